from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Parse, Span, Token
from onrecord.nets import RememberingParser
from onrecord.nets.remembering import TOKENS


class CountingParser:
    version = "counting@1"

    def __init__(self, *tokens: Token) -> None:
        self.tokens = tokens
        self.asked: list[Span] = []

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        return self.parse_all([text], [spans])[0]

    def parse_all(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, forms: bool = True
    ) -> list[tuple[Parse, ...]]:
        self.asked += [span for own in spans for span in own]
        return [tuple(Parse(span, self.tokens) for span in own) for own in spans]


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


def test_what_was_parsed_with_its_forms_serves_who_asks_for_none() -> None:
    counting = CountingParser()
    parser = RememberingParser(counting)
    parser.parse("Rain.", [Span(0, 4)])
    assert parser.parse_all(["Rain."], [[Span(0, 4)]], forms=False) == [(Parse(Span(0, 4), ()),)]
    assert counting.asked == [Span(0, 4)]


def test_what_was_parsed_without_its_forms_is_parsed_again_for_who_asks_for_them() -> None:
    counting = CountingParser()
    parser = RememberingParser(counting)
    parser.parse_all(["Rain."], [[Span(0, 4)]], forms=False)
    parser.parse("Rain.", [Span(0, 4)])
    assert counting.asked == [Span(0, 4), Span(0, 4)]


def test_all_is_forgotten_before_many_tokens_are_kept() -> None:
    token = Token(Span(0, 1), "x", "X", "XX", "ROOT", 0)
    counting = CountingParser(*[token] * (TOKENS // 2))
    parser = RememberingParser(counting)
    for text in ("Rain.", "Snow.", "Rain.", "Hail.", "Rain."):
        parser.parse(text, [Span(0, 4)])
    assert len(counting.asked) == 4  # the rain is known once, and after the hail no more
