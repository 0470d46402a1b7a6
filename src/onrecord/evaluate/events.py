"""How well political events are told between a marked source and target.

In: gold rows (`marked`: a sentence with <s>…</s> and <t>…</t>, `event`) and one predicted event
each. Out: an `EventScore`. Rows without `marked` have `text` and lists `source` and `target` of
{"text"}, as the gold standard records of PLOVER do; their older names of events are read too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Event, Marked, Span, Spans

OLDER_NAMES = {
    "DEMAND": Event.REQUEST,
    "DISAPPROVE": Event.ACCUSE,
    "INVESTIGATE": Event.ACCUSE,
    "CONCEDE": Event.YIELD,
    "RETREAT": Event.YIELD,
    "FIGHT": Event.ASSAULT,
}
_TAG = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class EventScore:
    """Counts; `by_event` has precision, recall, f1 and gold rows of each event of the gold rows."""

    rows: int
    right: int
    by_event: Mapping[str, Mapping[str, float]]

    @property
    def accuracy(self) -> float:
        """Share of rows with the right event."""
        return self.right / self.rows if self.rows else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the events of the gold rows."""
        f1 = [row["f1"] for row in self.by_event.values()]
        return sum(f1) / len(f1) if f1 else 0.0


def score_events(rows: Sequence[Mapping[str, Any]], events: Iterable[str | None]) -> EventScore:
    """The counts for gold rows and the event predicted for each."""
    pairs = [(event_of(row).value, str(told)) for row, told in zip(rows, events, strict=True)]
    gold, guessed = (Counter(column) for column in zip(*pairs, strict=True)) if pairs else ({}, {})
    right = Counter(event for event, told in pairs if event == told)
    by_event = {
        event: {
            "precision": right[event] / guessed[event] if guessed[event] else 0.0,
            "recall": right[event] / gold[event],
            "f1": 2 * right[event] / (gold[event] + guessed[event]),
            "gold": gold[event],
        }
        for event in sorted(gold)
    }
    return EventScore(len(pairs), sum(right.values()), by_event)


def event_of(row: Mapping[str, Any]) -> Event:
    """The event of a gold row, by its name of today; ValueError where it is none."""
    name = row["event"]
    return OLDER_NAMES.get(name) or Event(name)


def marked_of(row: Mapping[str, Any]) -> Marked:
    """The sentence of a gold row with the places of source and target."""
    if "marked" in row:
        return unmarked(row["marked"])
    text = row["text"]
    return Marked(text, *(_named(text, row.get(part, ())) for part in ("source", "target")))


def unmarked(marked: str) -> Marked:
    """The sentence without its marks, and where they stood; an empty mark marks nothing."""
    text = ""
    opened: dict[str, int] = {}
    found: dict[str, list[Span]] = {"s": [], "t": []}
    at = 0
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        closing, which = tag.groups()
        if not closing:
            opened[which] = len(text)
        elif which in opened and opened[which] < len(text):
            found[which].append(Span(opened.pop(which), len(text)))
    return Marked(text + marked[at:], tuple(found["s"]), tuple(found["t"]))


def _named(text: str, actors: Iterable[Mapping[str, str]]) -> Spans:
    starts = [(text.find(actor["text"]), len(actor["text"])) for actor in actors]
    return tuple(Span(at, at + length) for at, length in starts if at >= 0 and length)
