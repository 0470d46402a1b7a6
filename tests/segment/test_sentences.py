"""Sentences are as long as sentences are, whatever a page has."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.segment.sentences import LONGEST, sentences


def of(text: str) -> list[str]:
    return [each.of(text) for each in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("words", ["he denied that " * 500, "x" * 5 * LONGEST, "ana\u00a0" * 3_000])
def test_what_is_too_long_for_a_sentence_is_taken_in_pieces(words: str) -> None:
    pieces = of(words)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join("".join(pieces).split()) == "".join(words.split())


def test_pieces_end_with_a_word() -> None:
    assert {each.split()[-1] for each in of("he denied it and " * 500)} <= {
        "he",
        "denied",
        "it",
        "and",
    }


def test_a_long_sentence_of_news_stays_whole() -> None:
    text = f"“{'It rained, ' * 120}” said Ana Ruiz."
    assert len(text) > 1_300
    assert of(text) == [text]
