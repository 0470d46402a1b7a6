"""What a second tag of the same source leads to is an attribution of its own."""

from __future__ import annotations

import pytest

from onrecord.attribute.tags.second_tags import behind_second_tags
from onrecord.model import Attribution, Span

QUOTED = "“We stay,” Ana said"


def told(tag: str, content: str) -> list[tuple[str, str, str]]:
    """What is told of a network's find whose content stands on both sides of "Ana said"."""
    text = f"{QUOTED}{tag}{content}."
    later = Span(len(QUOTED + tag), len(text) - 1)
    find = Attribution((Span(11, 14),), (Span(15, 19),), (Span(0, 10), later), 0.9, "net")
    return [
        (
            each.source[0].of(text),
            each.cue[0].of(text),
            " … ".join(s.of(text) for s in each.content),
        )
        for each in behind_second_tags(text, [find])
    ]


@pytest.mark.parametrize(
    ("tag", "cue", "content"),
    [
        (", adding ", "adding", "that nobody had asked"),
        (" to Ben Okoro before asking him, ", "asking", "“Why not?”"),
        (" before asking her brother, ", "asking", "“Why not?”"),
        (", going on to say ", "going on to say", "that nobody had asked"),
        (", suggesting two questions, including, ", "suggesting", "“Why not?”"),
    ],
)
def test_a_participle_parts_what_it_leads_to(tag: str, cue: str, content: str) -> None:
    assert told(tag, content) == [("Ana", "said", "“We stay,”"), ("Ana", cue, content)]


@pytest.mark.parametrize("tag", [". ", " on Monday, ", ", turning to her brother, ", ", and "])
def test_other_words_between_two_quotations_part_nothing(tag: str) -> None:
    assert told(tag, "“You go.”") == [("Ana", "said", "“We stay,” … “You go.”")]


def test_a_content_on_one_side_stays_whole() -> None:
    text = "Ana said, adding nothing, that it rained."
    find = Attribution((Span(0, 3),), (Span(4, 8),), (Span(26, 40),), 0.9, "net")
    assert [*behind_second_tags(text, [find])] == [find]
