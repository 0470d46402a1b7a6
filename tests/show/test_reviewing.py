"""Whoever asks for what is found across pages is told that many are set side by side first."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from onrecord.record import Record
from onrecord.show.commands import reviewing


def told(path: Path, pages: int, monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> str:
    """What is shown where so many pages wait."""

    def review(*_given: Any, progress: Any, **_named: Any) -> int:
        progress(0, pages)
        progress(pages, pages)
        return pages

    monkeypatch.setattr(reviewing, "review_record", review)
    monkeypatch.setattr(Record, "is_reviewed", lambda _record: False)
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=terminal, width=120, color_system=None)
    with Record.open(path / "some.db") as record:
        reviewing.set_side_by_side(record, console, rules_only=True)
    return shown.getvalue()


@pytest.mark.parametrize(("pages", "line"), [(499, ""), (1200, "first 1,200 pages are set")])
def test_many_waiting_pages_are_told_once(
    tmp_path: Path, pages: int, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = told(tmp_path, pages, monkeypatch, terminal=False)
    assert shown.startswith(line)
    assert shown.count("\n") == bool(line)


def test_on_a_terminal_the_bar_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "first" not in told(tmp_path, 1200, monkeypatch, terminal=True)
