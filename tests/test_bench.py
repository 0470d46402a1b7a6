"""The benches that name functions of the package name ones that are there."""

from __future__ import annotations

import runpy
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from onrecord.model import Document, Page
from onrecord.read import read_document
from onrecord.read.speaking import apparent_language
from onrecord.show.commands.measures import SUBCOMMANDS

BENCH = Path(__file__).parent.parent / "bench"


def test_the_doors_that_are_timed_are_those_of_the_pipeline() -> None:
    doors = runpy.run_path(str(BENCH / "read_page.py"))["ROOMS"]
    assert [door for _, place, door in doors if not hasattr(place, door)] == []


def test_the_parts_of_a_review_that_are_timed_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    parts = runpy.run_path(str(BENCH / "growth.py"))["PARTS"].values()
    assert [door for place, door in parts if not hasattr(place, door)] == []


def test_pages_that_are_made_are_read_with_what_they_say_of_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    bench = runpy.run_path(str(BENCH / "make_pages.py"))
    like = [("A day in the harbour", ("The pier was closed for the winter, Ana Ruiz said.",) * 3)]
    (first, second), (again, *_) = (
        list(bench["made_pages"](like, n, bench["Recipe"](60))) for n in (2, 1)
    )
    assert (first, first != second) == (again, True)
    document = read_document(Page(first[1].encode(), "made.html"))
    assert isinstance(document, Document)
    assert (document.url, document.title) == (first[0], "A day in the harbour")
    assert document.published is not None
    assert "closed for the winter" in document.text
    assert "reader thinks" not in document.text


def test_pages_that_are_made_in_other_languages_are_passed_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    bench = runpy.run_path(str(BENCH / "make_pages.py"))
    like = [("A day in the harbour", ("The pier was closed for the winter, Ana Ruiz said.",) * 3)]
    made = bench["made_pages"](like, 24, bench["Recipe"](60, others=0.5))
    told = Counter(apparent_language(Page(page.encode(), url)) for url, page in made)
    assert 6 <= told["en"] <= 18
    assert set(told) <= {"en", "de", "es", "fr", "it", "ru"}


def test_floors_are_of_measures_that_there_are() -> None:
    floors = tomllib.loads((BENCH / "floors.toml").read_text(encoding="utf8"))["floor"]
    commands = {("evaluate", name) for name, _ in SUBCOMMANDS}
    assert {tuple(floor["command"][:2]) for floor in floors} <= commands


@pytest.mark.parametrize(("figure", "code"), [(1.0, 0), (0.0, 1)])
def test_the_gate_is_shut_where_a_figure_is_below_its_floor(
    figure: float, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = runpy.run_path(str(BENCH / "gate.py"))["main"]
    monkeypatch.setitem(main.__globals__, "measured", lambda *_: defaultdict(lambda: figure))
    monkeypatch.setattr("sys.argv", ["gate", "--data", str(tmp_path)])
    assert main() == code
