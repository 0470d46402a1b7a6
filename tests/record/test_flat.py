from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import (
    Record,
    csv_cell,
    flat_document,
    flat_statement,
    from_csv_cell,
)
from record_builders import ANA, BO, Said, reading


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "onrecord.db")
    record.add(reading())
    record.add(reading(said=[Said("it had rained", candidates=(ANA, BO))], url=None))
    return record


def test_a_row_says_in_json_what_the_record_holds(record: Record) -> None:
    rows = [json.loads(json.dumps(row.as_dict())) for row in record.statements()]
    assert rows[1]["content"] == [[35, 48], [67, 82]]
    assert rows[1]["speaker"]["name"] == "Bo Lund"
    assert rows[1]["published"] == "2031-05-04"
    assert [each["name"] for each in rows[2]["candidates"]] == ["Ana Ruiz", "Bo Lund"]


def test_every_flat_row_has_the_same_plain_cells(record: Record) -> None:
    rows = [flat_statement(row) for row in record.statements()]
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(cell, str | int | float | None) for row in rows for cell in row.values())


def test_a_flat_row_keeps_spans_and_speakers(record: Record) -> None:
    rows = [flat_statement(row) for row in record.statements()]
    assert rows[1]["content"] == "35-48 67-82"
    assert (rows[1]["speaker_name"], rows[1]["speaker_kind"]) == ("Bo Lund", "person")
    assert rows[2]["candidates"] == f"{ANA.id} {BO.id}"
    assert rows[2]["speaker_id"] is None


def test_a_flat_document_keeps_its_blocks(record: Record) -> None:
    first = next(record.documents())
    assert flat_document(first)["blocks"] == f"0-{len(first.document.text)} paragraph"


@given(st.text(alphabet="'=+-@\t\rax＝", max_size=6) | st.text())
def test_a_neutral_cell_gives_its_text_back(text: str) -> None:
    cell = csv_cell(text)
    assert from_csv_cell(str(cell)) == text
    assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_numbers_are_left_alone() -> None:
    assert [csv_cell(value) for value in (-1, -0.5, True, None)] == [-1, -0.5, True, None]


def test_a_formula_in_a_page_survives_a_csv_file_as_text(record: Record) -> None:
    formula = '=HYPERLINK("https://fjord.example")'
    record.add(
        reading(f"“{formula}” Ana Ruiz said.", [Said(formula)], url="https://fjord.example/f")
    )
    (row,) = [flat_statement(row) for row in record.statements() if "HYPER" in row.content_text]
    file = io.StringIO()
    csv.writer(file).writerow(csv_cell(cell) for cell in row.values())
    (line,) = csv.reader(io.StringIO(file.getvalue()))
    cell = dict(zip(row, line, strict=True))["content_text"]
    assert cell == "'" + formula
    assert from_csv_cell(cell) == formula
