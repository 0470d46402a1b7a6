"""Judgements in words: a table for the terminal, a sentence for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from rich.table import Table

from onrecord.model import Judged, Judgement, Verdict
from onrecord.record import CONTRADICTION
from onrecord.record.judging.deciding import STATEMENT
from onrecord.show.tables import SHORT_ID
from onrecord.show.terminal import shown

WORDS_SHOWN = 60
DISPUTES = {Verdict.RIGHT: "dispute accepted", Verdict.WRONG: "dispute rejected"}


def judgements_table(found: Iterable[Judged], called: Mapping[str, str]) -> Table:
    """One row a judgement: when, who, what, why, and whether it stands; `called` as below."""
    table = Table(title="Judgements", title_justify="left", expand=True)
    table.add_column("when", no_wrap=True)
    for column, ratio in (("who", 1), ("what", 5), ("why", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    table.add_column("id", no_wrap=True)
    for each in found:
        judgement = each.judgement
        undone = not each.stands and judgement.verdict is not Verdict.WITHDRAWN
        state = " (does not stand)" if undone else ""
        state += " (what it is about is gone)" if each.gone else ""
        table.add_row(
            judgement.at.date().isoformat(),
            shown(judgement.by),
            shown(sentence_of(judgement, called) + state),
            shown(judgement.why or ""),
            shown(judgement.id[:SHORT_ID], "dim"),
        )
    return table


def sentence_of(judgement: Judgement, called: Mapping[str, str]) -> str:
    """What was decided as a person reads it; `called` has the names of speakers by id."""
    one = called.get(judgement.subject) or _words(judgement) or judgement.subject
    if judgement.verdict is Verdict.WITHDRAWN:
        return f"taken back: {judgement.about} of {one}"
    if judgement.about == CONTRADICTION:
        return f"{one}: {DISPUTES.get(judgement.verdict, 'cannot be told')}"
    if judgement.other is not None:
        other = called.get(judgement.other, judgement.other)
        if judgement.verdict is Verdict.SAME:
            kept, lost = (other, one) if judgement.value == judgement.other else (one, other)
            return f"{lost} is {kept}"
        if judgement.verdict is Verdict.DIFFERENT:
            return f"{one} and {other} are two"
    if judgement.about == STATEMENT and judgement.verdict is Verdict.WRONG:
        return f"{one}: not a statement"
    value = _value(judgement.value) if judgement.value else judgement.verdict.value
    return f"{one}: {judgement.about} {value}"


def _words(judgement: Judgement) -> str:
    """The beginning of the words of a statement, as they stood."""
    words = json.loads(judgement.stood or "{}").get("content_text", "").strip('“”"')
    return f"“{words[:WORDS_SHOWN]}{'…' if len(words) > WORDS_SHOWN else ''}”" if words else ""


def _value(value: str) -> str:
    """What it should be, in words where it is kept as JSON."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    return told.get("name") or ", ".join(f"{part} {places}" for part, places in told.items())
