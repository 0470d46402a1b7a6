"""Ranges of activations: the numbers that occur before each multiplication by weights.

In: a graph of floats and batches of its inputs. Out: least and greatest value by tensor, which
`quantised` makes fixed scales of, or by channel, which `evened` divides by. Padding is left out:
nothing of it reaches the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from onrecord.train.quantise import Range, multiplications
from onrecord.train.smooth import ChannelRange

Batch = tuple[Mapping[str, NDArray[Any]], NDArray[np.bool_]]
"""The inputs of a graph, and which of their (rows, pieces) are real."""


def activation_ranges(graph: onnx.ModelProto, batches: Iterable[Batch]) -> dict[str, Range]:
    """The least and greatest value of what is multiplied by weights, over all `batches`."""
    channels = channel_ranges(graph, batches)
    return {name: (float(low.min()), float(high.max())) for name, (low, high) in channels.items()}


def channel_ranges(graph: onnx.ModelProto, batches: Iterable[Batch]) -> dict[str, ChannelRange]:
    """The same by channel, the last axis."""
    names = sorted({node.input[0] for node in multiplications(graph)})
    session = _watching(graph, names)
    ranges: dict[str, ChannelRange] = {}
    for inputs, real in batches:
        for name, value in zip(names, session.run(names, dict(inputs)), strict=True):
            seen = value[real] if value.shape[:2] == real.shape else value
            rows = seen.reshape(-1, seen.shape[-1])
            nothing = np.zeros(rows.shape[1], np.float32)
            low, high = ranges.get(name, (nothing, nothing))
            ranges[name] = np.minimum(low, rows.min(0)), np.maximum(high, rows.max(0))
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
