"""Who is asked, and who is answered: the hearers of questions and of what comes after them.

In: a page's text, its layout and attributions, a question or an answer. Out: spans of the words for
the hearer, empty where nobody is named; the days, with those of questions. A question without a
source is put to whoever answers it in the same sentence, and on the day of the answer; an answer is
told to who asked just before, a reply to who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.label.days.tenses import puts_a_question
from onrecord.language.words import word_table
from onrecord.model import (
    Attribution,
    Layout,
    PartialDate,
    Span,
    Spans,
    Speaker,
    Unsure,
    words_at,
)

ANSWER = 600
"""Characters from a question to the answer, which is told to who asked."""

AT_ONCE = 60
"""Characters from a question that names nobody to what answers it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What may be answered: the words for who asked or spoke, where it ends, who is to answer."""

    speaker: Spans
    end: int
    whom: str
    day: PartialDate | None


def answerer(
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
    asked = is_asked(text, question)
    earlier = [source for source in here if source[0].end <= question.hull.start]
    return max(earlier, key=_first) if asked and earlier else ()


def days_with_questions(
    text: str,
    layout: Layout,
    attributions: Sequence[Attribution],
    days: Sequence[PartialDate | None],
) -> tuple[PartialDate | None, ...]:
    """The days, with those of questions that nobody is named to put: of what answers them."""

    def answered_on(asked: Attribution) -> PartialDate | None:
        if asked.source or not (is_asked(text, asked) or puts_a_question(text, asked)):
            return None
        source = answerer(text, layout, asked, attributions)
        answers = zip(attributions, days, strict=True)
        return next((day for each, day in answers if source and each.source == source), None)

    return tuple(day or answered_on(asked) for asked, day in zip(attributions, days, strict=True))


def asker_of(
    text: str,
    answer: Attribution,
    speaker: Speaker | Unsure | None,
    day: PartialDate | None,
    before: Said | None,
) -> Spans:
    """Whose words the speaker answers, if they stand just before: an answer is told to them.

    What is told inside an answer, or was said on another day, answers nobody.
    """
    if before is None or not isinstance(speaker, Speaker) or not answer.source:
        return ()
    if answer.parent is not None or (None not in (day, before.day) and day != before.day):
        return ()
    gap = answer.hull.start - before.end
    if not 0 <= gap <= ANSWER:
        return ()
    name = speaker.name.split()[-1]
    whom = name in before.whom.split() or (not before.whom and gap <= AT_ONCE)
    itself = name in words_at(text, before.speaker)
    return before.speaker if whom and not itself else ()


def is_asked(text: str, attribution: Attribution) -> bool:
    """Whether a cue without a source asks for something: "asked to describe it, Vale said"."""
    asked = words_at(text, attribution.cue, " ").casefold().startswith("asked")
    return asked and not attribution.source


def was_asked(text: str, attribution: Attribution) -> bool:
    """Whether the source is who is asked: "Ruiz, asked if it rained: “No”" is her answer."""
    if not attribution.source or not attribution.cue:
        return False
    between = text[attribution.source[-1].end : attribution.cue[0].start]
    return between.strip() == "," and words_at(text, attribution.cue, " ").casefold() == "asked"


def is_passive(text: str, attribution: Attribution) -> bool:
    """Whether the source stands behind the cue with "by": "pressed by Tom Vale on the dam"."""
    if not attribution.source or not attribution.cue:
        return False
    between = text[attribution.cue[-1].end : attribution.source[0].start]
    return between.strip().casefold() == "by"


def is_reply(text: str, attribution: Attribution) -> bool:
    """Whether a cue answers what was said before: "replied", "shot back"."""
    return _replies().search(words_at(text, attribution.cue, " ")) is not None


@cache
def _replies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('occasions')['replies'])})\b", re.IGNORECASE)


def _first(source: Spans) -> Span:
    return source[0]
