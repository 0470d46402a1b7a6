"""The demo in one click: the pages of an invented affair, read into a record that is empty.

In: where the record is. Out: a run of `onrecord demo` in a process of its own, and how it goes: to
read takes 400 MB of models, which a server that only shows a record need not keep.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.place import Place
from onrecord.web.common import Common
from onrecord.web.door.visitors import Corrector
from onrecord.web.rendering import Opened

COMMAND = (sys.executable, "-m", "onrecord", "demo")

_BEGUN = """
INSERT INTO runs (name, process) VALUES ('demo', :process)
ON CONFLICT DO UPDATE SET process = excluded.process, failed = 0
"""
_UNDER_WAY = "SELECT process FROM runs WHERE name = 'demo' AND process > 0"
_ENDED = """
UPDATE runs SET process = 0, failed = :failed WHERE name = 'demo' AND process = :process
"""

router = APIRouter(include_in_schema=False)


class Demonstration:
    """One run of the demo into the record at a place, which is begun once at a time."""

    def __init__(
        self, where: str | Path | Place, common: Common, command: Sequence[str] = COMMAND
    ) -> None:
        self._command = tuple(command)
        # not among the arguments, which every user of the machine can read: it may hold a password
        self._environment = os.environ | {"ONRECORD_DEMO_RECORD": Place.of(where).address}
        self._common = common
        self._run: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start reading; nothing happens while it is under way."""
        with self._common.alone():
            if self.is_running:
                return
            quiet = subprocess.DEVNULL
            self._run = run = subprocess.Popen(
                self._command, stdin=quiet, stdout=quiet, stderr=quiet, env=self._environment
            )
            self._common.ask(_BEGUN, process=run.pid)
        Thread(target=self._wait, args=(run,), name="demo", daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Whether it is under way, whichever process of the server began it."""
        return any(_is_alive(process) for (process,) in self._common.ask(_UNDER_WAY))

    @property
    def has_failed(self) -> bool:
        """Whether the last run ended with an error."""
        if self._run is not None and self._run.poll() is not None:
            return self._run.returncode != 0
        return bool(self._common.ask("SELECT 1 FROM runs WHERE name = 'demo' AND failed"))

    def close(self) -> None:
        """End a run that was begun here and is under way; what it has read is kept."""
        if self._run is not None and self._run.poll() is None:
            self._run.terminate()
            self._run.wait()

    def _wait(self, run: subprocess.Popen[bytes]) -> None:
        failed = run.wait() != 0
        self._common.ask(_ENDED, process=run.pid, failed=failed)


def _is_alive(process: int) -> bool:
    """Whether it runs; one that is not ours to look at has the number of one that is gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.kill(process, 0)  # signal 0 only looks
        return True
    return False


def demonstration_of(request: Request) -> Demonstration:
    """The demo of the record that is served."""
    demonstration: Demonstration = request.app.state.demonstration
    return demonstration


@router.post("/demo")
def begin(request: Request, record: Opened, who: Corrector) -> Response:  # noqa: ARG001
    """Read the demo into a record without documents; the first page tells how far it is."""
    if record.counts().documents and not demonstration_of(request).is_running:
        raise BadInput("the demo is read into an empty record; this one has documents")
    demonstration_of(request).begin()
    return RedirectResponse("/", 303)
