"""The network for acts: made in two steps, exported, and measured on fifths held out.

In: texts with attributions, gold lines for some, the folder of an attribution network. Out: a
folder for `load_acts`. First it learns, of attributions whose cue tells the act, that act from the
content, the cue being hidden mostly; then what people marked. Each fifth of the gold articles is
told by a network that learned from the other four; how sharp its probabilities are is set by these.
"""

from __future__ import annotations

import hashlib
import logging
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import log_softmax

from onrecord.evaluate.acts import ActScore, score_acts
from onrecord.label.acts.runs import Part
from onrecord.nets.acts import FILE, FORMAT, NAME, stacked
from onrecord.nets.pieces import PIECES, bucketed
from onrecord.train.act_net import ActNet, ActSide, Kept, Width, side_by_side
from onrecord.train.act_rows import ACTS, ActRow
from onrecord.train.average import Average
from onrecord.train.graphs import in_whole_numbers, traced, write_card
from onrecord.train.ranges import Batch

log = logging.getLogger(__name__)

VERSION = "1"
FOLDS = 5
RATE, DECAY, WARM_UP = 1e-3, 0.05, 60
SMOOTH = 0.05
"""Share of each lesson that is spread over all acts."""

HIDDEN_CUES = 0.8
"""Share of the attributions whose cue is hidden in the first step."""

BATCH = 32
SORTED = 16
"""Batches whose rows are sorted by length together, so that little is filled up."""

CALIBRATED = 600
"""Rows that show which numbers occur between the layers."""

SHARPNESS = np.arange(0.5, 1.6, 0.05)

Weights = Mapping[str, Tensor]
Floats = NDArray[np.float32]


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


def learned(
    net: ActNet, rows: Sequence[ActRow], epochs: int, seed: int, hide: float = 0.0
) -> Weights:
    """The mean of the weights of `net` as it learns from `rows`; by words alone where cues `hide`.

    `hide` is the share of rows whose cue is hidden.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    average = Average(net)
    plan = [batch for _ in range(epochs) for batch in _planned(rows, rng)]
    net.train()
    for step, chosen in enumerate(plan, 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, step / WARM_UP) * max(0.02, 1 - step / len(plan))
        few = [rows[i] for i in chosen]
        loss = _loss(_scores(net, side_by_side(few), hide, rng), few)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        average.follow(step)
    net.eval()
    with average.in_place():
        return {name: weight.detach().clone() for name, weight in net.state_dict().items()}


def _rules(net: ActNet) -> Weights:
    """What rules tell as it was at the beginning: the first step does not learn it."""
    return {"told.weight": ActNet(net.kept).told.weight.detach()}


def _planned(rows: Sequence[ActRow], rng: random.Random) -> Iterator[list[int]]:
    """Batches of rows of like length, in any order."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), BATCH * SORTED):
        few = sorted(order[start : start + BATCH * SORTED], key=lambda i: len(rows[i]))
        batches += [few[i : i + BATCH] for i in range(0, len(few), BATCH)]
    rng.shuffle(batches)
    yield from batches


def _scores(net: ActNet, side: ActSide, hide: float, rng: random.Random) -> Tensor:
    if not hide:
        return net(side.states, side.features, side.parts, side.told, side.mask)
    hidden = torch.tensor([rng.random() < hide for _ in side.told])[:, None]
    cues = hidden & (side.parts == int(Part.CUE))
    states = side.states.masked_fill(cues[:, :, None], net.kept.zero)
    return net.by_words(states, side.features, side.parts, side.mask)


def _loss(scores: Tensor, rows: Sequence[ActRow]) -> Tensor:
    target = torch.from_numpy(np.stack([row.target for row in rows]))
    target = target * (1 - SMOOTH) + SMOOTH / len(ACTS)
    weight = torch.tensor([row.weight for row in rows])
    return -((log_softmax(scores, 1) * target).sum(1) * weight).mean()


def scored(net: ActNet, rows: Sequence[ActRow]) -> Floats:
    """(rows, acts): the scores of `rows`."""
    net.eval()
    found = np.zeros((len(rows), len(ACTS)), np.float32)
    with torch.no_grad():
        for bucket in bucketed(map(len, rows), PIECES):
            side = side_by_side([rows[i] for i in bucket])
            found[bucket] = net(side.states, side.features, side.parts, side.told).numpy()
    return found


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


def _batches(rows: Sequence[ActRow]) -> Iterator[Batch]:
    for bucket in bucketed(map(len, rows), PIECES):
        given = stacked([rows[i].inputs for i in bucket])
        yield given, given["parts"] >= 0
