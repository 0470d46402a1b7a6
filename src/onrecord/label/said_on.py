"""When each attribution of a page was said.

In: document, layout, attributions with their speakers. Out: a date or None for each. The words
nearest to the cue decide: those in its own sentence outside the content, then the day that the
page gave for the same speaker's words before, for the same letter, in the same paragraph, then
the event that the page opens on. A cue that tells of no day ("has said", "argues") gets one only
from its own sentence. Whoever speaks far from the opening and is not named there (an expert, a
rival who answers) was not at its event, or nobody can tell: no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.label.days.answers import day_of_answer
from onrecord.label.days.dates import Dated
from onrecord.label.days.first_lines import FirstLines
from onrecord.label.days.fresh import month_of_news
from onrecord.label.days.occasions import begins_anew, is_writing
from onrecord.label.days.opening import counts_people, is_apart, was_there
from onrecord.label.days.own import at_no_time, own_day
from onrecord.label.days.page import PageDays, page_days
from onrecord.label.days.recounted import day_recounted, is_recounted
from onrecord.label.days.tenses import (
    Tense,
    is_told,
    puts_a_question,
    says_by_verb,
    tense_of_saying,
)
from onrecord.label.days.told_before import day_of_paragraph, day_of_writing
from onrecord.label.hearing.questions import days_with_questions
from onrecord.language.persons import pronoun_class
from onrecord.model import (
    Attribution,
    Document,
    Granularity,
    Layout,
    PartialDate,
    Resolution,
    Speaker,
    words_at,
)

TITLE = 100  # characters in which the present tense tells of the day's news
ASIDE = 400  # characters for which a month holds that was told for a speaker's words
ELABORATED = 250  # characters after "has said" in which the same words are told at length
SAME_BREATH = 40  # characters for which a year holds
NEAR = 300  # characters from one saying to what an unknown "he" goes on to say
ANSWER = 120  # characters from a question to its answer


def days_of_saying(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
) -> tuple[PartialDate | None, ...]:
    """The day of each attribution's saying, None where the page does not tell."""
    days = page_days(document, layout, attributions)
    page = _Page(document.text, layout, attributions, resolutions, days)
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        page.tell(index)
    told = [page.answers[index] for index in range(len(attributions))]
    return days_with_questions(page.text, layout, attributions, told)


@dataclass(frozen=True, slots=True)
class _Told:
    """The day that a speaker's words were last given, and where those ended."""

    day: PartialDate
    end: int


@dataclass(slots=True)
class _Page:
    """A page that is read from its beginning, with what was told so far."""

    text: str
    layout: Layout
    attributions: Sequence[Attribution]
    resolutions: Sequence[Resolution]
    days: PageDays
    answers: dict[int, PartialDate | None] = field(default_factory=dict)
    _undated: dict[str, int] = field(default_factory=dict)
    _question: _Told | None = None
    _before: _Told | None = None
    _last: dict[str, _Told] = field(default_factory=dict)
    _present: set[str] = field(default_factory=set)
    _first_lines: FirstLines = field(default_factory=FirstLines)

    def tell(self, index: int) -> None:
        """Find the day of the next attribution in the text."""
        attribution, speaker = self.attributions[index], self.resolutions[index].speaker
        who = speaker.id if isinstance(speaker, Speaker) else ""
        own = own_day(self.text, self.layout, attribution, self.days.told)
        recounted = is_recounted(self.attributions, self.resolutions, index)
        if tense_of_saying(self.text, attribution) is Tense.MODAL:
            self.answers[index] = None
        elif recounted:
            self.answers[index] = day_recounted(self.attributions, index, own)
        elif own:
            self.answers[index] = own.day
        elif at_no_time(self.text, self.layout, attribution):
            self.answers[index] = None
            self._last.pop(who, None)
        else:
            self.answers[index] = self._carried(index, who)
        self._before = self._told_at(index)
        self._question = self._before if puts_a_question(self.text, attribution) else None
        if who and not recounted:
            self._remember(index, who, own)

    def _carried(self, index: int, who: str) -> PartialDate | None:
        """The day told elsewhere on the page, where the cue's tense lets it hold."""
        attribution = self.attributions[index]
        tense = tense_of_saying(self.text, attribution)
        if tense in (Tense.PERFECT, Tense.MODAL):
            self._undated[who] = attribution.hull.end
            return None
        if tense is Tense.PRESENT and attribution.hull.start > TITLE:
            return self._of_writing(attribution, who)
        if begins_anew(self.text, attribution, self.layout):
            self._last.pop(who, None)
            self._undated[who] = attribution.hull.end
            return None
        told = self._told(attribution, who)
        told = told or month_of_news(self.text, attribution, self.days.published)
        if tense is Tense.OTHER and not told and not says_by_verb(self.text, attribution):
            return None
        if told or counts_people(words_at(self.text, attribution.source)):
            return told
        if who and self._elaborates(attribution, who):
            return None
        opening = self._of_opening(index, who)
        return opening or day_of_answer(self.text, self.layout, attribution, self.days)

    def _elaborates(self, attribution: Attribution, who: str) -> bool:
        """Whether a saying tells at length what was said on no day, to nobody else."""
        since = attribution.hull.start - self._undated.get(who, -ELABORATED)
        return since < ELABORATED and not is_told(self.text, attribution)

    def _of_writing(self, attribution: Attribution, who: str) -> PartialDate | None:
        """The day of a letter or poll: what it says, it says on the day that was told for it."""
        last = self._last.get(who)
        if last and is_writing(words_at(self.text, attribution.source)):
            return last.day
        told = day_of_writing(self.text, self.layout, attribution, self.days.told)
        return told or month_of_news(self.text, attribution, self.days.published)

    def _told(self, attribution: Attribution, who: str) -> PartialDate | None:
        """The day told before for the same question, speaker, letter or paragraph."""
        last = self._last.get(who)
        if last and last.day.granularity is not Granularity.DAY:
            reach = ASIDE if last.day.granularity is Granularity.MONTH else SAME_BREATH
            last = last if attribution.hull.start - last.end <= reach else None
        asked = self._question
        answers = asked and 0 <= attribution.hull.start - asked.end <= ANSWER
        return (
            (asked.day if asked and answers else None)
            or (last.day if last else self._of_the_same(attribution, who))
            or day_of_writing(self.text, self.layout, attribution, self.days.told)
            or day_of_paragraph(self.text, self.layout, attribution, self.days.narrated)
        )

    def _of_the_same(self, attribution: Attribution, who: str) -> PartialDate | None:
        """The day of the saying just before, for a "he" of whom nobody can tell who he is."""
        before = self._before
        if who or before is None or not pronoun_class(words_at(self.text, attribution.source)):
            return None
        return before.day if 0 <= attribution.hull.start - before.end <= NEAR else None

    def _told_at(self, index: int) -> _Told | None:
        """The day or month of one saying and where it ends; None where it is not known."""
        day = self.answers[index]
        if day is None or day.granularity is Granularity.YEAR:
            return None
        return _Told(day, self.attributions[index].hull.end)

    def _of_opening(self, index: int, who: str) -> PartialDate | None:
        """The day of the event that the page opens on, if the speaker was there."""
        attribution, speaker = self.attributions[index], self.resolutions[index].speaker
        event = next(iter(self.days.opening), None)
        if event is None or is_apart(self.text, attribution):
            return None
        there = was_there(self.text, attribution, speaker, event)
        if there and who:
            self._present.add(who)
        return event.day if there or who in self._present else None

    def _remember(self, index: int, who: str, own: Dated | None) -> None:
        """Keep the day for what the speaker goes on to say, and for what the first lines told."""
        attribution, day = self.attributions[index], self.answers[index]
        before = self._last.get(who)
        if day and (own is None or before is None or day.granularity is Granularity.DAY):
            self._last[who] = _Told(day, attribution.hull.end)
        for earlier in self._first_lines.told_again(who, index, attribution, day if own else None):
            self.answers[earlier] = day
