"""The shipped sentence encoder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.nets.embedding import SentenceEmbedder, load_embedder

TEXTS = (
    "The minister never promised a new bridge.",
    "At no time was a new bridge promised by the minister.",
    "Prices of bread rose again in spring.",
)


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return load_embedder()


def test_vectors_have_length_one(embedder: SentenceEmbedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_like_meanings_are_near_and_others_are_not(embedder: SentenceEmbedder) -> None:
    one, same, other = embedder.embed(TEXTS)
    assert one @ same > 0.7 > 0.3 > one @ other


def test_a_vector_does_not_depend_on_the_sentences_beside(embedder: SentenceEmbedder) -> None:
    texts = [*TEXTS, TEXTS[0] * 9] * 7
    together = embedder.embed(texts)
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_no_sentences_give_no_vectors(embedder: SentenceEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_a_text_too_long_is_embedded_by_its_beginning(embedder: SentenceEmbedder) -> None:
    [long, longer] = embedder.embed([TEXTS[0] * 60, TEXTS[0] * 60 + TEXTS[2]])
    np.testing.assert_allclose(long, longer, atol=1e-6)


def test_weights_of_another_format_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(json.dumps({"format": 0}), encoding="utf8")
    with pytest.raises(ModelError, match="not of format"):
        load_embedder(tmp_path)


def test_states_stand_at_the_pieces_of_each_text(embedder: SentenceEmbedder) -> None:
    states = embedder.states(TEXTS)
    for text, own in zip(TEXTS, states, strict=True):
        assert own.last.shape == own.early.shape == (len(own.offsets), 384)
        start, end = own.offsets[1]
        assert text[start:end] == text.split()[0]


def test_the_mean_of_the_last_states_is_the_vector(embedder: SentenceEmbedder) -> None:
    [states], [vector] = embedder.states(TEXTS[:1]), embedder.embed(TEXTS[:1])
    mean = states.last.mean(axis=0)
    np.testing.assert_allclose(mean / np.linalg.norm(mean), vector, atol=1e-5)
