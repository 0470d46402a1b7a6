"""A bar counts pages, whether or not it is known how many there are."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.show.bars import pages_bar


@pytest.mark.parametrize(("total", "shown"), [(9, "3 of 9"), (None, "3 of ?")])
def test_a_bar_shows_how_many_pages_are_done(total: int | None, shown: str) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120, color_system=None)
    with pages_bar(console) as progress:
        progress.advance(progress.add_task("reading", total=total), 3)
    assert f"{shown} pages" in console.file.getvalue()  # type: ignore[attr-defined]


def test_nothing_is_shown_where_nobody_looks() -> None:
    console = Console(file=io.StringIO())
    with pages_bar(console) as progress:
        progress.advance(progress.add_task("reading", total=2))
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]
