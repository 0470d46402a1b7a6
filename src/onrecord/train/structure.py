"""What training makes small besides: the whole reading of a paragraph, as decoding sees it.

Decoding labels all words of a paragraph at once (see `onrecord.attribute.network.decode`):
outside, source, and for each likely first word of a cue, "cue of k" and "content of k". The scores
of words make a linear chain of those labels; the loss is the negative log likelihood of the chain
that people marked (conditional random field: Lafferty, McCallum and Pereira 2001). Words alone,
each right most of the time, cut one content in two or run two into one; the chain is right only as
a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.train.batches import IGNORED

NEVER = -1e4
UNLIKELY = NEVER / 2
"""A chain this unlikely passes through what cannot be: it is left out of the loss."""

LEAST = 0.1
"""Probability at which a word that begins no cue still opens the labels of one."""

MOST = 12
"""Cues a paragraph, the likeliest first: a longer one has few that matter to one another."""

LATE = 3.0
"""Nats that a cue loses which begins with an inside tag; as in decoding."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """Scores (b, w, labels) of beginning a label at a word, and of going on with it."""

    enter: Tensor
    stay: Tensor


def structure_loss(
    tags: Tensor, anchors: Tensor, gold_tags: Tensor, gold_anchors: Tensor, real: Tensor
) -> Tensor:
    """Negative log likelihood of the marked chains, in nats a word.

    `tags` (b, w, 7) and `anchors` (b, w, w+1) are scores before softmax; `gold_…` are indices as in
    a batch, `real` (b, w) tells words from padding.
    """
    tags, anchors = torch.log_softmax(tags, -1), torch.log_softmax(anchors, -1)
    index, known = _cues(tags.detach(), anchors.detach(), gold_tags, gold_anchors, real)
    chain = _scored(tags, anchors, index, known)
    marked = _marked(chain, _labels(gold_tags, gold_anchors, index, known), gold_tags)
    both = _Chain(torch.cat([chain.enter, marked.enter]), torch.cat([chain.stay, marked.stay]))
    sums = _summed(both, torch.cat([real, real]))
    lost = sums[: len(tags)] - sums[len(tags) :]
    possible = sums[len(tags) :] > UNLIKELY
    return lost[possible].sum() / real[possible].sum().clamp(min=1)


def _cues(
    tags: Tensor, anchors: Tensor, gold_tags: Tensor, gold_anchors: Tensor, real: Tensor
) -> tuple[Tensor, Tensor]:
    """(b, k) first words of cues, marked ones before likely ones, and which of those are any."""
    words = torch.arange(tags.shape[1])
    own = anchors[:, words, words].exp()
    likely = (tags[..., 3].exp() + own) / 2 * real
    marked = (gold_tags == 3) & (gold_anchors == words)
    rank = likely + marked
    count = int((rank >= LEAST).sum(1).clamp(min=1, max=MOST).max())
    top = rank.topk(count, dim=1)
    return top.indices, top.values >= LEAST


def _scored(tags: Tensor, anchors: Tensor, index: Tensor, known: Tensor) -> _Chain:
    b, w, _ = tags.shape
    none = anchors[..., -1]
    of_cue = anchors.gather(2, index[:, None, :].expand(b, w, -1))
    of_cue = of_cue.masked_fill(~known[:, None, :], NEVER)
    begins = torch.logaddexp(tags[..., 3], tags[..., 4] - LATE)[..., None] + of_cue
    elsewhere = torch.arange(w)[None, :, None] != index[:, None, :]
    plain = torch.stack([tags[..., 0] + none, tags[..., 1] + none], -1)
    going = torch.stack([torch.full_like(none, NEVER), tags[..., 2] + none], -1)
    cue = begins.masked_fill(elsewhere, NEVER)
    return _Chain(
        torch.cat([plain, cue, tags[..., 5:6] + of_cue], -1),
        torch.cat([going, tags[..., 4:5] + of_cue, tags[..., 6:7] + of_cue], -1),
    )


def _labels(gold_tags: Tensor, gold_anchors: Tensor, index: Tensor, known: Tensor) -> Tensor:
    """(b, w) the label of each word: 0 none, 1 source, 2+k cue, 2+K+k content; -1 is not known."""
    cues = index.shape[1]
    match = (gold_anchors[..., None] == index[:, None, :]) & known[:, None, :]
    which = torch.where(match.any(-1), match.int().argmax(-1), -1)
    kind = gold_tags.clamp(min=0).add(1).div(2, rounding_mode="floor")  # 0 to 3
    linked = torch.where(which < 0, -1, 2 + which + cues * (kind == 3))
    label = torch.where(kind < 2, kind, linked)
    return torch.where(gold_tags == IGNORED, -1, label)


def _marked(chain: _Chain, labels: Tensor, gold_tags: Tensor) -> _Chain:
    """The chain with what people did not mark made impossible."""
    every = torch.arange(chain.enter.shape[-1])
    wrong = (labels[..., None] >= 0) & (labels[..., None] != every)
    before = torch.cat([torch.full_like(labels[:, :1], -2), labels[:, :-1]], 1)
    new = (gold_tags == 1) | (gold_tags == 3) | (gold_tags == 5)
    goes_on = (labels >= 2) & (labels == before) & ~new
    return _Chain(
        chain.enter.masked_fill(wrong | goes_on[..., None], NEVER),
        chain.stay.masked_fill(wrong | new[..., None], NEVER),
    )


def _summed(chain: _Chain, real: Tensor) -> Tensor:
    """(b) log of the sum over all chains (the forward algorithm)."""
    state = chain.enter[:, 0]
    for i in range(1, real.shape[1]):
        fresh = torch.logsumexp(state, -1, keepdim=True) + chain.enter[:, i]
        after = torch.logaddexp(fresh, state + chain.stay[:, i])
        state = torch.where(real[:, i, None], after, state)
    return torch.logsumexp(state, -1)
