"""Whether a saying belongs to a turn: whether it is told to who was told just before, or after.

In: the text, a saying with its labels, the turn before it or the saying behind it. Out: yes or no.
A turn ends on another day or occasion, much further on, and where a page that told in the past
goes on in the present, as of what lasts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.label.days.anchors import anchor_of
from onrecord.label.days.tenses import Tense, is_told, says, says_by_verb, tense_of_saying
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, Labels, Layout, Span, Spans, Speaker, words_at

REACH = 1500
"""Characters from one saying of a turn to the next: some five paragraphs of a speaker's words."""

SUMMARY = 150
"""Characters from a saying in short to the words that it sums up: "Ruiz said she was innocent. “I
was at home,” she told Radio Ostra"."""

NAMING = 4
"""Letters of a word that may name an occasion, at least."""

_POSSESSORS = frozenset(("his", "her", "its", "their", "my", "our"))


@dataclass(frozen=True, slots=True)
class Turn:
    """To whom a speaker talks, up to where, and in what tense it is told."""

    hearer: Spans
    labels: Labels
    end: int
    tense: Tense


@dataclass(frozen=True, slots=True)
class Opened:
    """The saying before, of which the next may go on to quote the words."""

    index: int
    speaker: Speaker
    labels: Labels


def goes_on(text: str, layout: Layout, attribution: Attribution, own: Labels, turn: Turn) -> bool:
    """Whether a saying belongs to the turn before it."""
    tense = tense_of_saying(text, attribution)
    noun = words_at(text, attribution.source) in _POSSESSORS  # "his remarks"
    if tense is Tense.OTHER:
        noun = not says_by_verb(text, attribution)
    if noun or tense is Tense.PERFECT or _at_another_time(text, layout, attribution):
        return False
    if tense is Tense.PRESENT and turn.tense is Tense.PAST:  # "told the Post …. He hopes …"
        return False
    return (
        attribution.hull.start - turn.end <= REACH
        and not _time_passed(text, turn.end, attribution.hull.start)
        and _on_one_day(own, turn.labels)
        and _on_one_occasion(text, own, turn.labels)
    )


def sums_up(text: str, first: Attribution, before: Labels, then: Attribution, own: Labels) -> bool:
    """Whether a saying told in short what is quoted next: "she told Radio Ostra"."""
    return (
        bool(own.addressee)
        and own.act not in (Act.ASK, Act.ACCUSE)
        and is_told(text, then)
        and says(text, first)
        and tense_of_saying(text, first) is Tense.PAST
        and 0 <= then.hull.start - first.hull.end <= SUMMARY
        and _on_one_day(own, before)
        and _on_one_occasion(text, own, before)
    )


def _at_another_time(text: str, layout: Layout, attribution: Attribution) -> bool:
    """Whether a cue, or what opens its sentence, says that it was not then: "later said"."""
    sentence = layout.sentence_at(anchor_of(attribution))
    opening = _other_times().match(text, sentence.start) if sentence else None
    if opening and not any(each.holds(Span(*opening.span())) for each in attribution.content):
        return True
    return _other_times().search(words_at(text, attribution.cue, " ")) is not None


def _time_passed(text: str, start: int, end: int) -> bool:
    """Whether a sentence between two sayings opens on another time: "Afterward, she left"."""
    return _passed().search(text, start, max(start, end)) is not None


@cache
def _passed() -> re.Pattern[str]:
    times = "|".join(word_table("occasions")["other_times"])
    return re.compile(rf"[.!?”\"]\s+(?i:{times})\b")


@cache
def _other_times() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('occasions')['other_times'])})\b", re.IGNORECASE)


def _on_one_day(one: Labels, other: Labels) -> bool:
    """Whether two sayings may be of one day, as far as is told."""
    days = one.said_on, other.said_on
    return None in days or one.said_on == other.said_on


def _on_one_occasion(text: str, one: Labels, other: Labels) -> bool:
    """Whether the words for two occasions share one: "the email", "an email to his panel"."""
    named, before = (_words(text, each.occasion) for each in (one, other))
    return not named or not named.isdisjoint(before)


def _words(text: str, occasion: Spans) -> set[str]:
    return {word for word in words_at(text, occasion).casefold().split() if len(word) >= NAMING}
