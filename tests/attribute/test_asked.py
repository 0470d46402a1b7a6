"""Who was asked says the answer, not the question."""

from __future__ import annotations

import pytest

from onrecord.attribute.tags.asked import with_answers
from onrecord.model import Attribution, Span


def told(text: str, content: str) -> tuple[str, str]:
    """Cue and content of what Ruiz is told to say, found with the words `content`."""
    found = Attribution(spans(text, "Ruiz"), spans(text, "asked"), spans(text, content), 0.5, "net")
    [each] = with_answers(text, [found])
    return each.cue[0].of(text), each.content[0].of(text)


def spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


@pytest.mark.parametrize("lead", ["Ruiz, asked", "Ruiz, when asked", "Ruiz was again asked"])
def test_the_answer_alone_is_said(lead: str) -> None:
    text = f"{lead} whether the dam was safe: “I built it.”"
    assert told(text, "whether the dam was safe: “I built it.”") == (":", "“I built it.”")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruiz asked whether the dam was safe: “Is it?”", "whether the dam was safe: “Is it?”"),
        ("Ruiz, asked whether the dam was safe, left.", "whether the dam was safe"),
    ],
)
def test_who_asks_says_the_question(text: str, content: str) -> None:
    assert told(text, content) == ("asked", content)
