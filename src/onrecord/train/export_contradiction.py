"""The trained contradiction network as a folder that inference takes.

In: the folder of a run. Out: a folder for `load_pair_reader`: ONNX graph in whole numbers,
tokenizer, `model.json`. The temperature that makes its probabilities mean what they say (Guo and
others 2017) is set on the pairs that the run held back, with the exported graph itself.
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

from onrecord.nets.contradiction import FORMAT, NAME, PairReader
from onrecord.nets.pairs import PairCutter, padded_pairs
from onrecord.train.contradiction import PairNet
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.ranges import Batch
from onrecord.train.written import LABELS, Pair

VERSION = "2"
CALIBRATED = 400
"""Pairs by which the ranges of activations are found."""

BATCH = 16
NAMES = ("ids", "types", "mask")
TEMPERATURES = tuple(np.linspace(0.5, 3.0, 51).tolist())


def export_contradiction(run: Path, encoder: Path, out: Path, whole_numbers: bool = True) -> Path:
    """Write the folder `out` from `run`; `whole_numbers` False keeps floats (4 times the size)."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    held = read_held(run)
    graph = _graph(_net(run, encoder), out / "model.onnx")
    if whole_numbers:
        graph = in_whole_numbers(graph, _batches(out / "tokenizer.json", held[:CALIBRATED]))
    onnx.save(graph, str(out / "model.onnx"))
    _write_card(out, 1.0)
    _write_card(out, best_temperature(PairReader(out), held))
    return out


def read_held(run: Path) -> list[Pair]:
    """The pairs that the run held back."""
    lines = (run / "held.jsonl").read_text(encoding="utf8").splitlines()
    return [Pair(*json.loads(line)) for line in lines]


def best_temperature(reader: PairReader, held: Sequence[Pair]) -> float:
    """The temperature at which the labels of `held` are likeliest."""
    scores = reader.scores([(each.premise, each.hypothesis) for each in held]).astype(np.float64)
    labels = np.array([LABELS.index(each.label) for each in held])
    return float(min(TEMPERATURES, key=lambda each: _loss(scores / each, labels)))


def _loss(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Mean negative log likelihood of `labels` under the softmax of `scores`."""
    total = np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1)) + scores.max(1)
    return float((total - scores[np.arange(len(labels)), labels]).mean())


def _net(run: Path, encoder: Path) -> PairNet:
    net = PairNet(encoder)
    held = {name: value.float() for name, value in torch.load(run / "final.pt").items()}
    net.load_state_dict(held, strict=False)
    return net.eval()


def _graph(net: PairNet, path: Path) -> onnx.ModelProto:
    ids = torch.ones((2, 16), dtype=torch.int64)
    return traced(
        net,
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        dict.fromkeys(NAMES, ("pairs", "pieces")),
        {"scores": ("pairs",)},
        path,
    )


def _batches(tokenizer: Path, pairs: Sequence[Pair]) -> Iterator[Batch]:
    pieces = PairCutter(tokenizer).cut([(each.premise, each.hypothesis) for each in pairs])
    for start in range(0, len(pieces), BATCH):
        side = padded_pairs(pieces[start : start + BATCH])
        yield dict(zip(NAMES, side, strict=True)), side[2] == 1


def _write_card(out: Path, temperature: float) -> None:
    card = {"format": FORMAT, "name": NAME, "version": VERSION}
    write_card(out, {**card, "temperature": round(temperature, 3)})
