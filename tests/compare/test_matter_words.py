from __future__ import annotations

import pytest

from onrecord.compare.positions.matter_words import Matter
from onrecord.language.stems import stem


def heads(words: str) -> list[str]:
    return sorted(Matter(words).head)


def test_the_days_of_a_matter_are_no_words_of_it() -> None:
    asked = Matter("Did the guns fire on the harbour on 3 May 2014?")
    assert asked.stems == Matter("Did the guns fire on the harbour?").stems


def test_of_a_matter_that_is_a_day_the_day_is_left() -> None:
    assert Matter("the year 2014").stems


@pytest.mark.parametrize("said", ["Velmarian", "Velmarans", "Velmarish"])
def test_an_adjective_of_a_name_that_no_list_knows_is_of_it(said: str) -> None:
    asked = Matter("Was Velmara behind the theft?")
    assert stem("velmara") in asked.found_in({stem(said.casefold())})


def test_a_longer_name_is_another_one() -> None:
    assert not Matter("Was Velmara behind the theft?").found_in({stem("velmarsund")})


@pytest.mark.parametrize(
    ("matter", "head"),
    [
        ("Did Ruiz offer Lind a post?", "offer"),
        ("Did or does Velmara buy the harbour?", "buy"),
        ("Was the minister told in June?", "minist"),
        ("Did Ruiz give the club the forbidden salve?", "salve"),
        ("closing of the dam", "close"),
        ("meeting in Lunde", "meet"),
    ],
)
def test_what_a_matter_is_of(matter: str, head: str) -> None:
    assert heads(matter) == [stem(head)]


def test_what_all_claims_have_tells_little_of_which_are_on_a_matter() -> None:
    matter = Matter("the theft in the harbour")
    theft, harbour = stem("theft"), stem("harbour")
    found = [frozenset({harbour})] * 8 + [frozenset({theft, harbour})]
    rarity = matter.rarity_among(found)
    assert matter.share_in(frozenset({harbour}), rarity) < 0.1


def test_a_share_is_between_none_and_all() -> None:
    matter = Matter("the theft in the harbour")
    rarity = matter.rarity_among([])
    assert matter.share_in(frozenset(), rarity) == 0.0
    assert matter.share_in(matter.stems, rarity) == 1.0
