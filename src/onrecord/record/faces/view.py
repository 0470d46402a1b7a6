"""What the faces of the record have in common: a view of it, of which one question is asked.

In: a question, as a function of a connection. Out: its answer, of the record as it is at that
moment, at once or streamed; what fails is told as `failures` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select

from onrecord.record.keeping.connect import written
from onrecord.record.store import Store

ROWS_AT_ONCE = 500  # fetched together: a thousand rows are some 2 MB

T = TypeVar("T")


class View:
    """An open record, as its faces see it."""

    def __init__(self, store: Store, engine: Engine, *, read_only: bool = False) -> None:
        self.store = store
        self.read_only = read_only
        self._engine = engine

    def _answer(self, question: Callable[[Connection], T]) -> T:
        with self.store.failures(), self._engine.connect() as connection:
            return question(connection)

    def _stream(self, question: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self.store.failures(), self._engine.connect() as connection:
            yield from question(connection)

    def _rows(self, wanted: Select[Any]) -> Iterator[Any]:
        portioned = wanted.execution_options(yield_per=ROWS_AT_ONCE)
        return self._stream(lambda connection: iter(connection.execute(portioned)))

    def _write(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives, done in one transaction."""
        with self.store.failures(), written(self._engine) as connection:
            return work(connection)
