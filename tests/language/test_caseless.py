"""Patterns without regard to case, against what `re.IGNORECASE` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.caseless import Caseless, in_lower_case

PATTERNS = (
    r"\bI (?:deny|denied)\b",
    r"\W(?P<what>[Aa] lie)",
    r"(?:he|(?-i:[A-Z]\w+)) lied",
    r"no\S+ true",
    r"\ba true|\Bth",
    r"\b[)|(]|holt I\b",
)
WORDS = st.sampled_from(["I", "i", "DENY", "denied", "a", "A", "LIE", "Holt", "holt", "lied", "No"])
TEXTS = st.lists(WORDS | st.sampled_from(["nothing", "true", "İ", "“", "ß", "K"])).map(" ".join)


def place(text: str, *patterns: str) -> int | None:
    return Caseless(patterns).place(text, in_lower_case(text))


@given(TEXTS)
def test_it_finds_what_a_search_without_case_finds(text: str) -> None:
    found = re.search("|".join(PATTERNS), text, re.IGNORECASE)
    assert place(text, *PATTERNS) == (found.start() if found else None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("and I DENIED it", 4),
        ("Holt lied", 0),
        ("holt lied", None),
        ("said A LIE", 4),
        ("İ DENY", 0),
    ],
)
def test_capitals_count_where_a_pattern_asks_for_them(text: str, at: int | None) -> None:
    assert place(text, *PATTERNS) == at


def test_letters_of_a_pattern_may_have_marks() -> None:
    assert place("an Émigré spoke", r"\bÉmigré\b") == 3


def test_none_of_no_patterns_is_found() -> None:
    assert place("anything") is None


@given(st.text())
def test_lower_case_keeps_every_place(text: str) -> None:
    assert len(in_lower_case(text)) == len(text)
