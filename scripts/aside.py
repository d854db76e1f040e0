"""Another process beside this one, on the other core: it stays, keeps what it has read, and ends with this one.

Knows: how to hand it a function and its values, and how to wait for the answer.
Ignores: what is asked.
Used by: scripts.hurry.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from scripts import node


class Aside(Executor):
    """Does one thing at a time, in order."""

    def __init__(self) -> None:
        context = get_context("spawn")  # its end of the pipe is all that it has of ours
        self._pipe, theirs = context.Pipe()
        self._waiting = ThreadPoolExecutor(1)
        context.Process(target=answer, args=(theirs,), daemon=True).start()
        theirs.close()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._waiting.submit(self._ask, fn, args, kwargs)

    def _ask(self, *asked: Any) -> Any:
        self._pipe.send(asked)
        done, value = self._pipe.recv()
        if not done:
            raise value
        return value


def answer(pipe: Connection) -> None:
    """The life of the other process. Ctrl+C is for the first one, whose end closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    node.stay()
    while True:
        try:
            function, values, named = pipe.recv()
        except EOFError:
            return
        try:
            reply = True, function(*values, **named)
        except (Exception, SystemExit) as error:
            reply = False, error
        pipe.send(reply)
