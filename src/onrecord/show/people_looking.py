"""`onrecord people list`, `show`, `import`: who is in the record, what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from onrecord.model import Judgement, Speaker
from onrecord.record import Record, SpeakerRow
from onrecord.show.failing import Exit
from onrecord.show.looking import Limit, meant_by
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.terminal import print_json, say, shown


def list_(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name or a part of one.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    limit: Limit = 30,
    as_json: AsJson = False,
) -> int:
    """List the people and bodies of the record, those who say most first."""
    with Record.open(existing(record), read_only=True) as opened:
        rows = opened.most_quoted(limit) if name is None else meant_by(opened, name)[:limit]
    if as_json:
        for row in rows:
            print_json(row.as_dict())
    elif rows:
        Console().print(_table(rows))
    else:
        say(f"nobody is called {name}" if name else "nobody said anything")
    return Exit.DONE if rows else Exit.NOT_THERE


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an id.")],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> int:
    """Show what is known of a speaker: names, merges, judgements."""
    with Record.open(existing(record), read_only=True) as opened:
        rows = opened.speakers_named(name)
        for row in rows:
            merged = opened.people.merged_into(row.speaker.id)
            judged = list(opened.judgements(row.speaker.id, standing=True))
            if as_json:
                print_json(_as_dict(row, merged, judged))
            else:
                _show(row, merged, judged)
    if not rows:
        say(f"nobody is called {name}")
    return Exit.DONE if rows else Exit.NOT_THERE


def _table(rows: Iterable[SpeakerRow]) -> Table:
    table = Table(title="People and bodies", title_justify="left", expand=True)
    table.add_column("name", ratio=2, overflow="fold")
    table.add_column("also called", ratio=2, overflow="fold")
    for column in ("what", "said", "id"):
        table.add_column(column, no_wrap=True)
    for row in rows:
        speaker = row.speaker
        also = ", ".join(each for each in row.names if each != speaker.name)
        cells = (speaker.name, also, speaker.kind.value, f"{row.statements:,}", speaker.id[:12])
        table.add_row(*map(shown, cells))
    return table


def _show(row: SpeakerRow, merged: Iterable[Speaker], judged: Iterable[Judgement]) -> None:
    speaker = row.speaker
    say(f"{speaker.name} · {speaker.kind.value} · {speaker.id}")
    facts = {
        "names": ", ".join(row.names),
        "Wikidata": speaker.wikidata or "",
        "statements": f"{row.statements:,}",
        "merged into it": ", ".join(f"{each.name} ({each.id})" for each in merged),
    }
    for fact, told in facts.items():
        if told:
            say(f"  {fact}: {told}")
    for each in judged:
        why = f": {each.why}" if each.why else ""
        say(f"  judged {each.verdict.value} ({each.about}) by {each.by}, {each.at.date()}{why}")


def _as_dict(
    row: SpeakerRow, merged: Iterable[Speaker], judged: Iterable[Judgement]
) -> dict[str, Any]:
    told = {
        "merged": [{"id": each.id, "name": each.name} for each in merged],
        "judgements": [each.as_dict() for each in judged],
    }
    return row.as_dict() | told
