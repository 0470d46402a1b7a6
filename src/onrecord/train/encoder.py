"""The attribution network in torch: an encoder, a tag head and two pointer heads.

In: padded pieces. Out: for each word 7 tag scores, and what pointing needs: four projections and
two scores of pointing at nothing. A word points at the first word of the cue that it belongs to,
and the first word of a cue points at the first word of its source, by scaled dot products plus a
learned score of their distance (biaffine attachment of Dozat and Manning 2017, without the
dependency labels). Case and quotation marks, which encoders of lower-case pieces do not see, come
in as an added embedding that starts at zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.train.layers import embedded, is_plain, of_words, through

TAGS = 7
WIDTH = 64
"""Numbers in a projection."""

DISTANCES = 32
"""Buckets of distance between words: 16 to the right, 16 to the left."""

PLACES = 6
"""Same, earlier or later sentence, of a word outside quotation marks or not."""

DISTANCE_UNIT = 20.0
"""What a distance's weight is multiplied by: Adam moves all alike, these must go far."""

NEARER = 0.01
"""Each bucket further starts this much less likely, in those units: cues mostly are near."""

LOWER = 3
"""One layer in so many, the lowest ones, is not computed again for what is read a second time: with
half of them a second network is too far from the first (F1 with a teacher .61 in place of .66)."""

FAR = -1e4
"""Score of pointing at padding."""


def distance_buckets(words: int) -> Tensor:
    """(words, words): the bucket of j - i; exact to 5 words, then growing by 1.45."""
    index = torch.arange(words)
    distance = index[None, :] - index[:, None]
    size = distance.abs()
    far = 6 + (torch.log(size.clamp(min=1).float() / 6) / math.log(1.45)).long()
    bucket = torch.where(size < 6, size, far.clamp(max=15))
    return torch.where(distance >= 0, bucket, bucket + 16)


def load_encoder(folder: Path) -> Any:
    """The encoder in `folder` as training takes it: without a pooler, without dropout inside."""
    return AutoModel.from_pretrained(
        str(folder),
        attn_implementation="eager",  # fused attention trains slower on CPUs at these lengths
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


class AttributionNet(nn.Module):
    """Encoder and heads.

    `layers` keeps only those of the encoder; `frozen` leaves the lowest as they are (features are
    then added above them).
    """

    def __init__(
        self,
        encoder: Path,
        features: int,
        dropout: float = 0.1,
        layers: Sequence[int] | None = None,
        frozen: int = 0,
    ) -> None:
        super().__init__()
        self.enc = load_encoder(encoder)
        if layers is not None:
            kept = [self.enc.encoder.layer[i] for i in layers]
            self.enc.encoder.layer = nn.ModuleList(kept)
        hidden = self.enc.config.hidden_size
        self.feat = nn.Embedding(features + 1, hidden)
        nn.init.zeros_(self.feat.weight)
        self.tag = nn.Linear(hidden, TAGS)
        self.proj = nn.Linear(hidden, 4 * WIDTH)
        self.null = nn.Linear(hidden, 2)
        self.dist = nn.Embedding(DISTANCES, 2)
        steps = torch.arange(DISTANCES) % (DISTANCES // 2)
        with torch.no_grad():
            self.dist.weight.copy_(-NEARER * steps[:, None].expand(-1, 2))
        self.place = nn.Embedding(PLACES, 2)
        nn.init.zeros_(self.place.weight)
        self.dropout = dropout
        self.frozen = min(frozen, len(self.enc.encoder.layer) - 1)
        self._freeze()

    def _freeze(self) -> None:
        """Word embeddings stay as they are: rare words keep their place beside common ones."""
        encoder = self.enc.encoder
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)
        if not self.frozen:
            return
        still = [self.enc.embeddings, *encoder.layer[: self.frozen]]
        if hasattr(encoder, "relative_attention_bias"):
            still.append(encoder.relative_attention_bias)
        for module in still:
            module.requires_grad_(False)
        encoder.layer[self.frozen - 1].register_forward_hook(self._inject)

    def take(self, weights: Mapping[str, Tensor]) -> None:
        """Have `weights`, by name, and the widths that they have: they may be of a narrowed net."""
        for name, module in self.named_modules():
            weight = weights.get(f"{name}.weight")
            if isinstance(module, nn.Linear) and weight is not None:
                module.out_features, module.in_features = weight.shape
                learns = module.weight.requires_grad
                module.weight = nn.Parameter(torch.empty(weight.shape), requires_grad=learns)
                module.bias = nn.Parameter(torch.empty(len(weight)), requires_grad=learns)
        self.load_state_dict({key: value.float() for key, value in weights.items()}, strict=False)

    def _inject(self, module: nn.Module, inputs: object, output: object) -> object:  # noqa: ARG002
        if isinstance(output, tuple):
            return (output[0] + self._features, *output[1:])
        return output + self._features  # type: ignore[operator]

    def words(self, ids: Tensor, features: Tensor, first: Tensor, mask: Tensor | None) -> Tensor:
        """(b, words, hidden): the state of each word's first piece; no `mask`: none is padded."""
        embedded = self.enc.embeddings.word_embeddings(ids)
        if self.frozen:
            self._features = self.feat(features)
        else:
            embedded = embedded + self.feat(features)
        states = self.enc(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words: Tensor = states.gather(1, first[:, :, None].expand(-1, -1, states.shape[2]))
        return words

    def dropped(self, states: Tensor) -> Tensor:
        """`states` with the same numbers left out in all words of a paragraph."""
        if not self.training or not self.dropout:
            return states
        keep = torch.full((states.shape[0], 1, states.shape[2]), 1 - self.dropout)
        return states * torch.bernoulli(keep) / (1 - self.dropout)

    def heads(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag scores (7), projections (4 x 64) and scores of pointing at nothing (2) of words."""
        return self.tag(states), self.proj(states), self.null(states)

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores of the words of paragraphs of one length; this is the part that is exported.

        Behind them, where the encoder is plain, the states of pieces above its lower layers.
        """
        if self.frozen or not is_plain(self.enc):
            return self.heads(self.words(ids, features, first, None))
        words = self.enc.embeddings.word_embeddings(ids) + self.feat(features)
        states = through(self.lower(), embedded(self.enc, words))
        return *self.heads(of_words(through(self.upper(), states), first)), states

    def lower(self) -> Sequence[Any]:
        """The layers whose states a second network may go on from."""
        layers = list(self.enc.encoder.layer)
        return layers[: len(layers) // LOWER]

    def upper(self) -> Sequence[Any]:
        """The layers above those of `lower`."""
        return list(self.enc.encoder.layer)[len(self.lower()) :]

    def pointers(
        self, proj: Tensor, null: Tensor, real: Tensor, place: Tensor
    ) -> tuple[Tensor, Tensor]:
        """(b, w, w+1) each: word to the first word of its cue, that to its source; nothing last."""
        asking, anchor, cue, source = torch.chunk(proj, 4, dim=-1)
        bias = self.dist(distance_buckets(proj.shape[1])) + self.place(place)
        bias = bias * DISTANCE_UNIT
        scores = []
        for k, (left, right) in enumerate(((asking, anchor), (cue, source))):
            score = left @ right.transpose(1, 2) / math.sqrt(WIDTH) + bias[..., k]
            score = score.masked_fill(~real[:, None, :], FAR)
            scores.append(torch.cat([score, null[..., k : k + 1]], 2))
        return scores[0], scores[1]
