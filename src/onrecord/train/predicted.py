"""What is found in the texts of gold rows, in the form in which it is measured against them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.evaluate.attribution import figures, tallies
from onrecord.model import Attribution, Document
from onrecord.model.rows import pairs
from onrecord.pipeline import bare_document
from onrecord.train.examples import Row

Found = Sequence[Sequence[Attribution]]


def documents_of(rows: Sequence[Row]) -> list[Document]:
    """The texts of `rows`, as `onrecord attribute` takes them."""
    return [bare_document(row["text"]) for row in rows]


def as_rows(rows: Sequence[Row], found: Found) -> list[dict[str, Any]]:
    """What was `found` in each of `rows`, as JSON lines have it."""
    return [
        {"id": row["id"], "attributions": [_as_row(each) for each in own]}
        for row, own in zip(rows, found, strict=True)
    ]


def figures_of(rows: Sequence[Row], found: Found) -> dict[str, float]:
    """How well what was `found` agrees with `rows`."""
    return figures(tallies(rows, as_rows(rows, found)))


def _as_row(each: Attribution) -> dict[str, Any]:
    return {"source": pairs(each.source), "cue": pairs(each.cue), "content": pairs(each.content)}
