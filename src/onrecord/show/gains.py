"""What reading pages again gained and lost: counted, and shown for people and for programs.

In: the changes of one page after another, and the pages that cannot be read any more. Held are
counts and a few examples of each kind; every change can be written down as it comes by.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO

from rich.console import Console
from rich.table import Table

from onrecord.model import Rejected, StatementRow
from onrecord.show.account import REJECTED_SHOWN
from onrecord.show.tables import act_of, counted, rejections_table, speaker_of
from onrecord.show.terminal import shown
from onrecord.trust import Became, Change

SIDES = ("before", "after")
EXAMPLES = 8  # changes of one kind that a table shows; --changes has all


@dataclass(slots=True)
class Again:
    """What became of the statements of the pages that were read again."""

    lines: IO[str] | None = None
    pages: int = 0
    corrected: list[int] = field(default_factory=lambda: [0, 0])
    became: Counter[Became] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Change]] = field(default_factory=dict)
    rejected: int = 0
    unread: list[Rejected] = field(default_factory=list)
    """The first pages that cannot be read any more."""

    def count(self, told: Iterable[Change]) -> None:
        """Add the changes of one page."""
        self.pages += 1
        for change in told:
            self.became[change.became] += 1
            self.cells.update(change.cells)
            self.corrected[0] += bool(change.before and change.before.corrected)
            self.corrected[1] += bool(change.after and change.after.corrected)
            if change.became is Became.SAME:
                continue
            for kind in change.cells or (change.became.value,):
                examples = self.examples.setdefault(kind, [])
                examples += [change] if len(examples) < EXAMPLES else []
            if self.lines:
                self.lines.write(json.dumps(_told(change), ensure_ascii=False) + "\n")

    def reject(self, rejected: Rejected) -> None:
        """Count a page that cannot be read any more."""
        self.rejected += 1
        if len(self.unread) < REJECTED_SHOWN:
            self.unread.append(rejected)

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "pages": self.pages,
            **{each.value: self.became[each] for each in Became},
            "cells": dict(self.cells.most_common()),
            "corrected": {"before": self.corrected[0], "after": self.corrected[1]},
            "rejected": self.rejected,
        }


def _told(change: Change) -> dict[str, object]:
    return {
        "became": change.became.value,
        "cells": list(change.cells),
        "before": change.before and change.before.as_dict(),
        "after": change.after and change.after.as_dict(),
    }


def tell(console: Console, again: Again) -> None:
    """Print gains and losses, with examples, and what cannot be read any more."""
    if not again.pages and not again.rejected:
        console.print("every page was read by this version: nothing to read again")
        return
    console.print(_gains_and_losses(again))
    for kind, examples in again.examples.items():
        console.print(_examples_table(kind, examples))
    if again.rejected:
        console.print("these cannot be read any more; what was read of them stays:")
        console.print(rejections_table(again.unread))
    if again.rejected > len(again.unread):
        console.print(f"and {again.rejected - len(again.unread):,} more")


def _gains_and_losses(again: Again) -> Table:
    title = f"{counted(again.pages, 'page')} read again: statements"
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for became in Became:
        table.add_row(became.value, f"{again.became[became]:,}")
        if became is Became.CHANGED:
            for cell, count in again.cells.most_common():
                table.add_row(f"  other {cell}", f"{count:,}")
    before, after = again.corrected
    table.add_row("corrected by people, before", f"{before:,}")
    table.add_row("corrected by people, after", f"{after:,}")
    return table


def _examples_table(kind: str, examples: Iterable[Change]) -> Table:
    """Some changes of one kind; a row a change, what it was and what it is."""
    known = [[each.before, each.after] for each in examples]
    sides = [name for name, rows in zip(SIDES, zip(*known, strict=True), strict=True) if any(rows)]
    title = kind if kind in set(Became) else f"other {kind}"
    table = Table(title=title, title_justify="left", expand=True)
    for name in sides:
        table.add_column(name, ratio=1, overflow="fold")
    for rows in known:
        table.add_row(*(shown(_row(row)) for row in rows if row))
    return table


def _row(row: StatementRow) -> str:
    day = f" · {row.said_on}" if row.said_on else ""
    return f"{speaker_of(row)} · {act_of(row)}{day}\n{row.content_text}"
