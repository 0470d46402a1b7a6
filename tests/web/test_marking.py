"""Marking a document: pieces laid end to end are the text, whatever overlaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import DocumentRow, Span, StatementRow
from onrecord.record import Record
from onrecord.web.views.links import PART
from onrecord.web.views.marking import marked_blocks, parts_of, sentence_around
from record_builders import BO, Said, reading

TEXT = "Ana Ruiz said that Bo Lund denied it had rained. Nobody asked."
NESTED = (
    Said("that Bo Lund denied it had rained", "Ana Ruiz", "said", BO),
    Said("it had rained", "Bo Lund", "denied", BO, parent=0),
)


def kept(path: Path, **how: object) -> tuple[DocumentRow, list[StatementRow]]:
    with Record.open(path / "some.db") as record:
        record.add(reading(**how))  # type: ignore[arg-type]
        [row] = record.documents()
        return row, record.statements_of(row.document.id)


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> tuple[DocumentRow, list[StatementRow]]:
    return kept(tmp_path_factory.mktemp("nested"), text=TEXT, said=NESTED)


def test_pieces_are_the_text(nested: tuple[DocumentRow, list[StatementRow]]) -> None:
    [block] = marked_blocks(nested[0].document, nested[1])
    assert "".join(piece.words for piece in block.pieces) == TEXT


def test_a_source_inside_a_content_is_both(
    nested: tuple[DocumentRow, list[StatementRow]],
) -> None:
    [block] = marked_blocks(nested[0].document, nested[1])
    [piece] = [piece for piece in block.pieces if piece.words == "Bo Lund"]
    assert set(piece.classes.split()) == {"content", "source"}
    assert piece.of == (0, 1)


def test_content_inside_content_is_marked_as_such(
    nested: tuple[DocumentRow, list[StatementRow]],
) -> None:
    [block] = marked_blocks(nested[0].document, nested[1])
    [piece] = [piece for piece in block.pieces if piece.words == "it had rained"]
    assert set(piece.classes.split()) == {"content", "nested"}


def test_a_statement_has_its_note_where_it_begins(
    nested: tuple[DocumentRow, list[StatementRow]],
) -> None:
    [block] = marked_blocks(nested[0].document, nested[1])
    assert [row.content_text for _, row in block.notes] == [
        "that Bo Lund denied it had rained",
        "it had rained",
    ]
    begun = {row.id: piece.words for piece in block.pieces for row in piece.begin}
    assert begun == {nested[1][0].id: "Ana Ruiz", nested[1][1].id: "Bo Lund"}


@given(data=st.data())
def test_any_spans_leave_the_text_whole(
    nested: tuple[DocumentRow, list[StatementRow]], data: st.DataObject
) -> None:
    starts = st.integers(0, len(TEXT) - 1)
    spans = st.builds(lambda a, n: Span(a, min(len(TEXT), a + n)), starts, st.integers(1, 40))
    some = st.lists(spans, min_size=1, max_size=3).map(tuple)
    rows = [
        replace(row, content=data.draw(some), source=data.draw(some), cue=data.draw(some))
        for row in nested[1]
    ]
    [block] = marked_blocks(nested[0].document, rows)
    assert "".join(piece.words for piece in block.pieces) == TEXT


def test_a_long_document_comes_in_parts_that_are_the_text(tmp_path: Path) -> None:
    text = "word " * (PART // 2)
    row, _ = kept(tmp_path, text=text, said=())
    parts = [marked_blocks(row.document, [], part + 1) for part in range(parts_of(row.document))]
    assert len(parts) > 1
    assert "".join(p.words for blocks in parts for b in blocks for p in b.pieces) == text


def test_a_statement_is_shown_with_its_surroundings(
    nested: tuple[DocumentRow, list[StatementRow]],
) -> None:
    pieces = sentence_around(nested[0].document, nested[1][1])
    assert "".join(piece.words for piece in pieces) == TEXT


def test_what_stands_around_a_statement_is_cut_at_whole_words(tmp_path: Path) -> None:
    text = f"{'long ' * 60}Ana Ruiz said that it rained {'further ' * 60}"
    found = kept(tmp_path, text=text, said=[Said("that it rained", "Ana Ruiz", "said", BO)])
    words = "".join(piece.words for piece in sentence_around(found[0].document, found[1][0]))
    assert len(words) < len(text)
    assert set(words.split()) == {"long", "Ana", "Ruiz", "said", "that", "it", "rained", "further"}
