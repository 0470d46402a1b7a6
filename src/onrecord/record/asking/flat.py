"""Rows with one plain value a cell, for CSV and Parquet.

In: rows of the record. Out: dictionaries of text, numbers, booleans and None, always with the same
keys in the same order. A speaker becomes four cells; spans become "12-40 52-60", several speakers
their ids, both with a space between.

Spreadsheets run a cell that begins with = + - @ as a formula, also one that a page's author wrote
(OWASP, "CSV Injection"). `csv_cell` puts an apostrophe before such text, and before text that
already has apostrophes before such a mark, so that `from_csv_cell` gets every text back exactly.
"""

from __future__ import annotations

import re
from typing import Any

from onrecord.model import DocumentRow, StatementRow

Cell = str | int | float | bool | None

_SPANS = ("source", "cue", "content", "addressee", "occasion", "target")
_SPEAKERS = ("speaker", "on_behalf_of", "hearer")
_SPEAKER_PARTS = ("id", "name", "kind", "wikidata")

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def flat_statement(row: StatementRow) -> dict[str, Cell]:
    """One line of a table of statements."""
    flat: dict[str, Cell] = {}
    for name, value in row.as_dict().items():
        if name in _SPANS:
            flat[name] = " ".join(f"{start}-{end}" for start, end in value)
        elif name in _SPEAKERS:
            parts: dict[str, Any] = value or {}
            flat.update({f"{name}_{part}": parts.get(part) for part in _SPEAKER_PARTS})
        elif name == "candidates":
            flat[name] = " ".join(each["id"] for each in value)
        elif name == "corrected":
            flat[name] = " ".join(value)
        else:
            flat[name] = value
    return flat


def flat_document(row: DocumentRow) -> dict[str, Cell]:
    """One line of a table of documents; blocks as "start-end kind" lines."""
    flat = row.as_dict()
    flat["blocks"] = "\n".join(f"{start}-{end} {kind}" for start, end, kind in flat["blocks"])
    flat["notes"] = "\n".join(flat["notes"])
    return flat


def csv_cell(value: Cell) -> Cell:
    """`value` as no spreadsheet will run it; only text is ever changed.

    >>> csv_cell("=1+1"), csv_cell("'tis"), csv_cell("'=1+1"), csv_cell(-1)
    ("'=1+1", "'tis", "''=1+1", -1)
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def from_csv_cell(text: str) -> str:
    """The text that `csv_cell` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
