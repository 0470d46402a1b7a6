from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from across_rows import document, person, said
from onrecord.group import Change, Groups, Utterances, renderings
from onrecord.group.utterances import links_of
from onrecord.group.wordings import wordings_in
from onrecord.model import Act, Form, StatementId, StatementRow
from onrecord.postings import MemoryIndex

ONE_SAYING = [
    said("Ana Ruiz", "In fact we did not even discuss the ferry", page="one"),
    said("Ana Ruiz", "As a matter of fact, about the ferry we did not even talk", page="two"),
    said("Ana Ruiz", "we didn't even talk about the ferry", page="three"),
]
OTHER_SAYINGS = [
    said("Bo Lind", "In fact we did not even discuss the ferry", page="four"),
    said("Ana Ruiz", "The budget of the museum will be cut by a third", page="one", at=200),
    said("Ana Ruiz", "we talked about the ferry for an hour", "2023-05-02", page="five"),
]


def groups(*rows: StatementRow) -> list[set[str]]:
    utterances = Utterances()
    utterances.add(rows)
    return [set(utterance.statements) for utterance in utterances.all()]


def together(one: StatementRow, other: StatementRow) -> bool:
    return len(groups(one, other)) == 1


def test_three_wordings_of_one_saying_are_one_utterance() -> None:
    assert {row.id for row in ONE_SAYING} in groups(*ONE_SAYING, *OTHER_SAYINGS)


@pytest.mark.parametrize("other", OTHER_SAYINGS, ids=["speaker", "content", "occasion"])
def test_another_saying_is_another_utterance(other: StatementRow) -> None:
    assert not together(ONE_SAYING[0], other)


def test_a_sentence_that_is_no_longer_there_is_linked_with_nothing() -> None:
    gone, here = ([*wordings_in([each])] for each in ONE_SAYING[:2])
    index = MemoryIndex()
    assert list(links_of(gone, index, lambda _: {})) == []
    assert list(links_of(here, index, lambda _: {})) == []


def test_a_cut_quotation_joins_the_whole_one() -> None:
    whole = said("Ana Ruiz", "We have no preference between the two candidates", page="one")
    assert together(whole, said("Ana Ruiz", "no preference", page="two"))


def test_a_sentence_quoted_again_years_later_is_the_same_utterance() -> None:
    again = said("Ana Ruiz", ONE_SAYING[0].content_text, "2024-06-01", page="six")
    assert together(ONE_SAYING[0], again)


def test_short_stock_phrases_on_other_days_are_not_joined() -> None:
    later = said("Ana Ruiz", "no comment", "2022-01-01", page="two")
    assert not together(said("Ana Ruiz", "no comment"), later)


def test_two_sentences_of_one_page_are_two_utterances() -> None:
    one = said("Ana Ruiz", "The ferry must never sail")
    other = said("Ana Ruiz", "The ferry will sail in June and never stop", at=100)
    assert not together(one, other)


def test_sentences_of_one_statement_are_grouped_each_on_its_own() -> None:
    both = said("Ana Ruiz", "“The ferry was not discussed,” … “The lunch was very good.”")
    lunch = said("Ana Ruiz", "the lunch was very good", page="two")
    assert sorted(map(sorted, groups(both, lunch))) == sorted(
        [[both.id], sorted([both.id, lunch.id])]
    )


def test_a_speaker_who_cannot_be_told_has_no_utterance() -> None:
    assert groups(said(None, "The ferry must never sail again")) == []


QUOTED = "We have asked for a new ferry for ten years and have not got one"


@pytest.mark.parametrize("other", [None, "Cy Hale"])
def test_a_long_quotation_is_one_utterance_whoever_a_page_says_it_is_of(other: str | None) -> None:
    surely = [said("Ana Ruiz", QUOTED, page=page) for page in ("one", "two")]
    unsurely = said(other, QUOTED, page="three")
    utterances = Utterances()
    utterances.add([*surely, unsurely])
    (utterance,) = utterances.all()
    assert unsurely.id in utterance.statements
    assert utterance.speaker == person("Ana Ruiz").id


def test_short_words_of_two_speakers_are_two_utterances() -> None:
    assert not together(said("Ana Ruiz", "We are sorry"), said("Bo Lind", "We are sorry", page="b"))


def test_indirect_speech_of_two_speakers_is_two_utterances() -> None:
    one = replace(said("Ana Ruiz", QUOTED), form=Form.INDIRECT)
    other = replace(said("Bo Lind", QUOTED, page="two"), form=Form.INDIRECT)
    assert not together(one, other)


def test_a_surname_alone_may_be_the_whole_name() -> None:
    whole, short = (said(name, QUOTED, page=name) for name in ("Ana Ruiz", "Ruiz"))
    utterances = Utterances()
    utterances.add([short, whole])
    (utterance,) = utterances.all()
    assert utterance.speaker == person("Ana Ruiz").id


def test_a_page_of_another_week_says_it_again_only_in_the_same_words() -> None:
    again = said("Ana Ruiz", "A ferry was asked for years ago", "2021-05-02", page="two")
    assert not together(said("Ana Ruiz", QUOTED), again)


def test_days_unknown_do_not_keep_equal_words_apart() -> None:
    words = "The ferry must never sail again from this harbour"
    one, other = said("Ana Ruiz", words, None), said("Ana Ruiz", words, "2020-01-01", page="two")
    assert together(one, other)


ROWS = ONE_SAYING + OTHER_SAYINGS


@given(st.permutations(ROWS), st.integers(0, len(ROWS)))
def test_utterances_do_not_depend_on_order_or_batches(rows: list[StatementRow], cut: int) -> None:
    utterances = Utterances()
    utterances.add(rows[:cut])
    utterances.add(rows)
    assert [set(each.statements) for each in utterances.all()] == groups(*ROWS)


def test_an_utterance_tells_its_day_and_pages() -> None:
    utterances = Utterances()
    utterances.add(ONE_SAYING)
    (utterance,) = utterances.all()
    assert (str(utterance.day), len(utterance.documents)) == ("2021-03-11", 3)


def test_origins_count_copies_once() -> None:
    utterances = Utterances()
    utterances.add(ONE_SAYING)
    copies = {ONE_SAYING[1].document: ONE_SAYING[0].document}
    (utterance,) = utterances.all(lambda document: copies.get(document, document))
    assert utterance.origins == 2


def test_groups_count_a_dispatch_as_one_origin() -> None:
    lead = "The ferry to the islands has not sailed since the night in which its engine burnt."
    words = f"{lead} Its owner says that it will sail again once the city has paid for repairs."
    pages = [document(words, f"{words} It did not.", outlet=name) for name in ("A", "B")]
    rows = [replace(said("Ana Ruiz", "It will sail again"), document=page.id) for page in pages]
    rows = [replace(row, id=StatementId(f"stm-{n}")) for n, row in enumerate(rows)]
    both = Groups()
    both.add(pages, rows)
    (utterance,) = both.utterances()
    assert (len(utterance.documents), utterance.origins) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        ("We will not pay", "We will pay", (Change.NEGATION,)),
        ("We don't pay", "We do not pay", ()),
        ("It cost 41 million", "It cost 27 million", (Change.NUMBER,)),
        ("It cost 1,900 crowns", "It cost 1900 crowns", ()),
        ("He paid at once", "He paid immediately", ()),
        ("Paying made him rich", "Not paying made him rich", (Change.NEGATION,)),
        ("We did not meet and I never shall", "We did not meet", ()),
        ("Most ferries sail on Monday", "All ferries sail on Monday", (Change.AMOUNT,)),
        ("the most sanctions of all", "the highest number of sanctions of all", ()),
        ("the most sanctions of all", "the most unjust sanctions of all", (Change.OF_WHAT,)),
        ("the highest number of sanctions", "the most unjust sanctions", (Change.OF_WHAT,)),
        ("as many ferries as before", "more ferries than before", (Change.AMOUNT,)),
        ("The ferry may sink", "The ferry will sink", (Change.DOUBT,)),
        ("We shall pay if you pay", "We shall pay", (Change.CONDITION,)),
        ("If you paid, it would end the strike", "Such a payment would end the strike", ()),
        ("They told us of this very danger", "If they fill it, people will drown", ()),
        ("At most 41 boats sailed", "The boats that sailed never exceeded 41", ()),
        ("We would not bear strikes", "No more summer strikes", ()),
        ("The pilot, if I may say so, was she", "Our pilot, if you can call it that, was she", ()),
        ("The ferry is late", "Bread is dear", ()),
    ],
)
def test_renderings_name_changes_of_meaning(
    first: str, second: str, changes: tuple[Change, ...]
) -> None:
    (rendering,) = renderings([said("Ana Ruiz", first), said("Ana Ruiz", second, page="two")])
    assert rendering.changes == changes


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("We have no proof at all", "any proof at all", {"cue_text": "do not have"}),
        ("It was tested in spring", "that it was not tested in spring", {"denied": True}),
        ("that it rained", "if it rained", {"cue_text": "asked", "act": Act.ASK}),
    ],
)
def test_what_a_page_turns_or_asks_by_its_own_words_changes_nothing(
    first: str, second: str, how: dict[str, Any]
) -> None:
    rows = [said("Ana Ruiz", first), replace(said("Ana Ruiz", second, page="two"), **how)]
    assert renderings(rows)[0].changes == ()


def test_renderings_show_words_left_out_and_added() -> None:
    (rendering,) = renderings([said("A", "We will soon pay"), said("A", "We will pay in full")])
    assert (rendering.left_out, rendering.added) == (("soon",), ("in", "full"))


def test_a_sentence_without_a_day_makes_no_one_of_sayings_years_apart() -> None:
    first = said(
        "Ana Ruiz", "He told us he had not sold the ferry to Lunde", "2017-11-11", page="a"
    )
    later = said("Ana Ruiz", "Do not ever sell the ferry in Lunde harbour", "2019-06-28", page="b")
    undated = said("Ana Ruiz", "the ferry in Lunde had not been sold", None, page="c")
    names = [{first.id, later.id} <= group for group in groups(first, undated, later)]
    assert not any(names)
    assert groups(first, undated, later) == groups(later, undated, first)


def test_an_order_is_no_rendering_of_a_denial() -> None:
    order = said("Ana Ruiz", "“Don't sell the old ferry.”", page="one")
    assert not together(order, said("Ana Ruiz", "she didn't sell the ferry", page="two"))
    assert together(order, said("Ana Ruiz", "not to sell the old ferry", page="two"))
