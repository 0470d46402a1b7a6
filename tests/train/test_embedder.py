"""A tiny sentence encoder is exported and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from onrecord.nets.embedding import load_embedder
from onrecord.train import export_embedder
from tiny_encoders import tiny_encoder

pytestmark = pytest.mark.filterwarnings("ignore:You are using the legacy TorchScript")

SENTENCES = ("ana said that it rained", "it rained", "the road was shut", "ana was shut")
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_encoder(tmp_path_factory.mktemp("encoder"), WORDS, positions=32)


def test_whole_numbers_give_the_vectors_that_floats_give(encoder: Path, tmp_path: Path) -> None:
    floats = load_embedder(export_embedder(encoder, SENTENCES, tmp_path / "floats", False))
    whole = load_embedder(export_embedder(encoder, SENTENCES, tmp_path / "whole"))
    theirs, ours = floats.embed(SENTENCES), whole.embed(SENTENCES)
    assert ours.shape == (4, 32)
    assert (ours * theirs).sum(axis=1).min() > 0.98


def test_padding_is_no_part_of_the_mean(encoder: Path, tmp_path: Path) -> None:
    embedder = load_embedder(export_embedder(encoder, SENTENCES, tmp_path, False))
    [ours] = embedder.embed([SENTENCES[1]])
    ids = torch.tensor(
        [Tokenizer.from_file(str(encoder / "tokenizer.json")).encode("it rained").ids]
    )
    model = BertModel.from_pretrained(encoder, add_pooling_layer=False).eval()
    with torch.no_grad():
        mean = model(input_ids=ids).last_hidden_state[0].mean(0)
    np.testing.assert_allclose(ours, (mean / mean.norm()).numpy(), atol=1e-4)
