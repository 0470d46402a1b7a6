from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from across_rows import document
from onrecord.group import Dispatches
from onrecord.group.credits import credits_of
from onrecord.group.passages import own_words
from onrecord.model import Document

COPY = (
    "The harbour of Lunde was closed on Monday after a crane fell across the only channel that "
    "ships of the larger class can use, the port authority announced in the morning.",
    "Nobody was hurt, but forty containers went into the water and several of them are still "
    "drifting towards the beaches south of the town, according to the coast guard.",
    "The crane, which was built in 1988 and had been inspected in the spring, broke at its foot "
    "while it was lifting a load that weighed less than half of what it may carry.",
    "Divers will begin to cut the steel on Wednesday. The authority expects that the channel can "
    "be opened to smaller vessels by the end of the week if the wind does not turn.",
    "About nine hundred lorries were waiting on the coastal road in the evening, and the mayor "
    "asked drivers to stay away from the town until the queue has been dissolved.",
)
OTHER = (
    "Three bakers from the old town have won the prize for the best rye bread of the province, "
    "which is given every second year by a jury of millers, farmers and one poet.",
    "The winning loaf is baked for six hours in a closed oven and keeps for a month, its makers "
    "promise, if nobody finds it before the month has gone by.",
)
QUOTE = (
    "“We shall not raise the fees for the harbour this year, and we shall not raise them next "
    "year either, whatever the gentlemen of the ministry may believe to have read,”"
)


def groups(*documents: Document) -> list[set[str]]:
    dispatches = Dispatches()
    dispatches.add(documents)
    return [set(dispatch.documents) for dispatch in dispatches.all()]


EDITS = {
    "whole": COPY,
    "cut": COPY[:2],
    "reordered": (COPY[0], COPY[3], COPY[1], COPY[4]),
    "new lead": (
        "A town without its harbour: Lunde waits for divers, and for the wind.",
        *COPY[1:],
    ),
    "lightly rewritten": tuple(
        line.replace("Monday", "yesterday")
        .replace("nine hundred", "900")
        .replace("crane", "gantry")
        for line in COPY
    ),
    "within a longer report": (*OTHER, *COPY[:3]),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_is_found_after(edit: str) -> None:
    whole, edited = document(*COPY), document(*EDITS[edit], outlet="Weekly")
    assert groups(whole, edited) == [{whole.id, edited.id}]


WIRE = (
    "The owner of a quarry that collapsed above Tarn last month was told twice to close it, the "
    "mining inspectorate said on Monday.",
    "Two letters were sent in May and in July, chief inspector Lea Oster told reporters. “Nobody "
    "answered them,” she said.",
    "Grauberg Stone denied that it had received any letter. Its director, Pal Weber, said all work "
    "had stopped in April and the gates had been locked since.",
    "Six people died when the slope gave way on September 9. A court will hear the first witnesses "
    "next week.",
)
TOLD_AGAIN = (
    "Mining inspectors say that they told the owner of a quarry twice to close it before it "
    "collapsed above Tarn and killed six people.",
    "“Nobody answered them,” chief inspector Lea Oster said of two letters sent in May and in "
    "July. Grauberg Stone, whose director is Pal Weber, said it had not received any letter, that "
    "all work had stopped in April and the gates had been locked since.",
    "The slope gave way on September 9. A court will hear the first witnesses on Tuesday.",
)
TOLD_BY_ANOTHER = (
    "Who knew that the hill above Tarn was moving? The state says that the quarry's owners did.",
    "According to Lea Oster, the chief inspector, her office wrote to them in spring and again in "
    "summer. “Nobody answered them,” she said.",
    "Pal Weber of Grauberg Stone knows of no such letters. His machines were standing still for "
    "months when the rocks fell, he says, and six people lost their lives.",
    "Witnesses will be heard from next week on.",
)


def test_a_short_story_whose_sentences_were_merged_and_cut_is_a_copy() -> None:
    first, again = document(*WIRE), document(*TOLD_AGAIN, outlet="Weekly")
    assert groups(first, again) == [{first.id, again.id}]


def test_a_short_report_in_words_of_its_own_on_the_same_event_is_none() -> None:
    assert groups(document(*WIRE), document(*TOLD_BY_ANOTHER, outlet="Weekly")) == []


def test_one_standing_sentence_in_two_short_texts_is_no_copy() -> None:
    note = "The Tribune asks all candidates the same ten questions and prints what they answer."
    assert groups(document(note, *WIRE[:2]), document(note, OTHER[0], outlet="Weekly")) == []


def test_texts_of_one_affair_are_not_copies() -> None:
    mine = tuple(f"{QUOTE} the mayor said. {line}" for line in OTHER)
    theirs = tuple(f"{QUOTE} said the mayor. {line}" for line in COPY[:2])
    assert groups(document(*mine), document(*theirs, outlet="Weekly")) == []


def test_one_borrowed_paragraph_is_no_copy() -> None:
    long = tuple(
        f"Paragraph {n} speaks of {' '.join(random.Random(n).sample(WORDS, 25))}" for n in range(9)
    )
    assert groups(document(*COPY), document(COPY[1], *long, outlet="Weekly")) == []


WORDS = [
    a + b
    for a in ("ash", "cod", "elm", "fog", "hay")
    for b in ("bay", "ice", "jar", "log", "oak", "rye")
]


@given(st.permutations(range(5)))
def test_groups_do_not_depend_on_order(order: list[int]) -> None:
    all_of_them = [document(*EDITS[edit], outlet=edit) for edit in list(EDITS)[:4]]
    all_of_them.append(document(*OTHER, outlet="Bread"))
    dispatches = Dispatches()
    for place in order:
        dispatches.add([all_of_them[place]])
    assert [set(d.documents) for d in dispatches.all()] == groups(*all_of_them)


def test_adding_a_document_again_changes_nothing() -> None:
    dispatches = Dispatches()
    for _ in range(2):
        dispatches.add([document(*COPY), document(*COPY, outlet="Weekly")])
    assert [len(dispatch.documents) for dispatch in dispatches.all()] == [2]


def test_origin_is_the_credited_agency() -> None:
    first = document(*COPY, published="2021-03-10")
    later = document(*COPY, outlet="Weekly", dateline="By Reuters | March 12, 2021")
    dispatches = Dispatches()
    dispatches.add([first, later])
    (dispatch,) = dispatches.all()
    assert (dispatch.origin, dispatch.credited) == ("Reuters", True)


def test_origin_is_the_oldest_outlet_where_nobody_is_credited() -> None:
    dispatches = Dispatches()
    dispatches.add([document(*COPY), document(*COPY, outlet="Weekly", published="2021-03-09")])
    (dispatch,) = dispatches.all()
    assert (dispatch.origin, dispatch.credited) == ("Weekly", False)


def test_no_origin_where_no_page_has_a_date() -> None:
    dispatches = Dispatches()
    dispatches.add(
        [document(*COPY, published=None), document(*COPY, outlet="Weekly", published=None)]
    )
    assert dispatches.all()[0].origin is None


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("LUNDE (Reuters) - The harbour was closed on Monday.", "Reuters"),
        ("LUNDE, Norrland (Meridian) — The harbour was closed.", "Meridian"),
        ("Meridian Press contributed to this report.", "Meridian Press"),
        (
            "© 2021 Meridian Press. It may not be published.",
            "Meridian Press",
        ),
    ],
)
def test_credit_is_read_from(words: str, agency: str) -> None:
    assert [credit.agency for credit in credits_of(document(words))] == [agency]


def test_short_and_long_name_of_an_agency_are_one() -> None:
    lead = f"LUNDE (Meridian) — {COPY[0]}"
    closing = "Meridian Press contributed to this report."
    dispatches = Dispatches()
    dispatches.add([document(lead, *COPY[1:]), document(*COPY, closing, outlet="Weekly")])
    assert dispatches.all()[0].origin == "Meridian Press"


def test_the_copyright_of_an_outlet_is_no_credit() -> None:
    assert credits_of(document(*COPY, "© 2021 Daily Media Ltd. All rights reserved.")) == ()


def test_an_article_about_an_agency_does_not_credit_it() -> None:
    text = "The union said that Reuters had dismissed eleven editors (among them two women) in May."
    assert credits_of(document(text)) == ()


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’"])
def test_own_words_stand_outside_quotation_marks(marks: str) -> None:
    quoted = marks.format("we do not pay")
    assert own_words(f"The mayor of the town said {quoted} again") == own_words(
        "The mayor of the town said again"
    )
