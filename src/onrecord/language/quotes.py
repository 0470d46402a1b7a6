"""Quotation marks: the typed reader of `quotes.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Role(StrEnum):
    """What a mark does by itself, before its neighbours are looked at."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """One mark: marks of one `family` close each other."""

    text: str
    family: str
    role: Role


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """All marks by their text, and the words that begin with an apostrophe."""

    marks: Mapping[str, QuoteMark]
    elisions: frozenset[str]


@cache
def quote_marks() -> QuoteMarks:
    """The marks of all languages that we read."""
    table = tomllib.loads(files(__package__).joinpath("quotes.toml").read_text(encoding="utf8"))
    marks = {
        text: QuoteMark(text, row["family"], Role(row["role"]))
        for text, row in table["marks"].items()
    }
    return QuoteMarks(marks, frozenset(table["apostrophes"]["elisions"]))
