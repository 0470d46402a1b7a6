from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from across_rows import document, person, said
from onrecord.compare import positions_of, positions_of_all
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.positions.reaching import (
    ON_MATTER,
    Reach,
    points_back,
    reached,
    tells_of_a_deed,
)
from onrecord.compare.positions.stances import stance_of
from onrecord.model import Document, DocumentId, Stance, StatementRow

BEFORE = "Lind says that the ferry was bought without a tender."


def score(row: StatementRow, matter: str, *before: str) -> float:
    """How surely `row` is on `matter`, where it stands after sentences on its page."""
    text = " ".join([*before, row.content_text])
    page = replace(document(text), id=row.document)
    at = text.index(row.content_text)
    (span,) = row.content
    moved = replace(row, content=(replace(span, start=at, end=at + len(row.content_text)),))
    (found,) = reached(Matter(matter), claims_of(moved), None, lambda _: {page.id: page})
    return found.score


def test_a_short_answer_takes_up_what_stands_before_it() -> None:
    row = said("Ana Ruiz", "That is a lie")
    assert score(row, "the ferry", BEFORE) >= ON_MATTER > score(row, "the ferry")


def test_what_says_another_thing_does_not() -> None:
    row = said("Ana Ruiz", "Bread costs more than it did in spring")
    assert score(row, "the ferry", BEFORE) < ON_MATTER


def test_words_of_one_family_reach_a_matter() -> None:
    assert score(said("Ana Ruiz", "The payment was made in May"), "a ransom") >= ON_MATTER


def test_a_state_is_not_what_a_matter_is_about() -> None:
    matter = Matter("Did Norway interfere in the harvest?")
    assert matter.stems == Matter("Did it interfere in the harvest?").stems


def test_of_a_matter_that_is_a_state_the_state_is_left() -> None:
    assert Matter("Norway").stems


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("That is a lie", Stance.DENIES),
        ("I asked him again and again all summer", Stance.NEITHER),
        ("I do not want to use such words today", Stance.NEITHER),
        ("We would not tolerate that", Stance.AFFIRMS),
        ("It was done on Sunday by the company", Stance.AFFIRMS),
        ("That is so", Stance.NEITHER),
        ("My country has nothing to do with this sad affair on the river", Stance.DENIES),
    ],
)
def test_what_only_stands_near_a_matter_rejects_it_or_takes_it_for_real(
    words: str, stance: Stance
) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert stance_of(claim, "interference in the harvest", Reach(0.9, named=False)) is stance


def test_who_speaks_on_behalf_of_a_body_takes_its_stand() -> None:
    port, ana = person("Port"), person("Ana Ruiz")
    row = replace(said("Ana Ruiz", "The ferry is needed"), on_behalf_of=port)
    (stand,) = positions_of(port.id, "ferry", [row])
    assert (stand.speaker, stand.stance) == (ana.id, Stance.AFFIRMS)


def test_what_one_says_for_another_is_told_once_where_a_name_means_both() -> None:
    port, ana = person("Port"), person("Ana Ruiz")
    row = replace(said("Ana Ruiz", "The ferry is needed"), on_behalf_of=port)
    (stand,) = positions_of_all((port.id, ana.id), "ferry", [row])
    assert stand.speaker == ana.id


def test_words_around_a_statement_turn_nothing() -> None:
    yes = said("Ana Ruiz", "The ferry is needed", "2020-05-01", page="b")
    no = said("Ana Ruiz", "That is a lie", "2021-05-01", page="c", title="The ferry is needed")
    (ana,) = {row.known_speaker for row in (yes, no)}
    assert ana
    found = positions_of(ana.id, "ferry", [yes, no])
    assert [stand.turning for stand in found] == [False, False]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("We had no part in this theft", True),
        ("They came from the other bank", True),
        ("that it was a mistake", True),
        ("Bread is dearer this year", False),
        ("that bread is dear", False),
    ],
)
def test_words_point_at_what_was_said_before(words: str, points: bool) -> None:
    (claim,) = claims_of(said("Ana Ruiz", words))
    assert points_back(claim) is points


def test_who_disowns_a_deed_speaks_of_the_wrong_that_the_page_tells_of() -> None:
    row, before = said("Ana Ruiz", "We did not do it"), "Lind was poisoned in the harbour of Lunde."
    assert score(row, "Was Velmara behind the poisoning of Lind?", before) >= ON_MATTER


@pytest.mark.parametrize("words", ["We had no part in the theft", "Nobody here is behind this"])
def test_a_deed_is_told_of_without_being_named(words: str) -> None:
    assert tells_of_a_deed(words)


def test_a_gift_is_no_wrong() -> None:
    assert Matter("the shelling of Lunde").is_a_wrong > Matter("the gift to Lunde").is_a_wrong


def test_of_many_pages_few_texts_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.compare.positions.surroundings.PAGES", 2)
    asked: list[int] = []

    def documents(names: Collection[DocumentId]) -> dict[DocumentId, Document]:
        asked.append(len(names))
        return {}

    rows = [said("Ana Ruiz", "The ferry is needed", page=page) for page in "cabed"]
    claims = [claim for row in rows for claim in claims_of(row)]
    assert len(reached(Matter("ferry"), claims, None, documents)) == len(claims)
    assert asked == [2, 2, 1]
