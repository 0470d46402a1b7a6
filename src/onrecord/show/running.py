"""One run of reading: pages into a record, counted, with progress.

In: what a user named and how it is read. Out: the record holds the readings, and an `Account` says
what became of each page. Used by every command that reads.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rich.console import Console
from rich.progress import Progress, TaskID

from onrecord.model import Page, Reading, Rejected
from onrecord.pipeline import Settings, version_of
from onrecord.read import Claims, expected, pages
from onrecord.record import Record, Writer
from onrecord.show.account import Account, Gave
from onrecord.show.bars import pages_bar
from onrecord.spread import readings


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run is asked to read: what a user named, what is claimed of it, how it is read."""

    wheres: Sequence[str]
    claims: Claims = field(default_factory=Claims)
    settings: Settings = field(default_factory=Settings)
    workers: int = 1


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
