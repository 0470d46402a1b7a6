"""The network for acts: made in two steps, exported, and measured on fifths held out.

In: texts with attributions, gold lines for some, the folder of an attribution network. Out: a
folder for `load_acts`. First it learns, of attributions whose cue tells the act, that act from the
content, the cue being hidden mostly; then what people marked. Each fifth of the gold articles is
told by a network that learned from the other four; how sharp its probabilities are is set by these.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import torch
from torch.nn.functional import log_softmax

from onrecord.evaluate.acts import ActScore, score_acts
from onrecord.nets.acts import FILE, FORMAT, NAME, stacked
from onrecord.nets.pieces import PIECES, bucketed
from onrecord.train.act_learning import Floats, Weights, learned, scored
from onrecord.train.act_net import ActNet, Kept, Width
from onrecord.train.act_rows import ACTS, ActRow
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.ranges import Batch

log = logging.getLogger(__name__)

VERSION = "1"
FOLDS = 5
HIDDEN_CUES = 0.8
"""Share of the attributions whose cue is hidden in the first step."""

CALIBRATED = 600
"""Rows that show which numbers occur between the layers."""

SHARPNESS = np.arange(0.5, 1.6, 0.05)


@dataclass(frozen=True, slots=True)
class ActRecipe:
    """How the network for acts is trained; the defaults made the shipped one."""

    width: Width = field(default_factory=Width)
    clear_epochs: int = 5
    epochs: int = 5
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learned from: rows that people `marked`, and those that are `clear` by their cue."""

    marked: Sequence[ActRow]
    clear: Sequence[ActRow]


def train_acts(
    lessons: Lessons,
    kept: Kept,
    over: str,
    out: Path,
    recipe: ActRecipe,
    say: Callable[[str], None] = log.info,
) -> ActScore:
    """Make the folder `out` of a network that reads on from `over`; the score of the fifths."""
    net = ActNet(kept, recipe.width)
    begun = learned(net, lessons.clear, recipe.clear_epochs, recipe.seed, hide=HIDDEN_CUES)
    scores = out_of_fold(lessons.marked, kept, begun, recipe)
    gold = [row.gold for row in lessons.marked if row.gold is not None]
    score = score_acts(gold, [ACTS[best].value for best in scores.argmax(axis=1)])
    say(f"fifths: lenient {score.lenient_accuracy:.3f}, macro-F1 {score.macro_f1:.3f}")
    net.load_state_dict({**net.state_dict(), **begun, **_rules(net)})
    net.load_state_dict(learned(net, lessons.marked, recipe.epochs, recipe.seed))
    export_acts(net, lessons.marked, over, sharpness(scores, lessons.marked), out)
    return score


def out_of_fold(rows: Sequence[ActRow], kept: Kept, begun: Weights, recipe: ActRecipe) -> Floats:
    """(rows, acts): the scores of each row by a network that did not see its fifth."""
    fold = folds(rows)
    scores = np.zeros((len(rows), len(ACTS)), np.float32)
    for number in range(FOLDS):
        net = ActNet(kept, recipe.width)
        net.load_state_dict({**begun, **_rules(net)})
        seen = [row for row, own in zip(rows, fold, strict=True) if own != number]
        net.load_state_dict(learned(net, seen, recipe.epochs, recipe.seed + number))
        others = [i for i, own in enumerate(fold) if own == number]
        scores[others] = scored(net, [rows[i] for i in others])
    return scores


def folds(rows: Sequence[ActRow]) -> list[int]:
    """The fifth of each row: articles are dealt out in the order of the hashes of their ids."""
    articles = {row.article for row in rows}
    order = sorted(articles, key=lambda each: hashlib.sha256(each.encode()).digest())
    number = {article: i % FOLDS for i, article in enumerate(order)}
    return [number[row.article] for row in rows]


def sharpness(scores: Floats, rows: Sequence[ActRow]) -> float:
    """By what to multiply scores so that what people marked is likeliest."""
    targets = np.stack([row.target for row in rows])

    def likelihood(factor: float) -> float:
        return float((log_softmax(torch.from_numpy(scores * factor), 1).numpy() * targets).sum())

    return round(float(max(SHARPNESS, key=likelihood)), 2)


def export_acts(net: ActNet, rows: Sequence[ActRow], over: str, sharp: float, out: Path) -> None:
    """Write the folder `out`: the graph in whole numbers, and `model.json`."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / FILE
    pieces = dict.fromkeys(("states", "features", "parts"), ("attributions", "pieces"))
    given = stacked([rows[0].inputs] * 2)
    graph = traced(
        net,
        [torch.from_numpy(given[name]) for name in ("states", "features", "parts", "told")],
        {**pieces, "told": ("attributions",)},
        {"scores": ("attributions",)},
        path,
    )
    onnx.save(in_whole_numbers(graph, _batches(rows[:CALIBRATED])), str(path))
    card = {
        "format": FORMAT,
        "name": NAME,
        "version": VERSION,
        "over": over,
        "acts": [act.value for act in ACTS],
        "sharpness": sharp,
    }
    write_card(out, card, [FILE])


def _rules(net: ActNet) -> Weights:
    """What rules tell as it was at the beginning: the first step does not learn it."""
    return {"told.weight": ActNet(net.kept).told.weight.detach()}


def _batches(rows: Sequence[ActRow]) -> Iterator[Batch]:
    for bucket in bucketed(map(len, rows), PIECES):
        given = stacked([rows[i].inputs for i in bucket])
        yield given, given["parts"] >= 0
