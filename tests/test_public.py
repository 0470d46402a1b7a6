"""What the README shows in Python."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord import Page, Reading, Record, read_page

EXAMPLE = (
    Path(__file__).parent.parent / "examples" / "tribune-2021-03-11-minister-denies-warning.html"
)


def test_a_page_is_read_and_kept_in_a_few_lines(tmp_path: Path) -> None:
    reading = read_page(Page(EXAMPLE.read_bytes(), where=str(EXAMPLE)))
    assert isinstance(reading, Reading)
    with Record.open(tmp_path / "r.db") as record:
        record.add(reading)
        assert record.counts().statements == len(reading.statements) > 10


def test_every_public_name_is_there() -> None:
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
