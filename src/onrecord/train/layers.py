"""The layers of a BERT encoder as graphs have them: attention as one node, nothing padded.

In: the states of pieces and layers of `transformers`. Out: the states above these layers. A layer
that is traced as `transformers` has it leaves some thirty nodes that only reshape, here none.
`MultiHeadAttention` of ONNX Runtime goes over memory once and keeps no (pieces, pieces) table (Dao,
Fu, Ermon, Rudra and Re 2022). MPNet, which adds a bias of distance to attention, is traced as it is
(`is_plain`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention
from torch.onnx import symbolic_helper

from onrecord.train.quantise import MICROSOFT, OPSET


def is_plain(encoder: Any) -> bool:
    """Whether the layers of `encoder` are those of BERT, which `through` goes."""
    return all(hasattr(layer.attention, "self") for layer in encoder.encoder.layer)


def embedded(encoder: Any, words: Tensor) -> Tensor:
    """(b, pieces, hidden): `words`, the states of words themselves, with those of their places."""
    own = encoder.embeddings
    places = own.position_embeddings.weight[: words.shape[1]]
    states: Tensor = own.LayerNorm(words + own.token_type_embeddings.weight[0] + places)
    return states


def of_words(states: Tensor, first: Tensor) -> Tensor:
    """(b, words, hidden): the state of each word's `first` piece."""
    begins = torch.arange(states.shape[0])[:, None] * states.shape[1]
    return states.flatten(0, 1)[first + begins]


def through(layers: Iterable[Any], states: Tensor, mask: Tensor | None = None) -> Tensor:
    """(b, pieces, hidden) above `layers`; `mask` (b, pieces) tells pieces from padding, if any."""
    for layer in layers:
        attended = layer.attention.output.dense(_attended(layer.attention.self, states, mask))
        states = layer.attention.output.LayerNorm(attended + states)
        inner = layer.output.dense(layer.intermediate(states))
        states = layer.output.LayerNorm(inner + states)
    return states


def _attended(own: Any, states: Tensor, mask: Tensor | None) -> Tensor:
    query, key, value = own.query(states), own.key(states), own.value(states)
    heads = own.query.out_features // own.attention_head_size
    if mask is None:
        attended: Tensor = _attention(query, key, value, heads)
        return attended
    return _split_attention(query, key, value, heads, mask[:, None, None, :].bool())


@torch.library.custom_op("onrecord::attention", mutates_args=())
def _attention(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """(b, pieces, heads * size) each: what the node computes."""
    return _split_attention(query, key, value, heads, None)


def _split_attention(
    query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None
) -> Tensor:
    split = (each.unflatten(2, (heads, -1)).transpose(1, 2) for each in (query, key, value))
    return scaled_dot_product_attention(*split, attn_mask=mask).transpose(1, 2).flatten(2)


@symbolic_helper.parse_args("v", "v", "v", "i")
def _node(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
    """The node itself."""
    node = g.op(f"{MICROSOFT}::MultiHeadAttention", query, key, value, num_heads_i=heads)
    return node.setType(query.type())


torch.onnx.register_custom_op_symbolic("onrecord::attention", _node, OPSET)
