from __future__ import annotations

import pytest

from across_rows import document, said
from onrecord.compare import find_disputes, with_asked
from onrecord.language.asking import asking_in
from onrecord.model import Asked, Document, Outcome

WARNED = said("Ana Ruiz", "I warned Lind about the reservoir in Lunde")
DENIED = said("Bo Lind", "the reservoir was not even discussed in Lunde", at=200)


def asked_on(page: Document) -> dict[str, Asked | None]:
    """Each party, and what the page says of asking it."""
    (dispute,) = find_disputes([WARNED, DENIED])
    (found,) = with_asked([dispute], lambda names: dict.fromkeys(names, page))
    return {side.party: side.asked for side in found.sides}


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Mr Lind did not immediately respond to a request for comment.", Outcome.SILENT),
        ("Lind declined to comment.", Outcome.DECLINED),
        ("Lind’s office could not be reached on Sunday.", Outcome.UNREACHED),
        ("Lind had been asked for comment.", Outcome.ASKED),
    ],
)
def test_what_came_of_asking_is_the_words_of_the_page(sentence: str, outcome: Outcome) -> None:
    page = document("Ruiz spoke first.", f"It rained. {sentence} It rained on.")
    found = asked_on(page)
    asked = found["Bo Lind"]
    assert asked
    assert (asked.outcome, found["Ana Ruiz"]) == (outcome, None)
    assert asked.span.of(page.text) == asked.words == sentence


def test_where_the_page_is_silent_nothing_is_told() -> None:
    page = document("Lind spoke in Lunde. Ruiz answered that the reporters had asked for comment.")
    assert asked_on(page) == {"Ana Ruiz": None, "Bo Lind": None}


def test_a_pronoun_is_whom_the_sentence_before_begins_with() -> None:
    page = document("Lind travelled to the coast with Ruiz. He did not respond to questions.")
    found = asked_on(page)
    assert found["Bo Lind"]


def test_others_who_were_asked_are_not_the_party() -> None:
    page = document("Lind left. The dockers declined to comment on what Lind had said.")
    assert asked_on(page)["Bo Lind"] is None


def test_declining_an_office_is_no_answer() -> None:
    assert asking_in("She declined the post and asked for water.") is None
