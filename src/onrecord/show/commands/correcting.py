"""`onrecord correct`: a person says what a statement is; every later reading keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.model import Act, Judgement, PartialDate, Span, Spans, StatementRow, hull
from onrecord.record import Record
from onrecord.record.judging import deciding
from onrecord.show.deciding import (
    By,
    NewKind,
    StatementId,
    Why,
    one_speaker,
    one_statement,
    person_deciding,
    tell,
)
from onrecord.show.failing import Exit
from onrecord.show.judged import sentence_of
from onrecord.show.options import DEFAULT_RECORD, RecordFile, existing

GAP = " … "  # between the pieces of words that are not side by side, as exports write them
_OFFSETS = re.compile(r"\d+-\d+(?: \d+-\d+)*")

MAKE_ONE = "`--new person` or `--new body` makes one"
_WORDS_HELP = "its words as the page has them (… between pieces), or offsets: 12-40 52-60."

Does = Annotated[Act | None, typer.Option(help="What the speaker does by saying it.")]
SaidBy = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who says it; ? where it cannot be told.")
]
Source = Annotated[str | None, typer.Option(metavar="WORDS", help=f"Who: {_WORDS_HELP}")]
Cue = Annotated[str | None, typer.Option(metavar="WORDS", help="The word of saying.")]
Content = Annotated[str | None, typer.Option(metavar="WORDS", help="What is said.")]
Denied = Annotated[
    bool | None, typer.Option(help="The source rejects the content itself, or does not.")
]
SaidOn = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was said; ? where none tells.")
]
NoStatement = Annotated[bool, typer.Option("--not-a-statement", help="Nobody says anything there.")]


def correct(
    statement: StatementId,
    record: RecordFile = DEFAULT_RECORD,
    act: Does = None,
    speaker: SaidBy = None,
    new: NewKind = None,
    source: Source = None,
    cue: Cue = None,
    content: Content = None,
    denied: Denied = None,
    said_on: SaidOn = None,
    not_a_statement: NoStatement = False,
    by: By = None,
    why: Why = None,
) -> int:
    """Correct a statement: its act, speaker, spans, denial, day; or say that it is none.

    A correction is appended, stands in every answer and export, and is kept when the page is read
    again, also by another model. `onrecord judgements undo` takes it back.
    """
    with Record.open(existing(record)) as opened:
        row = one_statement(opened, statement)
        who = person_deciding(by)
        places = {"source": source, "cue": cue, "content": content}
        judgements = [
            *_of_labels(row, act, denied, said_on, who, why),
            *_of_speaker(opened, row, speaker, new, who, why),
            *_of_places(opened, row, places, who, why),
            *([deciding.is_no_statement(row.id, who, why)] if not_a_statement else []),
        ]
        if not judgements:
            raise BadInput("say what it should be: --act, --speaker, --content, … (see --help)")
        for judgement in judgements:
            kept = opened.judge(judgement)
            tell(kept, f"{row.id}: {sentence_of(kept, {})}")
    return Exit.DONE


def reattribute(
    statement: StatementId,
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="A name or id.")],
    record: RecordFile = DEFAULT_RECORD,
    new: NewKind = None,
    by: By = None,
    why: Why = None,
) -> int:
    """Say whose statement it is: the same as `onrecord correct STATEMENT --speaker NAME`."""
    return correct(statement, record, speaker=speaker, new=new, by=by, why=why)


def places_of(words: str, text: str, near: int) -> Spans:
    """Where `words` stand in `text`, nearest to `near`; offsets are taken as they are.

    BadInput where they do not stand there.
    """
    words = words.strip()
    if _OFFSETS.fullmatch(words):
        ends = (each.split("-") for each in words.split())
        return tuple(Span(int(start), int(end)) for start, end in ends)
    pieces = [each.strip() for each in words.split(GAP.strip())] if words else []
    found = _nearest(pieces[0], text, near) if pieces else None
    spans = [found] if found else []
    for piece in pieces[1:]:
        at = text.find(piece, spans[-1].end) if spans and piece else -1
        spans += [Span(at, at + len(piece))] if at >= 0 else []
    if len(spans) < len(pieces):
        raise BadInput(f"the page does not have the words {words!r}: give them as they stand there")
    return tuple(spans)


def _nearest(piece: str, text: str, near: int) -> Span | None:
    starts = [found.start() for found in re.finditer(re.escape(piece), text)] if piece else []
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - near))
    return Span(start, start + len(piece))


def _of_labels(
    row: StatementRow,
    act: Act | None,
    denied: bool | None,
    said_on: str | None,
    by: str,
    why: str | None,
) -> Iterator[Judgement]:
    if act is not None:
        yield deciding.is_act(row.id, act, by, why)
    if denied is not None:
        yield deciding.is_denied(row.id, denied, by, why)
    if said_on is not None:
        day = None if said_on == "?" else PartialDate(said_on)
        yield deciding.said_on(row.id, day, by, why)


def _of_speaker(
    record: Record,
    row: StatementRow,
    name: str | None,
    new: NewKind,
    by: str,
    why: str | None,
) -> Iterator[Judgement]:
    if name is not None:
        known = None if name == "?" else one_speaker(record, name, new, else_try=MAKE_ONE)
        yield deciding.said_by(row.id, known, by, why)


def _of_places(
    record: Record, row: StatementRow, words: dict[str, str | None], by: str, why: str | None
) -> Iterator[Judgement]:
    """One judgement for all three parts; those that were not named stay where they stand now."""
    if all(each is None for each in words.values()):
        return
    document = record.document(row.document)
    assert document is not None, row.document
    now: dict[str, Spans] = {"source": row.source, "cue": row.cue, "content": row.content}
    near = hull(row.content).start
    given = {
        part: places_of(each, document.document.text, near)
        for part, each in words.items()
        if each is not None
    }
    yield deciding.stands_at(row.id, now | given, by, why)
