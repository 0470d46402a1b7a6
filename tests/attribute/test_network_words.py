"""Paragraphs cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.network.stretches import quoted_spans_of, spans_of
from onrecord.attribute.network.word_features import CLOSING, INSIDE, OPENING, OUTSIDE
from onrecord.attribute.network.words import LONGEST, paragraph, parts


def words(text: str) -> list[str]:
    cut = paragraph(text, 0, len(text))
    return [text[s:e] for s, e in zip(cut.starts, cut.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No, he said.", ["No", ",", "he", "said", "."]),
        ("He’s claiming", ["He", "’s", "claiming"]),
        ("they'll say", ["they", "'ll", "say"]),
        ("O'Neill don't", ["O'Neill", "don't"]),
        ("$1.5-million", ["$", "1.5-million"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", ['a "b" c', "a “b” c", "a «b» c"])
def test_states_of_quotation(text: str) -> None:
    cut = paragraph(text, 0, len(text))
    states = [cut.quotation(i) for i in range(len(cut))]
    assert states == [OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It rained. It blew.", [0, 0, 0, 1, 1, 1]),
        ("“No. Never,” she said.", [0] * 8 + [0]),
        ("“No.” It blew.", [0, 0, 0, 0, 1, 1, 1]),
        ("“Why?” he asked.", [0] * 7),
        ("Mr. Ruiz left.", [0] * 5),
    ],
)
def test_sentences_that_end_before_a_word(text: str, counts: list[int]) -> None:
    assert list(paragraph(text, 0, len(text)).sentences) == counts


def test_a_paragraph_may_open_where_the_last_one_did_not_close() -> None:
    cut = paragraph('"One. "Two', 0, 10)
    assert [cut.quotation(i) for i in range(len(cut))] == [
        OPENING,
        INSIDE,
        INSIDE,
        OPENING,
        INSIDE,
    ]


def test_spans_are_those_of_the_document() -> None:
    text = "First line.\nIt rained, she said."
    cut = paragraph(text, 12, len(text))
    [span] = spans_of(cut, [0, 1])
    assert span.of(text) == "It rained"


@pytest.mark.parametrize(
    ("text", "last", "span"),
    [
        ("Rep. Ruiz (D-Vt.) said", 4, "Rep. Ruiz (D-Vt.)"),
        ("Ruiz (she said so)", 2, "Ruiz (she"),
        ("(Ruiz said", 1, "Ruiz"),
    ],
)
def test_a_bracket_that_opens_is_closed(text: str, last: int, span: str) -> None:
    cut = paragraph(text, 0, len(text))
    [found] = spans_of(cut, range(text.startswith("("), last + 1))
    assert found.of(text) == span


def test_a_gap_of_words_parts_spans_and_one_of_marks_does_not() -> None:
    text = "It rained, then he said it blew."
    cut = paragraph(text, 0, len(text))
    assert [span.of(text) for span in spans_of(cut, [0, 1, 3, 6, 7])] == [
        "It rained, then",
        "it blew",
    ]


@pytest.mark.parametrize(
    ("text", "indices", "expected"),
    [
        ('"It rained," he said.', [1, 2], '"It rained,"'),
        ('He said "it rained" there.', [3, 4], '"it rained"'),
        ("He said it rained.", [2, 3], "it rained"),
        ('He said it "rained" there.', [2, 3, 4], 'it "rained"'),
    ],
)
def test_quotation_marks_belong_to_what_is_quoted(
    text: str, indices: list[int], expected: str
) -> None:
    [span] = quoted_spans_of(paragraph(text, 0, len(text)), indices)
    assert span.of(text) == expected


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "It rained all day in the north. " * 100
    cut = parts(text, 0, len(text))
    assert all(len(each) <= LONGEST for each in cut)
    assert all(each.text.startswith("It rained") for each in cut)
    assert "".join(each.text for each in cut) == text


def test_a_long_paragraph_without_sentences_is_cut_all_the_same() -> None:
    text = "rain " * 1000
    assert [len(each) for each in parts(text, 0, len(text))] == [LONGEST] * 5


@given(st.text(max_size=60))
def test_words_are_in_order_and_hold_no_white_space(text: str) -> None:
    cut = paragraph(text, 0, len(text))
    bounds = [at for pair in zip(cut.starts, cut.ends, strict=True) for at in pair]
    assert bounds == sorted(bounds)
    assert not any(letter.isspace() for word in words(text) for letter in word)
