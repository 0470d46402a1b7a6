from __future__ import annotations

import pytest

from onrecord.attribute.tags.second_verbs import apart, with_second_verbs
from onrecord.model import Attribution, Span

TEXT = "Ana Ruiz said the harbour was safe and promised to repair the bridge."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def found(content: str, second_source: str | None = None) -> list[Attribution]:
    source = (at(second_source),) if second_source else ()
    return [
        Attribution((at("Ana Ruiz"),), (at("said"),), (at(content),), 0.9, "net"),
        Attribution(source, (at("promised"),), (at("to repair the bridge"),), 0.4, "net", parent=0),
    ]


def test_a_second_verb_has_the_source_of_the_first() -> None:
    first, second = with_second_verbs(
        TEXT, found("the harbour was safe and promised to repair the bridge")
    )
    assert first.content == (at("the harbour was safe"),)
    assert (second.source, second.parent, second.score) == (first.source, None, 0.4)


def test_one_with_a_source_of_its_own_stays_nested() -> None:
    given = found("the harbour was safe and promised to repair the bridge", "the harbour")
    assert with_second_verbs(TEXT, given) == given


def test_one_that_is_not_joined_by_and_stays_nested() -> None:
    given = found("promised to repair the bridge")
    assert with_second_verbs(TEXT, given) == given


def parts(text: str, cue: str) -> list[tuple[str, str, str]]:
    """What is told apart where a network reads all behind `cue` as its content."""
    start = text.index(cue)
    source, verb = Span(0, start - 1), Span(start, start + len(cue))
    content = Span(verb.end + 1, len(text) - 1)
    found = apart(text, [Attribution((source,), (verb,), (content,), 0.9, "net")])
    return [
        (each.source[0].of(text), each.cue[0].of(text), each.content[0].of(text)) for each in found
    ]


@pytest.mark.parametrize(
    ("text", "cue", "second"),
    [
        (TEXT, "said", ("promised", "to repair the bridge")),
        (
            "Ana said it was wet and then warned against floods.",
            "said",
            ("then warned against", "floods"),
        ),
        (
            "Ana was pleading that it end, and urging them to go.",
            "was pleading",
            ("urging", "them to go"),
        ),
        ("Ana asked how it rains, and Ivo heard “and denied the rain”.", "asked", None),
        ("Ana said that Ivo stayed and promised to pay.", "said", None),
        ("Ana said it was wet and warned of.", "said", None),
        (
            'Ana said it was "wet" there and warned of "floods".',
            "said",
            ("warned of", '"floods"'),
        ),
        ("Ana saw the debts and alleged schemes.", "saw", None),
        ("Ana said they agreed and accepted the offer.", "said", None),
        ("Ana said it rained and promising to pay is cheap.", "said", None),
    ],
)
def test_contents_are_cut_before_a_second_verb(
    text: str, cue: str, second: tuple[str, str] | None
) -> None:
    first, *others = parts(text, cue)
    assert [other[1:] for other in others] == ([second] if second else [])
    assert all(other[0] == first[0] for other in others)
    assert (first[2] + "." == text[-len(first[2]) - 1 :]) == (second is None)


def test_the_first_content_ends_before_the_and() -> None:
    assert parts(TEXT, "said")[0][2] == "the harbour was safe"
