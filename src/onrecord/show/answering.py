"""Answering requests: a socket, and the processes that answer at it until somebody ends them.

In: a record's place, the settings of the reading room, a host and a port. Out: nothing; what the
processes know in common goes with the last of them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from onrecord.errors import BadInput
from onrecord.place import Place
from onrecord.web import WebSettings, make_app
from onrecord.web.common import Common

AT_ONCE = 200  # requests under way; more are told to come again (503)
M_ARENA_MAX, ARENAS = -8, 2  # glibc's own 16 keep 60 MiB more of what was freed
M_MMAP_THRESHOLD, MAPPED = -3, 32 << 10  # bytes: a page's HTML goes back to the system when freed
BACKLOG = 2_048  # connections that wait to be taken; uvicorn's own


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; BadInput where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        where = web_address(host, port)
        raise BadInput(f"{where} cannot be served: {error.strerror}; try another --port") from None


def answer(record: Place, settings: WebSettings, own: socket.socket, workers: int) -> None:
    """Answer at a socket, in a folder for what the processes know in common."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        settings = replace(settings, common=Path(folder) / "common.db")
        Common(settings.common).close()  # made here, before several processes open it
        _run(partial(_application, record, settings), own, workers)


def _application(record: Place, settings: WebSettings) -> Any:
    """The reading room, in a process that does not outlive the one that began it."""
    _give_back_what_is_freed()
    if (parent := parent_process()) is not None:
        Thread(target=_end_after, args=(parent,), name="parent", daemon=True).start()
    return make_app(record, settings)


def _give_back_what_is_freed() -> None:
    """Keep glibc from keeping it: blocks that live for long lie between pages that come and go.

    Where there is no glibc, nothing is done.
    """
    with suppress(AttributeError, OSError, TypeError):
        limit = ctypes.CDLL(None).mallopt
        limit(M_ARENA_MAX, ARENAS)
        limit(M_MMAP_THRESHOLD, MAPPED)


def _end_after(parent: BaseProcess) -> None:
    """End in order once `parent` is gone: who is killed tells nobody, and its port stays taken."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _run(app: Callable[[], Any], own: socket.socket, workers: int) -> None:
    """Answer at a socket until somebody ends it, in this process or in several."""
    config = uvicorn.Config(
        app,
        factory=True,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
    )
    if workers > 1:
        Multiprocess(config, [own]).run()
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):  # uvicorn raises what ended it again, when it has ended
        uvicorn.Server(config).run([own])


def web_address(host: str, port: int) -> str:
    """Where a browser finds a server."""
    return f"http://{in_address(host)}:{port}"


def in_address(host: str) -> str:
    """A host as an address has it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
