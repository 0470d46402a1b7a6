"""The sentence encoder as a folder that inference takes: nothing is trained, only exported.

In: the folder of a MiniLM encoder (`config.json`, `model.safetensors`, `tokenizer.json`) and
sentences that show which numbers occur between its layers. Out: a folder for `load_embedder`: the
encoder with the mean of its states, to length 1, in whole numbers. The states themselves, the last
and those of an early layer, are outputs too: small classifiers stand on them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.nets.embedding import FORMAT, LONGEST, NAME, filled
from onrecord.train.export import OPSET, embeddings_of
from onrecord.train.quantise import quantised
from onrecord.train.ranges import Batch, activation_ranges

VERSION = "1"
BATCH = 16
"""Sentences whose activations are looked at together."""

EARLY = 2
"""The layer whose states are given beside the last: it knows words better than their context."""


class MeanEncoder(nn.Module):
    """An encoder whose states, but those of padding, are averaged and made of length 1."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(
            str(encoder), attn_implementation="eager", add_pooling_layer=False
        )

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(b, pieces) twice → vectors (b, hidden), early and last states (b, pieces, hidden)."""
        found = self.enc(input_ids=ids, attention_mask=mask, output_hidden_states=True)
        states = found.last_hidden_state
        real = mask[:, :, None].to(states.dtype)
        vectors = nn.functional.normalize((states * real).sum(1) / real.sum(1))
        return vectors, found.hidden_states[EARLY], states


def export_embedder(
    encoder: Path, sentences: Sequence[str], out: Path, whole_numbers: bool = True
) -> Path:
    """Write the folder `out`; `whole_numbers` False keeps floats (4 times the size)."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    graph = _graph(encoder, out / "model.onnx")
    if whole_numbers:
        batches = list(_batches(out / "tokenizer.json", sentences))
        graph = quantised(graph, activation_ranges(graph, batches), embeddings_of(graph))
    onnx.save(graph, str(out / "model.onnx"))
    _write_card(out, json.loads((encoder / "config.json").read_text(encoding="utf8")))
    return out


def _graph(encoder: Path, path: Path) -> onnx.ModelProto:
    ids = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "early", "states")}
    torch.onnx.export(
        MeanEncoder(encoder).eval(),
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=["vectors", "early", "states"],
        dynamic_axes={**axes, "vectors": {0: "sentences"}},
        opset_version=OPSET,
        dynamo=False,
    )
    return onnx.load(str(path))


def _batches(tokenizer: Path, sentences: Sequence[str]) -> Iterator[Batch]:
    cutter = Tokenizer.from_file(str(tokenizer))
    cutter.no_padding()
    cutter.enable_truncation(LONGEST)
    pieces = [cutter.encode(each).ids for each in sentences]
    for start in range(0, len(pieces), BATCH):
        ids, mask = filled(pieces[start : start + BATCH])
        real: NDArray[np.bool_] = mask == 1
        yield {"ids": ids, "mask": mask}, real


def _write_card(out: Path, encoder: Mapping[str, Any]) -> None:
    names = ("model.onnx", "tokenizer.json")
    card = {
        "format": FORMAT,
        "name": NAME,
        "version": VERSION,
        "size": encoder["hidden_size"],
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")
