"""Interviews that are printed as questions and answers."""

from __future__ import annotations

import pytest

from onrecord import Page, read_page
from onrecord.model import UNSURE, Reading, Speaker

TURNS = """
Q: Did you know it?

A: I never knew it, and I said so to the board.

Q: And the engineer?

A: He told me that the wall was sound.
"""


def answering(opening: str) -> tuple[list[str | None], list[str | None]]:
    """Who answers, and who "he" is, on a page that opens so; None for who is not told."""
    read = read_page(Page(f"{opening}\n{TURNS}".encode(), where="talk.txt"))
    assert isinstance(read, Reading)
    text = read.document.text
    told: dict[str, list[str | None]] = {"A": [], "He": []}
    for each in read.statements:
        words = each.attribution.source[0].of(text) if each.attribution.source else ""
        if words in told:
            speaker = each.resolution.speaker
            told[words].append(speaker.name if isinstance(speaker, Speaker) else None)
            assert isinstance(speaker, Speaker) or speaker is UNSURE
    return told["A"], told["He"]


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("Q&A: Ana Ruiz\n\nThe mayor has no wish to talk about it.", "Ana Ruiz"),
        ("Ana Ruiz on the dam\n\nThe mayor answers our questions.", "Ana Ruiz"),
        (
            "What Vale wants\n\nAna Ruiz, his deputy, spoke to the Courier about Tom Vale.",
            "Ana Ruiz",
        ),
        (
            "The dam\n\nWe sat down with Mayor Ana Ruiz last week, after Tom Vale had left.",
            "Ana Ruiz",
        ),
        ("Questions for Ana Ruiz and Tom Vale\n\nThe two took them in turn.", None),
        ("Ana Ruiz and Tom Vale\n\nTwo views of the dam.", None),
        ("The dam\n\nWhat the office says.", None),
        ("The dam\n\nOur reporter Tom Vale talked to Mayor Ana Ruiz.", "Ana Ruiz"),
        ("The dam\n\nAna Ruiz spoke with Tom Vale on Monday.", None),
        ("What Ana Ruiz wants\n\nAna Ruiz spoke with Tom Vale on Monday.", "Ana Ruiz"),
        ("The dam\n\nMayor Ana Ruiz spoke with Tom Vale of the Courier.", "Ana Ruiz"),
        ("The dam\n\nAna Ruiz spoke with Governor Tom Vale of Norrland.", None),
        ("The dam\n\nMayor Ana Ruiz sat down. We asked whether Tom Vale had lied.", None),
    ],
)
def test_who_answers_is_whom_the_page_says_it_asked(opening: str, who: str | None) -> None:
    answers, _ = answering(opening)
    assert answers == [who, who]


def test_who_answers_says_i_of_themselves() -> None:
    _, he = answering("Q&A: Tom Vale\n\nThe mayor has no wish to talk about it.")
    assert he == [None]
