"""The account of a run: what became of the pages of each input, for people and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from rich.console import Console

from onrecord.model import Input, Reading, Rejected
from onrecord.show.commands.inputs import inputs_table, kinds_told
from onrecord.show.failing import Exit, complain
from onrecord.show.tables import counted, rejections_table
from onrecord.show.terminal import print_json

INPUTS_SHOWN = 40  # --json has all
REJECTED_SHOWN = 50  # a screen holds about this many
REJECTED_HELD = 1_000  # in memory, of 1 kB each; all are kept in the record, or with the shards


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Gave:
    """What one of the things that the user named gave: pages by what became of them."""

    where: str
    read: int = 0
    known: int = 0
    forgotten: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    began_at: datetime = field(default_factory=_now)
    ended_at: datetime | None = None
    awaited: int = 1
    """Pages of it that are being read, and one for what may still come of it."""

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing that is or might be a page."""
        return not any((self.read, self.known, self.forgotten, self.rejected, self.passed))

    def settle(self) -> None:
        """Say that what was awaited came, or that nothing more comes; it ends with the last."""
        self.awaited -= 1
        if not self.awaited:
            self.ended_at = _now()

    def until_now(self) -> Input:
        """The same as a value, for the record."""
        return Input(
            where=self.where,
            began_at=self.began_at,
            ended_at=self.ended_at,
            read=self.read,
            known=self.known,
            forgotten=self.forgotten,
            rejected=dict(self.rejected),
            passed=dict(self.passed),
        )


@dataclass(slots=True)
class Account:
    """What became of the pages of one run."""

    statements: int = 0
    examples: list[Rejected] = field(default_factory=list)
    inputs: list[Gave] = field(default_factory=list)

    def take(self, result: Reading | Rejected, gave: Gave) -> None:
        """Count what became of a page."""
        if isinstance(result, Rejected):
            self.reject(result, gave)
        else:
            gave.read += 1
            self.statements += len(result.statements)

    def reject(self, rejected: Rejected, gave: Gave) -> None:
        """Count a page that was not read; the first ones are held, to be shown."""
        gave.rejected[rejected.why.value] += 1
        if len(self.examples) < REJECTED_HELD:
            self.examples.append(rejected)

    @property
    def rejected(self) -> int:
        """How many pages could not be read."""
        return sum(each.rejected.total() for each in self.inputs)

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
            "inputs": [each.until_now().as_dict() for each in self.inputs],
            "rejected_in_all": self.rejected,
            "rejected": [
                {"where": each.where, "why": each.why.value, "detail": each.detail}
                for each in self.examples
            ],
        }


def told(account: Account, into: str, *, as_json: bool) -> int:
    """Print the account, and give the exit code that says whether all pages were read."""
    if as_json:
        print_json(account.as_dict())
    else:
        tell(account, into)
    for each in account.inputs:
        if each.is_empty:
            complain(f"no pages found in {each.where}")
    if all(each.is_empty for each in account.inputs):
        return Exit.NOT_THERE
    return Exit.REJECTED if account.rejected else Exit.DONE


def tell(account: Account, into: str) -> None:
    """Print what became of the pages, which were read into what `into` names."""
    console = Console()
    console.print(
        f"read into {into}: {counted(account.read, 'page')}, "
        f"{counted(account.statements, 'statement')}\n"
        f"in it already: {counted(account.known, 'page')}\n"
        f"rejected: {counted(account.rejected, 'page')}",
        highlight=False,
        markup=False,
    )
    if account.forgotten:
        console.print(f"forgotten, left out: {counted(account.forgotten, 'page')} (see --again)")
    if account.passed:
        console.print(f"passed by: {account.passed.total():,} ({kinds_told(account.passed)})")
    if len(account.inputs) > 1:
        console.print(inputs_table(each.until_now() for each in account.inputs[:INPUTS_SHOWN]))
    if len(account.inputs) > INPUTS_SHOWN:
        console.print(f"and {len(account.inputs) - INPUTS_SHOWN:,} more inputs: see --json")
    if account.examples:
        console.print(rejections_table(account.examples[:REJECTED_SHOWN]))
    if account.rejected > REJECTED_SHOWN:
        console.print(f"and {account.rejected - REJECTED_SHOWN:,} more: see --json")
