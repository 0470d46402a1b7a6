"""Decisions of people as judgements: one function a decision.

In: ids, what it should be, who says so and why. Out: a `Judgement` for `Record.judge`, which checks
and appends it. The same functions serve the command line and the web page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from onrecord.model import (
    Act,
    Judgement,
    PartialDate,
    Spans,
    Speaker,
    SpeakerId,
    SpeakerKind,
    StatementId,
    Verdict,
)
from onrecord.record.judging.sameness import SPEAKER

UTTERANCE: Final = "utterance"
NAME: Final = "name"
ACT: Final = "act"
DENIED: Final = "denied"
SAID_ON: Final = "said on"
SPAN: Final = "span"
STATEMENT: Final = "statement"
PARTS: Final = ("source", "cue", "content")
"""The parts of a statement whose spans a person may mend."""


def same(kept: SpeakerId, other: SpeakerId, by: str, why: str | None = None) -> Judgement:
    """`other` is `kept`, under whose name both stand from now on."""
    one, two = sorted((kept, other))
    return Judgement(one, Verdict.SAME, SPEAKER, by, other=two, value=kept, why=why)


def never_the_same(one: SpeakerId, other: SpeakerId, by: str, why: str | None = None) -> Judgement:
    """The two are two, whatever their names; it ends a merge of the two."""
    first, second = sorted((one, other))
    return Judgement(first, Verdict.DIFFERENT, SPEAKER, by, other=second, why=why)


def one_saying(one: str, other: str, by: str, why: str | None = None) -> Judgement:
    """Two sentences (`stm-…:N`) render one saying; the next review joins what renders either."""
    first, second = sorted((one, other))
    return Judgement(first, Verdict.SAME, UTTERANCE, by, other=second, why=why)


def another_saying(sentence: str, other: str, by: str, why: str | None = None) -> Judgement:
    """`sentence` renders not what `other` does; the next review takes it out of that utterance."""
    return Judgement(sentence, Verdict.DIFFERENT, UTTERANCE, by, other=other, why=why)


def renamed(speaker: SpeakerId, name: str, by: str, why: str | None = None) -> Judgement:
    """The speaker goes by `name`; the names that pages have stay aliases."""
    return Judgement(speaker, Verdict.WRONG, NAME, by, value=name, why=why)


def said_by(
    statement: StatementId, speaker: Speaker | None, by: str, why: str | None = None
) -> Judgement:
    """The statement is `speaker`'s; None: it is not by whom it was taken to be, by whom is open."""
    value = None if speaker is None else speaker_value(speaker)
    return Judgement(statement, Verdict.WRONG, SPEAKER, by, value=value, why=why)


def is_act(statement: StatementId, act: Act, by: str, why: str | None = None) -> Judgement:
    """What the speaker does by saying it is `act`."""
    return Judgement(statement, Verdict.WRONG, ACT, by, value=act.value, why=why)


def is_denied(statement: StatementId, denied: bool, by: str, why: str | None = None) -> Judgement:
    """The source rejects the content itself, or does not."""
    value = "yes" if denied else "no"
    return Judgement(statement, Verdict.WRONG, DENIED, by, value=value, why=why)


def said_on(
    statement: StatementId, day: PartialDate | None, by: str, why: str | None = None
) -> Judgement:
    """It was said on `day`; None: the page does not tell."""
    value = None if day is None else day.text
    return Judgement(statement, Verdict.WRONG, SAID_ON, by, value=value, why=why)


def stands_at(
    statement: StatementId, places: Mapping[str, Spans], by: str, why: str | None = None
) -> Judgement:
    """Source, cue or content (PARTS) stand elsewhere; parts that are not in `places` stay."""
    value = {part: [[each.start, each.end] for each in spans] for part, spans in places.items()}
    return Judgement(statement, Verdict.WRONG, SPAN, by, value=json.dumps(value), why=why)


def is_no_statement(statement: StatementId, by: str, why: str | None = None) -> Judgement:
    """Nobody says anything there."""
    return Judgement(statement, Verdict.WRONG, STATEMENT, by, why=why)


def speaker_value(speaker: Speaker) -> str:
    """A speaker as the value of a judgement: all of it, for a record that has no such speaker."""
    told = {"id": speaker.id, "name": speaker.name, "kind": speaker.kind.value}
    return json.dumps(told | {"wikidata": speaker.wikidata}, ensure_ascii=False)


def speaker_from(value: str) -> Speaker:
    """The speaker that `speaker_value` wrote; ValueError, KeyError or TypeError if it is none."""
    told = json.loads(value)
    wikidata = told.get("wikidata")
    if not all(isinstance(each, str) for each in (told["id"], told["name"], wikidata or "")):
        raise TypeError("texts are wanted")
    return Speaker(SpeakerId(told["id"]), told["name"], SpeakerKind(told["kind"]), wikidata)
