"""Whether two sentences are one saying, and the reasons that are given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from across_rows import said
from onrecord.group.likeness import ENOUGH, RULES, same_saying
from onrecord.group.pairs import FEATURES, Related, paired, related
from onrecord.group.wordings import Wording, wordings_of
from onrecord.model import Form, SpeakerKind, StatementRow


def wording(row: StatementRow) -> Wording:
    (found,) = wordings_of(row, row.known_speaker)
    return found


FERRY = wording(said("Ana Ruiz", "In fact we did not even discuss the ferry", page="one"))
NEAR = wording(said("Ana Ruiz", "We never talked about the ferry to Orel", page="two"))


@pytest.mark.parametrize("reason", [*RULES, *FEATURES])
def test_every_reason_is_a_sentence(reason: object) -> None:
    assert (reason.__doc__ or "").split("\n")[0].endswith(".")


def test_the_same_words_are_surely_one_saying_by_the_strictest_rule() -> None:
    found = same_saying(FERRY, FERRY)
    assert found is not None
    assert (found.why, found.score) == (RULES[0].__doc__, 1.0)


def test_what_the_features_say_is_a_guess_with_its_reason() -> None:
    found = same_saying(FERRY, NEAR)
    assert found is not None
    assert ENOUGH <= found.score < 1
    assert found.why in {feature.__doc__ for feature in FEATURES}


def test_a_negation_less_makes_one_saying_less_likely() -> None:
    turned = same_saying(FERRY, replace(NEAR, negated=not NEAR.negated))
    straight = same_saying(FERRY, NEAR)
    assert straight is not None
    assert turned is None or turned.score < straight.score


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz", "Ana Ruiz", Related.SAME),
        ("Ana Ruiz", "Ruiz", Related.SHORT),
        ("Ana Ruiz", "Ana", Related.OTHER),
        ("Ana Ruiz", "Bo Ruiz", Related.OTHER),
        ("Ana Ruiz", None, Related.UNKNOWN),
    ],
)
def test_speakers_are_related_by_name(one: str, other: str | None, expected: Related) -> None:
    rows = said(one, "It rained"), said(other, "It rained", page="two")
    assert related(*map(wording, rows)) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(SpeakerKind.BODY, Related.SHORT), (SpeakerKind.PERSON, Related.OTHER)],
)
def test_a_body_may_be_called_by_its_first_words(kind: SpeakerKind, expected: Related) -> None:
    rows = said("Corvex", "It rained"), said("Corvex Mutual", "It rained", page="two")
    speakers = (replace(row.known_speaker, kind=kind) for row in rows if row.known_speaker)
    pairs = zip(rows, speakers, strict=True)
    (one,), (other,) = (wordings_of(row, speaker) for row, speaker in pairs)
    assert related(one, other) is expected


def test_neither_the_speakers_name_nor_single_letters_are_what_is_said() -> None:
    assert wording(said("Ana Ruiz", "Ruiz met the U.S. mayor")).stems == {"met", "mayor"}


@pytest.mark.parametrize(
    ("form", "content", "quoted"),
    [
        (Form.DIRECT, "It rained", True),
        (Form.INDIRECT, "that it rained", False),
        (Form.MIXED, "that it “rained hard”", True),
        (Form.MIXED, "that it rained", False),
    ],
)
def test_what_is_quoted_is_known_of_each_sentence(form: Form, content: str, quoted: bool) -> None:
    assert wording(replace(said("Ana Ruiz", content), form=form)).quoted is quoted


words = st.lists(
    st.sampled_from(["we", "did", "not", "discuss", "the", "ferry", "Orel", "27"]), max_size=9
)


@given(words, words)
def test_likeness_is_the_same_both_ways_and_features_keep_to_their_range(
    one: list[str], other: list[str]
) -> None:
    first = wording(said("Ana Ruiz", " ".join(["it", *one]), page="one"))
    second = wording(said("Ana Ruiz", " ".join(["it", *other]), page="two"))
    assert same_saying(first, second) == same_saying(second, first)
    assert all(0 <= feature(paired(first, second)) <= 1 for feature in FEATURES)
