"""What a newer reading changed: each statement told once, with what differs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from across_rows import said
from onrecord.model import Act, Span, StatementRow
from onrecord.trust import Became, changes_between

IT_RAINED = said("Ana Ruiz", "it had rained")
WE_SAW = said("Bo Lund", "We saw it too", at=40)


def test_a_reading_that_finds_the_same_changes_nothing() -> None:
    told = changes_between([IT_RAINED, WE_SAW], [IT_RAINED, WE_SAW])
    assert [each.became for each in told] == [Became.SAME] * 2


def test_what_is_found_no_more_is_lost_and_what_is_new_gained() -> None:
    told = changes_between([IT_RAINED], [WE_SAW])
    assert [each.became for each in told] == [Became.GAINED, Became.LOST]


def test_words_that_moved_are_one_statement_with_other_words() -> None:
    (change,) = changes_between([IT_RAINED], [said("Ana Ruiz", "had rained", at=3)])
    assert change.cells == ("words",)
    assert change.before == IT_RAINED


def test_words_that_stand_in_pieces_are_held_together() -> None:
    whole = said("Ana Ruiz", "it had rained all night")
    pieces = replace(
        whole, content=(Span(0, 6), Span(7, 20)), content_text="it had … rained all ni"
    )
    (change,) = changes_between([replace(whole, content=(Span(0, 23),))], [pieces])
    assert change.cells == ("words",)
    few = replace(whole, content=(Span(0, 2), Span(4, 6)), content_text="it … ad")
    told = changes_between([replace(whole, content=(Span(0, 23),))], [few])
    assert [each.became for each in told] == [Became.GAINED, Became.LOST]


def test_places_in_two_texts_are_not_compared() -> None:
    told = changes_between([IT_RAINED], [said("Ana Ruiz", "had rained", at=3, page="two")])
    assert [each.became for each in told] == [Became.GAINED, Became.LOST]


def test_cells_that_differ_are_named() -> None:
    other = said("Ana Ruiz", "it had rained", "2021-03-10", act=Act.DENY)
    assert changes_between([IT_RAINED], [other])[0].cells == ("act", "said_on")


PIECES = st.tuples(st.sampled_from(("it had rained", "had rained", "We saw it")), st.integers(0, 9))
READINGS = st.lists(PIECES, unique=True)


def rows(pieces: list[tuple[str, int]]) -> list[StatementRow]:
    return [said("Ana Ruiz", words, at=at) for words, at in pieces]


@given(READINGS, READINGS)
def test_every_statement_of_both_readings_is_told_once(
    one: list[tuple[str, int]], other: list[tuple[str, int]]
) -> None:
    before, after = rows(one), rows(other)
    told = changes_between(before, after)
    assert sorted(each.before.id for each in told if each.before) == sorted(x.id for x in before)
    assert [each.after for each in told if each.after] == after
