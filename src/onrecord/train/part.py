"""The graph of an attribution network cut in two: lower layers, which give states, and the rest.

In: a graph, in whole numbers or not. Out: the graphs to ship, by the names of their files: two
where the states are multiplied as whole numbers and may be kept as such, otherwise the one.
"""

from __future__ import annotations

from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper
from onnx.utils import Extractor

from onrecord.nets.parted import LOWER, STATES, UPPER

FLOATS = "states"
"""The states as a network gives them, an output of its own."""

SCALE, ZERO = f"{FLOATS}_scale", f"{FLOATS}_zero"
"""What one of the whole numbers stands for, and which stands for 0."""

SCORES = ["tags", "proj", "null"]


def parted(model: ModelProto) -> dict[str, ModelProto]:
    """The graphs of `model`, by the names of their files."""
    graph = model.graph
    outputs = [each for each in graph.output if each.name != FLOATS]
    del graph.output[:]
    graph.output.extend(outputs)
    whole = next((node for node in graph.node if STATES in node.output), None)
    if whole is None:
        return {LOWER: model}
    _go_on_from(whole, graph)
    cutter = Extractor(model)
    return {
        LOWER: cutter.extract_model(["ids", "features"], [STATES]),
        UPPER: cutter.extract_model([STATES, "first"], SCORES),
    }


def _go_on_from(whole: NodeProto, graph: GraphProto) -> None:
    """Have all that takes the states take those that `whole` gives, as floats again."""
    back = f"{STATES}_back"
    for node in graph.node:
        if node is not whole and STATES not in node.output:
            node.input[:] = [back if name == FLOATS else name for name in node.input]
    again = helper.make_node("DequantizeLinear", [STATES, SCALE, ZERO], [back])
    graph.node.insert([*graph.node].index(whole) + 1, again)
    axes = ["paragraphs", "pieces", "numbers"]
    graph.value_info.append(helper.make_tensor_value_info(STATES, TensorProto.UINT8, axes))
