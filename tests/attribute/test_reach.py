"""A tag and a quotation that the end of a sentence parts are not one attribution."""

from __future__ import annotations

import pytest

from attribute.notation import case
from onrecord.attribute.network.reach import within_reach
from onrecord.model import Attribution, Span, Spans
from onrecord.segment import layout_of


def found_in(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def read(words: str, source: str, cue: str, content: str) -> list[Attribution]:
    document = case("", words).document
    who, how, what = (found_in(document.text, each) for each in (source, cue, content))
    found = Attribution(who, how, what, score=0.5, origin="network@1")
    return [*within_reach(document.text, layout_of(document), [found])]


@pytest.mark.parametrize(
    ("words", "content", "kept"),
    [
        ("“It will rain all week,” Ruiz said.", "“It will rain all week,”", True),
        ("“Who was it? Nobody knows.” Ruiz said.", "“Who was it? Nobody knows.”", True),
        ("“It will rain all week,” Mr. Ruiz said.", "“It will rain all week,”", True),
        ("“It will rain all week,” U.S. envoy Ruiz said.", "“It will rain all week,”", True),
        ("It will rain, Ruiz said. He left.", "It will rain", True),
        ("“It will rain all week”. In May Ruiz said it.", "“It will rain all week”", False),
        ("“It will rain all week”. Ruiz said it.", "“It will rain all week”", False),
        ("Ruiz said. “It will rain all week.”", "“It will rain all week.”", True),
        ("Ruiz said it. The road was shut. “It will rain.”", "“It will rain.”", False),
    ],
)
def test_a_tag_reaches_no_further_than_the_sentence_beside_it(
    words: str, content: str, kept: bool
) -> None:
    assert bool(read(words, "Ruiz", "said", content)) == kept


def test_a_source_of_a_later_sentence_is_none() -> None:
    (found,) = read("Holt saw “a witch hunt”. Ruiz left.", "Ruiz", "saw", "“a witch hunt”")
    assert (found.source, bool(found.cue)) == ((), True)


def test_what_tells_in_its_own_sentence_takes_no_quotation_before_it() -> None:
    words = "“We will go.” The report says that they stay."
    document = case("", words).document
    told = (*found_in(words, "“We will go.”"), *found_in(words, "that they stay"))
    who, how = found_in(words, "The report"), found_in(words, "says")
    found = Attribution(who, how, told, score=0.5, origin="network@1")
    (near,) = within_reach(words, layout_of(document), [found])
    assert near.content == found_in(words, "that they stay")


def test_a_question_before_its_tag_and_an_answer_behind_it_stay_together() -> None:
    words = "“Who will go?” Ruiz asked. “Not I.”"
    document = case("", words).document
    told = (*found_in(words, "“Who will go?”"), *found_in(words, "“Not I.”"))
    found = Attribution(found_in(words, "Ruiz"), found_in(words, "asked"), told, 0.5, "network@1")
    (near,) = within_reach(words, layout_of(document), [found])
    assert near.content == told


def test_who_hears_behind_a_colon_does_not_speak() -> None:
    assert not read("He laughed. To Ruiz: “Go home.”", "Ruiz", ":", "“Go home.”")
    assert read("He laughed. Ruiz: “Go home.”", "Ruiz", ":", "“Go home.”")


def test_nobody_asks_what_one_who_is_asked_answers() -> None:
    words = "Asked again: “Never.”"
    found = Attribution((), found_in(words, "Asked"), found_in(words, "“Never.”"), 0.5, "network@1")
    assert not [*within_reach(words, layout_of(case("", words).document), [found])]


def test_an_article_is_no_source() -> None:
    (found,) = read("He calls the claims lies.", "the", "claims", "lies")
    assert found.source == ()
