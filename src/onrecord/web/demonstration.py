"""The demo in one click: the pages of an invented affair, read into a record that is empty.

In: where the record is. Out: a run of `onrecord demo` in a process of its own, and how it goes: to
read takes 400 MB of models, which a server that only shows a record need not keep.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.place import Place
from onrecord.web.rendering import Opened
from onrecord.web.visitors import Corrector

COMMAND = (sys.executable, "-m", "onrecord", "demo")

router = APIRouter(include_in_schema=False)


class Demonstration:
    """One run of the demo into the record at a place, which is begun once at a time."""

    def __init__(self, where: str | Path | Place, command: Sequence[str] = COMMAND) -> None:
        self._command = tuple(command)
        # not among the arguments, which every user of the machine can read: it may hold a password
        self._environment = os.environ | {"ONRECORD_DEMO_RECORD": Place.of(where).address}
        self._run: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start reading; nothing happens while it is under way."""
        if not self.is_running:
            quiet = subprocess.DEVNULL
            self._run = subprocess.Popen(
                self._command, stdin=quiet, stdout=quiet, stderr=quiet, env=self._environment
            )

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._run is not None and self._run.poll() is None

    @property
    def has_failed(self) -> bool:
        """Whether the last run ended with an error."""
        return self._run is not None and self._run.poll() not in (None, 0)

    def close(self) -> None:
        """End a run that is under way; what it has read is kept."""
        if self._run is not None and self.is_running:
            self._run.terminate()
            self._run.wait()


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
