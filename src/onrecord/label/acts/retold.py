"""What a content says in its speaker's name, and what it tells that others said.

In: a page's attributions with their speakers. Out: the words of each content, without those that
it gives to somebody else: "Ruiz said that Vale denied the theft" denies nothing, and who tells what
Vale promised promises nothing. What Ruiz says that she said herself stays hers; so does what she
says that a thing shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution, Resolution, Span, Speaker, words_at


def own_contents(
    text: str, attributions: Sequence[Attribution], resolutions: Sequence[Resolution]
) -> list[str]:
    """The words of each content, without what another speaker is told in it to have said."""
    given = given_to_others(attributions, resolutions)
    return [
        words_at(text, each.content, " ") if not others else _without(text, each, others)
        for each, others in zip(attributions, given, strict=True)
    ]


def given_to_others(
    attributions: Sequence[Attribution], resolutions: Sequence[Resolution]
) -> list[list[Span]]:
    """Of each content the spans that it gives to another speaker."""
    given: list[list[Span]] = [[] for _ in attributions]
    for inner, by in zip(attributions, resolutions, strict=True):
        if inner.parent is None or not isinstance(by.speaker, Speaker):
            continue
        if by.speaker != resolutions[inner.parent].speaker:
            given[inner.parent].extend(inner.content)
    return given


def _without(text: str, attribution: Attribution, others: Sequence[Span]) -> str:
    """A content's words up to each stretch that is another's, and on behind it."""
    kept = []
    for span in attribution.content:
        at = span.start
        for other in sorted(others):
            if span.overlaps(other):
                kept.append(text[at : max(at, other.start)])
                at = max(at, other.end)
        kept.append(text[at : span.end])
    return " ".join(words for each in kept if (words := each.strip()))
