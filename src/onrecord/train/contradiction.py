"""Training the contradiction network: a cross-encoder over two sentences, three ways out.

In: a folder of JSON lines `{"premise", "hypothesis", "label"}` (entail, contradict, neutral) and
the pairs that `written` makes, other ones each epoch. Out: `final.pt`, averaged weights, and
`held.jsonl`, the pairs that were kept from it for calibration. A run that was cut off goes on from
`last.pt`. Both sentences are read together (BERT's way for pairs, Devlin et al. 2019); the answer
is told by the first piece and the mean of all. That two sentences contradict each other does not
depend on their order, so pairs that do not entail are also learned the other way round.
"""

from __future__ import annotations

import json
import logging
import random
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from onrecord.errors import BadInput
from onrecord.nets.pairs import PairCutter, PairPieces, padded_pairs
from onrecord.train.average import Average
from onrecord.train.batches import plan
from onrecord.train.written import LABELS, Pair, written_pairs

log = logging.getLogger(__name__)

LONGEST = 96
"""Pieces of a training pair; the few that are longer cost as much as a fifth of the others."""

HELD = 16
"""One pair in this many is kept for calibration."""

WARM_UP = 60
STEPS_SHOWN = 20
SECONDS_A_CHECKPOINT = 300

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PairRecipe:
    """The settings of a run; the defaults made the shipped network."""

    encoder: Path
    epochs: float = 3
    minutes: float | None = None  # the learning rate falls to nothing by then at the latest
    pieces: int = 1024  # a step
    rate: float = 2e-4  # of the top layer; Adam
    rate_decay: float = 0.9  # a layer down
    head_rate: float = 1e-3
    dropout: float = 0.1
    frozen: int = 2  # of the lowest layers, which stay as they are
    written: int = 5000  # pairs made by rule, an epoch
    neutral_share: float = 0.5  # of neutral pairs, where a file has more of them than of others
    turned: float = 0.3  # share of pairs that do not entail read the other way round
    seed: int = 1
    threads: int = 1


class PairNet(nn.Module):
    """An encoder and one layer over its first state and the mean of its states."""

    def __init__(self, encoder: Path, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(
            str(encoder),
            attn_implementation="eager",
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        still = [self.enc.embeddings] if frozen else [self.enc.embeddings.word_embeddings]
        for module in (*still, *self.enc.encoder.layer[:frozen]):
            module.requires_grad_(False)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(2 * self.enc.config.hidden_size, len(LABELS))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """(b, pieces) each to (b, 3): unnormalised scores in the order of `LABELS`."""
        states = self.enc(
            input_ids=ids, token_type_ids=types, attention_mask=mask
        ).last_hidden_state
        real = mask[:, :, None].to(states.dtype)
        mean = (states * real).sum(1) / real.sum(1)
        scores: Tensor = self.head(self.drop(torch.cat([states[:, 0], mean], 1)))
        return scores


def train_contradiction(data: Path, out: Path, recipe: PairRecipe, say: Say = log.info) -> Path:
    """Train on every `*.jsonl` in `data`; the path of the final weights in `out`."""
    torch.set_num_threads(recipe.threads)
    out.mkdir(parents=True, exist_ok=True)
    kept, held = read_pairs(data, recipe)
    lines = (json.dumps([each.premise, each.hypothesis, each.label]) for each in held)
    (out / "held.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")
    run = _Run(kept, out, recipe, say)
    run.resume()
    run.train()
    return out / "final.pt"


def read_pairs(data: Path, recipe: PairRecipe) -> tuple[list[Pair], list[Pair]]:
    """The pairs to learn from and those held back; BadInput where `data` has none."""
    kept: list[Pair] = []
    held: list[Pair] = []
    rng = random.Random(recipe.seed)
    for path in sorted(data.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
        pairs = [Pair(row["premise"], row["hypothesis"], row["label"]) for row in rows]
        many = sum(each.label == "neutral" for each in pairs) > len(pairs) / 2
        for each in pairs:
            if each.label not in LABELS:
                raise BadInput(f"{path}: {each.label!r} is none of {', '.join(LABELS)}")
            if zlib.crc32(f"{each.premise}\n{each.hypothesis}".encode()) % HELD == 0:
                held.append(each)
            elif each.label != "neutral" or not many or rng.random() < recipe.neutral_share:
                kept.append(each)
    if not kept:
        raise BadInput(f"{data} has no pairs: give a folder of JSON lines")
    return kept, held


class _Run:
    """The state of one run."""

    def __init__(self, kept: Sequence[Pair], out: Path, recipe: PairRecipe, say: Say) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.out, self.say, self.kept = recipe, out, say, kept
        self.cutter = PairCutter(recipe.encoder / "tokenizer.json")
        self.net = PairNet(recipe.encoder, recipe.dropout, recipe.frozen)
        self.optimizer = torch.optim.AdamW(_groups(self.net, recipe), fused=True)
        self.average = Average(self.net)
        self.epoch = self.at = self.step = 0
        self.seconds = 0.0
        self._plan()
        self.steps = max(1, int(len(self.batches) * recipe.epochs))

    def _plan(self) -> None:
        """The pairs of this epoch in batches: the same whether or not the run was cut off."""
        seed = self.recipe.seed * 1000 + self.epoch
        rng = random.Random(seed)
        pairs = [*self.kept, *written_pairs(self.recipe.written, seed)]
        pairs = [self._turned(each, rng) for each in pairs]
        cut = self.cutter.cut([(each.premise, each.hypothesis) for each in pairs])
        short = [i for i, each in enumerate(cut) if len(each.ids) <= LONGEST]
        self.pieces: list[PairPieces] = [cut[i] for i in short]
        self.labels = [LABELS.index(pairs[i].label) for i in short]
        self.batches = plan([each.padded_length for each in self.pieces], self.recipe.pieces, rng)

    def _turned(self, pair: Pair, rng: random.Random) -> Pair:
        if pair.label != "entail" and rng.random() < self.recipe.turned:
            return Pair(pair.hypothesis, pair.premise, pair.label)
        return pair

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.out / "last.pt"
        if not path.exists():
            return
        held = torch.load(path)
        self.net.load_state_dict(held["net"])
        self.optimizer.load_state_dict(held["optimizer"])
        self.average.load(held["average"])
        self.epoch, self.at, self.step, self.seconds = held["place"]
        self._plan()
        self.say(f"goes on from step {self.step}")

    def train(self) -> None:
        """Steps until the epochs or the minutes are over."""
        began = saved = time.monotonic()
        before, shown = self.seconds, 1.1
        self.net.train()
        while self._progress() < 1:
            shown = 0.97 * shown + 0.03 * self._one_step()
            self.seconds = before + time.monotonic() - began
            if self.step % STEPS_SHOWN == 0:
                minutes = self.seconds / 60
                self.say(f"step {self.step} of {self.steps} loss {shown:.3f} {minutes:.1f} min")
            if self.at == len(self.batches):
                self.epoch, self.at = self.epoch + 1, 0
                self._plan()
            if time.monotonic() - saved > SECONDS_A_CHECKPOINT:
                saved = time.monotonic()
                self._save()
        self._save()
        torch.save(self.average.weights(), self.out / "final.pt")

    def _progress(self) -> float:
        minutes = self.recipe.minutes
        by_time = self.seconds / 60 / minutes if minutes else 0.0
        return max(self.step / self.steps, by_time)

    def _one_step(self) -> float:
        for group in self.optimizer.param_groups:
            rise = min(1.0, (self.step + 1) / WARM_UP)
            group["lr"] = group["base"] * rise * max(0.02, 1 - self._progress())
        chosen = self.batches[self.at]
        side = padded_pairs([self.pieces[i] for i in chosen])
        scores = self.net(*(torch.from_numpy(each) for each in side))
        labels = torch.tensor([self.labels[i] for i in chosen])
        loss = functional.cross_entropy(scores, labels)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.average.parameters, 1.0)
        self.optimizer.step()
        self.step, self.at = self.step + 1, self.at + 1
        self.average.follow(self.step)
        return float(loss.detach())

    def _save(self) -> None:
        torch.save(self.average.weights(), self.out / "now.pt")
        held = {
            "net": self.net.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.held,
            "place": (self.epoch, self.at, self.step, self.seconds),
        }
        partial = self.out / "last.partial"
        torch.save(held, partial)
        partial.replace(self.out / "last.pt")


def _groups(net: PairNet, recipe: PairRecipe) -> list[dict[str, object]]:
    """Parameters by learning rate: highest in the head, lower with each layer down."""
    layers = len(net.enc.encoder.layer)
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            in_layer = name.startswith("enc.encoder.layer.")
            height = int(name.split(".")[3]) if in_layer else 0
            rate = recipe.rate * recipe.rate_decay ** (layers - 1 - height)
            rate = rate if name.startswith("enc.") else recipe.head_rate
            groups.setdefault(rate, []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "base": rate, "weight_decay": 0.01}
        for rate, parameters in groups.items()
    ]
