"""The head that tells political events: a linear model on the states of the sentence encoder.

In: gold rows with marked sentences, and the sentences that were written for it
(`written_events.toml`). Out: a folder for `load_events`, and how well each fifth of the gold rows
is told by a head that was fitted on the other four. Kinds weigh alike, however rare; what was
written weighs less than gold. The sharpness of the probabilities is set on those fifths too.
"""

from __future__ import annotations

import hashlib
import logging
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.evaluate.events import EventScore, event_of, marked_of, score_events, unmarked
from onrecord.evaluate.gold import gold_lines
from onrecord.evaluate.gold_sentences import EventLine
from onrecord.model import Event, Marked
from onrecord.nets.embedding import load_embedder
from onrecord.nets.events import FORMAT, NAME, features
from onrecord.train.graphs import write_card

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]

VERSION = "1"
KINDS = tuple(Event)
FOLDS = 5
WRITTEN = 0.6
"""Weight of a written sentence to 1 of a gold one; .3 and 1 give the same figures."""

STRENGTH = 30.0
"""Of the data against the pull of all weights to zero; 10 and 100 lose a hundredth."""

STEPS = 200
"""At most, of L-BFGS; it is done in about 100."""

SHARPNESS = np.arange(0.3, 2.0, 0.05)


@dataclass(frozen=True, slots=True)
class Head:
    """Scores are features @ weights.T + bias; weights (kinds, features)."""

    weights: Floats
    bias: Floats

    def scores(self, rows: Floats) -> Floats:
        """(n, kinds) of (n, features)."""
        found: Floats = rows @ self.weights.T + self.bias
        return found


def train_events(
    data: Path, out: Path, embedder: Path | None = None, say: Callable[[str], None] = log.info
) -> EventScore:
    """Fit the head on the JSON lines of `data`, write the folder `out`; the score of the fifths.

    BadInput that names the first line that is no gold line.
    """
    with data.open(encoding="utf8") as lines:
        gold = list(gold_lines(lines, str(data), EventLine))
    written = list(written_sentences())
    encoder = load_embedder(embedder)
    rows = features([marked_of(row) for row in gold], encoder)
    more = features([marked for marked, _ in written], encoder)
    kinds = np.array([KINDS.index(event_of(row)) for row in gold])
    extra = np.array([KINDS.index(event) for _, event in written])
    scores = _out_of_fold(rows, kinds, more, extra, folds(gold))
    score = score_events(gold, [KINDS[best].value for best in scores.argmax(axis=1)])
    say(f"fifths: accuracy {score.accuracy:.3f}, macro-F1 {score.macro_f1:.3f}")
    head = fitted(np.concatenate([rows, more]), np.concatenate([kinds, extra]), len(rows))
    _write(out, head, _sharpness(scores, kinds))
    return score


def written_sentences() -> Iterator[tuple[Marked, Event]]:
    """The sentences of `written_events.toml`, S and T filled with actors in turn."""
    held = files("onrecord.train") / "written_events.toml"
    table: dict[str, list[str]] = tomllib.loads(held.read_text(encoding="utf8"))
    actors = table.pop("actors")
    number = 0
    for kind, sentences in table.items():
        for sentence in sentences:
            number += 1
            source = actors[number * 7 % len(actors)]
            target = actors[(number * 7 + 1 + number % 9) % len(actors)]
            yield _filled(sentence, source, target), Event(kind)


def _filled(sentence: str, source: str, target: str) -> Marked:
    words = [
        word.replace("S", f"<s>{source}</s>") if word.rstrip("'s,.") == "S" else word
        for word in sentence.split(" ")
    ]
    words = [
        word.replace("T", f"<t>{target}</t>") if word.rstrip("'s,.") == "T" else word
        for word in words
    ]
    return unmarked(" ".join(words))


def folds(rows: Sequence[Mapping[str, Any]]) -> NDArray[np.int64]:
    """The fifth of each row: those of one event are dealt out in the order of their ids' hashes."""
    order = sorted(range(len(rows)), key=lambda i: hashlib.sha256(rows[i]["id"].encode()).digest())
    seen: Counter[Event] = Counter()
    found = np.zeros(len(rows), np.int64)
    for i in order:
        event = event_of(rows[i])
        found[i] = seen[event] % FOLDS
        seen[event] += 1
    return found


def _out_of_fold(
    rows: Floats,
    kinds: NDArray[np.int64],
    more: Floats,
    extra: NDArray[np.int64],
    fold: NDArray[np.int64],
) -> Floats:
    """The scores of each row by a head that did not see its fifth."""
    scores = np.zeros((len(rows), len(KINDS)), np.float32)
    for number in range(FOLDS):
        seen = fold != number
        head = fitted(
            np.concatenate([rows[seen], more]),
            np.concatenate([kinds[seen], extra]),
            int(seen.sum()),
        )
        scores[~seen] = head.scores(rows[~seen])
    return scores


def fitted(rows: Floats, kinds: NDArray[np.int64], gold: int) -> Head:
    """Softmax regression by L-BFGS; the first `gold` rows are gold, the others written."""
    weight = np.where(np.arange(len(rows)) < gold, 1.0, WRITTEN)
    mass = np.bincount(kinds, weight, len(KINDS))
    weight = weight * weight.sum() / (len(KINDS) * mass[kinds])
    x, y, w = torch.tensor(rows), torch.tensor(kinds), torch.tensor(weight, dtype=torch.float32)
    weights = torch.zeros((len(KINDS), rows.shape[1]), requires_grad=True)
    bias = torch.zeros(len(KINDS), requires_grad=True)
    search = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        each = torch.nn.functional.cross_entropy(x @ weights.T + bias, y, reduction="none")
        total = (each * w).sum() + weights.square().sum() / (2 * STRENGTH)
        total.backward()  # type: ignore[no-untyped-call]
        return total

    search.step(loss)
    return Head(weights.detach().numpy(), bias.detach().numpy())


def _sharpness(scores: Floats, kinds: NDArray[np.int64]) -> float:
    """By what to multiply scores so that the probabilities of rows not seen are likeliest."""

    def likelihood(sharpness: float) -> float:
        powers = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
        shares = powers / powers.sum(axis=1, keepdims=True)
        return float(np.log(shares[np.arange(len(kinds)), kinds] + 1e-9).sum())

    return round(float(max(SHARPNESS, key=likelihood)), 2)


def _write(out: Path, head: Head, sharpness: float) -> None:
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "head.npz", weights=head.weights.astype(np.float16), bias=head.bias)
    card = {
        "format": FORMAT,
        "name": NAME,
        "version": VERSION,
        "kinds": [kind.value for kind in KINDS],
        "sharpness": sharpness,
    }
    write_card(out, card, ["head.npz"])
