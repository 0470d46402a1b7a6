"""`onrecord utterances`, `dispatches`: accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord.model import Utterance
from onrecord.model.plain import plain
from onrecord.place import Place
from onrecord.record import Record
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.tables import SHORT_ID, counted
from onrecord.show.terminal import print_json, shown

SHOWN = 100  # a saying is a table of its own; `onrecord export` gives all of them


def utterances(
    record: RecordFile = DEFAULT_RECORD, limit: Limit = SHOWN, as_json: AsJson = False
) -> int:
    """Show sayings that several statements render, those on most pages first."""
    with reviewed(record) as opened:
        several = (each for each in opened.utterances() if len(each.statements) > 1)
        shared = list(islice(several, limit))
        if as_json:
            _print_json(shared)
            return Exit.DONE if shared else Exit.NOT_THERE
        console = Console()
        for each in shared:
            table = Table(title=_heading(each), title_justify="left")
            for column in ("outlet", "speaker", "words"):
                table.add_column(column, overflow="fold")
            for own in each.statements:
                row = opened.statement(own)
                assert row, own
                name = row.known_speaker.name if row.known_speaker else row.source_text
                table.add_row(shown(row.outlet or ""), shown(name), shown(row.content_text))
            console.print(table)
    return Exit.DONE if shared else Exit.NOT_THERE


def dispatches(
    record: RecordFile = DEFAULT_RECORD, limit: Limit = SHOWN, as_json: AsJson = False
) -> int:
    """Show texts that several pages carry, and where they come from."""
    with reviewed(record) as opened:
        found = list(opened.dispatches(limit))
    if as_json:
        _print_json(found)
        return Exit.DONE if found else Exit.NOT_THERE
    table = Table(title="Texts that several pages carry", title_justify="left")
    for column in ("origin", "pages", "documents", "why"):
        table.add_column(column, overflow="fold")
    for each in found:
        origin = (each.origin or "?") + (" (credited)" if each.credited else "")
        why = "; ".join(each.evidence)
        documents = "\n".join(own[:SHORT_ID] for own in each.documents)
        cells = (origin, str(len(each.documents)), documents, why)
        table.add_row(*map(shown, cells))
    Console().print(table if found else "no text is carried by several pages")
    return Exit.DONE if found else Exit.NOT_THERE


@contextmanager
def reviewed(record: Place) -> Iterator[Record]:
    """The record, every page of it set beside the others: those that are not yet are now."""
    with Record.open(existing(record), read_only=True) as opened:
        if opened.is_reviewed():
            yield opened
            return
    from onrecord.show.commands.reviewing import set_side_by_side  # 0.1 s that only a review needs

    with Record.open(record) as opened:
        set_side_by_side(opened, Console(stderr=True))
        yield opened


def _heading(utterance: Utterance) -> str:
    origins = counted(utterance.origins, "origin")
    return f"{utterance.id} · {utterance.day or '?'} · {origins}"


def _print_json(found: Iterable[Any]) -> None:
    for each in found:
        print_json(plain(each))
