"""Things in portions of bounded size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.portions import portions

WORDS = st.lists(st.text("ab", max_size=6))


def test_a_portion_is_full_before_the_next_begins() -> None:
    assert list(portions(["aa", "b", "cc", "d"], 3, len)) == [["aa", "b"], ["cc", "d"]]


def test_what_is_too_large_is_alone() -> None:
    assert list(portions(["a", "bbbb", "c"], 3, len)) == [["a"], ["bbbb"], ["c"]]


def test_a_portion_has_at_most_so_many_things() -> None:
    assert list(portions(["", "", ""], 3, len, number=2)) == [["", ""], [""]]


@given(WORDS, st.integers(1, 8), st.none() | st.integers(1, 3))
def test_nothing_is_lost_and_bounds_are_kept(
    words: list[str], most: int, number: int | None
) -> None:
    found = list(portions(words, most, len, number))
    assert [word for portion in found for word in portion] == words
    assert all(len(each) == 1 or sum(map(len, each)) <= most for each in found)
    assert all(0 < len(each) <= (number or len(words)) for each in found)
