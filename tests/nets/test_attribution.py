"""The shipped attribution network, and what is said of weights that cannot be used."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from onrecord.attribute.network.excerpts import Excerpt
from onrecord.attribute.network.finder import NetworkFinder
from onrecord.attribute.network.word_features import FEATURES
from onrecord.attribute.network.words import excerpt, paragraph
from onrecord.errors import ModelError
from onrecord.model import Block, BlockKind, Document, DocumentId, PageHash, Span
from onrecord.nets.attribution import AttributionTagger, load_tagger
from onrecord.nets.pieces import bucketed
from onrecord.nets.pointing import log_softmax

TEXTS = (
    "“It rained all day,” said Ana Ruiz, the mayor of Ford.",
    "Ben Okoro denied that the bridge had been closed.",
    "The river is long.",
)


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return load_tagger()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    with as_file(files("onrecord.nets") / "weights" / "attribution") as shipped:
        shutil.copytree(shipped, tmp_path / "model")
    return tmp_path / "model"


def page(text: str) -> Document:
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    return Document(DocumentId("doc-1"), PageHash("0"), text, (block,))


def test_plain_statements_are_found(tagger: AttributionTagger) -> None:
    direct, indirect, none = NetworkFinder(tagger).find([page(text) for text in TEXTS])
    assert [span.of(TEXTS[0]) for span in direct[0].content] == ["“It rained all day,”"]
    assert direct[0].source[0].of(TEXTS[0]).startswith("Ana Ruiz")
    assert [span.of(TEXTS[1]) for span in indirect[0].source] == ["Ben Okoro"]
    assert none == ()


def test_scores_do_not_depend_on_the_batch(tagger: AttributionTagger) -> None:
    words = [paragraph(text, 0, len(text)) for text in (*TEXTS, TEXTS[0] * 3) * 4]
    for one, together in zip(words, tagger.score(words), strict=True):
        [alone] = tagger.score([one])
        np.testing.assert_array_equal(alone.tags, together.tags)
        np.testing.assert_array_equal(alone.sources, together.sources)


def test_what_is_said_within_contents_is_found_from_what_was_kept() -> None:
    text = "Ben Okoro said that Ana Ruiz had denied that the bridge was closed."
    finder = NetworkFinder(load_tagger())
    content = Span(text.index("Ana"), len(text) - 1)
    [[found]] = finder.within(finder.read([page(text)]), [[content]])
    assert [span.of(text) for span in found.source] == ["Ana Ruiz"]
    assert [span.of(text) for span in found.content] == ["that the bridge was closed"]


def test_scores_of_excerpts_do_not_depend_on_the_batch(tagger: AttributionTagger) -> None:
    assert tagger.within is not None
    words = [paragraph(text, 0, len(text)) for text in TEXTS]
    scores = zip(words, tagger.score(words), strict=True)
    kept = [(own, each.states) for own, each in scores if each.states]
    cut = [
        Excerpt(excerpt(own, begin, end), begin, states)
        for own, states in kept
        for begin, end in ((0, len(own)), (1, 4), (2, 5))
    ]
    for one, together in zip(cut, tagger.within.score(cut), strict=True):
        [alone] = tagger.within.score([one])
        np.testing.assert_array_equal(alone.tags, together.tags)
        np.testing.assert_array_equal(alone.anchors, together.anchors)


def test_scores_are_log_probabilities(tagger: AttributionTagger) -> None:
    [scores] = tagger.score([paragraph(TEXTS[0], 0, len(TEXTS[0]))])
    for each in (scores.tags, scores.anchors, scores.sources):
        np.testing.assert_allclose(np.exp(each).sum(axis=1), 1, atol=0.01)


def test_no_paragraphs_no_scores(tagger: AttributionTagger) -> None:
    assert tagger.score([]) == []


def test_a_long_paragraph_is_scored_as_far_as_it_goes(tagger: AttributionTagger) -> None:
    text = "It rained. " * 300
    [scores] = tagger.score([paragraph(text, 0, len(text))])
    assert 0 < len(scores.tags) < len(paragraph(text, 0, len(text)))
    assert NetworkFinder(tagger).find([page(text)]) == [()]


def test_changed_weights_are_refused(copied: Path) -> None:
    (copied / "tokenizer.json").write_text("{}", encoding="utf8")
    with pytest.raises(ModelError, match="was changed"):
        load_tagger(copied)


def test_missing_weights_are_named(copied: Path, tmp_path: Path) -> None:
    (copied / "model.onnx").unlink()
    with pytest.raises(ModelError, match=r"model\.onnx is missing"):
        load_tagger(copied)
    with pytest.raises(ModelError, match="cannot be read"):
        load_tagger(tmp_path)


def test_weights_of_another_format_are_refused(copied: Path) -> None:
    card = json.loads((copied / "model.json").read_text(encoding="utf8"))
    (copied / "model.json").write_text(json.dumps({**card, "format": 0}), encoding="utf8")
    with pytest.raises(ModelError, match="not of format"):
        load_tagger(copied)


def test_features_are_those_that_it_was_trained_with(copied: Path) -> None:
    card = json.loads((copied / "model.json").read_text(encoding="utf8"))
    assert card["features"] == FEATURES


def test_buckets_hold_one_length_and_keep_to_the_budget() -> None:
    lengths = [8, 16, 8, 24, 8, 16]
    buckets = bucketed(lengths, 16)
    assert sorted(i for bucket in buckets for i in bucket) == list(range(6))
    assert all(len({lengths[i] for i in bucket}) == 1 for bucket in buckets)
    assert all(len(bucket) == 1 or sum(lengths[i] for i in bucket) <= 16 for bucket in buckets)


def test_a_paragraph_of_more_pieces_than_are_scored_is_read(tagger: AttributionTagger) -> None:
    text = " ".join([*TEXTS * 3, *["qxzvkjwq" * 3] * 80])
    words = paragraph(text, 0, len(text))
    assert len(tagger.score([words])[0].tags) < len(words)
    [found] = NetworkFinder(tagger).find([page(text)])
    assert "denied" in {each.cue[0].of(text) for each in found}


def test_log_softmax_of_great_scores() -> None:
    found = log_softmax(np.array([1e4, 0.0], np.float32))
    np.testing.assert_allclose(found, [0, -1e4])
