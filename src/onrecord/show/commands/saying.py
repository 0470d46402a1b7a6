"""`onrecord utterance`: one saying in all its wordings, word by word against the first."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from onrecord.errors import BadInput
from onrecord.model import StatementId, StatementRow, Utterance
from onrecord.model.plain import plain
from onrecord.record import Query, Record
from onrecord.show.commands.across import reviewed
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile
from onrecord.show.tables import SHORT_ID, counted, day_told, speaker_of
from onrecord.show.terminal import print_json, shown
from onrecord.web.views.wordings import Wording, meant, wordings

ADDED, LEFT_OUT, TURNS = "bold green", "strike dim", "bold red"
LEFT_OUT_SHOWN = 24  # words; a rendering that leaves out more is a short one, not a changed one


def utterance(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An utterance, a statement, or a sentence of one.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> int:
    """Show one saying in all its wordings, what differs marked, what alters the meaning told.

    Words that the first rendering has not are green; those of it that another leaves out are struck
    out below that one.
    """
    with reviewed(record) as opened:
        found = sayings_named(opened, name)
        if not found:
            raise BadInput(f"no utterance {name} in {record}; `onrecord utterances` lists them")
        told = [(each, wordings(rows_of(opened, each))) for each in found]
    if as_json:
        for each, wordings_of in told:
            print_json(plain(each) | {"renderings": [_plain(wording) for wording in wordings_of]})
    else:
        for each, wordings_of in told:
            Console().print(_panel(each, wordings_of))
    return Exit.DONE


def sayings_named(record: Record, name: str) -> list[Utterance]:
    """The utterance of an id or a sentence, or all that a statement renders."""
    found = record.utterance(name)
    return [found] if found else record.utterances_of(StatementId(name))


def rows_of(record: Record, utterance: Utterance) -> list[StatementRow]:
    """The statements that render it, oldest first, each with the meant sentences alone."""
    rows = {row.id: row for row in record.statements(Query(ids=utterance.statements))}
    return meant(utterance, rows)


def _panel(utterance: Utterance, told: tuple[Wording, ...]) -> Panel:
    facts = (
        utterance.id,
        str(utterance.day or "?"),
        f"{counted(len(utterance.documents), 'page')} from "
        f"{counted(utterance.origins, 'independent origin')}",
    )
    title = shown(" · ".join(facts))
    return Panel(Group(*map(_wording, told)), title=title, title_align="left")


def _wording(wording: Wording) -> Text:
    row = wording.row
    where = (day_told(row), row.outlet or "", speaker_of(row), row.document[:SHORT_ID])
    text = shown(" · ".join(fact for fact in where if fact) + "\n", "dim")
    for words, shared in wording.pieces:
        text += shown(words, "" if shared else ADDED)
    if wording.left_out:
        left_out = " ".join(wording.left_out[:LEFT_OUT_SHOWN])
        more = " …" if len(wording.left_out) > LEFT_OUT_SHOWN else ""
        text += Text("\nleaves out: ", "dim") + shown(left_out + more, LEFT_OUT)
    for change in wording.changes:
        text += Text(f"\nalters the meaning: {change}", TURNS)
    return text + Text("\n")


def _plain(wording: Wording) -> dict[str, object]:
    row = wording.row
    return {
        "statement": row.id,
        "document": row.document,
        "outlet": row.outlet,
        "url": row.url,
        "day": plain(row.day),
        "words": row.content_text,
        "pieces": [{"words": words, "in_first": shared} for words, shared in wording.pieces],
        "left_out": list(wording.left_out),
        "changes": [change.value for change in wording.changes],
    }
