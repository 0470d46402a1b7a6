"""The index of the record: postings in its database, with what is not written yet before it.

In: entries, while a review goes on. Out: those that share keys, the stored and the new ones alike.
New entries stay in memory until `save` writes them, so that a review reads for as long as it needs
and writes for a moment. Keys are asked for together, those that are foreseen for many entries at
once, but for those that more entries have than are wanted: a database takes the last few of a long
list of postings from its end, however long it is. What was read is kept while it is not too much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, text

from onrecord.postings import Entry, Keys, Meeting, MemoryIndex, weighed
from onrecord.record.keeping.connect import LISTED, LISTED_NUMBERS, listed
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.tables import items, postings

_TALLIES = text("SELECT kind, entries FROM tallies")
_TALLY = text("""
INSERT INTO tallies (kind, entries) VALUES (:kind, :entries)
ON CONFLICT (kind) DO UPDATE SET entries = tallies.entries + excluded.entries""")
_LISTED = text(f"SELECT kind, count(*) FROM items WHERE document IN {LISTED} GROUP BY kind")
_UNLIST = text(f"DELETE FROM items WHERE document IN {LISTED}")
_KNOWN = text(f"SELECT name FROM items WHERE kind = :kind AND name IN {LISTED}")
_HAVING = text(f"SELECT key, count(*) FROM postings WHERE key IN {LISTED_NUMBERS} GROUP BY key")
_LONG = text(f"""
SELECT value FROM {LISTED_NUMBERS} AS asked
WHERE EXISTS (SELECT 1 FROM postings WHERE key = value LIMIT 1 OFFSET :most)""")
_SHORT = text(f"SELECT key, item FROM postings WHERE key IN {LISTED_NUMBERS} ORDER BY item DESC")
_LAST = text("SELECT key, item FROM postings WHERE key = :key ORDER BY item DESC LIMIT :most")
_ITEMS = text(
    f"SELECT number, name, 0, day, owner, marks FROM items WHERE number IN {LISTED_NUMBERS}"
)

KEPT = 200_000  # entries, and as many keys with theirs: some 60 MB and 30 to 100 MB


class StoredIndex:
    """Entries by their keys: those of the record, and those that are new."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new = MemoryIndex()
        self._entries: list[Entry] = []
        self._read: dict[int, Meeting | None] = {}
        self._last: dict[tuple[int, int], Sequence[int]] = {}
        self._having: dict[int, int] = {}
        self._counts: Counter[str] = Counter(dict(self._rows(_TALLIES)))

    def put(self, entries: Collection[Entry]) -> None:
        """Takes in entries that are new."""
        self._new.put(entries)
        self._entries += entries

    def known(self, kind: str, names: Collection[str]) -> Collection[str]:
        """Those of `names` that are in already."""
        stored = self._rows(_KNOWN, kind=kind, given=listed(names)) if self._counts[kind] else ()
        return {name for (name,) in stored}.union(self._new.known(kind, names))

    def count(self, kind: str) -> int:
        """How many entries there are."""
        return self._counts[kind] + self._new.count(kind)

    def having(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many entries have each of `keys`."""
        found = Counter(self._new.having(keys))
        if self._counts:
            found.update(self._stored_having(keys))
        return found

    def meeting(self, keys: Keys, at_most: int, at_least: float = 0) -> Iterable[Meeting]:
        """The entries of which the keys that they have of `keys` weigh `at_least` so much."""
        yield from self._new.meeting(keys, at_most, at_least)
        if self._counts:
            yield from self._stored(keys, at_most, at_least)

    def foresee(self, keys: Collection[int], at_most: int) -> None:
        """Reads which stored entries have each of `keys`, if nobody has asked before."""
        if self._counts and (new := [key for key in keys if (key, at_most) not in self._last]):
            if len(self._last) > KEPT:
                self._last, new = {}, list(keys)
            last = self._last_of(new, at_most)
            self._last.update(((key, at_most), last.get(key, ())) for key in new)

    def save(self, connection: Connection) -> None:
        """Writes what is new, through a connection that may write."""
        dialect = dialect_of(connection)
        last = dialect.last_number(connection, items)
        numbered = list(enumerate(self._entries, last + 1))
        dialect.number_after(connection, items, last + len(numbered))
        named = ((n, e.name, e.kind, e.document, e.day, e.owner, e.marks) for n, e in numbered)
        dialect.load(connection, items, named)
        by_key = sorted((key, number) for number, entry in numbered for key in entry.keys)
        dialect.load(connection, postings, by_key)
        _tally(connection, Counter(entry.kind for entry in self._entries))

    def _stored(self, keys: Keys, at_most: int, at_least: float) -> Iterator[Meeting]:
        shared: dict[int, float] = {}
        self.foresee(keys, at_most)
        for key, weight in weighed(keys):
            for item in self._last[key, at_most]:
                shared[item] = shared.get(item, 0) + weight
        enough = {item: weight for item, weight in shared.items() if weight >= at_least}
        read = self._recall(enough)
        for item, weight in enough.items():
            if found := read[item]:
                yield Meeting(found.name, weight, found.day, found.owner, found.marks)

    def _stored_having(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many stored entries have each of `keys`, each counted once: common ones have many."""
        if new := [key for key in keys if key not in self._having]:
            self._having.update(dict.fromkeys(new, 0))
            self._having.update(dict(self._rows(_HAVING, given=listed(new))))
        return {key: self._having[key] for key in keys}

    def _last_of(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[int]]:
        """The items that have each of `keys`, the last one first, at `most` so many of each."""
        long = {key for (key,) in self._rows(_LONG, given=listed(keys), most=most)}
        rows = [*self._rows(_SHORT, given=listed(key for key in keys if key not in long))]
        for key in long:
            rows += self._rows(_LAST, key=key, most=most)
        last: dict[int, list[int]] = {}
        for key, item in rows:
            last.setdefault(key, []).append(item)
        return last

    def _recall(self, numbers: Collection[int]) -> Mapping[int, Meeting | None]:
        """Items that were read, these among them; None for those that are gone.

        Who was given what was read has it whole, also where more is read afterwards.
        """
        if len(self._read) > KEPT:
            self._read = {}
        if new := [number for number in numbers if number not in self._read]:
            self._read.update(dict.fromkeys(new))
            found = self._rows(_ITEMS, given=listed(new))
            self._read.update((number, Meeting(*rest)) for number, *rest in found)
        return self._read

    def _rows(self, wanted: TextClause, **given: object) -> Iterable[Any]:
        return self._connection.execute(wanted, given).all()


def unlist(connection: Connection, documents: Collection[str]) -> bool:
    """Takes the entries of documents out; whether there were any.

    Their postings stay: that an item is gone is seen when it is recalled.
    """
    given = {"given": listed(documents)}
    gone = {kind: -many for kind, many in connection.execute(_LISTED, given)}
    connection.execute(_UNLIST, given)
    _tally(connection, gone)
    return bool(gone)


def _tally(connection: Connection, entries: Mapping[str, int]) -> None:
    if entries:
        rows = [{"kind": kind, "entries": many} for kind, many in entries.items()]
        connection.execute(_TALLY, rows)
