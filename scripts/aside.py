"""Another process beside this one, on the other core: it stays, keeps what it has read, and ends with this one.

Knows: how to hand it a function and its values, how to wait for the answer, how to start it again when it is lost.
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
        self._waiting = ThreadPoolExecutor(1)
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")  # its end of the pipe is all that it has of ours
        self._pipe, theirs = context.Pipe()
        context.Process(target=answer, args=(theirs,), daemon=True).start()
        theirs.close()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._waiting.submit(self._ask, fn, args, kwargs)

    def _ask(self, *asked: Any) -> Any:
        try:
            done, value = self._exchange(asked)
        except (EOFError, OSError):  # it was killed: another one, once
            self._start()
            done, value = self._exchange(asked)
        if not done:
            raise value
        return value

    def _exchange(self, asked: tuple[Any, ...]) -> Any:
        self._pipe.send(asked)
        return self._pipe.recv()


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
