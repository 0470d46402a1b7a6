"""Watching a record for changes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from onrecord.record import Record
from record_builders import reading


def test_the_number_stays_while_nobody_writes_and_changes_with_a_page(place: str | Path) -> None:
    with Record.open(place) as record, closing(record.watch()) as watch:
        before = watch.changes()
        record.counts()
        assert watch.changes() == before
        record.add(reading())
        assert watch.changes() != before
