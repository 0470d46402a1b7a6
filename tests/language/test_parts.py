from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.parts import is_clause, parts_of


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("“We said no.” … “It rained,”", ["We said no.", "It rained,"]),
        ("It rained. “And it snowed.”", ["It rained.", "And it snowed."]),
        ("Mr. lind paid 4.2 crowns", ["Mr. lind paid 4.2 crowns"]),
        ("that it rained and that it did not snow", ["that it rained", "that it did not snow"]),
        ("“It rained all day” and “we were not told.”", ["It rained all day", "we were not told."]),
        ("“it rained all day”, “we were not told”", ["it rained all day", "we were not told"]),
        (
            "“it rained all day” but not “in any other town”",
            ["it rained all day", "not “in any other town"],
        ),
        ("the “near” and “far away” banks", ["the “near” and “far away” banks"]),
        ("the dam had held: “We saw no water.”", ["the dam had held", "We saw no water."]),
        ("the ministry's report: “We saw no water.”", ["the ministry's report: “We saw no water."]),
        ("…", []),
    ],
)
def test_parts(content: str, parts: list[str]) -> None:
    assert [part.words for part in parts_of(content)] == parts


@given(st.text("ab .…“”!A", max_size=40))
def test_parts_stand_in_the_content(content: str) -> None:
    assert all(part.words in content[part.start :] for part in parts_of(content))


@pytest.mark.parametrize("words", ["that he left", "they were here", "it didn't work", "to leave"])
def test_clauses(words: str) -> None:
    assert is_clause(words)


@pytest.mark.parametrize("words", ["visas and customs", "the flood in Quilhar", "water"])
def test_noun_phrases_are_no_clauses(words: str) -> None:
    assert not is_clause(words)


def test_a_title_before_a_name_ends_no_sentence() -> None:
    (part,) = parts_of("our favourite was the mayor, Mr. Lind, of the old U.S. Party")
    assert part.start == 0


def test_a_participle_before_a_noun_is_no_verb() -> None:
    assert not is_clause("highly classified papers")
