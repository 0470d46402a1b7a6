"""`onrecord people list`, `show`, `import`: who is in the record, what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from onrecord.errors import BadInput
from onrecord.knowledge import people_told
from onrecord.model import HeldRole, Judgement, Speaker
from onrecord.record import Record, SpeakerRow
from onrecord.show.failing import Exit, complain
from onrecord.show.naming import meant_by
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.roles import roles_told
from onrecord.show.tables import SHORT_ID, counted
from onrecord.show.terminal import print_json, say, shown


def list_(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name or a part of one.")
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
    """Show what is known of a speaker: names, merges, judgements, roles with their evidence."""
    with Record.open(existing(record), read_only=True) as opened:
        rows = opened.speakers_named(name)
        for row in rows:
            merged = opened.people.merged_into(row.speaker.id)
            judged = list(opened.judgements(row.speaker.id, standing=True))
            roles = opened.people.roles(row.speaker.id)
            if as_json:
                print_json(_as_dict(row, merged, judged, roles))
            else:
                _show(row, merged, judged)
                for line in roles_told(roles, evidence=True):
                    say(f"  {line}")
    if not rows:
        say(f"nobody is called {name}")
    return Exit.DONE if rows else Exit.NOT_THERE


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or FollowTheMoney JSON lines.")],
    record: RecordFile = DEFAULT_RECORD,
) -> int:
    """Bring people and bodies of one's own; the next `onrecord read` knows them.

    CSV: name, aliases (; between), kind, gender, state, wikidata, role, body, since, until; one row
    a role. FollowTheMoney: Person, Organization, PublicBody, with Occupancy and Membership. A row
    that cannot be used is told and costs no other row.
    """
    told, bad = people_told(_lines(file))
    with Record.open(record) as opened:
        brought = opened.people.bring(told, file.name)
    for each in bad:
        complain(f"{file}:{each.line}: {each.why}")
    say(
        f"{brought.people:,} people and bodies, {counted(brought.roles, 'role')}; "
        f"{counted(len(bad), 'row')} refused"
    )
    for judgement in brought.merged:
        say(f"  one with a speaker of pages, since {judgement.why} ({judgement.id})")
    return Exit.USAGE if bad else Exit.DONE


def _lines(file: Path) -> list[str]:
    try:
        with file.open(encoding="utf8") as lines:  # splitlines() knows breaks that JSON does not
            return list(lines)
    except OSError as error:
        raise BadInput(f"{file} cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not UTF-8: save it as UTF-8") from error


def _table(rows: Iterable[SpeakerRow]) -> Table:
    table = Table(title="People and bodies", title_justify="left", expand=True)
    table.add_column("name", ratio=2, overflow="fold")
    table.add_column("also called", ratio=2, overflow="fold")
    for column in ("what", "said", "id"):
        table.add_column(column, no_wrap=True)
    for row in rows:
        speaker = row.speaker
        also = ", ".join(each for each in row.names if each != speaker.name)
        cells = (
            speaker.name,
            also,
            speaker.kind.value,
            f"{row.statements:,}",
            speaker.id[:SHORT_ID],
        )
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
    row: SpeakerRow,
    merged: Iterable[Speaker],
    judged: Iterable[Judgement],
    roles: Iterable[HeldRole],
) -> dict[str, Any]:
    told = {
        "roles": [each.as_dict() for each in roles],
        "merged": [{"id": each.id, "name": each.name} for each in merged],
        "judgements": [each.as_dict() for each in judged],
    }
    return row.as_dict() | told
