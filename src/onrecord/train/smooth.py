"""Activations made even before they become whole numbers.

In: a graph of floats and the ranges of its activations by channel. Out: a graph of the same
function whose activations use their 8 bits better. In encoders of base size a few channels are a
hundred times wider than the rest, and a few words a hundred times louder, beside which one scale
for all rounds the others to nothing (4 points of attribution F1 for the large network, .4 for the
small one). Two remedies, both free of what stands beside in a batch:

- a wide channel is divided, and the weights that it meets are multiplied (SmoothQuant: Xiao, Lin,
  Seznec, Wu, Demouth and Han 2023);
- where a multiplication narrows, after an activation function, each word is divided by its greatest
  number, and the product is multiplied by it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, helper, numpy_helper

from onrecord.train.quantise import Floats, Range, multiplications

ChannelRange = tuple[Floats, Floats]
"""Least and greatest value of each channel."""

LEAST = 1e-3
"""No channel is divided by less than this, or by more than its inverse."""

NARROWS = 2
"""Times as many numbers go into a multiplication as come out: its input is evened by word."""

GELU_LEAST = -0.17
"""The least value of the activation function; its greatest is 1 after division."""


def evened(
    model: ModelProto, channels: Mapping[str, ChannelRange]
) -> tuple[ModelProto, dict[str, Range]]:
    """The evened graph, and the ranges of the inputs of its multiplications."""
    result = ModelProto()
    result.CopyFrom(model)
    graph = result.graph
    weights = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    every = multiplications(result)
    loud = {node.input[0] for node in every if _narrows(weights[node.input[1]])}
    by_word = [node for node in every if node.input[0] in loud]
    others = [node for node in every if node.input[0] not in loud]
    ranges = {}
    for node in by_word:
        name = node.input[0]
        ranges[_divide_words(graph, node)] = _word_range(channels[name])
    users: dict[str, list[NodeProto]] = {}
    for node in others:
        users.setdefault(node.input[0], []).append(node)
    for name, nodes in users.items():
        factor = _factors(channels[name], [weights[node.input[1]] for node in nodes])
        ranges[_divide_channels(graph, name, nodes, factor, weights)] = _range(
            channels[name], factor
        )
    return result, ranges


def _narrows(weight: NDArray[np.float32]) -> bool:
    return weight.shape[0] >= NARROWS * weight.shape[1]


def _divide_words(graph: GraphProto, node: NodeProto) -> str:
    """Divide each word of the input of `node` by its greatest size; the name of the quotient."""
    name, out = node.input[0], node.output[0]
    size, top, quotient = f"{out}_size", f"{out}_top", f"{out}_words"
    node.input[0], node.output[0] = quotient, f"{out}_divided"
    at = list(graph.node).index(node)
    before = [
        helper.make_node("Abs", [name], [size]),
        helper.make_node("ReduceMax", [size], [top], axes=[-1], keepdims=1),
        helper.make_node("Div", [name, top], [quotient]),
    ]
    graph.node.insert(at + 1, helper.make_node("Mul", [f"{out}_divided", top], [out]))
    for each in reversed(before):
        graph.node.insert(at, each)
    return quotient


def _word_range(channel: ChannelRange) -> Range:
    """After division all is within -1 and 1; what never goes far below 0 keeps its bits."""
    return (GELU_LEAST if float(channel[0].min()) >= GELU_LEAST - 0.01 else -1.0), 1.0


def _divide_channels(
    graph: GraphProto,
    name: str,
    nodes: list[NodeProto],
    factor: Floats,
    weights: Mapping[str, NDArray[np.float32]],
) -> str:
    """Divide the channels of `name`, multiply the weights of `nodes`; the name of the quotient."""
    quotient = f"{name}_channels"
    for node in nodes:
        _set(graph, node.input[1], weights[node.input[1]] * factor[:, None])
        node.input[0] = quotient
    graph.initializer.append(numpy_helper.from_array(1 / factor, f"{name}_factors"))
    divide = helper.make_node("Mul", [name, f"{name}_factors"], [quotient])
    graph.node.insert(_after(graph, name), divide)
    return quotient


def _factors(channel: ChannelRange, weights: list[NDArray[np.float32]]) -> Floats:
    """The square root of how much wider a channel is than the weights that it meets."""
    wide = np.maximum(np.abs(channel[0]), np.abs(channel[1]))
    heavy = np.max([np.abs(each).max(axis=1) for each in weights], axis=0)
    factor = np.sqrt(np.maximum(wide, LEAST**2) / np.maximum(heavy, LEAST**2))
    clipped: Floats = np.clip(factor, LEAST, 1 / LEAST).astype(np.float32)
    return clipped


def _range(channel: ChannelRange, factor: Floats) -> Range:
    return float((channel[0] / factor).min()), float((channel[1] / factor).max())


def _set(graph: GraphProto, name: str, value: NDArray[np.float32]) -> None:
    for each in graph.initializer:
        if each.name == name:
            each.CopyFrom(numpy_helper.from_array(value.astype(np.float32), name))


def _after(graph: GraphProto, name: str) -> int:
    """The place after the node that makes `name`: a graph stands in the order of its working."""
    return next((i + 1 for i, node in enumerate(graph.node) if name in node.output), 0)
