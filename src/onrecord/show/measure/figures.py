"""Figures of how well something does, on standard output.

In: a score, or figures by name, of which some are groups of figures. Out: one JSON object, or a
table for the plain ones and one for each group.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.show.failing import Exit

COLUMNS_SHOWN = 7  # of figures of eight letters, beside a name, in 80 columns; --json has all


def of_score(score: Any) -> dict[str, Any]:
    """A score's counts and what it computes of them, by name."""
    computed = [name for name, kept in vars(type(score)).items() if isinstance(kept, property)]
    return asdict(score) | {name: getattr(score, name) for name in computed}


def tell(found: Mapping[str, Any], as_json: bool) -> int:
    """Print figures, as one JSON object or as tables."""
    if as_json:
        typer.echo(json.dumps(found))
        return Exit.DONE
    console = Console()
    plain = {name: value for name, value in found.items() if not isinstance(value, Mapping)}
    console.print(_table("", {name: {"": value} for name, value in plain.items()}))
    for name, value in found.items():
        if isinstance(value, Mapping):
            rows = {k: v if isinstance(v, Mapping) else {"": v} for k, v in value.items()}
            console.print(_table(name, rows))
    return Exit.DONE


def _table(title: str, rows: Mapping[str, Mapping[str, Any]]) -> Table:
    columns = _most_telling(list(dict.fromkeys(name for row in rows.values() for name in row)))
    table = Table(title=title or None, title_justify="left", show_header=any(columns))
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right", overflow="fold")
    for name, row in rows.items():
        table.add_row(Text(name), *(_cell(row.get(column)) for column in columns))
    return table


def _most_telling(columns: Sequence[str]) -> Sequence[str]:
    """What fits a terminal: all of a few; of many, the F1 scores and of how many documents."""
    if len(columns) <= COLUMNS_SHOWN:
        return columns
    telling = [name for name in columns if name.endswith("_f1") or name == "documents"]
    return telling[:COLUMNS_SHOWN]


def _cell(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "" if value is None else str(value)
