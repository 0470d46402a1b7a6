"""Which political event a saying is, where PLOVER has one for it.

In: attributions of pages with their labels, and a net that tells events between a marked source and
target, which is asked about all pages at once. Out: the labels with `event`, its score and
`target`. Only acts that do something to somebody are asked about, and an event is kept only where
the net is sure of it and it is one that such an act can be: two ways of telling must agree. PLOVER
has no event for plain statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from onrecord.label.acts.targets import target_of
from onrecord.model import Act, Attribution, Event, Labels, Layout, Marked, Span, Spans

LEAST = 0.4
"""The probability below which an event is not told. Of some 60 above .5 that were also of a
kind that their act can be, nine in ten were right when read; it was lowered on a dozen more."""

KINDS: Mapping[Act, frozenset[Event]] = {
    Act.ACCUSE: frozenset({Event.ACCUSE}),
    Act.CRITICIZE: frozenset({Event.ACCUSE, Event.REJECT}),
    Act.PRAISE: frozenset({Event.SUPPORT}),
    Act.WARN: frozenset({Event.THREATEN}),
    Act.THREATEN: frozenset({Event.THREATEN}),
    Act.PROMISE: frozenset({Event.AGREE, Event.AID}),
    Act.REQUEST: frozenset({Event.REQUEST}),
    Act.REJECT: frozenset({Event.REJECT}),
    Act.CONCEDE: frozenset({Event.YIELD}),
}
"""What an act may do to its target; who states, announces or intends does nothing to it yet."""


class EventTeller(Protocol):
    """Tells the events of sentences in which a source and a target are marked."""

    def events(self, sentences: Sequence[Marked]) -> Sequence[Mapping[Event, float]]:
        """The probabilities of all events for each of `sentences`."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The attributions of a page with their labels, which are aligned."""

    text: str
    layout: Layout
    attributions: Sequence[Attribution]
    labels: tuple[Labels, ...]


def with_events(pages: Sequence[Labelled], teller: EventTeller) -> list[tuple[Labels, ...]]:
    """The labels of each page with the event that each saying is, where it is one."""
    asked = [list(_asked(page)) for page in pages]
    told = iter(teller.events([marked for own in asked for _, _, marked in own]))
    return [
        _told(page.labels, own, [*islice(told, len(own))])
        for page, own in zip(pages, asked, strict=True)
    ]


_Asked = tuple[int, Spans, Marked]
"""Which of a page's sayings may be an event, to whom, and the sentence that tells it."""


def _asked(page: Labelled) -> Iterator[_Asked]:
    for index, (each, own) in enumerate(zip(page.attributions, page.labels, strict=True)):
        for target, marked in _marked(page.text, page.layout, each, own):
            yield index, target, marked


def _told(
    labels: Sequence[Labels], asked: Sequence[_Asked], told: Sequence[Mapping[Event, float]]
) -> tuple[Labels, ...]:
    """`labels` with what is `told` of those asked about."""
    found = list(labels)
    for (index, target, _), shares in zip(asked, told, strict=True):
        event = max(shares, key=shares.__getitem__)
        if shares[event] >= LEAST and event in KINDS[labels[index].act]:
            found[index] = replace(
                labels[index], event=event, event_score=shares[event], target=target
            )
    return tuple(found)


def _marked(
    text: str, layout: Layout, attribution: Attribution, labels: Labels
) -> list[tuple[Spans, Marked]]:
    """The target, and the cue's sentence with source and target marked; nothing without both."""
    if labels.act not in KINDS or not attribution.source or not attribution.cue:
        return []
    cue = attribution.cue[0]
    sentence = layout.sentence_at(cue)
    if sentence is None or not all(sentence.holds(span) for span in attribution.source):
        return []
    target = target_of(text, attribution, labels.act, labels.addressee, sentence)
    if not target:
        return []
    source = _within(sentence, attribution.source)
    return [(target, Marked(sentence.of(text), source, _within(sentence, target)))]


def _within(sentence: Span, spans: Spans) -> Spans:
    return tuple(span.shifted(-sentence.start) for span in spans)
