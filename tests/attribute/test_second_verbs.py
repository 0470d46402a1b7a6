from __future__ import annotations

from onrecord.attribute.second_verbs import apart, joined_sentences, with_second_verbs
from onrecord.model import Attribution, Layout, Span

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


def both_as_one() -> Attribution:
    """What a network reads where it misses the second verb."""
    return found("the harbour was safe and promised to repair the bridge")[0]


def by_rule(source: str) -> Attribution:
    return Attribution((at(source),), (at("promised"),), (at("to repair the bridge"),), 0.6, "rule")


def test_a_rule_that_gives_the_same_source_cuts_the_content() -> None:
    second = by_rule("Ana Ruiz")
    first, added = apart(TEXT, [both_as_one()], [second])
    assert first.content == (at("the harbour was safe"),)
    assert added == second


def test_a_rule_that_gives_another_source_cuts_nothing() -> None:
    assert apart(TEXT, [both_as_one()], [by_rule("the harbour")]) == [both_as_one()]


def test_only_sentences_that_go_on_with_a_cue_are_parsed() -> None:
    layout = Layout((), (Span(0, len(TEXT)),), ())
    assert joined_sentences(TEXT, layout, [both_as_one()]) == [Span(0, len(TEXT))]
    assert joined_sentences(TEXT, layout, found("the harbour was safe")[:1]) == []
