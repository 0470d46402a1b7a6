"""Renderings against the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import StatementId, StatementRow, Utterance, UtteranceId
from onrecord.record import Record
from onrecord.web.views.wordings import meant, pieces, wordings
from record_builders import ANA, Said, reading


def differing(words: str, first: str) -> list[str]:
    return [piece.strip() for piece, shared in pieces(words, first) if not shared]


def test_what_the_first_has_not_is_marked() -> None:
    assert differing("we saw no rain", "we saw rain") == ["no"]


def test_case_and_marks_do_not_count() -> None:
    assert differing("“We saw rain,”", "we saw rain.") == []


@given(words=st.text(), first=st.text())
def test_pieces_are_the_words(words: str, first: str) -> None:
    assert "".join(piece for piece, _ in pieces(words, first)).strip() == words.strip()


@pytest.fixture
def rows(tmp_path: Path) -> dict[StatementId, StatementRow]:
    text = "Ana Ruiz: It has rained here. Nobody came. Later: It has not rained here."
    said = [
        Said("It has rained here. Nobody came.", "Ana Ruiz", "", ANA),
        Said("It has not rained here.", "", "", ANA),
    ]
    with Record.open(tmp_path / "some.db") as record:
        record.add(reading(text, said))
        return {row.id: row for row in record.statements()}


def test_only_the_sentences_that_are_meant_are_compared(
    rows: dict[StatementId, StatementRow],
) -> None:
    one, two = rows
    documents = tuple({row.document for row in rows.values()})
    saying = Utterance(
        UtteranceId("utt-1"), ANA.id, (one, two), (f"{one}:0", f"{two}:0"), documents, None, 1
    )
    first, second = wordings(meant(saying, rows))
    assert first.row.content_text.startswith("It has rained")
    assert "Nobody" not in first.row.content_text
    assert [each.value for each in second.changes] == ["a negation more or less"]
