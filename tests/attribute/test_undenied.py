"""A denial behind "although Hill had not denied it:" is of who leads the sentence."""

from __future__ import annotations

import pytest

from onrecord.attribute.tags.undenied import with_deniers
from onrecord.model import Attribution, Span


def speaker_of(text: str, content: str) -> str:
    """Whose the quotation `content` is, where a network gave it to Hill."""
    led = Attribution(
        spans(text, "Ruiz"), spans(text, "called"), spans(text, "the story fake"), 0.9, "net"
    )
    quoted = Attribution(spans(text, "Hill"), (), spans(text, content), 0.9, "net")
    [_, told] = with_deniers(text, [led, quoted])
    return told.source[0].of(text)


def spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


def test_the_quotation_is_of_who_leads_the_sentence() -> None:
    text = "Ruiz called the story fake, although Hill had not denied it: “We did not meet at all.”"
    assert speaker_of(text, "We did not meet at all") == "Ruiz"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruiz called the story fake, although Hill had not denied it: “We met.”", "We met"),
        ("Ruiz called the story fake, and Hill said: “We did not meet.”", "We did not meet"),
        ("Ruiz called the story fake, although Hill denied it: “We did not.”", "We did not"),
        ("Ruiz called the story fake. Though Hill did not deny it: “We never met”", "We never met"),
    ],
)
def test_other_quotations_stay(text: str, content: str) -> None:
    assert speaker_of(text, content) == "Hill"
