"""Notes: what stands beside words in every list, as HTML: the day, the act, a speaker's name.

In: rows of the record. Out: markup, every word of a page in it escaped. A list of fifty statements
has the same few days, acts and names again and again, and a macro of the templates takes as long
for each of them as the whole statement takes with these: so they are made here, and remembered.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup, escape

from onrecord.language.harmless import harmless
from onrecord.model import Act, PartialDate, Speaker, Stance, StatementRow
from onrecord.record import Snippet
from onrecord.web.views.links import PART, search_for
from onrecord.web.views.stances import SHAPES, stance_of

REMEMBERED = 4_096  # of each kind, of some 500 bytes; a fourth of them costs 2 % of a page
MOST_SAID = PART  # code points; a page may have a line of 5 MB, which no browser lays out
SURE, LIKELY = 0.9, 0.6  # scores said as words: nine in ten are right; more right than wrong
UNDATED = Markup('<span class="none" title="the page does not say when">no date</span>')


def say(words: object) -> Markup:
    """Words of a page: escaped, harmless, and no more of them than anybody reads."""
    text = str(words)
    more = len(text) - MOST_SAID
    rest = f"… ({more:,} more characters)" if more > 0 else ""
    return escape(harmless(text[:MOST_SAID]) + rest)


def percent(score: float) -> str:
    """A score as a percentage; nothing that is measured is certain."""
    return f"{min(99, round(100 * score))} %"


def how_sure(score: float) -> str:
    """A calibrated score as a word."""
    if score >= SURE:
        return "sure"
    return "likely" if score >= LIKELY else "a guess"


@lru_cache(REMEMBERED)
def day(value: PartialDate | date | datetime | None) -> Markup:
    """A date as ISO 8601 writes it, with the weekday on hover."""
    if value is None:
        return UNDATED
    whole = value.first if isinstance(value, PartialDate) else value
    text = value.text if isinstance(value, PartialDate) else f"{value:%Y-%m-%d}"
    weekday = f' title="{whole:%A}"' if len(text) == len("2019-12-10") else ""
    return Markup(f'<time datetime="{text}"{weekday}>{text}</time>')


def day_of(row: StatementRow) -> Markup:
    """When it was said, else in brackets when it was published: a door to that day."""
    return _day_of(row.said_on, row.published)


@lru_cache(REMEMBERED)
def _day_of(said_on: PartialDate | None, published: PartialDate | None) -> Markup:
    told = said_on or published
    if told is None:
        return UNDATED
    address, shown = escape(search_for(since=told, until=told)), day(told)
    if said_on:
        return Markup(f'<a href="{address}">{shown}</a>')
    why = "when it was published; the page does not say when it was said"
    return Markup(f'<a class="published" href="{address}" title="{why}">({shown})</a>')


def act_of(row: StatementRow) -> Markup:
    """The act with the shape and colour of the stance: a door to all of that act."""
    return _act_of(row.act, row.denied, stance_of(row), percent(row.act_score))


def bare_act_of(row: StatementRow) -> Markup:
    """The act alone, where a stance on another matter has its shape beside it."""
    return _act_of(row.act, row.denied, None, percent(row.act_score))


@lru_cache(REMEMBERED)
def _act_of(act: Act, denied: bool, stance: Stance | None, sure: str) -> Markup:
    address, negated = search_for(act=act), " (denied)" if denied and act != Act.DENY else ""
    kind, told = (f"act {stance}", f"{stance}; ") if stance else ("act", "")
    shape = f'<span aria-hidden="true">{SHAPES[stance]}</span> ' if stance else ""
    return Markup(
        f'<a class="{kind}" href="{address}" title="{told}the act is right with {sure}">'
        f"{shape}{act}{negated}</a>"
    )


@lru_cache(REMEMBERED)
def name_of(speaker: Speaker) -> Markup:
    """A speaker's name: a door to their page."""
    own, name = escape(speaker.id), say(speaker.name)
    return Markup(f'<a class="speaker" href="/speakers/{own}"><bdi>{name}</bdi></a>')


def marked(snippet: Snippet) -> Markup:
    """Words around what was found, that marked."""
    shown, end = [], 0
    for span in snippet.found:
        between, found = snippet.text[end : span.start], span.of(snippet.text)
        shown.append(f"{say(between)}<mark>{say(found)}</mark>")
        end = span.end
    return Markup("".join(shown)) + say(snippet.text[end:])
