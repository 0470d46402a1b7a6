"""Which words of a cue are kept."""

from __future__ import annotations

import pytest

from onrecord.attribute.evidence import NO_CONTENT
from onrecord.attribute.network.cue_words import is_cue, verb_alone
from onrecord.attribute.network.decode import Found
from onrecord.attribute.network.words import paragraph


def kept(text: str) -> str:
    words = paragraph(text, 0, len(text))
    cue = verb_alone(words, tuple(range(len(words))))
    return text[words.starts[cue[0]] : words.ends[cue[-1]]]


@pytest.mark.parametrize("cue", ["said in an interview", "said on Monday", "said at the time"])
def test_when_and_where_is_left_out(cue: str) -> None:
    assert kept(cue) == "said"


@pytest.mark.parametrize(
    "cue", ["said", "commented on", "weighed in on", "told her again", "went on to say"]
)
def test_a_verb_keeps_its_own_words(cue: str) -> None:
    assert kept(cue) == cue


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ana Ruiz: it rained", True), ("The result: it rained", False), (": it rained", True)],
)
def test_a_mark_is_a_cue_beside_a_name(text: str, expected: bool) -> None:
    words = paragraph(text, 0, len(text))
    colon = next(i for i in range(len(words)) if not words.is_word(i))
    found = Found(colon, tuple(range(colon)), (colon,), (colon + 1,), NO_CONTENT)
    assert is_cue(words, found) is expected
