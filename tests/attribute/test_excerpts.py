"""Spans as excerpts of the paragraphs that were read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from onrecord.attribute.network.excerpts import excerpts
from onrecord.attribute.network.words import Paragraph, paragraph
from onrecord.model import Span

TEXT = "“Vasko denied it,” Ruiz said.\nHolt said that Okoro left early."


@dataclass(frozen=True)
class Kept:
    rows: np.ndarray
    first: np.ndarray


def read(scored: int = 100) -> list[tuple[Paragraph, Kept]]:
    """The paragraphs of TEXT, a piece a word; the words behind `scored` have no numbers."""
    cut = TEXT.index("\n")
    words = paragraph(TEXT, 0, cut), paragraph(TEXT, cut + 1, len(TEXT))
    return [
        (own, Kept(np.zeros((len(own) + 2, 4), np.uint8), np.arange(1, len(own) + 1)[:scored]))
        for own in words
    ]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize("words", ["Vasko denied it", "Okoro left early", "Holt said"])
def test_an_excerpt_is_a_text_of_its_own(words: str) -> None:
    [found] = excerpts(read(), [span(words)])
    start = found.words.offset
    assert TEXT[start : start + len(found.words.text)] == words
    assert found.words == paragraph(TEXT, start, start + len(words))


def test_it_knows_where_it_begins_in_its_paragraph() -> None:
    [found] = excerpts(read(), [span("Okoro left early")])
    assert (found.begin, len(found)) == (3, 3)


def test_a_span_over_two_paragraphs_is_an_excerpt_of_each() -> None:
    found = excerpts(read(), [span("Ruiz said.\nHolt said")])
    assert [each.words.text for each in found] == ["Ruiz said.", "Holt said"]


def test_a_word_that_the_span_cuts_is_none_of_it() -> None:
    [found] = excerpts(read(), [span("sko denied i")])
    assert found.words.text == "denied"


def test_words_without_numbers_are_left_out() -> None:
    assert [each.words.text for each in excerpts(read(2), [span("Holt said that")])] == [
        "Holt said"
    ]
    assert list(excerpts(read(2), [span("Okoro left")])) == []
