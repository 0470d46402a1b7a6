"""Postings: which things have which keys in common, so that each is compared with its like only.

In: entries, each with the keys that it may share with others (a stem, a speaker's week, a hash of
words). Out: the entries that share keys with a new one. `Index` is what the rooms that look across
pages ask for; `MemoryIndex` keeps it in memory, the record keeps it in its file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Protocol

KEY_BYTES = 8  # 64 bits: two of ten million keys are taken for one with p = 3·10^-6


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to be found by its keys.

    `name` is a sentence (`stm-…:N`) or a document; `kind` what it is compared as: one sentence is
    there as a rendering and as a claim. `day` is an ordinal, None where it is not known; `owner`
    whose it is; `marks` are bits that the room that made the entry understands.
    """

    name: str
    kind: str
    document: str
    keys: frozenset[int] = field(repr=False)
    day: int | None = None
    owner: str = ""
    marks: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry that has some of the keys that were asked for: `shared` is what these weigh."""

    name: str
    shared: float
    day: int | None
    owner: str
    marks: int


Keys = Collection[int] | Mapping[int, float]


class Index(Protocol):
    """Entries by their keys; grows."""

    def put(self, entries: Collection[Entry]) -> None:
        """Takes in entries that are new."""

    def known(self, kind: str, names: Collection[str]) -> Collection[str]:
        """Those of `names` that are in already."""

    def count(self, kind: str) -> int:
        """How many entries there are."""

    def having(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many entries have each of `keys`; those that nobody has may be left out."""

    def meeting(self, keys: Keys, at_most: int, at_least: float = 0) -> Iterable[Meeting]:
        """The entries of which the keys that they have of `keys` weigh `at_least` so much.

        `keys` maps each to its weight, or all weigh 1. Of each the last `at_most` entries count.
        """

    def foresee(self, keys: Collection[int], at_most: int) -> None:
        """Tells what `meeting` is soon asked for: what is far away is fetched at once."""


class MemoryIndex:
    """An index that ends with the process.

    Most keys have one entry, which is held without a list around it: that halves the memory.
    """

    def __init__(self) -> None:
        self._entries: list[Meeting] = []
        self._names: dict[str, set[str]] = {}
        self._having: dict[int, int | list[int]] = {}

    def put(self, entries: Collection[Entry]) -> None:
        """Takes in entries that are new."""
        for entry in entries:
            number = len(self._entries)
            self._entries.append(Meeting(entry.name, 0, entry.day, entry.owner, entry.marks))
            self._names.setdefault(entry.kind, set()).add(entry.name)
            for key in entry.keys:
                held = self._having.setdefault(key, number)
                if isinstance(held, list):
                    held.append(number)
                elif held != number:
                    self._having[key] = [held, number]

    def known(self, kind: str, names: Collection[str]) -> Collection[str]:
        """Those of `names` that are in already."""
        return self._names.get(kind, set()).intersection(names)

    def count(self, kind: str) -> int:
        """How many entries there are."""
        return len(self._names.get(kind, ()))

    def having(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many entries have each of `keys`."""
        return {key: len(self._numbers(key)) for key in keys}

    def meeting(self, keys: Keys, at_most: int, at_least: float = 0) -> Iterable[Meeting]:
        """The entries of which the keys that they have of `keys` weigh `at_least` so much."""
        shared: dict[int, float] = {}
        for key, weight in weighed(keys):
            for number in self._numbers(key)[-at_most:]:
                shared[number] = shared.get(number, 0) + weight
        for number, weight in shared.items():
            if weight >= at_least:
                entry = self._entries[number]
                yield Meeting(entry.name, weight, entry.day, entry.owner, entry.marks)

    def foresee(self, keys: Collection[int], at_most: int) -> None:
        """Nothing is far away."""

    def _numbers(self, key: int) -> Sequence[int]:
        """The entries that have `key`, in the order in which they came."""
        held = self._having.get(key, ())
        return (held,) if isinstance(held, int) else held


def weighed(keys: Keys) -> Iterable[tuple[int, float]]:
    """Keys with their weights."""
    return keys.items() if isinstance(keys, Mapping) else ((key, 1.0) for key in keys)


def key_of(*parts: object) -> int:
    """64 bits, signed, of what `parts` say together.

    >>> key_of("stem", "dam") == key_of("stem", "dam") != key_of("stemd", "am")
    True
    """
    text = "\0".join(map(str, parts)).encode("utf8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=KEY_BYTES).digest(), "big", signed=True)
