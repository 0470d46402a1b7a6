"""Trained weights as a folder that inference takes: ONNX graph, tokenizer, `model.json`.

In: weights of `train_attribution`, the recipe of that run, and the JSON lines. Out: a folder
for `load_tagger`, whose decoding and calibration `set_decoding` then sets: on the development set,
or where there is none on the first `TUNED` articles of the training set.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import onnx
import torch

from onrecord.attribute.network.word_features import FEATURES
from onrecord.attribute.network.words import Paragraph
from onrecord.nets.attribution import FORMAT, AttributionTagger
from onrecord.nets.cutting import Cutter
from onrecord.nets.parted import LOWER, inputs_of
from onrecord.nets.pieces import bucketed, padded
from onrecord.train.encoder import DISTANCE_UNIT, AttributionNet
from onrecord.train.examples import read_examples, read_rows
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.part import FLOATS, parted
from onrecord.train.ranges import Batch
from onrecord.train.recipe import Recipe
from onrecord.train.tune import UNTUNED, tuned

log = logging.getLogger(__name__)

CALIBRATED = 400
"""Training paragraphs by which the ranges of activations are found."""

TUNED = 60
"""Articles on which decoding is set where there is no development set."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the model is called."""

    name: str = "attribution"
    version: str = "1"


def export_attribution(
    weights: Path,
    recipe: Recipe,
    data: Path,
    out: Path,
    label: Label | None = None,
    whole_numbers: bool = True,
) -> Path:
    """Write the folder `out`; `whole_numbers` False keeps floats (4 times the size)."""
    net = load_net(weights, recipe)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(recipe.encoder / "tokenizer.json", out / "tokenizer.json")
    graph = _graph(net, out / LOWER)
    if whole_numbers:
        examples = read_examples(read_rows(data / "train.jsonl")[:80])
        paragraphs = [each.paragraph for each in examples[:CALIBRATED]]
        cutter = Cutter(out / "tokenizer.json", FEATURES)
        graph = in_whole_numbers(graph, _batches(cutter, paragraphs), recipe.even)
    graphs = parted(graph)
    for name, each in graphs.items():
        onnx.save(each, str(out / name))
    card = {"format": FORMAT, **asdict(label or Label()), "features": FEATURES}
    names = (*graphs, "tokenizer.json")
    write_card(out, {**card, **asdict(UNTUNED), **nearness_of(net)}, names)
    return out


def nearness_of(net: AttributionNet) -> dict[str, list[list[float]]]:
    """What distance and sentences add to pointing, as `model.json` has it."""
    tables = {"distances": net.dist.weight, "places": net.place.weight}
    return {
        name: [[round(value, 4) for value in pair] for pair in (table * DISTANCE_UNIT).tolist()]
        for name, table in tables.items()
    }


def set_decoding(
    model: Path, data: Path, threads: int = 2, say: Callable[[str], None] = log.info
) -> None:
    """Set how the exported network in `model` is decoded and calibrated, on articles of `data`."""
    development = data / "dev.jsonl"
    rows = read_rows(development if development.exists() else data / "train.jsonl")
    rows = rows if development.exists() else rows[:TUNED]
    settings = tuned(AttributionTagger(model, threads), rows, say)
    path = model / "model.json"
    held = {**json.loads(path.read_text(encoding="utf8")), **asdict(settings)}
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf8")


def load_net(weights: Path, recipe: Recipe) -> AttributionNet:
    """The network that `recipe` trained, as floats, ready to be used."""
    net = AttributionNet(recipe.encoder, FEATURES, layers=recipe.layers, frozen=recipe.frozen)
    net.take(torch.load(weights))
    return net.eval()


def _graph(net: AttributionNet, path: Path) -> onnx.ModelProto:
    ids = torch.ones((2, 16), dtype=torch.int64)
    first = torch.arange(10)[None].expand(2, -1).contiguous()
    pieces, words = ("paragraphs", "pieces"), ("paragraphs", "words")
    outputs = {"tags": words, "proj": words, "null": words}
    given = ids, torch.zeros_like(ids), first
    with torch.no_grad():
        further = {FLOATS: pieces} if len(net(*given)) > len(outputs) else {}
    inputs = {"ids": pieces, "features": pieces, "first": words}
    return traced(net, given, inputs, {**outputs, **further}, path)


def _batches(cutter: Cutter, paragraphs: Sequence[Paragraph]) -> Iterator[Batch]:
    pieces = cutter.cut(paragraphs)
    for bucket in bucketed(map(len, pieces), 1024):
        side = padded([pieces[i] for i in bucket], FEATURES)
        yield inputs_of(side), side.mask == 1
