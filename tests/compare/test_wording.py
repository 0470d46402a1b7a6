from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.quotation.changes import Op, negation_changed
from onrecord.compare.quotation.wording import (
    Window,
    aligned,
    occurrences,
    places_of,
    window,
    words_of,
)
from onrecord.model import Span

words = st.lists(
    st.sampled_from(["a", "b", "c", "d", "not", "7", "Seven"]), min_size=1, max_size=12
)


def nearest(quote: list[str], record: list[str]) -> Window | None:
    near = aligned(quote, record)
    return window(quote, record, near) if near else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t pay.", "we don't pay"),
        ("long-term plans", "long–term\nplans"),
        ("“It rained,” she", "It rained she"),
        ("wait … for it", "wait for it!"),
    ],
)
def test_what_a_house_style_sets_does_not_count(one: str, other: str) -> None:
    assert list(occurrences(words_of(one), words_of(other))) == [0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("the US", "the us"), ("we paid 3.5%", "we paid 35%"), ("it rained", "it rains")],
)
def test_words_that_differ_count(one: str, other: str) -> None:
    assert not list(occurrences(words_of(one), words_of(other)))


def test_a_word_knows_its_place() -> None:
    text = "“Don’t—he said—go!”"
    places = places_of(text, Span(0, len(text)))
    assert [place.of(text) for place in places] == ["Don’t", "he", "said", "go"]


@given(words, words, words)
def test_words_that_are_there_are_nearest_themselves(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    found = nearest(quote, [*before, *quote, *after])
    assert found is not None
    assert found.similarity == 1.0


def test_words_that_the_quotation_left_out_are_found_within_the_window() -> None:
    found = nearest(
        words_of("we imposed most sanctions"), words_of("so we imposed most new sanctions on")
    )
    assert found is not None
    assert (found.start, found.end) == (1, 6)
    assert [(c.op, c.record) for c in found.changes if c.op is not Op.EQUAL] == [
        (Op.DELETE, ("new",))
    ]


@pytest.mark.parametrize("quote", ["In fact we talked about boats", "we even talked about boats"])
def test_a_negation_that_was_left_out_with_its_verb_is_within_the_window(quote: str) -> None:
    found = nearest(words_of(quote), words_of("In fact we did not even talk about boats"))
    assert found is not None
    assert negation_changed(found.changes)


def test_texts_without_a_common_word_have_no_nearest() -> None:
    assert nearest(["rain"], ["sun", "wind"]) is None


def test_a_scrap_of_a_quotation_is_less_like_it_than_most_of_it() -> None:
    quote = words_of("we never sold the old ferry")
    scrap, most = aligned(quote, ["ferry"]), aligned(quote, words_of("we never sold the ferry"))
    assert scrap is not None
    assert most is not None
    assert scrap.likeness < most.likeness


@pytest.mark.parametrize(
    ("draft", "replaced"),
    [
        ("we never paid the men any gold", (("ransom",), ("gold",))),
        ("they never paid the men any ransom", (("we",), ("they",))),
        ("we never paid the men any ransom in June", (("May",), ("June",))),
        ("any ransom in May or later than ever", (("that",), ("ever",))),
    ],
)
def test_what_stands_for_the_first_or_last_word_of_a_draft_is_shown(
    draft: str, replaced: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    found = nearest(
        words_of(draft),
        words_of("he said that we never paid the men any ransom in May or later than that"),
    )
    assert found is not None
    changed = [each for each in found.changes if each.op is not Op.EQUAL]
    assert [(each.record, each.quoted) for each in changed] == [replaced]


def test_what_is_added_where_the_record_ends_stands_for_nothing() -> None:
    found = nearest(
        words_of("we paid the men no ransom at all"), words_of("we paid the men no ransom")
    )
    assert found is not None
    assert [each.op for each in found.changes] == [Op.EQUAL, Op.INSERT]
