from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from across_rows import person, said
from onrecord.compare import Disputes, find_disputes
from onrecord.compare.claims.amounts import amounts_of, differ
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.features.table import FEATURES
from onrecord.compare.pairs.candidates import Candidates
from onrecord.model import Act, Dispute, Form, Stance, StatementRow, Utterance, UtteranceId

WARNED = said("Ana Ruiz", "I warned him about the reservoir in Lunde", page="one", act=Act.WARN)
NOT_RAISED = said("Bo Lind", "the reservoir was not even discussed in Lunde", page="two", at=300)
DENIED = said(
    "Bo Lind",
    "that he was warned about the reservoir",
    page="three",
    act=Act.DENY,
    denied=True,
    cue="denied",
)
UNRELATED = [
    said("Cy Moss", "The museum of toys will open again in October", page="four"),
    said("Dee Falk", "Rye bread has become dearer by a tenth since the harvest", page="five"),
    said("Cy Moss", "We did not raise the price of tickets to the museum", page="six"),
]


def parties(dispute: Dispute) -> dict[str, Stance]:
    return {side.party: side.stance for side in dispute.sides}


def test_a_warning_against_its_denial_is_a_dispute() -> None:
    first = find_disputes([*UNRELATED, WARNED, DENIED])[0]
    assert parties(first) == {"Ana Ruiz": Stance.AFFIRMS, "Bo Lind": Stance.DENIES}


def test_yes_against_no_is_a_dispute() -> None:
    assert len(find_disputes([*UNRELATED, WARNED, NOT_RAISED])) == 1


def test_statements_of_different_matters_are_no_dispute() -> None:
    assert find_disputes([*UNRELATED, WARNED]) == ()


def test_agreement_is_no_dispute() -> None:
    agreeing = said("Cy Moss", "she warned him about the reservoir in Lunde", page="seven")
    assert find_disputes([*UNRELATED, WARNED, agreeing]) == ()


def test_denying_a_denied_thing_affirms_it() -> None:
    never = said("Bo Lind", "that the reservoir was never full", act=Act.DENY, denied=True)
    (claim,) = claims_of(never)
    assert not claim.denies


def test_many_reports_of_one_matter_are_one_dispute() -> None:
    again = said("Ana Ruiz", "she warned Lind about the reservoir", page="eight", act=Act.WARN)
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED, again])
    assert [len(side.evidence) for side in dispute.sides] == [2, 1]


def test_renderings_of_one_utterance_are_not_set_against_each_other() -> None:
    one = said("Ana Ruiz", "The reservoir was never full in spring", "2020-01-01", page="one")
    other = said("Ana Ruiz", "The reservoir was full in spring", "2021-01-01", page="two")
    rows = [*UNRELATED, one, other]
    utterances = Utterance(
        id=UtteranceId("utt-1"),
        speaker=person("Ana Ruiz").id,
        statements=(one.id, other.id),
        sentences=(f"{one.id}:0", f"{other.id}:0"),
        documents=(one.document, other.document),
        day=None,
        origins=2,
    )
    assert (len(find_disputes(rows)), find_disputes(rows, [utterances])) == (1, ())


def test_a_speaker_against_own_earlier_words() -> None:
    before = said("Ana Ruiz", "The reservoir at Lunde must never be filled", "2019-05-01")
    after = said("Ana Ruiz", "The reservoir at Lunde must be filled", "2022-05-01", page="two")
    (dispute,) = find_disputes([*UNRELATED, before, after])
    assert dispute.own_words


def test_two_sentences_of_one_page_by_one_speaker_are_no_dispute() -> None:
    one = said("Ana Ruiz", "The reservoir at Lunde is not full")
    other = said("Ana Ruiz", "The reservoir at Lunde is full", at=100)
    assert find_disputes([*UNRELATED, one, other]) == ()


def test_different_figures_for_one_thing_are_a_dispute() -> None:
    one = said("Ana Ruiz", "At least 41 people died in the flood", page="one")
    other = said("Bo Lind", "27 people had died in the flood", page="two")
    (dispute,) = find_disputes([*UNRELATED, one, other])
    assert dispute.matter == "How many: “At least … people died in the flood”?"


def test_nobody_contradicts_the_one_spoken_for() -> None:
    spokesman = said("Cy Moss", "Lind was not warned about the reservoir", page="nine")
    speaking = replace(spokesman, on_behalf_of=WARNED.known_speaker)
    assert find_disputes([*UNRELATED, WARNED, speaking]) == ()


def test_each_sentence_of_a_statement_is_a_claim() -> None:
    both = replace(NOT_RAISED, content_text="“The reservoir was not discussed.” … “It rained.”")
    assert [claim.denies for claim in claims_of(both)] == [True, False]


def test_a_noun_phrase_asserts_nothing_but_can_be_rejected() -> None:
    phrase = said("Bo Lind", "the warning about the reservoir", page="ten")
    rejected = replace(phrase, act=Act.REJECT, cue_text="rejected")
    assert [claim.asserts for row in (phrase, rejected) for claim in claims_of(row)] == [
        False,
        True,
    ]


def test_declining_to_say_denies_nothing() -> None:
    declined = said("Bo Lind", "to say whether he was warned", act=Act.REJECT, cue="declined")
    row = replace(declined, form=Form.INDIRECT)
    assert [claim.denies for claim in claims_of(row)] == [False]


@pytest.mark.parametrize(
    "words",
    [
        "whether he was warned",
        "Was he not warned?",
        "At the harbour, did you warn him",
        "Who warned the mayor of Lunde",
    ],
)
def test_questions_assert_nothing(words: str) -> None:
    assert [claim.asserts for claim in claims_of(said("Bo Lind", words))] == [False]


def test_an_order_not_to_do_something_denies_nothing() -> None:
    warned = said("Ana Ruiz", "not to let the reservoir rise", act=Act.WARN, cue="warned")
    assert [claim.denies for claim in claims_of(warned)] == [False]


def test_unknown_speakers_take_no_side() -> None:
    assert find_disputes([*UNRELATED, WARNED, said(None, DENIED.content_text, page="x")]) == ()


def test_evidence_is_verbatim() -> None:
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED])
    words = {evidence.words for side in dispute.sides for evidence in side.evidence}
    assert words == {WARNED.content_text, DENIED.content_text}


def test_matter_is_made_of_what_is_affirmed() -> None:
    (dispute,) = find_disputes([*UNRELATED, WARNED, NOT_RAISED])
    assert "not" not in dispute.matter


def test_reasons_are_sentences_of_the_table() -> None:
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED])
    assert dispute.reasons
    assert set(dispute.reasons) <= {feature.__doc__ for feature in FEATURES}


def test_every_feature_says_why_in_one_line() -> None:
    docs = [feature.__doc__ or "" for feature in FEATURES]
    assert all(doc.endswith(".") and "\n" not in doc for doc in docs)


ROWS = [*UNRELATED, WARNED, NOT_RAISED, DENIED]


@given(st.permutations(ROWS))
def test_the_queue_does_not_depend_on_order(rows: list[StatementRow]) -> None:
    assert find_disputes(rows) == find_disputes(ROWS)


def test_adding_later_finds_what_adding_at_once_finds() -> None:
    disputes = Disputes()
    for row in ROWS:
        disputes.add([row])
    disputes.add(ROWS)
    assert disputes.queue() == find_disputes(ROWS)


class Certain:
    """A network that contradicts everything."""

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        return [1.0 for _ in pairs]


def test_a_network_is_one_voice_among_others() -> None:
    alone = find_disputes(ROWS)[0].score
    assert find_disputes(ROWS, network=Certain())[0].score > alone


def test_a_stem_that_all_have_finds_nobody() -> None:
    known = Candidates()
    claims = [claim for row in UNRELATED for claim in claims_of(row)]
    known.add(claims)
    assert list(known.meeting(claims[1:2])) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least 41 people died", 41),
        ("1,900 cubic metres a second", 1900),
        ("1.100 cubic metres", 1100),
        ("a loan of 4.2bn crowns", 4.2e9),
        ("4,6 milliards of crowns", 4.6e9),
        ("19,00,000 crowns", 1.9e6),
        ("1,900.5 tonnes of ore", 1900.5),
        ("310 million ducats", 3.1e8),
        ("forty ships", 40),
        ("forty-two ships", 42),
        ("nine hundred ships", 900),
        ("twelve hundred and fifty ships", 1250),
        ("three thousand five hundred ships", 3500),
    ],
)
def test_amounts(text: str, value: float) -> None:
    assert [amount.value for amount in amounts_of(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "on 12 January",
        "in 2019",
        "at 21.55 the gates",
        "two months before",
        "12.03.2021",
        "seats 2,5,6 and 2.5,6 of us",
        "three of us",
    ],
)
def test_dates_times_and_loose_counts_are_no_amounts(text: str) -> None:
    assert amounts_of(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "contrary"),
    [
        ("41 people died", "27 people were killed", True),
        ("27 dead", "43 people died", True),
        ("a toll of 27", "the toll at 41", True),
        ("41 people died", "41 people died", False),
        ("41 people died", "180 metres of road", False),
        ("180 metres", "1,900 cubic metres", False),
        ("11,000 refugees came by boat", "98 percent of refugees came by boat", False),
    ],
)
def test_figures_differ_only_for_one_thing(one: str, other: str, contrary: bool) -> None:
    assert any(differ(a, b) for a in amounts_of(one) for b in amounts_of(other)) is contrary


def test_own_words_beside_a_denial_are_evidence_too() -> None:
    beside = said("Bo Lind", "It never happened", page="three", at=80)
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED, beside])
    denying = next(side for side in dispute.sides if side.stance is Stance.DENIES)
    assert [evidence.words for evidence in denying.evidence] == [
        DENIED.content_text,
        "It never happened",
    ]


def test_disputes_of_one_pair_of_statements_have_their_own_ids() -> None:
    charges = replace(
        WARNED, content_text="“The reservoir was full.” … “The siren in Lunde broke.”"
    )
    answers = replace(
        NOT_RAISED, content_text="“The reservoir was not full.” … “The siren in Lunde never broke.”"
    )
    ids = [dispute.id for dispute in find_disputes([*UNRELATED, charges, answers])]
    assert len(ids) == len(set(ids)) == 2


def test_who_only_tells_anothers_words_stands_against_nobody() -> None:
    told = replace(DENIED, parent=NOT_RAISED.id)
    assert find_disputes([*UNRELATED, WARNED, told]) == ()


def test_an_order_does_not_contradict_what_is() -> None:
    ordered = said("Ana Ruiz", "Don't discuss the reservoir in Lunde", page="w")
    assert find_disputes([*UNRELATED, NOT_RAISED, ordered]) == ()


def test_a_denial_that_is_somebody_elses_is_not_the_speakers() -> None:
    told = said("Ana Ruiz", "He said the reservoir was not discussed in Lunde", page="r")
    (claim,) = claims_of(told)
    assert (claim.denies, claim.negates_somewhere) == (False, frozenset({"discuss"}))


def test_a_warning_to_one_who_denied_it_is_no_denial() -> None:
    told = said("Ana Ruiz", "that she had warned the minister, who immediately denied it")
    assert [claim.denies for claim in claims_of(told)] == [False]


def test_what_is_not_tolerated_is_taken_for_real() -> None:
    (claim,) = claims_of(said("Ana Ruiz", "We will not tolerate bribes"))
    assert not claim.denies


def test_a_source_that_was_cut_wrong_is_no_party() -> None:
    assert claims_of(said("Minister Denies Ruiz", "that the reservoir was full")) == ()


def test_the_matter_says_whose_words_begin_with_a_pronoun() -> None:
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED])
    assert dispute.matter.startswith("Is it true, in the words of Ana Ruiz: “I warned him")


def test_three_figures_for_one_thing_are_one_dispute() -> None:
    rows = [
        said(who, f"{number} people had died in the flood", page=who[:3])
        for who, number in (("Ana Ruiz", 41), ("Bo Lind", 27), ("Cy Moss", 33))
    ]
    (dispute,) = find_disputes([*UNRELATED, *rows])
    assert len(dispute.sides) == 3


def test_a_toll_that_rises_from_day_to_day_is_no_dispute() -> None:
    monday = said("Ana Ruiz", "14 miners died in the mine", "2022-10-03", page="one")
    friday = said("Bo Lind", "31 miners died in the mine", "2022-10-07", page="two")
    assert find_disputes([*UNRELATED, monday, friday]) == ()


def test_what_a_figure_came_to_is_an_amount() -> None:
    one = amounts_of("The death toll in the mine has risen to 22")
    other = amounts_of("We count 31 dead")
    assert differ(one[0], other[0])


def test_parties_that_give_one_figure_stand_together() -> None:
    rows = [
        said("Ana Ruiz", "41 people died in the flood", page="one"),
        said("Bo Lind", "27 people had died in the flood", page="one", at=200),
        said("Cy Moss", "27 people had died in the flood at Lunde", page="two"),
    ]
    (dispute,) = find_disputes([*UNRELATED, *rows])
    assert {side.party: side.answer for side in dispute.sides} == {
        "Ana Ruiz": "41",
        "Bo Lind": "27",
        "Cy Moss": "27",
    }


def test_nobody_stands_against_whose_spokesman_the_page_calls_them() -> None:
    spokesman = said("Cy Moss", "Lind was not warned about the reservoir", page="nine")
    rows = [*UNRELATED, said("Bo Lind", "I was warned about the reservoir", page="ten")]
    voice = replace(spokesman, source_text="Lind’s spokesman Cy Moss")
    assert [len(find_disputes([*rows, each])) for each in (spokesman, voice)] == [1, 0]


def test_who_denies_the_opposite_agrees() -> None:
    on = said("Ana Ruiz", "The sensors were switched on in the mine", page="one")
    off = said("Bo Lind", "Nobody switched off the sensors in the mine", page="one", at=200)
    against = said("Bo Lind", "The sensors were switched off in the mine", page="one", at=200)
    alike, unlike = (find_disputes([*UNRELATED, on, each]) for each in (off, against))
    assert (len(unlike), max((each.score for each in alike), default=0) < unlike[0].score) == (
        1,
        True,
    )


@pytest.mark.parametrize("words", ["I am ashamed", "she was very hurt by his words"])
def test_a_feeling_is_nothing_to_deny(words: str) -> None:
    assert [claim.asserts for claim in claims_of(said("Ana Ruiz", words))] == [False]


def test_a_messenger_is_marked() -> None:
    told = "that the company had told him the sensors were working"
    words = (told, "We told them on Monday")
    assert [claim.relays for each in words for claim in claims_of(said("Bo Lind", each))] == [
        True,
        False,
    ]


def test_talk_at_a_meeting_is_not_denied_by_who_was_at_another() -> None:
    there = said("Ana Ruiz", "We talked about compensation", "2022-10-07", page="one")
    elsewhere = said("Bo Lind", "Compensation was not discussed", "2022-10-07", page="two")
    named = replace(there, content_text="We talked about compensation with Lind")
    scores = [find_disputes([*UNRELATED, each, elsewhere])[0].score for each in (there, named)]
    assert scores[0] < scores[1]


def test_who_calls_it_nonsense_just_after_a_denial_denies_it_too() -> None:
    after = said("Cy Moss", "the claim “nonsense.”", page="three", at=90, cue="calls")
    (dispute,) = find_disputes([*UNRELATED, WARNED, DENIED, after])
    assert parties(dispute)["Cy Moss"] is Stance.DENIES


def test_own_words_taken_back_stand_beside_what_another_says_of_them() -> None:
    never = said("Bo Lind", "There is no letter of the harbour", page="two", on="2021-03-12")
    told = said("Ana Ruiz", "The letter of the harbour was signed", page="one", on="2021-03-11")
    back = said("Bo Lind", "The letter of the harbour was received", page="three", on="2021-09-12")
    found = find_disputes([*UNRELATED, told, never, back])
    assert {each.own_words for each in found} == {True, False}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("“The reservoir in Lunde was “full.””", "“The reservoir in Lunde was “full””"),
        ("the reservoir in Lunde 'was' full", "“the reservoir in Lunde 'was' full”"),
        ("“Full” was the reservoir in Lunde", "““Full” was the reservoir in Lunde”"),
    ],
)
def test_no_quotation_mark_of_a_matter_stands_alone(words: str, asked: str) -> None:
    told = said("Ana Ruiz", words)
    denied = said("Bo Lind", "The reservoir in Lunde was not full", page="two")
    (dispute,) = find_disputes([*UNRELATED, told, denied])
    assert dispute.matter == f"Is it true: {asked}?"
