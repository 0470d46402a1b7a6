"""Who stands on a side of a dispute, and which disputes are one."""

from __future__ import annotations

import pytest

from across_rows import UNRELATED, said
from onrecord.compare import Disputes, find_disputes
from onrecord.compare.claims.claiming import claims_of
from onrecord.model import Act, StatementRow

RAISED = said("Ana Ruiz", "The city raised the toll on the Tarn bridge", page="one")
NEVER = said("Bo Lind", "The city never raised the toll on the Tarn bridge", page="two")


def parties(*more: StatementRow) -> set[str]:
    first = find_disputes([*UNRELATED, RAISED, NEVER, *more])[0]
    return {side.party for side in first.sides}


def test_who_denies_the_same_joins() -> None:
    again = said("Di Orr", "The toll on the Tarn bridge was never raised", page="three")
    assert parties(again) == {"Ana Ruiz", "Bo Lind", "Di Orr"}


@pytest.mark.parametrize(
    "other",
    [
        said("Di Orr", "The reports about the city are a lie", page="three"),
        said("Di Orr", "Lind's story of the toll on the Tarn bridge is a lie", page="three"),
        said("Di Orr", "The library was never closed by anybody", page="three"),
        said("Di Orr", "Bo Lind says the toll on the Tarn bridge was not raised", page="three"),
        said("Di Orr", "To lower the toll on the Tarn bridge", page="three"),
        said("Di Orr", "I don't know whether the city raised the toll", page="three"),
    ],
    ids=["names nothing", "denies the denial", "another thing", "tells it", "wants", "knows not"],
)
def test_who_does_not_answer_the_matter_is_left_out(other: StatementRow) -> None:
    assert parties(other) == {"Ana Ruiz", "Bo Lind"}


def test_two_disputes_of_the_same_parties_on_one_matter_are_one() -> None:
    again = said("Bo Lind", "Nobody raised any toll on the Tarn bridge", page="three")
    repeated = said("Ana Ruiz", "They raised the toll on the Tarn bridge", page="four")
    disputes = find_disputes([*UNRELATED, RAISED, NEVER, again, repeated])
    between = [{side.party for side in each.sides} for each in disputes]
    assert between.count({"Ana Ruiz", "Bo Lind"}) == 1


def test_a_sentence_that_denies_one_thing_and_says_another_is_two_claims() -> None:
    row = said("Ana Ruiz", "We found no evidence of theft, but clear traces of arson")
    assert [(each.words, each.denies) for each in claims_of(row)] == [
        ("We found no evidence of theft", True),
        ("clear traces of arson", False),
    ]


def test_a_sentence_that_denies_throughout_is_one_claim() -> None:
    row = said("Ana Ruiz", "We did not steal the boat, but we never burnt the shed")
    assert len(claims_of(row)) == 1


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("he did not ask Lind not to go", True),
        ("he told Lind not to go", False),
        ("it is no surprise that Lind would deny what he did", False),
        ("what he tells Lind was none of their business", True),
    ],
)
def test_whose_denial_it_is(words: str, denies: bool) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert claim.denies is denies


def test_who_decries_something_does_not_say_of_what_it_is_said() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "a witch hunt", act=Act.CRITICIZE))
    assert not claim.asserts


def test_who_stands_where_is_told_by_all_that_is_known_not_by_what_a_queue_was_made_of() -> None:
    rows = [
        said("Ana Ruiz", "The bridge toll was raised in spring", page="one"),
        said("Bo Lind", "The city council did not raise the toll", page="two"),
        said("Di Orr", "The toll on the Tarn bridge was raised by the city council", page="three"),
        said("Eva Holm", "Nobody raised the toll", page="four"),
    ]
    more = [
        said("Cy Moss", words, page=words)
        for words in ("The city slept", "The council met in spring", "The Tarn is high")
    ]
    disputes = Disputes()
    disputes.add(rows)
    disputes.queue()
    disputes.add(more)
    assert disputes.queue() == find_disputes([*rows, *more])
