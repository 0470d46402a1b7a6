"""`onrecord judgements`: what people decided, as a list and as a file for another record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import BadInput
from onrecord.model import Judgement
from onrecord.record import Record
from onrecord.show.commands.teaching import teach
from onrecord.show.deciding import By, Why, person_deciding
from onrecord.show.failing import Exit, complain, writing
from onrecord.show.judged import judgements_table
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json, say

__all__ = ["SUBCOMMANDS", "export", "import_", "list_", "teach", "undo"]

SUBCOMMANDS = (
    ("list", "onrecord judgements list --about act"),
    ("undo", "onrecord judgements undo jdg-3f2a"),
    ("export", "onrecord judgements export judgements.jsonl"),
    ("import", "onrecord judgements import judgements.jsonl"),
    ("teach", "onrecord judgements teach corrections/"),
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
        Console().print(judgements_table(found, called))
    else:
        say("nothing was decided")
    return Exit.DONE if found else Exit.NOT_THERE


def undo(
    judgement: Annotated[
        str | None, typer.Argument(metavar="JUDGEMENT", help="An id or its beginning.")
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
    with writing(file):
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")
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
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadInput("not a judgement: an object is wanted")
    return Judgement.of(row)
