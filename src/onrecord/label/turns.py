"""Who is told in the sentences that do not say so: a hearer stays while one speaker goes on.

In: a page's attributions with their speakers, acts, days and the hearers that their own sentences
name. Out: a hearer for each, empty where the page names none. "Ruiz told John Hale …. She added …"
was told to Hale too, until she speaks on another occasion, on another day, or much further on.
What a headline has her say was said to whom the first paragraphs name. An interviewer's question
without a name is put to whoever answers it in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.label.anchors import HEADLINE, NEWS
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
    page = _Page(text, layout, attributions, [own.addressee for own in labels])
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        page.tell(index, resolutions[index].speaker, labels[index])
    return tuple(
        () if _is_self(words_at(text, hearer, " "), resolution.speaker) else hearer
        for hearer, resolution in zip(page.found, resolutions, strict=True)
    )


@dataclass(slots=True)
class _Page:
    """A page that is read from its beginning, with who was told so far."""

    text: str
    layout: Layout
    attributions: Sequence[Attribution]
    found: list[Spans]
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _headlines: dict[str, list[int]] = field(default_factory=dict)
    _question: _Question | None = None

    def tell(self, index: int, speaker: Speaker | Unsure | None, own: Labels) -> None:
        """Find the hearer of the next attribution in the text."""
        attribution = self.attributions[index]
        asks = own.act is Act.ASK
        if not self.found[index] and asks and not attribution.source:
            self.found[index] = _answerer(self.text, self.layout, attribution, self.attributions)
        if not self.found[index]:
            self.found[index] = _asker(self.text, attribution, speaker, self._question)
        if asks and attribution.source and self.found[index]:
            self._question = _Question(attribution, words_at(self.text, self.found[index], " "))
        if isinstance(speaker, Speaker) and attribution.parent is None:
            self._take_turn(index, speaker, own)

    def _take_turn(self, index: int, speaker: Speaker, own: Labels) -> None:
        """Go on with the speaker's turn, or begin one, which the headline's saying is part of."""
        attribution, turn = self.attributions[index], self._turns.get(speaker.id)
        if not self.found[index] and turn and _goes_on(self.text, attribution, own, turn):
            self.found[index] = turn.hearer
        if not self.found[index] and attribution.hull.start < HEADLINE:
            self._headlines.setdefault(speaker.id, []).append(index)
        if self.found[index] and own.act is not Act.ACCUSE:
            for earlier in self._headlines.pop(speaker.id, ()):
                if attribution.hull.start < NEWS:
                    self.found[earlier] = self.found[index]
            self._turns[speaker.id] = _Turn(self.found[index], own, attribution.hull.end)


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
    sentence = layout.sentence_at(question.hull)
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
