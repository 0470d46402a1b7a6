"""`onrecord read`: pages into the record, with progress, and an account of what was not read."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from onrecord.errors import BadInput
from onrecord.model import Page, Reading, Rejected
from onrecord.pipeline import Settings, version_of
from onrecord.place import Place
from onrecord.read import Claims, ReadSettings, expected, pages
from onrecord.record import Record, Writer
from onrecord.show.account import Account, Gave, told
from onrecord.show.bars import pages_bar
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
from onrecord.show.reviewing import set_side_by_side
from onrecord.spread import readings


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run is asked to read: what a user named, what is claimed of it, how it is read."""

    wheres: Sequence[str]
    claims: Claims = field(default_factory=Claims)
    settings: Settings = field(default_factory=Settings)
    workers: int = 1


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
    if url is not None and (len(where) > 1 or (expected(where[0]) or 1) > 1):
        raise BadInput("--url is the address of one page; a pages.jsonl can name that of each")
    how = ReadSettings(allow_private=allow_private, language=language)
    settings = Settings(read=how, rules_only=rules_only, model=model)
    claims = Claims(url=url, outlet=outlet, published=date_given(published))
    asked = Asked(where, claims, settings, workers)
    if shards is not None or engine is not Engine.HERE:
        return told(_into_shards(shards, asked, engine), str(shards), as_json=as_json)
    account = _into_record(record, asked, again=again, review=review)
    return told(account, str(record), as_json=as_json)


def _into_shards(shards: Path | None, asked: Asked, engine: Engine) -> Account:
    if shards is None:
        raise BadInput(f"--engine {engine} reads into shards: name a folder with --shards")
    from onrecord.show.sharding import read_into_shards  # pyarrow takes 0.1 s to import

    return read_into_shards(shards, asked, engine, Console(stderr=True))


def _into_record(record: Place, asked: Asked, *, again: bool, review: bool) -> Account:
    console = Console(stderr=True)
    with Record.open(record) as opened:
        account = read_into(opened, asked, console, again=again)
        if review and account.read:
            set_side_by_side(opened, console, rules_only=asked.settings.rules_only)
    return account


def read_into(
    record: Record, asked: Asked, console: Console | None = None, *, again: bool = False
) -> Account:
    """Read all pages that are asked for into `record`, and say what became of them.

    Whatever stops it, the record holds whole documents, and the next run takes up where it ended.
    Whom users brought into the record, and the offices that its pages teach, are known.
    """
    settings = replace(asked.settings, added=record.people.additions())
    asked = replace(asked, settings=settings)
    account = Account()
    with pages_bar(console) as progress, record.writing(again=again) as writer:
        task = progress.add_task("reading", total=total_of(asked.wheres))
        run = _Run(account, writer, progress, task)
        for result in readings(run.fresh(asked), settings, asked.workers):
            run.take(result)
    return account


@dataclass(slots=True)
class _Run:
    """One run: counts, writes and shows what comes by."""

    account: Account
    writer: Writer
    progress: Progress
    task: TaskID
    waiting: deque[Gave] = field(default_factory=deque)
    """Where each page that is being read came from; readings come in the order of the pages."""

    def fresh(self, asked: Asked) -> Iterator[Page]:
        """The pages that this version has not read yet."""
        version = version_of(asked.settings)
        for where, passed, found in list(_found(asked)):  # all are there before one is read
            gave = Gave(where, passed=passed)
            self.account.inputs.append(gave)
            for page in found:
                if isinstance(page, Rejected):
                    self.keep(page, gave)
                elif self.writer.forgot(page):
                    gave.forgotten += 1
                    self._advance()
                elif self.writer.knows(page, version):
                    gave.known += 1
                    self._advance()
                else:
                    self.waiting.append(gave)
                    gave.awaited += 1
                    yield page
            gave.settle()
            self.writer.account(gave.until_now())

    def take(self, result: Reading | Rejected) -> None:
        """Keep what became of the page that has waited longest."""
        gave = self.waiting.popleft()
        gave.settle()
        self.keep(result, gave)

    def keep(self, result: Reading | Rejected, gave: Gave) -> None:
        """Write a result and count it, for all and for what it came from."""
        self.account.take(result, gave)
        self.writer.account(gave.until_now())  # before that which may save both
        if isinstance(result, Reading):
            self.writer.add(result)
        else:
            self.writer.reject(result)
        self._advance()

    def _advance(self) -> None:
        self.progress.advance(self.task)


def _found(asked: Asked) -> Iterator[tuple[str, Counter[str], Iterator[Page | Rejected]]]:
    """Each input, what will be passed by of it, and its pages; BadInput where it is not there."""
    for where in asked.wheres:
        passed = Counter[str]()
        yield where, passed, pages(where, asked.claims, asked.settings.read, passed)


def total_of(wheres: Sequence[str]) -> int | None:
    """How many pages there are, where that is cheap to know of all."""
    counts = [expected(where) for where in wheres]
    return None if None in counts else sum(count or 0 for count in counts)
