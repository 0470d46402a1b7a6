"""A reading comes back out of its row as it was; a row that does not hold is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.model import Event, MediaType, PartialDate, Reading, Role, Span
from onrecord.shards.readings import reading_of
from onrecord.shards.rows import row_of
from onrecord.shards.schema import SCHEMA
from record_builders import ANA, BO, DEFAULT_SAID, TEXT, Said, reading


def through_arrow(given: Reading) -> dict[str, Any]:
    row: dict[str, Any] = pa.Table.from_pylist([row_of(given)], schema=SCHEMA).to_pylist()[0]
    return row


UNTOLD = Said("it had rained", "Ana Ruiz", candidates=(ANA, BO), behalf=BO, denied=True)
INNER = Said("it had rained", said_on="2031-05", addressee="Bo Lund", hearer=BO, parent=0)


@pytest.mark.parametrize("said", [DEFAULT_SAID, (), (UNTOLD, INNER)], ids=["two", "none", "unsure"])
def test_a_reading_comes_back_as_it_was(said: tuple[Said, ...]) -> None:
    given = reading(said=said)
    assert reading_of(through_arrow(given)) == given


def test_a_row_that_was_written_before_hearers_were_told_is_read() -> None:
    row = through_arrow(reading(said=DEFAULT_SAID))
    for each in row["statements"]:
        del each["hearer"]
    assert reading_of(row) == reading(said=DEFAULT_SAID)


def test_what_few_readings_have_comes_back_too() -> None:
    bare = reading(url=None, outlet=None, published=None, title=None)
    page = replace(
        bare.page,
        media_type=MediaType.HTML,
        published=PartialDate("2031-05"),
        language="en",
        encoding="utf-8",
        notes=("put aside",),
    )
    labels = replace(
        bare.statements[0].labels, event=Event.AID, event_score=0.5, target=(Span(0, 3),)
    )
    said = (replace(bare.statements[0], labels=labels), *bare.statements[1:])
    roles = (Role(ANA, "mayor", "", PartialDate("2031"), Span(0, 8)),)
    given = Reading(page, bare.document, said, "v2", roles)
    assert reading_of(through_arrow(given)) == given


@given(st.binary(max_size=50), st.floats(0, 1), st.text(max_size=20))
def test_any_bytes_scores_and_names_come_back(content: bytes, score: float, outlet: str) -> None:
    made = reading(content=content)
    first = made.statements[0]
    attribution = replace(first.attribution, score=score)
    made = replace(made, statements=(replace(first, attribution=attribution),))
    made = replace(made, document=replace(made.document, outlet=outlet.replace("\0", "")))
    assert reading_of(through_arrow(made)) == made


def test_what_no_format_takes_is_written_as_an_escape() -> None:
    given = reading(where="rain\ud800.html")
    assert reading_of(through_arrow(given)).page.where == "rain\\ud800.html"


BROKEN: dict[str, dict[str, Any]] = {
    "bytes of another page": {"content": b"other"},
    "a span behind the text": {"text": TEXT[:20]},
    "no such kind": {"blocks": [{"start": 0, "end": 3, "kind": "poem"}]},
    "a date that is none": {"published": "2031-17"},
    "nothing where a list was": {"statements": None},
}


@pytest.mark.parametrize("changed", BROKEN.values(), ids=BROKEN)
def test_a_row_that_does_not_hold_together_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        reading_of(row_of(reading()) | changed)
