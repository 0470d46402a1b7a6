"""Sets that merge: which things are one, as pairs of them become known.

Union by the smaller name, with halved paths (Tarjan and van Leeuwen 1984). The smaller name wins
rather than the larger set so that a group's root does not depend on the order of joining.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=str)


class Sets(Generic[Name]):
    """Disjoint sets of names."""

    def __init__(self) -> None:
        self._parents: dict[Name, Name] = {}

    def add(self, name: Name) -> None:
        """Takes `name` in, alone, unless it is known."""
        self._parents.setdefault(name, name)

    def root(self, name: Name) -> Name:
        """The smallest name of the set of `name`, which must be known."""
        while (parent := self._parents[name]) != name:
            self._parents[name] = self._parents[parent]
            name = parent
        return name

    def join(self, one: Name, other: Name) -> None:
        """Makes one set of the sets of two known names."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first

    def groups(self) -> Iterable[list[Name]]:
        """The sets, each in order of its names."""
        found: dict[Name, list[Name]] = {}
        for name in sorted(self._parents):
            found.setdefault(self.root(name), []).append(name)
        return found.values()
