"""The benches that name functions of the package name ones that are there."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.model import Document, Page
from onrecord.read import read_document

BENCH = Path(__file__).parent.parent / "bench"


def test_the_doors_that_are_timed_are_those_of_the_pipeline() -> None:
    doors = runpy.run_path(str(BENCH / "read_page.py"))["ROOMS"].values()
    assert [door for door in doors if not hasattr(pipeline, door)] == []


def test_the_parts_of_a_review_that_are_timed_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    parts = runpy.run_path(str(BENCH / "growth.py"))["PARTS"].values()
    assert [door for place, door in parts if not hasattr(place, door)] == []


def test_pages_that_are_made_are_read_with_what_they_say_of_themselves() -> None:
    bench = runpy.run_path(str(BENCH / "make_pages.py"))
    like = [("A day in the harbour", ("The pier was closed for the winter, Ana Ruiz said.",) * 3)]
    (first, second), (again, *_) = (list(bench["made_pages"](like, n, 60)) for n in (2, 1))
    assert (first, first != second) == (again, True)
    document = read_document(Page(first[1].encode(), "made.html"))
    assert isinstance(document, Document)
    assert (document.url, document.title) == (first[0], "A day in the harbour")
    assert document.published is not None
    assert "closed for the winter" in document.text
    assert "reader thinks" not in document.text
