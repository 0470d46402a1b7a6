"""Heads of source phrases, by their words alone."""

import pytest

from onrecord.model import Span
from onrecord.resolve.phrases.heads import first_role, head_end, is_plural, to_noun


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a spokesman for the mayor", "a spokesman"),
        ("the secretary of state", "the secretary of state"),
        ("the minister, a surgeon", "the minister"),
        ("critics", "critics"),
    ],
)
def test_a_head_ends_at_a_comma_or_preposition_outside_an_office(words: str, head: str) -> None:
    tokens, at = [], 0
    for word in words.replace(",", " ,").split():
        at = words.index(word, at)
        tokens.append(Span(at, at + len(word)))
    end = head_end(words, tokens, ())
    assert words[: tokens[end - 1].end] == head


@pytest.mark.parametrize(
    ("noun", "several"),
    [("ministers", True), ("firemen", True), ("police", True), ("boss", False), ("news", False)],
)
def test_which_nouns_mean_several(noun: str, several: bool) -> None:
    assert is_plural(noun, "") is several


def test_a_participle_after_the_noun_is_cut_off() -> None:
    assert to_noun(["the", "crowd", "gathered", "outside"]) == ["the", "crowd"]


def test_of_two_roles_of_one_person_the_first_is_kept() -> None:
    words = ["the", "mayor", "and", "candidate"]
    assert first_role(words) == ["the", "mayor"]
    assert first_role(["mayors", "and", "candidates"]) == ["mayors", "and", "candidates"]
