"""Who is told in the sentences that do not say so: a hearer stays while one speaker goes on.

In: a page's attributions with their speakers, acts, days and the hearers that their own sentences
name. Out: a hearer for each, empty where the page names none. "Ruiz told John Hale …. She added …"
was told to Hale too, until she speaks on another occasion, on another day, or much further on; so
was what she said just before, if it sums up what she told him.
What a headline has her say was said to whom the first paragraphs name. An interviewer's question
without a name is put to whoever answers it in the same sentence; who replies at once, replies to
whoever spoke before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.label.days.anchors import HEADLINE, NEWS
from onrecord.label.days.tenses import puts_a_question, tense_of_saying
from onrecord.label.hearing.going_on import Opened, Turn, goes_on, sums_up
from onrecord.label.hearing.meetings import whom_met
from onrecord.label.hearing.mentioned import Mentioned
from onrecord.label.hearing.questions import (
    Said,
    answerer,
    asker_of,
    is_asked,
    is_passive,
    is_reply,
)
from onrecord.label.hearing.transcripts import heard_in_turns
from onrecord.model import (
    Act,
    Attribution,
    Labels,
    Layout,
    Resolution,
    Spans,
    Speaker,
    SpeakerKind,
    Unsure,
    words_at,
)


def hearers_carried(
    text: str,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
    labels: Sequence[Labels],
) -> tuple[Spans, ...]:
    """The hearer of each attribution, its own or that of the turn it is part of."""
    heard = heard_in_turns(text, attributions)
    found = [own.addressee or heard.get(index, ()) for index, own in enumerate(labels)]
    page = _Page(text, layout, attributions, found, Mentioned(text))
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        page.tell(index, resolutions[index], labels[index])
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
    mentioned: Mentioned
    _turns: dict[str, Turn] = field(default_factory=dict)
    _headlines: dict[str, list[int]] = field(default_factory=dict)
    _question: Said | None = None
    _said: Said | None = None
    _opened: Opened | None = None

    def tell(self, index: int, resolution: Resolution, own: Labels) -> None:
        """Find the hearer of the next attribution in the text."""
        attribution, speaker = self.attributions[index], resolution.speaker
        asks = own.act is Act.ASK or is_asked(self.text, attribution)
        replies = False
        if not self.found[index]:
            self.found[index] = self._told(attribution, resolution, asks)
        if not self.found[index]:
            replies = is_reply(self.text, attribution)
            before = self._said if replies else self._question
            self.found[index] = asker_of(self.text, attribution, speaker, own.said_on, before)
        self._note(index, resolution, own, asks)
        if not isinstance(speaker, Speaker):
            return
        if attribution.parent is None and not replies:
            self._take_turn(index, speaker, own)
        met = whom_met(self.text, self.layout, attribution, own.act, speaker)
        if met and not self.found[index]:
            self.found[index] = (met,)

    def _told(self, attribution: Attribution, resolution: Resolution, asks: bool) -> Spans:
        """Who answers what nobody is named to ask, or whom "told her" means."""
        if asks and (not attribution.source or is_passive(self.text, attribution)):
            found = answerer(self.text, self.layout, attribution, self.attributions)
            if found:
                return found
        return self.mentioned.told(attribution, resolution)

    def _note(self, index: int, resolution: Resolution, own: Labels, asks: bool) -> None:
        """Remember who spoke, and who asked whom: an answer is told to them."""
        attribution, speaker = self.attributions[index], resolution.speaker
        end = attribution.hull.end
        words = self.mentioned.name_of(attribution.source, resolution)
        whom = words_at(self.text, self.found[index], " ")
        puts = puts_a_question(self.text, attribution) or is_passive(self.text, attribution)
        if asks and attribution.source and (whom or puts):
            self._question = Said(words, end, whom, own.said_on)
        if isinstance(speaker, Speaker) and speaker.kind is SpeakerKind.PERSON:
            self._said = Said(words, end, "", own.said_on)
        self.mentioned.note(attribution, resolution)

    def _take_turn(self, index: int, speaker: Speaker, own: Labels) -> None:
        """Go on with the speaker's turn, or begin one, which the headline's saying is part of."""
        attribution, turn = self.attributions[index], self._turns.get(speaker.id)
        if (
            not self.found[index]
            and turn
            and goes_on(self.text, self.layout, attribution, own, turn)
        ):
            self.found[index] = turn.hearer
        opened, self._opened = self._opened, Opened(index, speaker, own)
        if opened and opened.speaker == speaker and not self.found[opened.index]:
            first = self.attributions[opened.index]
            if sums_up(self.text, first, opened.labels, attribution, own):
                self.found[opened.index] = self.found[index]
        if not self.found[index] and attribution.hull.start < HEADLINE:
            self._headlines.setdefault(speaker.id, []).append(index)
        if self.found[index] and own.act is not Act.ACCUSE:
            for earlier in self._headlines.pop(speaker.id, ()):
                if attribution.hull.start < NEWS:
                    self.found[earlier] = self.found[index]
            tense = tense_of_saying(self.text, attribution)
            self._turns[speaker.id] = Turn(self.found[index], own, attribution.hull.end, tense)


def _is_self(hearer: str, speaker: Speaker | Unsure | None) -> bool:
    """Whether a hearer is who speaks, alone or with others: nobody tells themselves."""
    names = hearer.split()
    return bool(names) and isinstance(speaker, Speaker) and names[-1] in speaker.name.split()
