"""The benches that name functions of the package name ones that are there."""

from __future__ import annotations

import runpy
from pathlib import Path

from onrecord import pipeline

BENCH = Path(__file__).parent.parent / "bench"


def test_the_doors_that_are_timed_are_those_of_the_pipeline() -> None:
    doors = runpy.run_path(str(BENCH / "read_page.py"))["ROOMS"].values()
    assert [door for door in doors if not hasattr(pipeline, door)] == []
