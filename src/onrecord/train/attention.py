"""Attention as one node of an exported graph, where a traced one has eight.

In: an encoder of `transformers` that asks its configuration how to attend (BERT and its kin do;
MPNet, which adds a bias of distance, does not and is left as it is). Out: the same encoder, which
while it is traced leaves `MultiHeadAttention` nodes of ONNX Runtime. They go over memory once and
keep no (pieces, pieces) table (Dao, Fu, Ermon, Rudra and Re 2022). No mask is taken: what the graph
is given is not padded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention
from torch.onnx import symbolic_helper
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

from onrecord.train.quantise import MICROSOFT, OPSET

NAME = "one_node"


@contextmanager
def one_node_attention(encoder: Any) -> Iterator[None]:
    """While the block lasts `encoder` attends by one node each time, whatever mask it is given."""
    before = encoder.config._attn_implementation
    encoder.config._attn_implementation = NAME
    try:
        yield
    finally:
        encoder.config._attn_implementation = before


@torch.library.custom_op("onrecord::attention", mutates_args=())
def _attention(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """(b, pieces, heads * size) each: what the node computes."""
    split = (each.unflatten(2, (heads, -1)).transpose(1, 2) for each in (query, key, value))
    return scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)


@symbolic_helper.parse_args("v", "v", "v", "i")
def _node(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
    """The node itself."""
    node = g.op(f"{MICROSOFT}::MultiHeadAttention", query, key, value, num_heads_i=heads)
    return node.setType(query.type())


def _attended(
    module: Any, query: Tensor, key: Tensor, value: Tensor, _mask: object, **_settings: object
) -> tuple[Tensor, None]:
    """(b, heads, pieces, size) each → (b, pieces, 1, heads * size), which the layer joins."""
    heads = module.query.out_features // module.attention_head_size
    together = (each.transpose(1, 2).flatten(2) for each in (query, key, value))
    attended: Tensor = _attention(*together, heads)
    return attended.unsqueeze(2), None


ALL_ATTENTION_FUNCTIONS.register(NAME, _attended)
torch.onnx.register_custom_op_symbolic("onrecord::attention", _node, OPSET)
