"""Pages that give one agency's report in words of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import document
from onrecord.group import Dispatches
from onrecord.group.accounts import account_of
from onrecord.group.credits import credits_of, outlet_of
from onrecord.model import Document

QUOTED = "“The harbour will be open again by Friday, and nobody will pay a fee until then”"
ONE = f"Lunde's port authority gave hope to shippers. {QUOTED}, its head said."
OTHER = f"Good news from the coast: {QUOTED}. The mayor had asked for it."
RETOLD = ("Reuters", "The Herald (Reuters)", "Reuters via The Coast", "The Post (from Reuters)")


def together(*documents: Document) -> bool:
    dispatches = Dispatches()
    dispatches.add(documents)
    return len(dispatches.all()) == 1


@pytest.mark.parametrize("outlet", RETOLD)
def test_two_pages_that_retell_one_agency_are_of_one_origin(outlet: str) -> None:
    one, other = document(ONE, outlet="Daily (Reuters)"), document(OTHER, outlet=outlet)
    dispatches = Dispatches()
    dispatches.add([one, other])
    (dispatch,) = dispatches.all()
    assert (dispatch.origin, dispatch.credited) == ("Reuters", True)


@pytest.mark.parametrize(
    "other",
    [
        document(OTHER, outlet="The Herald"),
        document(OTHER, outlet="The Herald (AFP)"),
        document(OTHER, outlet="The Herald (Reuters)", published="2021-03-19"),
        document(OTHER.replace(QUOTED, "“soon”"), outlet="The Herald (Reuters)"),
    ],
    ids=["no credit", "another agency", "another week", "other words"],
)
def test_what_is_not_of_one_report_stays_apart(other: Document) -> None:
    assert not together(document(ONE, outlet="Daily (Reuters)"), other)


@pytest.mark.parametrize(
    "words", ["he told the Lunde Courier", "the Lunde Courier reports", "as Lunde Courier reported"]
)
def test_a_page_that_names_the_outlet_it_quotes_from_is_of_its_report(words: str) -> None:
    first = document(ONE, outlet="The Lunde Courier")
    assert together(first, document(f"{OTHER} Besides, {words}.", outlet="Weekly"))
    assert not together(first, document(f"{OTHER} Besides, {words}.", outlet="The Lunde Courier"))


def test_a_page_that_names_the_outlet_and_quotes_other_words_stays_apart() -> None:
    words = OTHER.replace(
        QUOTED, "“The old fee stays as it is for another year or longer than that”"
    )
    other = document(f"{words} So he told the Lunde Courier.", outlet="Weekly")
    assert not together(document(ONE, outlet="The Lunde Courier"), other)


def test_a_page_without_a_day_may_be_of_that_report() -> None:
    undated = document(OTHER, outlet="The Herald (Reuters)", published=None)
    assert together(document(ONE, outlet="Daily (Reuters)"), undated)


@pytest.mark.parametrize(
    ("outlet", "agencies"),
    [
        ("The Herald (Reuters/Interfax)", ["Reuters", "Interfax"]),
        ("The Herald (copy of Meridian News)", ["Meridian News"]),
        ("The Herald (German version)", []),
        ("The Herald (translated)", []),
        ("The Herald", []),
    ],
)
def test_what_an_outlet_credits_in_its_name(outlet: str, agencies: list[str]) -> None:
    found = credits_of(document("It rained.", outlet=outlet))
    assert [credit.agency for credit in found] == agencies


def test_an_agency_publishes_under_its_own_name() -> None:
    assert outlet_of(document("It rained.", outlet="Reuters India")) == "Reuters"
    assert outlet_of(document("It rained.", outlet="The Reuter")) is None
    assert outlet_of(replace(document("It rained."), outlet=None)) is None


def test_a_page_that_quotes_nobody_gives_no_account() -> None:
    assert account_of(document(ONE.replace(QUOTED, "So be it"), outlet="The Herald")) is None
