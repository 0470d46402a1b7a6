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
from onrecord.label.tenses import Tense, says_by_verb, tense_of_saying
from onrecord.model import (
    Act,
    Attribution,
    Labels,
    Layout,
    Resolution,
    Span,
    Spans,
    Speaker,
    Unsure,
    words_at,
)

REACH = 1500
"""Characters from one saying of a turn to the next: some five paragraphs of a speaker's words."""

HEADLINE = 400
"""Characters of a page's beginning that report what the next sentences tell with its hearer."""

NEWS = 700
"""Characters of a page in which its headline's saying is told again."""

ANSWER = 600
"""Characters from a question to the answer, which is told to who asked."""

_POSSESSORS = frozenset(("his", "her", "its", "their", "my", "our"))


@dataclass(frozen=True, slots=True)
class _Question:
    """Who asked, and the words for whom."""

    asked: Attribution
    whom: str


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
    question: _Question | None = None
    found = [own.addressee for own in labels]
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        attribution, own = attributions[index], labels[index]
        speaker = resolutions[index].speaker
        if not found[index] and own.act is Act.ASK and not attribution.source:
            found[index] = _answerer(text, layout, attribution, attributions)
        if not found[index]:
            found[index] = _asker(text, attribution, speaker, question)
        if own.act is Act.ASK and attribution.source and found[index]:
            question = _Question(attribution, words_at(text, found[index], " "))
        if not isinstance(speaker, Speaker) or attribution.parent is not None:
            continue
        turn = turns.get(speaker.id)
        if not found[index] and turn and _goes_on(text, attribution, own, turn):
            found[index] = turn.hearer
        if not found[index] and attribution.hull.start < HEADLINE:
            headlines.setdefault(speaker.id, []).append(index)
        if found[index] and own.act is not Act.ACCUSE:
            for earlier in headlines.pop(speaker.id, ()):
                if attribution.hull.start < NEWS:
                    found[earlier] = found[index]
            turns[speaker.id] = _Turn(found[index], own, attribution.hull.end)
    return tuple(
        () if _is_self(words_at(text, hearer, " "), resolution.speaker) else hearer
        for hearer, resolution in zip(found, resolutions, strict=True)
    )


def _is_self(hearer: str, speaker: Speaker | Unsure | None) -> bool:
    """Whether a hearer is who speaks, alone or with others: nobody tells themselves."""
    names = hearer.split()
    return bool(names) and isinstance(speaker, Speaker) and names[-1] in speaker.name.split()


def _goes_on(text: str, attribution: Attribution, own: Labels, turn: _Turn) -> bool:
    """Whether a saying belongs to the turn before it."""
    tense = tense_of_saying(text, attribution)
    noun = words_at(text, attribution.source) in _POSSESSORS  # "his remarks"
    if tense is Tense.OTHER:
        noun = not says_by_verb(text, attribution)
    if noun or tense is Tense.PERFECT:
        return False
    return (
        attribution.hull.start - turn.end <= REACH
        and own.said_on in (None, turn.labels.said_on)
        and (not own.occasion or own.occasion == turn.labels.occasion)
    )


def _answerer(
    text: str, layout: Layout, question: Attribution, attributions: Sequence[Attribution]
) -> Spans:
    """The source that speaks in the question's sentence: "Asked about it, Ruiz said …"."""
    sentence = sentence_at(layout, question.hull)
    if sentence is None:
        return ()
    speaking = [each.source for each in attributions if each.source]
    here = [source for source in speaking if sentence.holds(source[0])]
    later = [source for source in here if source[0].start >= question.hull.end]
    if later:
        return min(later, key=_first)
    asked = words_at(text, question.cue, " ").casefold().startswith("asked")
    earlier = [source for source in here if source[0].end <= question.hull.start]
    return max(earlier, key=_first) if asked and earlier else ()


def _first(source: Spans) -> Span:
    return source[0]


def _asker(
    text: str, answer: Attribution, speaker: Speaker | Unsure | None, question: _Question | None
) -> Spans:
    """Who asked the speaker just before: an answer is told to them."""
    if question is None or not isinstance(speaker, Speaker) or not answer.source:
        return ()
    if not 0 <= answer.hull.start - question.asked.hull.end <= ANSWER:
        return ()
    name = speaker.name.split()[-1]
    whom = name in question.whom.split() and name not in words_at(text, question.asked.source)
    return question.asked.source if whom else ()
