"""The sentence encoder as a folder that inference takes: nothing is trained, only exported.

In: the folder of a MiniLM encoder (`config.json`, `model.safetensors`, `tokenizer.json`) and
sentences that show which numbers occur between its layers. Out: a folder for `load_embedder`: the
encoder with the mean of its states, to length 1, in whole numbers. The states themselves, the last
and those of an early layer, are outputs too: small classifiers stand on them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.nets.embedding import FORMAT, LONGEST, NAME, filled
from onrecord.nets.pieces import padded_length
from onrecord.train.encoder import load_encoder
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.ranges import Batch

VERSION = "1"
BATCH = 16
"""Sentences whose activations are looked at together."""

EARLY = 2
"""The layer whose states are given beside the last: it knows words better than their context."""


class MeanEncoder(nn.Module):
    """An encoder whose states, but those of padding, are averaged and made of length 1."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.enc = load_encoder(encoder)

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
        graph = in_whole_numbers(graph, _batches(out / "tokenizer.json", sentences))
    onnx.save(graph, str(out / "model.onnx"))
    size = json.loads((encoder / "config.json").read_text(encoding="utf8"))["hidden_size"]
    write_card(out, {"format": FORMAT, "name": NAME, "version": VERSION, "size": size})
    return out


def _graph(encoder: Path, path: Path) -> onnx.ModelProto:
    ids = torch.ones((2, 16), dtype=torch.int64)
    states = ("sentences", "pieces")
    return traced(
        MeanEncoder(encoder),
        (ids, torch.ones_like(ids)),
        {"ids": states, "mask": states},
        {"vectors": ("sentences",), "early": states, "states": states},
        path,
    )


def _batches(tokenizer: Path, sentences: Sequence[str]) -> Iterator[Batch]:
    cutter = Tokenizer.from_file(str(tokenizer))
    cutter.no_padding()
    cutter.enable_truncation(LONGEST)
    pieces = [cutter.encode(each).ids for each in sentences]
    for start in range(0, len(pieces), BATCH):
        few = pieces[start : start + BATCH]
        ids, mask = filled(few, max(padded_length(len(each)) for each in few))
        real: NDArray[np.bool_] = mask == 1
        yield {"ids": ids, "mask": mask}, real
