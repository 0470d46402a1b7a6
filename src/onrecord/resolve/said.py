"""Who was found to speak where on a page: asked for the last ones before a place.

In: each answer with the place of its source. Out: those before a place. Kept in order and asked by
bisection, since a page may have thousands of sources and each asks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import Found

Said = tuple[int, Found]
"""Where a source begins, and whom it stands for."""


class Spoken:
    """The sources that were answered with somebody, in reading order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._found: list[Found] = []
        self._until: dict[int, int] = {}
        self._by: dict[int, list[int]] = {}  # where each character speaks

    def add(self, start: int, until: int, found: Found) -> None:
        """One more, whose source begins at `start` and whose words end at `until`."""
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._found.insert(at, found)
        self._until[start] = until
        if found.character:
            insort(self._by.setdefault(id(found.character), []), start)

    def before(self, offset: int) -> Iterator[Said]:
        """Those before an offset, the last one first."""
        for at in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield self._starts[at], self._found[at]

    def last(self, offset: int) -> Said | None:
        """The last one before an offset."""
        return next(self.before(offset), None)

    def until(self, start: int, offset: int) -> int:
        """Where the words of the source at `start` end, not beyond `offset`."""
        return min(self._until.get(start, start), offset)

    def often(self, character: Character, offset: int) -> int:
        """How often a character spoke before an offset."""
        return bisect_left(self._by.get(id(character), []), offset)
