"""The benches that name functions of the package name ones that are there."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from onrecord import pipeline

BENCH = Path(__file__).parent.parent / "bench"


def test_the_doors_that_are_timed_are_those_of_the_pipeline() -> None:
    doors = runpy.run_path(str(BENCH / "read_page.py"))["ROOMS"].values()
    assert [door for door in doors if not hasattr(pipeline, door)] == []


def test_the_parts_of_a_review_that_are_timed_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    parts = runpy.run_path(str(BENCH / "growth.py"))["PARTS"].values()
    assert [door for place, door in parts if not hasattr(place, door)] == []
