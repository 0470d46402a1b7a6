"""Who is told in the sentences that do not say so: a hearer stays while one speaker goes on.

In: a page's attributions with their speakers, acts, days and the hearers that their own sentences
name. Out: a hearer for each, empty where the page names none. "Ruiz told John Hale …. She added …"
was told to Hale too, until she speaks on another occasion, on another day, or much further on.
What a headline has her say was said to whom the first paragraphs name. An interviewer's question
without a name is put to whoever answers it in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.label.anchors import sentence_at
from onrecord.label.tenses import Tense, tense_of
from onrecord.model import (
    Act,
    Attribution,
    Labels,
    Layout,
    Resolution,
    Span,
    Spans,
    Speaker,
    words_at,
)

REACH = 1500
"""Characters from one saying of a turn to the next: some five paragraphs of a speaker's words."""

HEADLINE = 400
"""Characters of a page's beginning that report what the next sentences tell with its hearer."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """To whom a speaker talks, and up to where."""

    hearer: Spans
    labels: Labels
    end: int


def hearers_carried(
    text: str,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
    labels: Sequence[Labels],
) -> tuple[Spans, ...]:
    """The hearer of each attribution, its own or that of the turn it is part of."""
    turns: dict[str, _Turn] = {}
    headlines: dict[str, list[int]] = {}
    found = [own.addressee for own in labels]
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        attribution, own = attributions[index], labels[index]
        speaker = resolutions[index].speaker
        if not found[index] and own.act is Act.ASK and not attribution.source:
            found[index] = _answerer(layout, attribution, attributions)
        if not isinstance(speaker, Speaker) or attribution.parent is not None:
            continue
        turn = turns.get(speaker.id)
        if not found[index] and turn and _goes_on(text, attribution, own, turn):
            found[index] = turn.hearer
        if not found[index] and attribution.hull.start < HEADLINE:
            headlines.setdefault(speaker.id, []).append(index)
        if found[index] and own.act is not Act.ACCUSE:
            for earlier in headlines.pop(speaker.id, ()):
                found[earlier] = found[index]
            turns[speaker.id] = _Turn(found[index], own, attribution.hull.end)
    return tuple(found)


def _goes_on(text: str, attribution: Attribution, own: Labels, turn: _Turn) -> bool:
    """Whether a saying belongs to the turn before it."""
    tense = tense_of(words_at(text, attribution.cue, " "))
    return (
        attribution.hull.start - turn.end <= REACH
        and tense is not Tense.PERFECT
        and own.said_on in (None, turn.labels.said_on)
        and (not own.occasion or own.occasion == turn.labels.occasion)
    )


def _answerer(layout: Layout, question: Attribution, attributions: Sequence[Attribution]) -> Spans:
    """The source that speaks next in the question's sentence: "Asked about it, Ruiz said …"."""
    sentence = sentence_at(layout, question.hull)
    if sentence is None:
        return ()
    end = question.hull.end
    later = [
        each.source
        for each in attributions
        if each.source and sentence.holds(_first(each)) and _first(each).start >= end
    ]
    return min(later, key=lambda source: source[0], default=())


def _first(attribution: Attribution) -> Span:
    return attribution.source[0]
