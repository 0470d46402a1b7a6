"""`onrecord read --shards`: pages into a folder of Parquet files; `onrecord load` takes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import BadInput
from onrecord.model import Reading, Rejected
from onrecord.read.terms import count
from onrecord.record import Record, Writer
from onrecord.shards import Done, Parcel, Receipt, ShardFolder, loaded, parcels_of, read_here
from onrecord.show.account import Account, Gave, told
from onrecord.show.bars import pages_bar
from onrecord.show.commands.reviewing import set_side_by_side
from onrecord.show.failing import complain
from onrecord.show.options import (
    DEFAULT_RECORD,
    Again,
    AsJson,
    Engine,
    RecordFile,
    Review,
    RulesOnly,
)
from onrecord.show.running import Asked, total_of


def read_into_shards(folder: Path, asked: Asked, engine: Engine, console: Console) -> Account:
    """Read all pages that are asked for into shards in `folder`, and say what became of them.

    A parcel that was done before is passed by.
    """
    run = _Run()
    with pages_bar(console) as progress:
        task = progress.add_task("reading", total=total_of(asked.wheres))
        for each in _done(ShardFolder(folder), asked, engine):
            progress.advance(task, run.count(each))
    return run.account


def _done(folder: ShardFolder, asked: Asked, engine: Engine) -> Iterator[Done]:
    if engine is Engine.RAY:
        from onrecord.shards.clustered import read_clustered

        return read_clustered(asked.wheres, folder, asked.claims, asked.settings, asked.workers)
    return read_here(_parcels(asked), folder, asked.settings, asked.workers)


def _parcels(asked: Asked) -> Iterator[Parcel]:
    for where in asked.wheres:
        yield from parcels_of(where, asked.claims, asked.settings.read)


def load(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="What `onrecord read --shards` wrote.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    review: Review = True,
    again: Again = False,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
) -> int:
    """Take a folder of shards into the record; what is in it already is passed by.

    Each file is held against the sum in its receipt: a damaged one is told and costs itself alone.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder}: there is no such folder; `onrecord read --shards` makes one")
    run, shards = _Run(), ShardFolder(folder)
    with Record.open(record) as opened:
        with opened.writing(again=again) as writer:
            run.load_all(shards, writer)
        if review and run.account.read:
            set_side_by_side(opened, Console(stderr=True), rules_only=rules_only)
    code = told(run.account, str(record), as_json=as_json)
    if not run.account.inputs:
        complain(f"no shards found in {folder}")
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
        _pass_by(receipt, gave)
        if done.known:
            gave.known += receipt.pages
        else:
            gave.read += receipt.pages
            self.account.statements += receipt.statements
        return receipt.pages + len(receipt.rejected)

    def load_all(self, folder: ShardFolder, writer: Writer) -> None:
        """Write all that a folder holds into the record, and count it."""
        for receipt in folder.receipts():
            self._load(receipt, folder, writer)
        for gave in self.account.inputs:
            gave.settle()
            writer.account(gave.until_now())

    def _load(self, receipt: Receipt | Rejected, folder: ShardFolder, writer: Writer) -> None:
        gave = self._gave(receipt.where)
        if isinstance(receipt, Rejected):
            self._keep(receipt, gave, writer)
            return
        self.named.update(shard.path for shard in receipt.shards)
        _pass_by(receipt, gave)
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

    def _gave(self, where: str) -> Gave:
        """The account of an input, whose parcels may come between those of others."""
        if where not in self.by_input:
            self.by_input[where] = Gave(where)
            self.account.inputs.append(self.by_input[where])
        return self.by_input[where]


def _pass_by(receipt: Receipt, gave: Gave) -> None:
    for kind, times in receipt.passed.items():
        count(gave.passed, kind, times)
