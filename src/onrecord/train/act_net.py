"""The network for acts in torch: a narrow layer over what the attribution network kept.

In: whole numbers of the pieces of attributions, with case and quotation marks, the part that each
is, and what rules tell. Out: a score for each act. The pieces are read as four places that matter,
which are learned, as the mean of the cue and as that of the content. What rules tell is added to
the scores: at the beginning the network says what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, gelu
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from onrecord.attribute.network.word_features import FEATURES
from onrecord.label.acts.runs import Part
from onrecord.label.acts.told import WAYS
from onrecord.train.act_rows import ACTS, ActRow
from onrecord.train.layers import through

PLACES = 4
"""Mixtures of the pieces that are looked at."""

FAR = -1e4
"""Score of a place beyond the last piece."""

TRUST = (2.0, 1.0, 1.0)
"""What is added to the score of the rules' act, by the way that they came to it."""

DROPOUT, HIDDEN = 0.1, 0.1
"""Shares of numbers, and of pieces, that are left out while it learns."""


@dataclass(frozen=True, slots=True)
class Width:
    """How large the network is: numbers a piece, layers, heads, channels of a layer."""

    hidden: int = 128
    layers: int = 1
    heads: int = 4
    inner: int = 256


@dataclass(frozen=True, slots=True)
class Kept:
    """What the first network keeps: `width` numbers; one stands for `step`, `zero` for 0."""

    width: int
    step: float
    zero: int


@dataclass(frozen=True, slots=True)
class ActSide:
    """Attributions side by side: (b, pieces, numbers), (b, pieces) each, and (b,)."""

    states: Tensor
    features: Tensor
    parts: Tensor
    mask: Tensor
    told: Tensor


class ActNet(nn.Module):
    """Scores acts."""

    def __init__(self, kept: Kept, width: Width | None = None) -> None:
        super().__init__()
        width = width or Width()
        hidden = width.hidden
        self.kept = kept
        self.inward = nn.Linear(kept.width, hidden)
        self.part = nn.Embedding(len(Part), hidden)
        self.feat = nn.Embedding(FEATURES + 1, hidden)
        self.norm = nn.LayerNorm(hidden)
        config = BertConfig(
            hidden_size=hidden, num_attention_heads=width.heads, intermediate_size=width.inner
        )
        self.layers = nn.ModuleList(BertLayer(config) for _ in range(width.layers))
        self.place = nn.Linear(hidden, PLACES)
        self.joined = nn.Linear((PLACES + 2) * hidden, hidden)
        self.out = nn.Linear(hidden, len(ACTS))
        self.told = nn.Embedding(len(WAYS) * len(ACTS), len(ACTS))
        self._begin()

    def _begin(self) -> None:
        nn.init.normal_(self.part.weight, std=0.3)
        nn.init.normal_(self.feat.weight, std=0.1)
        with torch.no_grad():
            self.told.weight.copy_(torch.cat([trust * torch.eye(len(ACTS)) for trust in TRUST]))

    def forward(
        self,
        states: Tensor,
        features: Tensor,
        parts: Tensor,
        told: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """(b, acts): scores, those of the rules counted in."""
        scores: Tensor = self.by_words(states, features, parts, mask) + self.told(told)
        return scores

    def by_words(
        self, states: Tensor, features: Tensor, parts: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """(b, acts): scores by the words alone."""
        kept = (states.float() - self.kept.zero) * self.kept.step
        if self.training:
            kept = kept * (torch.rand(kept.shape[:2]) >= HIDDEN)[:, :, None]
        pieces = self._dropped(
            self.norm(self.inward(kept) + self.part(parts) + self.feat(features))
        )
        for layer in self.layers:
            pieces = self._dropped(through([layer], pieces, mask))
        looked = torch.cat([self._places(pieces, mask), *_means(parts, mask)], 1) @ pieces
        joined = self.joined(self._dropped(looked.flatten(1), 2))
        scores: Tensor = self.out(self._dropped(gelu(joined), 2))
        return scores

    def _places(self, pieces: Tensor, mask: Tensor | None) -> Tensor:
        """(b, places, pieces): shares of the pieces in each place."""
        scores = self.place(pieces)
        if mask is not None:
            scores = scores.masked_fill(~mask[:, :, None], FAR)
        shares: Tensor = scores.softmax(1).transpose(1, 2)
        return shares

    def _dropped(self, numbers: Tensor, more: int = 1) -> Tensor:
        return dropout(numbers, DROPOUT * more, self.training)


def _means(parts: Tensor, mask: Tensor | None) -> list[Tensor]:
    """(b, 1, pieces) each: equal shares of the pieces of the cue, and of those of the content."""
    found = []
    for part in (Part.CUE, Part.CONTENT):
        own = parts == int(part)
        if mask is not None:
            own = own & mask
        shares = own.float()
        found.append((shares / shares.sum(1, keepdim=True).clamp(min=1.0))[:, None])
    return found


def side_by_side(rows: Sequence[ActRow]) -> ActSide:
    """One batch; shorter ones are filled up with what is no piece."""
    shape = len(rows), max(map(len, rows))
    states = np.zeros((*shape, rows[0].inputs["states"].shape[1]), np.uint8)
    features, parts = (np.zeros(shape, np.int64) for _ in range(2))
    mask = np.zeros(shape, np.bool_)
    for i, row in enumerate(rows):
        n = len(row)
        states[i, :n], mask[i, :n] = row.inputs["states"], True
        features[i, :n], parts[i, :n] = row.inputs["features"], row.inputs["parts"]
    told = np.array([row.inputs["told"] for row in rows])
    return ActSide(*(torch.from_numpy(each) for each in (states, features, parts, mask, told)))
