"""The room `web`: the reading room, where a record is read, checked and corrected in a browser.

In: a record. Out: an application (ASGI) of pages that are whole without JavaScript. Nothing is
asked of any other host, and no model is loaded before somebody checks a draft.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.place import Place
from onrecord.web.settings import WebSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["WebSettings", "make_app"]


def make_app(where: str | Path | Place, settings: WebSettings | None = None) -> FastAPI:
    """The reading room over the record at a place; the record is made if there is none."""
    from onrecord.web import app  # here: who starts servers need not hold 40 MiB of what they run

    return app.make_app(where, settings)
