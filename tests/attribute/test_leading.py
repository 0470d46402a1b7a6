"""A participle that leads a sentence has the subject of the clause behind."""

from __future__ import annotations

import pytest

from onrecord.attribute.tags.leading import with_leading_subjects
from onrecord.model import Attribution, Span


def source_in(text: str, content: str, source: str = "") -> str | None:
    """Who calls the `content` in `text`, found with the `source` there."""
    cue = "Calling" if "Calling" in text else "calling"
    [told] = with_leading_subjects(
        text,
        [Attribution(spans(text, source), spans(text, cue), spans(text, content), 0.5, "net")],
    )
    return told.source[0].of(text) if told.source else None


def spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Calling the plan safe, Ana Ruiz left.", "the plan safe", "Ana Ruiz"),
        ("It rained. After calling the plan safe, she left.", "the plan safe", "she"),
        ("After calling the plan safe, Ana O’Neill left.", "the plan safe", "Ana O’Neill"),
        ("While calling the plan “safe,” Mr. Okoro left.", "the plan “safe,”", "Mr. Okoro"),
        ("Calling it safe”, they left.", "it safe", "they"),
    ],
)
def test_the_subject_of_the_clause_behind_speaks(text: str, content: str, source: str) -> None:
    assert source_in(text, content) == source


@pytest.mark.parametrize(
    "text",
    [
        "Calling the plan safe would be a mistake.",  # the participle is itself a subject
        "Ana left, calling the plan safe, and Ben stayed.",
        "Calling the plan safe, it was agreed, helps.",
        "Calling the plan safe, Ana Ruiz’s brother left.",
    ],
)
def test_other_participles_keep_nobody(text: str) -> None:
    assert source_in(text, "the plan safe") is None


def test_a_source_that_was_found_stays() -> None:
    text = "Ben was there, calling the plan safe, Ana left."
    assert source_in(text, "the plan safe", "Ben") == "Ben"
