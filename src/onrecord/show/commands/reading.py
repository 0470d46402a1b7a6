"""`onrecord read`: pages into the record, with progress, and an account of what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import BadInput
from onrecord.pipeline import Settings
from onrecord.place import Place
from onrecord.read import Claims, ReadSettings, expected, pages
from onrecord.record import Record
from onrecord.show.account import Account, told
from onrecord.show.commands.reviewing import set_side_by_side
from onrecord.show.options import (
    DEFAULT_RECORD,
    Again,
    AsJson,
    Engine,
    ModelFolder,
    RecordFile,
    Review,
    RulesOnly,
    Workers,
    date_given,
)
from onrecord.show.running import Asked, read_into

Where = Annotated[
    list[str], typer.Argument(metavar="PATH|URL|-", help="Files, folders, addresses, feeds.")
]
Address = Annotated[str | None, typer.Option(help="The address of a single page.")]
Outlet = Annotated[str | None, typer.Option(help="Who published it.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When: 2019, 2019-12 or 2019-12-10.")
]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Read the pages in this language alone, as en.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses that you type.")
]
Shards = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Into Parquet files there, not into the record."),
]
ReadBy = Annotated[
    Engine, typer.Option(help="What reads into --shards: this machine, or a cluster.")
]


def read(
    where: Where,
    record: RecordFile = DEFAULT_RECORD,
    url: Address = None,
    outlet: Outlet = None,
    published: Published = None,
    workers: Workers = 1,
    language: Language = None,
    rules_only: RulesOnly = False,
    model: ModelFolder = None,
    allow_private: AllowPrivate = False,
    review: Review = True,
    again: Again = False,
    shards: Shards = None,
    engine: ReadBy = Engine.HERE,
    as_json: AsJson = False,
) -> int:
    """Read pages into the record; what is in it already is passed by.

    HTML, plain text, gzipped files, folders, web addresses, RSS and Atom feeds, sitemaps, web
    archives (WARC, WACZ), and JSON lines or Parquet (url, outlet, title, published, text or html).
    A pages.jsonl in a folder may name path, url, outlet and published of the files beside it.
    """
    claims = _claimed(where, url, outlet, published)
    how = ReadSettings(allow_private=allow_private, language=language)
    asked = Asked(where, claims, Settings(how, rules_only, model), workers)
    if shards is not None or engine is not Engine.HERE:
        return told(_into_shards(shards, asked, engine), str(shards), as_json=as_json)
    account = _into_record(record, asked, again=again, review=review)
    return told(account, str(record), as_json=as_json)


def _claimed(
    where: Sequence[str], url: str | None, outlet: str | None, published: str | None
) -> Claims:
    """What is claimed of all pages; BadInput where one address is claimed of several."""
    if url is not None and (len(where) > 1 or (expected(where[0]) or 1) > 1):
        raise BadInput("--url is the address of one page; a pages.jsonl can name that of each")
    return Claims(url=url, outlet=outlet, published=date_given(published))


def _into_shards(shards: Path | None, asked: Asked, engine: Engine) -> Account:
    if shards is None:
        raise BadInput(f"--engine {engine} reads into shards: name a folder with --shards")
    from onrecord.show.commands.sharding import read_into_shards  # pyarrow takes 0.1 s to import

    return read_into_shards(shards, asked, engine, Console(stderr=True))


def _into_record(record: Place, asked: Asked, *, again: bool, review: bool) -> Account:
    console = Console(stderr=True)
    for where in asked.wheres:
        pages(where)  # what is not there ends the run before it makes a record
    with Record.open(record) as opened:
        account = read_into(opened, asked, console, again=again)
        if review and account.read:
            set_side_by_side(opened, console, rules_only=asked.settings.rules_only)
    return account
