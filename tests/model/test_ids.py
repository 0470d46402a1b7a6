from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import (
    Span,
    SpeakerKind,
    document_id,
    hashed_id,
    speaker_id,
    statement_id,
)


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_only_the_same_parts_make_the_same_id(a: list[str], b: list[str]) -> None:
    assert (hashed_id("x", *a) == hashed_id("x", *b)) == (a == b)


def test_a_document_is_its_address_and_its_text() -> None:
    first = document_id("https://a.example/1", "Rain fell.")
    assert first == document_id("https://a.example/1", "Rain fell.")
    assert first != document_id("https://a.example/2", "Rain fell.")
    assert first != document_id("https://a.example/1", "Snow fell.")
    assert first.startswith("doc-")


def test_content_and_source_are_not_mixed_up_in_a_statement_id() -> None:
    document = document_id(None, "abcdef")
    one = statement_id(document, (Span(0, 1), Span(2, 3)), ())
    other = statement_id(document, (Span(0, 1),), (Span(2, 3),))
    assert one != other


def test_a_speaker_with_a_wikidata_id_keeps_the_id_under_another_spelling() -> None:
    person = SpeakerKind.PERSON
    assert speaker_id("Ana Ruiz", person, "Q1") == speaker_id("Anna Ruís", person, "Q1")
    assert speaker_id("Ana Ruiz", person) == speaker_id("ana  ruiz", person)
    assert speaker_id("Ana Ruiz", person) != speaker_id("Ana Ruiz", SpeakerKind.BODY)
