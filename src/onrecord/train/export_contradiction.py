"""The trained contradiction network as a folder that inference takes.

In: the folder of a run. Out: a folder for `load_pair_reader`: ONNX graph in whole numbers,
tokenizer, `model.json`. The temperature that makes its probabilities mean what they say (Guo and
others 2017), and the bias of a contradiction, which whole numbers shift, are set on the pairs that
the run held back, with the exported graph and as it is asked: in both orders, a contradiction
against one following from the other. Both weigh alike: how many contradict where it is asked is not
known.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from onrecord.nets.contradiction import (
    CONTRADICT,
    FORMAT,
    NAME,
    NEUTRAL,
    UNTUNED,
    Calibration,
    Floats,
    PairReader,
    against,
)
from onrecord.nets.pairs import PairCutter, padded_pairs
from onrecord.train.contradiction import PairNet
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.ranges import Batch
from onrecord.train.written import LABELS, Pair

VERSION = "3"
CALIBRATED = 400
"""Pairs by which the ranges of activations are found."""

BATCH = 16
NAMES = ("ids", "types", "mask")
TEMPERATURES = tuple(np.linspace(0.5, 3.0, 51).tolist())
BIASES = tuple(np.linspace(-1.0, 1.0, 81).tolist())


def export_contradiction(run: Path, encoder: Path, out: Path, whole_numbers: bool = True) -> Path:
    """Write the folder `out` from `run`; `whole_numbers` False keeps floats (4 times the size)."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    held = read_held(run)
    graph = _graph(_net(run, encoder), out / "model.onnx")
    if whole_numbers:
        graph = in_whole_numbers(graph, _batches(out / "tokenizer.json", held[:CALIBRATED]))
    onnx.save(graph, str(out / "model.onnx"))
    _write_card(out, UNTUNED)
    _write_card(out, likeliest(PairReader(out), held))
    return out


def read_held(run: Path) -> list[Pair]:
    """The pairs that the run held back."""
    lines = (run / "held.jsonl").read_text(encoding="utf8").splitlines()
    return [Pair(*json.loads(line)) for line in lines]


def likeliest(reader: PairReader, held: Sequence[Pair]) -> Calibration:
    """The calibration at which the labels of `held` are likeliest, those of neutral ones aside.

    `UNTUNED` where all are neutral.
    """
    told = [each for each in held if each.label != LABELS[NEUTRAL]]
    if not told:
        return UNTUNED
    pairs = [(each.premise, each.hypothesis) for each in told]
    scores = reader.scores(pairs), reader.scores([(other, one) for one, other in pairs])
    contradicts = np.array([each.label == LABELS[CONTRADICT] for each in told])
    every = [Calibration(*both) for both in product(TEMPERATURES, BIASES)]
    return min(every, key=lambda each: _loss(against(*scores, each), contradicts))


def _loss(found: Floats, contradicts: NDArray[np.bool_]) -> float:
    """Negative log likelihood of the labels: the mean of those of both kinds, as far as found."""
    kinds = -np.log(found[contradicts]), -np.log1p(-found[~contradicts])
    return float(np.mean([each.mean() for each in kinds if len(each)]))


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


def _write_card(out: Path, calibration: Calibration) -> None:
    card = {"format": FORMAT, "name": NAME, "version": VERSION}
    told = {name: round(value, 3) for name, value in asdict(calibration).items()}
    write_card(out, {**card, "calibration": told})
