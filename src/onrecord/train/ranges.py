"""Ranges of activations: the numbers that occur before each multiplication by weights.

In: a graph of floats and batches of its inputs. Out: least and greatest value by tensor, which
`quantised` makes fixed scales of. Padding is left out: nothing of it reaches the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from onrecord.train.quantise import Range, multiplications

Batch = tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]
"""The inputs of a graph, and which of their (rows, pieces) are real."""


def activation_ranges(graph: onnx.ModelProto, batches: Iterable[Batch]) -> dict[str, Range]:
    """The least and greatest value of what is multiplied by weights, over all `batches`."""
    names = sorted({node.input[0] for node in multiplications(graph)})
    session = _watching(graph, names)
    ranges: dict[str, Range] = {}
    for inputs, real in batches:
        for name, value in zip(names, session.run(names, dict(inputs)), strict=True):
            seen = value[real] if value.shape[:2] == real.shape else value
            low, high = ranges.get(name, (0.0, 0.0))
            ranges[name] = min(low, float(seen.min())), max(high, float(seen.max()))
    return ranges


def _watching(graph: onnx.ModelProto, names: Iterable[str]) -> onnxruntime.InferenceSession:
    """A session whose outputs are the tensors `names`."""
    watched = onnx.ModelProto()
    watched.CopyFrom(graph)
    del watched.graph.output[:]
    watched.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
    return onnxruntime.InferenceSession(
        watched.SerializeToString(), providers=["CPUExecutionProvider"]
    )
