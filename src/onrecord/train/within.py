"""The second network: the upper layers of the first, learned anew to read contents as texts.

In: the weights of the first, and excerpts of paragraphs with what a teacher reads in each as a text
of its own (`excerpted`). Out: weights of a network that goes on from what the first one kept of the
paragraphs above its lower layers, so that a content costs less than half of a first reading. Nobody
marked attributions within contents, so the teacher is all that it learns from.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.attribute.network.word_features import FEATURES
from onrecord.train.batches import plan, soft_targets
from onrecord.train.descent import Descent, Say
from onrecord.train.encoder import AttributionNet
from onrecord.train.excerpted import Excerpted, side_by_side
from onrecord.train.layers import of_words, through
from onrecord.train.losses import Loss, teacher_loss
from onrecord.train.recipe import Recipe

HIDDEN = 0.08
"""Share of pieces whose numbers are hidden while it learns."""

BEGINS = 0.1
"""Probability, to the teacher, at which a word that begins a cue counts for sources."""


class WithinNet(AttributionNet):
    """The upper layers and the heads of an `AttributionNet`, over what it kept: whole numbers.

    Case and quotation marks come in once more, as they are in the excerpt alone. `step` is what one
    stands for, `zero` the number that stands for 0.
    """

    def __init__(self, recipe: Recipe, weights: Path, step: float, zero: int) -> None:
        super().__init__(recipe.encoder, FEATURES, recipe.dropout, recipe.layers, recipe.frozen)
        self.take(torch.load(weights))
        self.enc.encoder.layer = nn.ModuleList(self.upper())
        del self.enc.embeddings
        nn.init.zeros_(self.feat.weight)
        self.step, self.zero = step, zero

    def forward(
        self, states: Tensor, features: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Scores of the words of excerpts, as `AttributionNet` gives them of paragraphs."""
        kept = (states.float() - self.zero) * self.step
        if self.training:
            kept = kept * (torch.rand(kept.shape[:2]) >= HIDDEN)[:, :, None]
        above = through(self.enc.encoder.layer, kept + self.feat(features), mask)
        return self.heads(self.dropped(of_words(above, first)))


class WithinRun(Descent):
    """The state of one run over `excerpts`."""

    net: WithinNet

    def __init__(
        self, net: WithinNet, excerpts: Sequence[Excerpted], out: Path, recipe: Recipe, say: Say
    ) -> None:
        torch.manual_seed(recipe.seed)
        super().__init__(net, recipe, out, say)
        self.recipe, self.excerpts = recipe, excerpts

    def planned(self) -> list[list[int]]:
        """The batches of this epoch: the same whether or not the run was cut off."""
        rng = random.Random(self.recipe.seed * 1000 + self.epoch)
        return plan([len(each) for each in self.excerpts], self.recipe.pieces, rng)

    def loss(self, chosen: Sequence[int]) -> Loss:
        """The loss of one batch against the teacher's readings."""
        few = [self.excerpts[i] for i in chosen]
        side = side_by_side(few)
        tags, proj, null = self.net(side.states, side.features, side.first, side.mask)
        scores = tags, *self.net.pointers(proj, null, side.real, side.place)
        *soft, read = soft_targets([each.reading for each in few], side.first.shape[1])
        teacher = soft[0], soft[1], soft[2]
        return teacher_loss(scores, teacher, read, teacher[0][..., 3].exp() >= BEGINS)
