"""Turns of interviews and transcripts: who asks, who is asked, who is answered."""

import pytest

from marked_pages import marked
from onrecord.label.hearing.transcripts import questions_in_turns
from onrecord.model import Act


@pytest.mark.parametrize(
    "markup",
    [
        "[Q|s][:|c] [The council says you knew.|t]\n[A|s2][:|c2] [It rained.|t2]",
        "[VALE|s][:|c] [You knew. So why wait|t]?\n[QUIST|s2][:|c2] [It rained.|t2]",
        "[VALE|s][:|c] [“You knew. So why wait?”|t]\n[QUIST|s2][:|c2] [It rained.|t2]",
    ],
)
def test_a_turn_asks_that_the_next_speaker_answers(markup: str) -> None:
    assert [each.act for each in marked(markup).labelled()] == [Act.ASK, Act.STATE]


@pytest.mark.parametrize(
    "markup",
    [
        "[VALE|s][:|c] [You knew. So why wait?|t]\n[VALE|s2][:|c2] [It rained.|t2]",
        "[VALE|s][:|c] [So why wait? You knew.|t]\n[QUIST|s2][:|c2] [It rained.|t2]",
        "[VALE|s][:|c] [So why wait?|t]\nThe whole hall rose.\n[QUIST|s2][:|c2] [It rained.|t2]",
        "All of it, [VALE|s][:|c] [So why wait?|t]\n[QUIST|s2][:|c2] [It rained.|t2]",
        "[VALE|s] [said:|c] [So why wait?|t]\n[QUIST|s2][:|c2] [It rained.|t2]",
    ],
)
def test_a_question_that_no_next_speaker_answers_is_none_of_an_interview(markup: str) -> None:
    page = marked(markup)
    assert not questions_in_turns(page.document.text, page.attributions)


def test_who_is_asked_and_who_is_answered_hear_it() -> None:
    page = marked("[VALE|s][:|c] [Why did it fall?|t]\n[QUIST|s2][:|c2] [It rained.|t2]")
    assert [page.words(each.addressee) for each in page.labelled()] == ["QUIST", "VALE"]


def test_letters_hear_nothing() -> None:
    page = marked("[Q|s][:|c] [Why did it fall?|t]\n[A|s2][:|c2] [It rained.|t2]")
    assert [page.words(each.addressee) for each in page.labelled()] == ["", ""]
