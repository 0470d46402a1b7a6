"""What differs between the databases once a connection is open: a few questions, each with a home.

In: a connection. Out: answers in the way of its database; `record.keeping.dialects` tells which
that is. All else is SQL that both know, by SQLAlchemy or as text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.record.asking.snippets import Snippet
from onrecord.record.asking.terms import Wanted

Insert = sqlite.Insert | postgresql.Insert


def stored_columns(table: Table) -> list[Column[Any]]:
    """The columns that are given, and not computed."""
    return [each for each in table.columns if each.computed is None]


class Dialect(ABC):
    """One database's way."""

    @abstractmethod
    def insert(self, table: Table) -> Insert:
        """An INSERT that can say ON CONFLICT."""

    @abstractmethod
    def load(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Insert many new rows, each with its `stored_columns` in order, the quickest way."""

    @abstractmethod
    def last_number(self, connection: Connection, table: Table) -> int:
        """The highest number that was ever given out to a row of `table`, 0 if none was."""

    @abstractmethod
    def number_after(self, connection: Connection, table: Table, last: int) -> None:
        """Let `last` be the highest number that was given out."""

    @abstractmethod
    def defer_references(self, connection: Connection) -> None:
        """Until the transaction ends, rows may name rows that are yet to come."""

    @abstractmethod
    def rank(self, connection: Connection, index: str, wanted: Wanted) -> ColumnElement[float]:
        """How well a row of an index fits, by BM25; lower is better."""

    @abstractmethod
    def snippets(
        self, connection: Connection, index: str, wanted: Wanted, numbers: Collection[int]
    ) -> dict[int, Snippet]:
        """What is shown of these rows, which fit what is wanted."""

    @abstractmethod
    def rarest(self, connection: Connection, words: Collection[str], most: int) -> list[str]:
        """Those of `words` that some document has, in the fewest first."""

    @abstractmethod
    def thoroughly(self, connection: Connection) -> AbstractContextManager[None]:
        """Around what deletes rows: nothing of them is left in what the transaction writes."""

    @abstractmethod
    def storage_faults(self, connection: Connection) -> Iterator[str | None]:
        """What the database's own checks find, None for each thing that is sound."""

    @abstractmethod
    def reference_faults(self, connection: Connection) -> Iterator[str | None]:
        """Rows that name rows which are not there."""

    @abstractmethod
    def index_rows(self, index: str) -> tuple[str, str]:
        """The table that has a row for each in a full text index, and its column of numbers."""
