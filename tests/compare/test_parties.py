"""Who is one party of a dispute, by the names that pages give."""

from __future__ import annotations

import pytest

from across_rows import UNRELATED, person, said
from onrecord.compare import find_disputes
from onrecord.compare.pairs.parties import one_party
from onrecord.group import one_spelling
from onrecord.model import Speaker, SpeakerKind, speaker_id

BREZAN = person("Ilyo Brežan")


def called(name: str, kind: SpeakerKind = SpeakerKind.UNNAMED) -> Speaker:
    return Speaker(speaker_id(f"doc-one {name}", kind), name, kind)


@pytest.mark.parametrize(
    "other",
    [
        person("Brežan"),
        person("Brezhan"),
        called("Brezhan"),
        called("Ilio Brezhan"),
        called("Ilyo Brežan himself"),
        called("Ilio Brezhan himself"),
    ],
    ids=lambda each: f"{each.kind} {each.name}",
)
def test_a_person_is_one_party_under_each_spelling(other: Speaker) -> None:
    assert one_party(BREZAN, other)
    assert one_party(other, BREZAN)


@pytest.mark.parametrize(
    "other",
    [
        person("Ana Brežan"),
        called("Brezhan", SpeakerKind.GROUP),
        called("The minister"),
    ],
    ids=lambda each: f"{each.kind} {each.name}",
)
def test_another_is_another_party(other: Speaker) -> None:
    assert not one_party(BREZAN, other)


def test_a_junior_is_not_his_elder() -> None:
    younger = person("Ilyo Brežan Jr.")
    assert not one_party(BREZAN, younger)
    assert one_party(person("Brežan Jr."), younger)


def test_two_whole_names_that_were_left_apart_are_two() -> None:
    assert not one_party(BREZAN, person("Ilio Brezhan"))


def test_nobody_stands_against_another_spelling_of_the_own_name() -> None:
    rows = [
        said("Ilyo Brežan", "The city raised the toll on the Tarn bridge", "2021-03-01", page="a"),
        said("Ilio Brezhan", "The city never raised the toll on the Tarn bridge", page="b"),
    ]
    (dispute,) = find_disputes(one_spelling([*UNRELATED, *rows]))
    assert dispute.own_words
    assert {side.party for side in dispute.sides} == {"Ilyo Brežan"}
