"""The day that a saying's own sentence tells.

In: a page's text and layout, one attribution, the words for days on the page. Out: the `Dated`
that is the saying's, None where its sentence has none. A day within the content is what is talked
about, but for one that opens it ("on Monday it rained", he said) and for the news' first lines,
where "criticised the mayor on Monday over the bridge" dates the criticism. Words for a time that no
date can say ("recently") tell that no day told elsewhere is the saying's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.label.days.anchors import NEWS, anchor_of
from onrecord.label.days.dates import Dated
from onrecord.label.days.occasions import is_writing
from onrecord.label.days.plans import is_ahead
from onrecord.label.days.tenses import Tense, tense_of_saying
from onrecord.language.letters import CAPITAL
from onrecord.language.quotes import quote_marks
from onrecord.language.words import word_table
from onrecord.model import Attribution, Layout, Span

DAYS = frozenset(("weekday", "day", "relative", "holiday"))
"""Kinds of words that name one day as people do who were there."""

FAR = 100  # characters between cue and "this month" beyond which it is not the saying's
BESIDE = 30  # characters between a cue in the present and a day: "thinks" outlasts a Thursday
BEYOND = 40  # characters from a cue without tense to a day with content between the two
VAGUE = 15  # characters between a cue and the "recently" that goes with it
AROUND = 60  # characters on either side of a cue that hold such words with what they begin with
FIRST_WORDS = 3  # characters of a content before a day that still is the cue's: "on "
_CLAUSE = re.compile(r"(?:that|how|why|whether|if|it|he|she|they|we|I|there)\b|[“\"'‘:]")

_ASIDE = re.compile(r"(?:--|[–—,]) (?:which|who|where)\b(?:(?!--)[^,–—])*\Z")
_WIRE = re.compile(rf"\.? \({CAPITAL}[\w. /]+\) ?(?:--?|[–—])")  # "FLINT, Oct. 4 (UPI) —"
_WHO = re.compile(r"\b(?:who|which|whose|that|where)\b|,")


def own_day(
    text: str, layout: Layout, attribution: Attribution, days: Sequence[Dated]
) -> Dated | None:
    """The day in the cue's sentence, outside the content; the nearest to the cue."""
    anchor = anchor_of(attribution)
    sentence = layout.sentence_at(anchor)
    if sentence is None:
        return None
    first = bisect_left(days, sentence.start, key=lambda dated: dated.span.start)
    last = bisect_right(days, sentence.end, key=lambda dated: dated.span.end)
    there = days[first:last]
    tense = tense_of_saying(text, attribution)
    outside = [
        dated
        for dated in there
        if _is_outside(text, layout, attribution, dated)
        and not _aside(text, sentence, anchor, dated)
        and not (tense is Tense.OTHER and _told_with(attribution, anchor, dated))
    ]
    present = tense is Tense.PRESENT
    reach = BESIDE if present else FAR
    near = [
        dated
        for dated in outside
        if (dated.kind in DAYS and not present)
        or _dates_a_writing(text, attribution, dated)
        or gap(dated.span, anchor) <= reach
        or dated.span.start - sentence.start <= FIRST_WORDS
    ]
    near.sort(key=lambda dated: (dated.kind not in DAYS, gap(dated.span, anchor)))
    return next(iter(near), None) or _in_the_news(text, attribution, there)


def at_no_time(text: str, layout: Layout, attribution: Attribution) -> bool:
    """Whether words beside the cue or before all tell of another time: "recently"."""
    sentence = layout.sentence_at(anchor_of(attribution))
    if sentence is None or not attribution.cue:
        return False
    cue = Span(attribution.cue[0].start, attribution.cue[-1].end)
    first, last = max(sentence.start, cue.start - AROUND), min(sentence.end, cue.end + AROUND)
    opening = _vague().match(text, sentence.start, sentence.end)
    beside = (
        match
        for match in _vague().finditer(text, first, last)
        if gap(Span(*match.span()), cue) <= VAGUE
    )
    return any(
        not any(content.holds(Span(*match.span())) for content in attribution.content)
        for match in (opening, *beside)
        if match
    )


def _in_the_news(text: str, attribution: Attribution, there: Sequence[Dated]) -> Dated | None:
    """The day within what is criticised, praised or called for, in the news' first lines."""
    content = attribution.content[0]
    if attribution.hull.start > NEWS or _CLAUSE.match(text, content.start):
        return None
    if tense_of_saying(text, attribution) is not Tense.PAST:
        return None
    return next((d for d in there if d.kind in DAYS and content.holds(d.span)), None)


def _is_outside(text: str, layout: Layout, attribution: Attribution, dated: Dated) -> bool:
    """Whether a day stands outside the content, others' words and quotation marks."""
    return not (
        any(_within(text, content, dated.span) for content in attribution.content)
        or _of_another(text, layout, attribution, dated)
        or _quoted(layout, anchor_of(attribution), dated)
    )


def _told_with(attribution: Attribution, cue: Span, dated: Dated) -> bool:
    """Whether a day goes with the content, not the cue: "on Friday a ship sank, according to".

    It is among the content's words, or far from the cue with content between the two.
    """
    between = Span(min(cue.start, dated.span.start), max(cue.end, dated.span.end))
    far = gap(dated.span, cue) > BEYOND
    return any(
        content.overlaps(dated.span) or (far and between.holds(content))
        for content in attribution.content
    )


def _quoted(layout: Layout, anchor: Span, dated: Dated) -> bool:
    """Whether a day is told in quotation marks, and the saying outside of them: “I won tonight”."""
    inner = (zone.inner for zone in layout.zones_at(dated.span))
    return any(span.holds(dated.span) and not span.holds(anchor) for span in inner)


def _of_another(text: str, layout: Layout, attribution: Attribution, dated: Dated) -> bool:
    """Whether a day is that of the source, of a wire's story or of a plan."""
    return (
        _of_the_source(text, attribution, dated)
        or _WIRE.match(text, dated.span.end) is not None
        or (dated.kind in ("weekday", "date") and is_ahead(text, layout, dated))
    )


def _of_the_source(text: str, attribution: Attribution, dated: Dated) -> bool:
    """Whether a day tells who the source is: "the mayor, who won in 2012", not "a March poll"."""
    source = next((span for span in attribution.source if span.holds(dated.span)), None)
    if source is None or is_writing(source.of(text)):
        return False
    return bool(_WHO.search(text, source.start, dated.span.start))


def _dates_a_writing(text: str, attribution: Attribution, dated: Dated) -> bool:
    """Whether a day tells when the writing came out that speaks: "a poll released Sunday shows"."""
    source = next((span for span in attribution.source if span.holds(dated.span)), None)
    if source is None or dated.kind not in DAYS:
        return False
    return _released().search(text, source.start, dated.span.start) is not None


def _aside(text: str, sentence: Span, anchor: Span, dated: Dated) -> bool:
    """Whether a day stands in a clause that tells of something else: ", which votes on Monday,"."""
    clause = _ASIDE.search(text, sentence.start, dated.span.start)
    return clause is not None and not clause.start() <= anchor.start <= dated.span.end


def gap(left: Span, right: Span) -> int:
    """Characters between two spans, 0 where they touch or overlap."""
    return max(left.start - right.end, right.start - left.end, 0)


@cache
def _released() -> re.Pattern[str]:
    """Such as "released", "published on", at the end of the words before a day."""
    nouns = "|".join(word_table("occasions")["writings"])
    of_it = r"(?: (?!(?:about|by|on|who|whose)\b)[^\s,]+){0,4}"
    return re.compile(
        rf"\b(?i:{nouns}){of_it} (?:released|published|issued|posted|filed)(?: on)? \Z"
    )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('dates')['vague'])})\b", re.IGNORECASE)


def _within(text: str, content: Span, dated: Span) -> bool:
    """Whether a day is told inside a content, not as its very first words ("on Monday he …").

    Behind a quotation mark the first words are the speaker's own: “In 2019 she told this city”.
    """
    if not content.overlaps(dated):
        return False
    before = text[content.start : dated.start]
    return len(before) > FIRST_WORDS or not quote_marks().marks.keys().isdisjoint(before)
