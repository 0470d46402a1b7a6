"""The rows of the shipped files in data/."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def shipped(name: str) -> str:
    """The text of a shipped file."""
    return resources.files("onrecord.knowledge").joinpath("data", name).read_text(encoding="utf8")


def table_rows(name: str) -> Iterator[list[str]]:
    """The cells of each row of a shipped TSV file, its header left out."""
    lines = iter(shipped(name).splitlines())
    next(lines)
    for line in lines:
        yield line.split("\t")
