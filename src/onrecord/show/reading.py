"""`onrecord read`: pages into the record, with progress, and an account of what was not read."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from onrecord.errors import BadInput
from onrecord.model import Page, Reading, Rejected
from onrecord.pipeline import Settings, version_of
from onrecord.read import Claims, ReadSettings, expected, pages
from onrecord.record import Record, Writer
from onrecord.show.failing import Exit
from onrecord.show.options import (
    DEFAULT_RECORD,
    AsJson,
    ModelFolder,
    RecordFile,
    RulesOnly,
    date_given,
)
from onrecord.show.reviewing import set_side_by_side
from onrecord.show.tables import counted, rejections_table
from onrecord.show.terminal import print_json
from onrecord.spread import readings

PASSED_SHOWN = 6  # kinds, the most frequent; --json has all
REJECTED_SHOWN = 50  # all are kept in the record; a screen holds about this many


def read(
    where: Annotated[
        list[str], typer.Argument(metavar="PATH|URL|-", help="Files, folders, addresses, feeds.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    url: Annotated[str | None, typer.Option(help="The address of a single page.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When: 2019, 2019-12 or 2019-12-10.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")] = 1,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Read the pages in this language alone, as en."),
    ] = None,
    rules_only: RulesOnly = False,
    model: ModelFolder = None,
    allow_private: Annotated[
        bool, typer.Option(help="Fetch from private addresses that you type.")
    ] = False,
    review: Annotated[
        bool, typer.Option(help="Set the new pages beside those in the record.")
    ] = True,
    again: Annotated[
        bool, typer.Option("--again", help="Also what `onrecord forget` took out.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Read pages into the record; what is in it already is passed by.

    HTML, plain text, gzipped files, folders, web addresses, RSS and Atom feeds, sitemaps, web
    archives (WARC, WACZ), and JSON lines or Parquet (url, outlet, title, published, text or html).
    A pages.jsonl in a folder may name path, url, outlet and published of the files beside it.
    """
    settings = Settings(
        read=ReadSettings(allow_private=allow_private, language=language),
        rules_only=rules_only,
        model=model,
    )
    if url is not None and (len(where) > 1 or (expected(where[0]) or 1) > 1):
        raise BadInput("--url is the address of one page; a pages.jsonl can name that of each")
    claims = Claims(url=url, outlet=outlet, published=date_given(published))
    console = Console(stderr=True)
    with Record.open(record) as opened:
        account = read_into(opened, where, claims, settings, workers, console, again=again)
        if review and account.read:
            set_side_by_side(opened, console, rules_only=rules_only)
    if as_json:
        print_json(account.as_dict())
    else:
        _tell(account, record)
    return Exit.REJECTED if account.rejected else Exit.DONE


@dataclass(slots=True)
class Gave:
    """What one of the things that the user named gave: pages by what became of them."""

    where: str
    read: int = 0
    known: int = 0
    forgotten: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)

    def as_dict(self) -> dict[str, object]:
        """The JSON form, the most frequent reasons first."""
        return {
            "where": self.where,
            "read": self.read,
            "known": self.known,
            "forgotten": self.forgotten,
            "rejected": dict(self.rejected.most_common()),
            "passed_by": dict(self.passed.most_common()),
        }


@dataclass(slots=True)
class Account:
    """What became of the pages of one run."""

    statements: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    inputs: list[Gave] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many pages were read."""
        return sum(each.read for each in self.inputs)

    @property
    def known(self) -> int:
        """How many the record had."""
        return sum(each.known for each in self.inputs)

    @property
    def forgotten(self) -> int:
        """How many were taken out of the record once, and left out."""
        return sum(each.forgotten for each in self.inputs)

    @property
    def passed(self) -> Counter[str]:
        """What was no page to read, by kind: pictures in web archives, pages in other languages."""
        return sum((each.passed for each in self.inputs), Counter())

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "read": self.read,
            "known": self.known,
            "forgotten": self.forgotten,
            "statements": self.statements,
            "passed_by": dict(self.passed.most_common()),
            "inputs": [each.as_dict() for each in self.inputs],
            "rejected": [
                {"where": each.where, "why": each.why.value, "detail": each.detail}
                for each in self.rejected
            ],
        }


def read_into(
    record: Record,
    wheres: Sequence[str],
    claims: Claims,
    settings: Settings,
    workers: int = 1,
    console: Console | None = None,
    *,
    again: bool = False,
) -> Account:
    """Read all pages that `wheres` name into `record`, and say what became of them.

    Whatever stops it, the record holds whole documents, and the next run takes up where it ended.
    Whom users brought into the record, and the offices that its pages teach, are known.
    """
    settings = replace(settings, added=record.people.additions())
    account = Account()
    with _progress(console) as progress, record.writing(again=again) as writer:
        run = _Run(account, writer, progress, progress.add_task("reading", total=_total(wheres)))
        fresh = run.fresh(wheres, claims, settings)
        for result in readings(fresh, settings, workers):
            run.keep(result, run.waiting.popleft())
    return account


@dataclass(slots=True)
class _Run:
    """One run: counts, writes and shows what comes by."""

    account: Account
    writer: Writer
    progress: Progress
    task: object
    waiting: deque[Gave] = field(default_factory=deque)
    """Where each page that is being read came from; readings come in the order of the pages."""

    def fresh(self, wheres: Sequence[str], claims: Claims, settings: Settings) -> Iterator[Page]:
        """The pages that this version has not read yet."""
        version = version_of(settings)
        for where in wheres:
            gave = Gave(where)
            self.account.inputs.append(gave)
            for page in pages(where, claims, settings.read, gave.passed):
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
                    yield page

    def keep(self, result: Reading | Rejected, gave: Gave) -> None:
        """Write a result and count it, for all and for what it came from."""
        if isinstance(result, Reading):
            self.writer.add(result)
            gave.read += 1
            self.account.statements += len(result.statements)
        else:
            self.writer.reject(result)
            self.account.rejected.append(result)
            gave.rejected[result.why.value] += 1
        self._advance()

    def _advance(self) -> None:
        self.progress.advance(self.task)  # type: ignore[arg-type]


def _progress(console: Console | None) -> Progress:
    """A bar with an estimate; nothing where nobody looks."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} pages"),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=console is None or not console.is_terminal,
    )


def _total(wheres: Sequence[str]) -> int | None:
    """How many pages there are, where that is cheap to know of all."""
    counts = [expected(where) for where in wheres]
    return None if None in counts else sum(count or 0 for count in counts)


def _tell(account: Account, record: Path) -> None:
    console = Console()
    console.print(
        f"read into {record}: {counted(account.read, 'page')}, "
        f"{counted(account.statements, 'statement')}\n"
        f"in it already: {counted(account.known, 'page')}\n"
        f"rejected: {counted(len(account.rejected), 'page')}",
        highlight=False,
        markup=False,
    )
    if account.forgotten:
        console.print(f"forgotten, left out: {counted(account.forgotten, 'page')} (see --again)")
    if account.passed:
        kinds = ", ".join(
            f"{kind} {count:,}" for kind, count in account.passed.most_common(PASSED_SHOWN)
        )
        console.print(f"passed by: {account.passed.total():,} ({kinds})", highlight=False)
    if account.rejected:
        console.print(rejections_table(account.rejected[:REJECTED_SHOWN]))
    if len(account.rejected) > REJECTED_SHOWN:
        console.print(f"and {len(account.rejected) - REJECTED_SHOWN:,} more: see --json")
