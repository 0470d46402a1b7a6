"""A review of a record on a server finds what it finds in a file, row for row."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import Reading
from onrecord.record import Record
from onrecord.review import review_record
from postgres_server import Databases
from record_builders import dump

FOUND = ("dispute_evidence", "renderings", "contradictions", "links", "postings", "spellings")


def test_the_demo_affair_in_two_portions_is_found_alike(
    databases: Databases, example_readings: list[Reading], tmp_path: Path
) -> None:
    with databases.record() as server:
        here, there = (reviewed(each, example_readings) for each in (tmp_path / "a.db", server))
    assert all(here[name] for name in FOUND)
    assert {name: there[name] for name in here} == here


def reviewed(place: str | Path, readings: list[Reading]) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a record of the readings, of which the second half came after a review."""
    half = len(readings) // 2
    with Record.open(place) as record:
        for portion in (readings[:half], readings[half:]):
            with record.writing() as writer:
                for each in portion:
                    writer.add(each)
            review_record(record)
    rows = dump(place)
    rows["aliases"] = [alias[1:] for alias in rows["aliases"]]  # a server's numbers have gaps
    return {name: sorted(each, key=repr) for name, each in rows.items()}
