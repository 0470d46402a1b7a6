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
