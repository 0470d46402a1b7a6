"""Entries are found by the keys that they share, the last of a crowd alone."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.postings import Entry, Index, Meeting, MemoryIndex, key_of
from onrecord.record import Found, Record
from record_builders import reading


def entry(name: str, *keys: int) -> Entry:
    return Entry(name, "stem", "doc-1", frozenset(keys), day=5, owner="Ana", marks=3)


def index(*entries: Entry) -> MemoryIndex:
    made = MemoryIndex()
    made.put(entries)
    return made


def names(found: Index, keys: set[int] | dict[int, float], most: int, least: float = 0) -> set[str]:
    return {each.name for each in found.meeting(keys, most, least)}


def test_an_entry_comes_with_what_is_known_of_it() -> None:
    [met] = index(entry("one", 7)).meeting({7}, 10)
    assert met == Meeting("one", 1.0, 5, "Ana", 3)


def test_of_a_crowd_the_last_come() -> None:
    crowd = index(entry("one", 7), entry("two", 7), entry("three", 7))
    assert names(crowd, {7}, 2) == {"two", "three"}
    assert crowd.having({7, 8}) == {7: 3, 8: 0}


def test_shared_keys_weigh_together() -> None:
    two = index(entry("one", 7, 8), entry("two", 8))
    assert names(two, {7: 0.25, 8: 0.5}, 10, 0.75) == {"one"}


def test_entries_are_known_by_kind() -> None:
    made = index(entry("one", 7))
    assert set(made.known("stem", {"one", "two"})) == {"one"}
    assert not made.known("week", {"one"})
    assert (made.count("stem"), made.count("week")) == (1, 0)


@given(
    held=st.lists(st.frozensets(st.integers(0, 5), min_size=1), max_size=12),
    asked=st.frozensets(st.integers(0, 5)),
    most=st.integers(1, 4),
)
def test_whatever_is_held_the_last_of_each_key_are_met(
    held: list[frozenset[int]], asked: frozenset[int], most: int
) -> None:
    made = index(*(entry(str(number), *keys) for number, keys in enumerate(held)))
    having = {key: [str(n) for n, keys in enumerate(held) if key in keys] for key in asked}
    assert names(made, {*asked}, most) == {
        name for each in having.values() for name in each[-most:]
    }


def test_parts_that_are_cut_elsewhere_are_another_key() -> None:
    assert key_of("stem", "dam") == key_of("stem", "dam") != key_of("stemd", "am")


def test_the_record_keeps_the_index_as_memory_does(tmp_path: Path) -> None:
    page = reading()
    entries = [Entry(str(n), "stem", page.document.id, frozenset({n % 3, 9})) for n in range(7)]
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(page)
        with record.reviewing() as reviewer:
            stored = reviewer.beside.index()
            stored.put(entries)
            reviewer.keep(stored, Found((), (), (), (), (), (), ()))
            again = reviewer.beside.index()
            for asked, most in (({0}, 9), ({0, 9}, 2), ({1, 2}, 1)):
                assert names(again, asked, most) == names(index(*entries), asked, most)
            assert again.having({0, 9}) == {0: 3, 9: 7}
