"""Processes of their own, which `crash.py` lets work for a while and then disturbs.

Time is that of the processor, so that a busy machine does not move the moment.
"""

from __future__ import annotations

import os
import resource
import signal
import time
import traceback
from collections.abc import Callable

from onrecord.errors import OnrecordError
from onrecord.place import Place

TOLD, BROKE = 3, 4  # how a child ends: with a sentence for people, with anything else
LOOK_EVERY = 0.001  # seconds


def in_child(run: Callable[[Place], object], place: Place, most: int | None = None) -> int:
    """Start `run` in a process of its own, whose files may have `most` bytes; its number."""
    child = os.fork()
    if child:
        return child
    code = 0
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        run(place)
    except OnrecordError:
        code = TOLD
    except BaseException:
        traceback.print_exc()
        code = BROKE
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """How a child ended: its code, less than nothing where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def seconds_of(run: Callable[[Place], object], place: Place) -> float:
    """The processor seconds that a run takes which nothing disturbs."""
    _, status, used = os.wait4(in_child(run, place), 0)
    assert status == 0
    return used.ru_utime + used.ru_stime


def let_work(child: int, seconds: float) -> None:
    """Wait until a child has used so many seconds of the processor, or has ended."""
    clock = ~child << 3 | 2  # the clock of another process's time, clock_getcpuclockid(3)
    looked = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while os.waitid(os.P_PID, child, looked) is None and time.clock_gettime(clock) < seconds:
        time.sleep(LOOK_EVERY)
