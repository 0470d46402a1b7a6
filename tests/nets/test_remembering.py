from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Parse, Span
from onrecord.nets import RememberingParser


class CountingParser:
    version = "counting@1"

    def __init__(self) -> None:
        self.asked: list[Span] = []

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        self.asked += spans
        return tuple(Parse(span, ()) for span in spans)


def test_a_sentence_is_parsed_once_however_often_it_is_asked_for() -> None:
    counting = CountingParser()
    parser = RememberingParser(counting)
    first, second = Span(0, 4), Span(5, 9)
    parser.parse("Rain. Snow.", [first, first])
    assert [parse.span for parse in parser.parse("Rain. Snow.", [second, first])] == [second, first]
    assert counting.asked == [first, second]


def test_the_same_place_of_another_text_is_another_sentence() -> None:
    counting = CountingParser()
    parser = RememberingParser(counting)
    parser.parse("Rain.", [Span(0, 4)])
    parser.parse("Snow.", [Span(0, 4)])
    assert len(counting.asked) == 2
