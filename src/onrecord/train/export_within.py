"""The second network beside the first: made, exported, named in the `model.json` of the first.

In: the folder of an exported network, the run that made it, its data and a teacher. Out: the same
folder with `within.onnx`, which reads contents by what the first one kept of their paragraphs.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from onrecord.nets.attribution import load_tagger
from onrecord.nets.parted import UPPER
from onrecord.nets.pieces import PIECES, bucketed
from onrecord.nets.within import FILE, side_by_side
from onrecord.train.descent import Say
from onrecord.train.examples import read_rows
from onrecord.train.excerpted import Excerpted, excerpted
from onrecord.train.export import CALIBRATED, nearness_of
from onrecord.train.graphs import digests_of, in_whole_numbers, traced
from onrecord.train.part import SCALE, ZERO
from onrecord.train.ranges import Batch
from onrecord.train.recipe import Recipe
from onrecord.train.remix import remixed
from onrecord.train.within import WithinNet, WithinRun

log = logging.getLogger(__name__)

RATE, HEAD_RATE = 3.5e-4, 1e-3
"""Learning rates: lower layers do not move, so the upper ones may move far."""


def add_within(
    model: Path,
    weights: Path,
    recipe: Recipe,
    data: Path,
    teacher: Path,
    out: Path,
    say: Say = log.info,
) -> None:
    """Make the second network of the folder `model`, the first one having `weights` of `recipe`.

    It learns what the network in the folder `teacher` reads in the articles of `data`; checkpoints
    go to `out`, and a run that was cut off goes on from there.
    """
    torch.set_num_threads(recipe.threads)
    out.mkdir(parents=True, exist_ok=True)
    readers = load_tagger(model, recipe.threads), load_tagger(teacher, recipe.threads)
    rows = read_rows(data / "train.jsonl")
    examples = excerpted(*readers, rows, recipe.seed, say=say)
    examples += excerpted(*readers, list(remixed(rows, recipe.seed)), drawn=0, say=say)
    net = WithinNet(recipe, weights, *whole_states(model))
    own = replace(recipe, rate=RATE, head_rate=HEAD_RATE)
    net.take(torch.load(WithinRun(net, examples, out, own, say).go()))
    export_within(net, examples, model)


def export_within(net: WithinNet, examples: Sequence[Excerpted], model: Path) -> None:
    """Write `within.onnx` of the folder `model`, and what its `model.json` says of it."""
    path = model / FILE
    graph = in_whole_numbers(_graph(net, examples[0], path), _batches(examples[:CALIBRATED]))
    onnx.save(graph, str(path))
    held = json.loads((model / "model.json").read_text(encoding="utf8"))
    held["within"] = nearness_of(net)
    held["files"] |= digests_of(model, [FILE])
    (model / "model.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf8")


def keeps_states(model: Path) -> bool:
    """Whether the network in the folder keeps what a second one can go on from."""
    return (model / UPPER).exists()


def whole_states(model: Path) -> tuple[float, int]:
    """What one of the whole numbers that `model` keeps stands for, and which stands for 0."""
    held = onnx.load(str(model / UPPER)).graph.initializer
    named = {each.name: numpy_helper.to_array(each) for each in held}
    return float(named[SCALE]), int(named[ZERO])


def _graph(net: WithinNet, example: Excerpted, path: Path) -> onnx.ModelProto:
    given = side_by_side([example.inputs] * 2)
    excerpts, words = ("excerpts", "pieces"), ("excerpts", "words")
    return traced(
        net,
        [torch.from_numpy(given[name]) for name in ("states", "features", "first")],
        {"states": excerpts, "features": excerpts, "first": words},
        {"tags": words, "proj": words, "null": words},
        path,
    )


def _batches(examples: Sequence[Excerpted]) -> Iterator[Batch]:
    for bucket in bucketed(map(len, examples), PIECES):
        given = side_by_side([examples[i].inputs for i in bucket])
        yield given, given["features"] >= 0
