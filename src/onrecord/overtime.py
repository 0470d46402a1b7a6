"""A limit to the time that a piece of work may take.

It is the time of the processor, so that a busy machine makes no difference. Only the main thread of
a process can be interrupted, on systems with interval timers (POSIX): the processes that read pages
work there; elsewhere there is no limit. Work inside a library's C code is interrupted when that
comes back to Python.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Overtime(BaseException):
    """The work took longer than it may; no Exception, so that nothing on the way catches it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let what is done inside take so many seconds of processor time; Overtime when it takes more.

    Not to be used within itself.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Overtime
