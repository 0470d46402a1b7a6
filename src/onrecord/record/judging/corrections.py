"""Statements as people corrected them: a pure function of rows and judgements.

In: the rows of one document's statements as they were read, its text, and the judgements that stand
on its statements. Out: the rows as they should stand, and which statement each judgement was taken
to mean. `record.judging.replaying` reads and writes them.

A page that is read again by another version may have its statements cut a little differently, and
then their ids differ. What was judged is then the statement whose content overlaps most with the
content that was judged, if they have at least half of their code points in common.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from onrecord.errors import BadInput, BadSpan
from onrecord.model import Act, Judgement, PartialDate, Span, Verdict, words_at
from onrecord.record.judging.deciding import (
    ACT,
    DENIED,
    PARTS,
    SAID_ON,
    SPAN,
    STATEMENT,
    speaker_from,
)
from onrecord.record.judging.sameness import SPEAKER
from onrecord.record.keeping.columns import Row
from onrecord.record.keeping.storable import storable

log = logging.getLogger(__name__)

SAME_CONTENT = 0.5  # of the code points of both together; a nested statement's are mostly fewer
CERTAIN = 1.0  # the score of what a person decided

Pairs = Sequence[Sequence[int]]


def corrected(
    rows: Sequence[Row], judgements: Sequence[tuple[str, Judgement]], text: str
) -> list[Row]:
    """`rows` with each judgement (with the id of the row that it means) applied, in their order.

    One whose value does not fit the text, which `check_value` could not know, is passed by.
    """
    standing = {row["id"]: row for row in rows}
    for target, judgement in judgements:
        if target not in standing or judgement.about not in CORRECTIONS:
            continue
        try:
            changed = CORRECTIONS[judgement.about](standing[target], judgement, text)
        except BadInput:
            log.warning("judgement %s does not fit its document", judgement.id)
            continue
        if changed is None:
            gone = standing.pop(target)
            for row in standing.values():  # what stood inside it stands where it stood
                if row["parent"] == target:
                    standing[row["id"]] = row | {"parent": gone["parent"]}
        elif changed != standing[target]:
            names = {*json.loads(changed["corrected"]), judgement.about}
            standing[target] = changed | {"corrected": json.dumps(sorted(names))}
    return list(standing.values())


def check_value(judgement: Judgement, text: str | None) -> None:
    """BadInput where the judgement's value is none for what it is about; `text` if it is known."""
    if judgement.verdict is not Verdict.WITHDRAWN and judgement.about in CORRECTIONS:
        CORRECTIONS[judgement.about]({}, judgement, text)


def meant(subject: str, stood: Iterable[Mapping[str, Any]], rows: Sequence[Row]) -> str | None:
    """Which of `rows` the judged statement `subject` is now; None where none is like it.

    `stood` are the forms in which it stood when it was judged.
    """
    if any(row["id"] == subject for row in rows):
        return subject
    forms = list(stood)
    best, chosen = (SAME_CONTENT, 0.0), None
    for row in rows:
        content, source = json.loads(row["content"]), json.loads(row["source"])
        for form in forms:
            likeness = (_shared(form["content"], content), _shared(form["source"], source))
            if likeness >= best:
                best, chosen = likeness, row["id"]
    return chosen


def _shared(one: Pairs, other: Pairs) -> float:
    """Share of the code points at either's spans that are at both's."""
    first = {at for start, end in one for at in range(start, end)}
    second = {at for start, end in other for at in range(start, end)}
    return len(first & second) / len(first | second) if first or second else 0.0


def _speaker(row: Row, judgement: Judgement, _text: str | None) -> Row:
    if judgement.verdict is Verdict.RIGHT and judgement.value is None:
        return row
    by_whom = {"speaker_score": CERTAIN, "speaker_evidence": _evidence(judgement)}
    if judgement.value is None:
        return row | by_whom | {"speaker": None, "speaker_unsure": 1}
    try:
        speaker = speaker_from(judgement.value)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(f"{judgement.value!r} is no speaker: id, name and kind as JSON") from None
    return row | by_whom | {"speaker": speaker.id, "speaker_unsure": 0, "candidates": []}


def _act(row: Row, judgement: Judgement, _text: str | None) -> Row:
    if judgement.value is None:
        return row
    if judgement.value not in [each.value for each in Act]:
        raise BadInput(f"{judgement.value!r} is no act: {', '.join(Act)}")
    return row | {"act": judgement.value, "act_score": CERTAIN}


def _denied(row: Row, judgement: Judgement, _text: str | None) -> Row:
    if judgement.value is None:
        return row
    if judgement.value not in ("yes", "no"):
        raise BadInput(f"denied is to be yes or no, not {judgement.value!r}")
    return row | {"denied": int(judgement.value == "yes")}


def _said_on(row: Row, judgement: Judgement, _text: str | None) -> Row:
    if judgement.value is None and judgement.verdict is not Verdict.WRONG:
        return row
    day = None if judgement.value is None else PartialDate(judgement.value)
    return row | {"said_on": None if day is None else day.text}


def _span(row: Row, judgement: Judgement, text: str | None) -> Row:
    if judgement.value is None:
        return row
    changed: Row = {"score": CERTAIN}
    for part, spans in _places(judgement.value).items():
        if text is not None and any(span.end > len(text) for span in spans):
            raise BadSpan(f"{part} reaches beyond the document's {len(text)} code points")
        changed[part] = json.dumps(
            [[each.start, each.end] for each in spans], separators=(",", ":")
        )
        changed[f"{part}_text"] = words_at(text or "", spans)
    if changed.get("content") == "[]":
        raise BadInput("a statement needs a content; say that it is none instead")
    return row | changed


def _statement(row: Row, judgement: Judgement, _text: str | None) -> Row | None:
    return None if judgement.verdict is Verdict.WRONG else row


CORRECTIONS: Final[Mapping[str, Callable[[Row, Judgement, str | None], Row | None]]] = {
    STATEMENT: _statement,
    SPAN: _span,
    SPEAKER: _speaker,
    ACT: _act,
    DENIED: _denied,
    SAID_ON: _said_on,
}
"""What a judgement can change in a statement: the row as it should stand, None where there is none.

RIGHT with a value keeps that value against what another version may read; without one, and UNSURE,
they change nothing (but a speaker of whom it cannot be told who it is). `text` is None where the
document is not in the record yet.
"""


def _places(value: str | None) -> dict[str, tuple[Span, ...]]:
    try:
        told = json.loads(value or "")
        found = {part: tuple(Span(*pair) for pair in told[part]) for part in PARTS if part in told}
    except (ValueError, TypeError):
        wanted = "source, cue, content as JSON [[start, end]]"
        raise BadInput(f"{value!r} is no places: {wanted}") from None
    for part, spans in found.items():
        if any(one.end > other.start for one, other in pairwise(spans)):
            raise BadSpan(f"the spans of the {part} overlap or are out of order")
    return found


def _evidence(judgement: Judgement) -> str:
    why = f": {judgement.why}" if judgement.why else ""
    return storable(f"judged by {judgement.by}{why}") or ""
