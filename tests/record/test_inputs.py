"""What inputs gave is kept with the pages, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from onrecord.model import Input
from onrecord.record import Record
from record_builders import NOON, reading

FIRST = Input("a.warc.gz", NOON, read=2, rejected={"empty": 1}, passed={"image/png": 3})
SECOND = Input(
    "b\ud800.html", NOON + timedelta(microseconds=1), NOON + timedelta(seconds=9), known=1
)


def test_the_last_that_was_told_of_an_input_stands(place: str | Path) -> None:
    with Record.open(place) as record:
        with record.writing() as writer:
            writer.account(FIRST)
            writer.add(reading())
            writer.commit()
            writer.account(replace(FIRST, read=3))
        assert record.latest_inputs(9) == (replace(FIRST, read=3),)


def test_the_input_that_was_begun_last_comes_first(place: str | Path) -> None:
    with Record.open(place) as record:
        with record.writing() as writer:
            writer.account(FIRST)
            writer.account(SECOND)
        stored = replace(SECOND, where="b\\ud800.html")
        assert record.latest_inputs(9) == (stored, FIRST)
        assert record.latest_inputs(1) == (stored,)
        assert record.latest_inputs(9, unfinished=True) == (FIRST,)
