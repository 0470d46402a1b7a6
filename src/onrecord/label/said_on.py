"""When each attribution of a page was said.

In: document, layout, attributions with their speakers. Out: a date or None for each. The words
nearest to the cue decide: those in its own sentence outside the content, then the day that the
page gave for the same speaker's words before, then the event that the page opens on. A cue that
tells of no day ("has said", "argues") gets one only from its own sentence. Whoever speaks far from
the opening and is not named there (an expert, a rival who answers) was not at its event, or nobody
can tell: no day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.label.anchors import anchor_of, sentence_at
from onrecord.label.dates import Dated, dates_in
from onrecord.label.tenses import Tense, tense_of
from onrecord.language.cues import cues
from onrecord.language.words import word_table
from onrecord.model import (
    Attribution,
    Document,
    Granularity,
    Layout,
    PartialDate,
    Resolution,
    Span,
    Speaker,
    Unsure,
    words_at,
)

LEAD = 1500  # characters from the start in which the page's own event is dated
DATELINE = 200  # characters in which a calendar date is the page's own ("FLINT, Oct. 4 (UPI)")
NEWS = 600  # characters whose days are the news itself, even where somebody tells it
HEADLINE = 300  # characters in which the present tense tells of the day's news
FAR = 60  # characters between cue and "this month" beyond which it is not the saying's
FIRST_WORDS = 3  # characters of a content before a day that still is the cue's: "on "
DAYS = frozenset(("weekday", "day", "relative"))


def days_of_saying(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
) -> tuple[PartialDate | None, ...]:
    """The day of each attribution's saying, None where the page does not tell."""
    text, published = document.text, document.published
    days = [d for block in layout.blocks for d in dates_in(text, block.span, published)]
    opening = _opening(days, layout, attributions)
    answers: dict[int, PartialDate | None] = {}
    last: dict[str, PartialDate] = {}
    present: set[str] = set()
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        attribution, speaker = attributions[index], resolutions[index].speaker
        who = speaker.id if isinstance(speaker, Speaker) else ""
        own = _own(layout, attribution, days)
        event = next((d for d in opening if not _holds(attribution, d)), None)
        told = last.get(who)
        if event and _same_event(text, layout, attribution, event):
            told = event.day
        near = event and (who in present or _there(text, attribution, speaker, event))
        answers[index] = own or _carried(
            text, attribution, told, event.day if event and near else None
        )
        if event and who and answers[index] == event.day:
            present.add(who)
        if own and who and own.granularity is Granularity.DAY:
            last[who] = own
    return tuple(answers[index] for index in range(len(attributions)))


def _there(
    text: str, attribution: Attribution, speaker: Speaker | Unsure | None, event: Dated
) -> bool:
    """Whether the day of the page's event may be a speaker's: near it, or named in the opening.

    Of others who speak further on, one in five spoke on that day. News of today is short.
    """
    if attribution.hull.start <= LEAD or event.kind == "day":
        return True
    return isinstance(speaker, Speaker) and speaker.name.split()[-1] in text[:NEWS]


def _same_event(text: str, layout: Layout, attribution: Attribution, event: Dated) -> bool:
    """Whether the cue's sentence names the occasion that a day was told for: "the forum"."""
    own, dated = sentence_at(layout, anchor_of(attribution)), sentence_at(layout, event.span)
    if own is None or dated is None or own == dated:
        return False
    return bool(set(_events().findall(own.of(text))) & set(_events().findall(dated.of(text))))


@cache
def _events() -> re.Pattern[str]:
    """Occasions at which many speak: what a statement or a letter says has a day of its own."""
    return re.compile(rf"\b(?:{'|'.join(word_table('occasions')['gatherings'])})\b")


def _carried(
    text: str,
    attribution: Attribution,
    same_speaker: PartialDate | None,
    opening: PartialDate | None,
) -> PartialDate | None:
    """The day told elsewhere on the page, where the cue's tense lets it hold."""
    possessive = words_at(text, attribution.source).endswith(("’s", "'s"))  # "Ruiz’s claim"
    tense = Tense.OTHER if possessive else tense_of(words_at(text, attribution.cue, " "))
    if tense is Tense.PERFECT:
        return None
    if tense is Tense.PRESENT and attribution.hull.start > HEADLINE:
        return None
    if tense is Tense.OTHER and not same_speaker and not _says_by_verb(text, attribution):
        return None
    return same_speaker or opening


def _says_by_verb(text: str, attribution: Attribution) -> bool:
    """Whether a cue without tense still tells of one saying: a participle, a colon, no cue."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    telling = [word for word in words if word.isalpha()]
    return not telling or any(word.endswith("ing") and cues().verbs_of(word) for word in telling)


def _own(layout: Layout, attribution: Attribution, days: Sequence[Dated]) -> PartialDate | None:
    """The date in the cue's sentence, outside the content; the nearest to the cue."""
    anchor = anchor_of(attribution)
    sentence = sentence_at(layout, anchor)
    if sentence is None:
        return None
    here = [
        dated
        for dated in days
        if sentence.holds(dated.span)
        and not any(_within(content, dated.span) for content in attribution.content)
        and (dated.kind in DAYS or _gap(dated.span, anchor) <= FAR)
    ]
    here.sort(key=lambda dated: (dated.kind not in DAYS, _gap(dated.span, anchor)))
    return here[0].day if here else None


def _within(content: Span, dated: Span) -> bool:
    """Whether a day is told inside a content, not as its very first words ("on Monday he …")."""
    return content.overlaps(dated) and dated.start > content.start + FIRST_WORDS


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _holds(attribution: Attribution, dated: Dated) -> bool:
    return any(content.holds(dated.span) for content in attribution.content)


def _opening(
    days: Sequence[Dated], layout: Layout, attributions: Sequence[Attribution]
) -> list[Dated]:
    """The days that may be that of the event that the page opens on, the likeliest first."""
    contents = [span for attribution in attributions for span in attribution.content]
    quoted = [zone.inner for zone in layout.zones if not zone.scare]
    told = [d for d in days if not any(span.holds(d.span) for span in contents)]
    early = [d for d in told if d.span.start < LEAD and d.kind in DAYS]
    free = [d for d in early if not any(span.holds(d.span) for span in quoted)]
    dateline = [d for d in told if d.span.start < DATELINE and d.kind == "date"]
    news = [d for d in days if d.span.start < NEWS and d.kind in DAYS]
    return [*free, *dateline, *early, *news]
