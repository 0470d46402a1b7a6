"""An ONNX graph of floats as one of 8-bit whole numbers, a quarter of its size and faster.

In: the graph and ranges of its activations, seen on training paragraphs. Out: the same graph where
multiplications by weights take whole numbers and embeddings are kept as such. Weights have a scale
a column (an embedding a row). Activations have one fixed scale a tensor: with scales found anew
for each batch, as dynamic quantisation has them, the scores of a paragraph would depend on the
paragraphs beside it.

Weights keep to `WEIGHT_STEPS` either side of zero: processors without VNNI add two products of
8 bits in 16 bits and would overflow beyond 64.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, helper, numpy_helper

Floats = NDArray[np.float32]
Range = tuple[float, float]

WEIGHT_STEPS = 63

MICROSOFT = "com.microsoft"
OPSET = 17


def multiplications(model: ModelProto) -> list[NodeProto]:
    """The nodes that multiply an activation by a matrix of weights."""
    weights = _weights(model.graph)
    return [
        node
        for node in model.graph.node
        if node.op_type == "MatMul" and node.input[1] in weights and node.input[0] not in weights
    ]


def quantised(
    model: ModelProto, ranges: Mapping[str, Range], embeddings: Sequence[str]
) -> ModelProto:
    """`model` in whole numbers; `ranges` of the inputs of `multiplications`, by name.

    `embeddings` names the tables that are looked up.
    """
    graph = model.graph
    weights = _weights(graph)
    chosen = {node.output[0] for node in multiplications(model)}
    biases = _biases(graph, weights, chosen)
    folded = {add.output[0] for add, _ in biases.values()}
    nodes: list[NodeProto] = []
    new: dict[str, NDArray[np.generic]] = {}
    done: set[str] = set()
    for node in graph.node:
        if node.output[0] in chosen:
            source = node.input[0]
            if source not in done:
                nodes.append(_activation(source, ranges[source], new))
                done.add(source)
            nodes.append(_multiplied(node, weights, biases.get(node.output[0]), new))
        elif node.op_type == "Gather" and node.input[0] in embeddings:
            nodes += _looked_up(node, weights, new)
        elif node.output[0] not in folded:
            nodes.append(node)
    return _assembled(model, nodes, new)


def _weights(graph: GraphProto) -> dict[str, Floats]:
    return {each.name: numpy_helper.to_array(each) for each in graph.initializer}


def _biases(
    graph: GraphProto, weights: Mapping[str, Floats], chosen: set[str]
) -> dict[str, tuple[NodeProto, str]]:
    """By product: the node that adds a bias to it, and the bias."""
    found = {}
    for node in graph.node:
        if node.op_type == "Add":
            for product, bias in (node.input, reversed(list(node.input))):
                if product in chosen and bias in weights and weights[bias].ndim == 1:
                    found[product] = node, bias
    return found


def _activation(name: str, seen: Range, new: dict[str, NDArray[np.generic]]) -> NodeProto:
    low, high = min(seen[0], 0.0), max(seen[1], 0.0)
    scale = max(high - low, 1e-6) / 255
    new[f"{name}_scale"] = np.array(scale, np.float32)
    new[f"{name}_zero"] = np.array(round(-low / scale), np.uint8)
    inputs = [name, f"{name}_scale", f"{name}_zero"]
    return helper.make_node("QuantizeLinear", inputs, [f"{name}_whole"], name=f"{name}_quantise")


def _multiplied(
    node: NodeProto,
    weights: Mapping[str, Floats],
    bias: tuple[NodeProto, str] | None,
    new: dict[str, NDArray[np.generic]],
) -> NodeProto:
    source, weight = node.input
    scale = np.maximum(np.abs(weights[weight]).max(axis=0), 1e-8) / WEIGHT_STEPS
    new[f"{weight}_whole"] = np.round(weights[weight] / scale).astype(np.int8)
    new[f"{weight}_scale"] = scale.astype(np.float32)
    new[f"{weight}_zero"] = np.zeros(len(scale), np.int8)
    inputs = [f"{source}_whole", f"{weight}_whole", f"{source}_scale", f"{weight}_scale"]
    inputs += [f"{source}_zero", f"{weight}_zero"]
    output = node.output[0]
    if bias is not None:
        inputs.append(bias[1])
        output = bias[0].output[0]
    return helper.make_node(
        "MatMulIntegerToFloat", inputs, [output], name=f"{node.name}_whole", domain=MICROSOFT
    )


def _looked_up(
    node: NodeProto, weights: Mapping[str, Floats], new: dict[str, NDArray[np.generic]]
) -> list[NodeProto]:
    table, ids = node.input
    scale = np.maximum(np.abs(weights[table]).max(axis=1, keepdims=True), 1e-8) / 127
    new[f"{table}_whole"] = np.round(weights[table] / scale).astype(np.int8)
    new[f"{table}_scale"] = scale.astype(np.float32)
    out = node.output[0]
    return [
        helper.make_node("Gather", [f"{table}_whole", ids], [f"{out}_whole"]),
        helper.make_node("Cast", [f"{out}_whole"], [f"{out}_cast"], to=1),
        helper.make_node("Gather", [f"{table}_scale", ids], [f"{out}_scale"]),
        helper.make_node("Mul", [f"{out}_cast", f"{out}_scale"], [out]),
    ]


def _assembled(
    model: ModelProto, nodes: list[NodeProto], new: Mapping[str, NDArray[np.generic]]
) -> ModelProto:
    """The model with `nodes`, with `new` weights and without those that nothing uses."""
    result = ModelProto()
    result.CopyFrom(model)
    graph = result.graph
    used = {name for node in nodes for name in node.input}
    kept = [each for each in graph.initializer if each.name in used]
    kept += [numpy_helper.from_array(array, name) for name, array in new.items() if name in used]
    del graph.node[:]
    del graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    if all(each.domain != MICROSOFT for each in result.opset_import):
        result.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    return result
