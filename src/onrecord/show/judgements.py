"""`onrecord judgements`: what people decided, as a list and as a file for another record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.errors import BadInput
from onrecord.model import Judged, Judgement, Verdict
from onrecord.record import Record
from onrecord.record.deciding import STATEMENT
from onrecord.show.deciding import By, Why, person_deciding
from onrecord.show.failing import Exit, complain
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json, say, shown

SHORT_ID = 12  # "jdg-" and 8 digits
WORDS_SHOWN = 60

SUBCOMMANDS = (
    ("list", "onrecord judgements list --about act"),
    ("undo", "onrecord judgements undo jdg-3f2a"),
    ("export", "onrecord judgements export judgements.jsonl"),
    ("import", "onrecord judgements import judgements.jsonl"),
)
"""Each subcommand, the function of its name here (with `_` where Python keeps it), an example."""

File = Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, a judgement each.")]


def list_(
    record: RecordFile = DEFAULT_RECORD,
    about: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="speaker, name, act, span, …")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those overruled, taken back, or gone.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """List what was decided: who, when, why, and whether what it is about is still there."""
    with Record.open(existing(record), read_only=True) as opened:
        found = [
            each
            for each in opened.judged()
            if (every or each.stands) and about in (None, each.judgement.about)
        ]
        called = {} if as_json else opened.people.called()
    if as_json:
        for each in found:
            print_json(each.as_dict())
    elif found:
        Console().print(_table(found, called))
    else:
        say("nothing was decided")
    return Exit.DONE if found else Exit.NOT_THERE


def undo(
    judgement: Annotated[
        str | None, typer.Argument(metavar="[JUDGEMENT]", help="An id or its beginning.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    why: Why = None,
) -> int:
    """Take back a judgement, or without an id your last; what stood before it stands again."""
    with Record.open(existing(record)) as opened:
        back = opened.undo(judgement, person_deciding(by), why)
    subject = f"{back.subject} and {back.other}" if back.other else back.subject
    say(f"taken back: the judgement on {back.about} of {subject}")
    return Exit.DONE


def export(file: File, record: RecordFile = DEFAULT_RECORD) -> int:
    """Write every judgement, those taken back too, as JSON lines: `import` in another record."""
    with Record.open(existing(record), read_only=True) as opened:
        lines = [json.dumps(each.as_dict(), ensure_ascii=False) for each in opened.judgements()]
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}; name another") from error
    say(f"{counted(len(lines), 'judgement')} written to {file}")
    return Exit.DONE


def import_(file: File, record: RecordFile = DEFAULT_RECORD) -> int:
    """Take judgements from a file, in its order; those that are in the record are passed by.

    A line that is no judgement, or contradicts what stands, is told and costs no other line.
    """
    with Record.open(record) as opened:
        known = {each.id for each in opened.judgements()}
        taken = passed = refused = 0
        for number, line in _lines(file):
            try:
                judgement = _judgement(line)
                if judgement.id in known:
                    passed += 1
                    continue
                known.add(opened.judge(judgement).id)
                taken += 1
            except BadInput as error:
                complain(f"{file}:{number}: {error}")
                refused += 1
    say(f"{counted(taken, 'judgement')} taken, {passed} known already, {refused} refused")
    return Exit.USAGE if refused else Exit.DONE


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        with file.open(encoding="utf8") as opened:
            yield from ((number, line) for number, line in enumerate(opened, 1) if line.strip())
    except OSError as error:
        raise BadInput(f"{file} cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not UTF-8") from error


def _judgement(line: str) -> Judgement:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadInput(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadInput("not a judgement: an object is wanted")
    return Judgement.of(row)


def _table(found: list[Judged], called: Mapping[str, str]) -> Table:
    table = Table(title="Judgements", title_justify="left", expand=True)
    table.add_column("when", no_wrap=True)
    for column, ratio in (("who", 1), ("what", 5), ("why", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    table.add_column("id", no_wrap=True)
    for each in found:
        judgement = each.judgement
        state = "" if each.stands else " (does not stand)"
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
    words = json.loads(judgement.stood or "{}").get("content_text", "")
    return f"“{words[:WORDS_SHOWN]}{'…' if len(words) > WORDS_SHOWN else ''}”" if words else ""


def _value(value: str) -> str:
    """What it should be, in words where it is kept as JSON."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    return told.get("name") or ", ".join(f"{part} {places}" for part, places in told.items())
