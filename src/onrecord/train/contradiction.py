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
import zlib
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.errors import BadInput
from onrecord.evaluate.gold import gold_lines
from onrecord.evaluate.gold_sentences import PairLine
from onrecord.nets.pairs import PairCutter, PairPieces, padded_pairs
from onrecord.train.batches import plan
from onrecord.train.descent import Descent, Say
from onrecord.train.encoder import load_encoder
from onrecord.train.losses import Loss
from onrecord.train.recipe import PairRecipe
from onrecord.train.written import LABELS, Pair, written_pairs

log = logging.getLogger(__name__)

LONGEST = 96
"""Pieces of a training pair; the few that are longer cost as much as a fifth of the others."""

HELD = 16
"""One pair in this many is kept for calibration."""


class PairNet(nn.Module):
    """An encoder and one layer over its first state and the mean of its states."""

    def __init__(self, encoder: Path, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__()
        self.enc = load_encoder(encoder)
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
    return _Run(kept, out, recipe, say).go()


def read_pairs(data: Path, recipe: PairRecipe) -> tuple[list[Pair], list[Pair]]:
    """The pairs to learn from and those held back; BadInput at what is none, or without any."""
    kept: list[Pair] = []
    held: list[Pair] = []
    rng = random.Random(recipe.seed)
    for path in sorted(data.glob("*.jsonl")):
        with path.open(encoding="utf8") as lines:
            rows = [*gold_lines(lines, str(path), PairLine)]
        pairs = [Pair(row["premise"], row["hypothesis"], row["label"]) for row in rows]
        many = sum(each.label == "neutral" for each in pairs) > len(pairs) / 2
        for each in pairs:
            if zlib.crc32(f"{each.premise}\n{each.hypothesis}".encode()) % HELD == 0:
                held.append(each)
            elif each.label != "neutral" or not many or rng.random() < recipe.neutral_share:
                kept.append(each)
    if not kept:
        raise BadInput(f"{data} has no pairs: give a folder of JSON lines")
    return kept, held


class _Run(Descent):
    """The state of one run."""

    def __init__(self, kept: Sequence[Pair], out: Path, recipe: PairRecipe, say: Say) -> None:
        torch.manual_seed(recipe.seed)
        net = PairNet(recipe.encoder, recipe.dropout, recipe.frozen)
        super().__init__(net, recipe, out, say, biases_decay=True)
        self.recipe, self.kept = recipe, kept
        self.cutter = PairCutter(recipe.encoder / "tokenizer.json")

    def planned(self) -> list[list[int]]:
        """The pairs of this epoch in batches: the same whether or not the run was cut off."""
        seed = self.recipe.seed * 1000 + self.epoch
        rng = random.Random(seed)
        pairs = [*self.kept, *written_pairs(self.recipe.written, seed)]
        pairs = [self._turned(each, rng) for each in pairs]
        cut = self.cutter.cut([(each.premise, each.hypothesis) for each in pairs])
        short = [i for i, each in enumerate(cut) if len(each.ids) <= LONGEST]
        self.pieces: list[PairPieces] = [cut[i] for i in short]
        self.labels = [LABELS.index(pairs[i].label) for i in short]
        return plan([each.padded_length for each in self.pieces], self.recipe.pieces, rng)

    def _turned(self, pair: Pair, rng: random.Random) -> Pair:
        if pair.label != "entail" and rng.random() < self.recipe.turned:
            return Pair(pair.hypothesis, pair.premise, pair.label)
        return pair

    def loss(self, chosen: Sequence[int]) -> Loss:
        """Cross-entropy against the labels."""
        side = padded_pairs([self.pieces[i] for i in chosen])
        scores = self.net(*(torch.from_numpy(each) for each in side))
        labels = torch.tensor([self.labels[i] for i in chosen])
        loss = functional.cross_entropy(scores, labels)
        return Loss(loss, {"loss": loss.item()})
