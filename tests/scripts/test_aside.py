"""The second process of `make serve`: it answers, says what went wrong, and does not outlive the first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from scripts.aside import Aside
from scripts.places import ROOT

STARTED = "from scripts.aside import Aside; import os; print(Aside().submit(os.getpid).result(), flush=True); input()"


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_is_one_other_process_that_stays():
    aside = Aside()
    first, second = aside.submit(os.getpid).result(), aside.submit(os.getpid).result()

    assert first == second != os.getpid()


def test_what_goes_wrong_there_is_raised_here_and_it_goes_on():
    aside = Aside()

    with pytest.raises(ValueError, match="abc"):
        aside.submit(int, "abc").result()
    with pytest.raises(SystemExit):
        aside.submit(sys.exit, "fini").result()
    assert aside.submit(int, "12").result() == 12


def test_one_that_is_killed_is_replaced_and_asked_again():
    aside = Aside()
    first = aside.submit(os.getpid).result()
    os.kill(first, signal.SIGKILL)

    assert aside.submit(os.getpid).result() not in (first, os.getpid())


def test_it_ends_with_a_process_that_is_killed():
    main = subprocess.Popen(
        [sys.executable, "-c", STARTED],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert main.stdout
    other = int(main.stdout.readline())
    assert alive(other)
    main.kill()
    main.wait()
    end = time.monotonic() + 30
    while alive(other) and time.monotonic() < end:
        time.sleep(0.05)

    assert not alive(other)
