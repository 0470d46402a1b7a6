"""`onrecord read --shards`: pages into a folder of Parquet files; `onrecord load` takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import BadInput
from onrecord.model import Reading, Rejected
from onrecord.pipeline import Settings
from onrecord.read import Claims
from onrecord.record import Record, Writer
from onrecord.shards import Done, Parcel, Receipt, ShardFolder, loaded, parcels_of, read_here
from onrecord.show.account import Account, Gave, told
from onrecord.show.bars import pages_bar
from onrecord.show.options import DEFAULT_RECORD, AsJson, Engine, RecordFile, RulesOnly
from onrecord.show.reading import total_of
from onrecord.show.reviewing import set_side_by_side


def read_into_shards(
    folder: Path,
    wheres: Sequence[str],
    claims: Claims,
    settings: Settings,
    workers: int,
    engine: Engine,
    console: Console,
) -> Account:
    """Read all pages that `wheres` name into shards in `folder`, and say what became of them.

    A parcel that was done before is passed by.
    """
    run = _Run()
    shards = ShardFolder(folder)
    done = _done(shards, wheres, claims, settings, workers, engine)
    with pages_bar(console) as progress:
        task = progress.add_task("reading", total=total_of(wheres))
        for each in done:
            progress.advance(task, run.count(each))
    return run.account


def _done(
    folder: ShardFolder,
    wheres: Sequence[str],
    claims: Claims,
    settings: Settings,
    workers: int,
    engine: Engine,
) -> Iterator[Done]:
    if engine is Engine.RAY:
        from onrecord.shards.clustered import read_clustered

        return read_clustered(wheres, folder, claims, settings, workers)
    parcels = _parcels(wheres, claims, settings)
    return read_here(parcels, folder, settings, workers)


def _parcels(wheres: Iterable[str], claims: Claims, settings: Settings) -> Iterator[Parcel]:
    for where in wheres:
        yield from parcels_of(where, claims, settings.read)


def load(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What `onrecord read --shards` wrote.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    review: Annotated[
        bool, typer.Option(help="Set the new pages beside those in the record.")
    ] = True,
    again: Annotated[
        bool, typer.Option("--again", help="Also what `onrecord forget` took out.")
    ] = False,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
) -> int:
    """Take a folder of shards into the record; what is in it already is passed by.

    Each file is held against the sum in its receipt: a damaged one is told and costs itself alone.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: there is no such folder; `onrecord read --shards` makes one")
    run = _Run()
    shards = ShardFolder(folder)
    with Record.open(record) as opened:
        with opened.writing(again=again) as writer:
            for receipt in shards.receipts():
                run.load(receipt, shards, writer)
            run.end(writer)
        if review and run.account.read:
            set_side_by_side(opened, Console(stderr=True), rules_only=rules_only)
    code = told(run.account, str(record), as_json=as_json)
    if not as_json and (unfinished := shards.unfinished(run.named)):
        typer.echo(f"{unfinished} files of a run that did not finish are left out: run it again")
    return code


@dataclass(slots=True)
class _Run:
    """Counts what comes by, for each input."""

    account: Account = field(default_factory=Account)
    by_input: dict[str, Gave] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """The files that receipts name."""

    def count(self, done: Done) -> int:
        """Count a parcel that was read; how many pages it had."""
        receipt = done.receipt
        gave = self._gave(receipt.where)
        for each in receipt.rejected:
            self.account.reject(each, gave)
        gave.passed.update(receipt.passed)
        if done.known:
            gave.known += receipt.pages
        else:
            gave.read += receipt.pages
            self.account.statements += receipt.statements
        return receipt.pages + len(receipt.rejected)

    def load(self, receipt: Receipt | Rejected, folder: ShardFolder, writer: Writer) -> None:
        """Write what a receipt stands for into the record, and count it."""
        gave = self._gave(receipt.where)
        if isinstance(receipt, Rejected):
            self._keep(receipt, gave, writer)
            return
        self.named.update(shard.path for shard in receipt.shards)
        gave.passed.update(receipt.passed)
        for each in loaded(folder, receipt):
            self._keep(each, gave, writer)

    def _keep(self, each: Reading | Rejected, gave: Gave, writer: Writer) -> None:
        if isinstance(each, Rejected):
            self.account.take(each, gave)
            writer.account(gave.until_now())
            writer.reject(each)
        elif writer.forgot(each.page):
            gave.forgotten += 1
        elif writer.knows(each.page, each.version):
            gave.known += 1
        else:
            self.account.take(each, gave)
            writer.account(gave.until_now())
            writer.add(each)

    def end(self, writer: Writer) -> None:
        """Say of each input that nothing more comes of it."""
        for gave in self.account.inputs:
            gave.settle()
            writer.account(gave.until_now())

    def _gave(self, where: str) -> Gave:
        """The account of an input, whose parcels may come between those of others."""
        if where not in self.by_input:
            self.by_input[where] = Gave(where)
            self.account.inputs.append(self.by_input[where])
        return self.by_input[where]
