"""What stands near a place of a text, without looking through all of it.

A grid of cells of equal length; a thing lies in every cell that its span touches. Long documents
stay as fast a word as short ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from onrecord.model import Span

CELL = 512  # characters; a paragraph, so that a cell holds few things and a thing few cells

Thing = TypeVar("Thing")


class Near(Generic[Thing]):
    """Things by the spans that they take."""

    def __init__(self) -> None:
        self._cells: dict[int, list[tuple[Span, Thing]]] = defaultdict(list)

    def put(self, span: Span, thing: Thing) -> None:
        """Puts a thing at its span."""
        for cell in range(span.start // CELL, (span.end - 1) // CELL + 1):
            self._cells[cell].append((span, thing))

    def at(self, span: Span) -> Iterator[Thing]:
        """The things whose spans overlap `span`, each once, in the order in which they were put."""
        first, last = span.start // CELL, (span.end - 1) // CELL
        for cell in range(first, last + 1):
            for own, thing in self._cells.get(cell, ()):
                met_before = own.start // CELL < cell and cell > first
                if own.overlaps(span) and not met_before:
                    yield thing
