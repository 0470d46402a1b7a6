"""What is passed by is counted by kind, and the count stays small whatever archives claim."""

from __future__ import annotations

from collections import Counter

from onrecord.read.terms import KINDS, LONGEST_KIND, OTHERS, count


def test_kinds_are_counted() -> None:
    passed: Counter[str] = Counter()
    count(passed, "image/png")
    count(passed, "image/png", 2)
    assert passed == {"image/png": 3}


def test_kinds_beyond_a_number_are_counted_together() -> None:
    passed: Counter[str] = Counter()
    for number in range(KINDS + 5):
        count(passed, f"made/up-{number}")
    count(passed, "made/up-0")
    assert (len(passed), passed[OTHERS], passed["made/up-0"]) == (KINDS + 1, 5, 2)


def test_a_kind_is_short() -> None:
    passed: Counter[str] = Counter()
    count(passed, "x" * 1_000)
    assert [*map(len, passed)] == [LONGEST_KIND]
