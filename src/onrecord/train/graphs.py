"""The way from a trained network to a folder that inference takes, the same for all.

In: a network, batches that show which numbers occur between its layers. Out: an ONNX graph, of
floats or in whole numbers, and `model.json` with the digests that are checked at load.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from torch import Tensor, nn

from onrecord.train.quantise import MICROSOFT, OPSET, quantised
from onrecord.train.ranges import Batch, activation_ranges, channel_ranges
from onrecord.train.smooth import evened

LOOKED_UP = 1000
"""Rows; a table that is looked up and has more is kept in whole numbers."""

Axes = Mapping[str, Sequence[str]]
"""By input or output the names of its axes of any length, in order."""


def traced(
    net: nn.Module, given: Sequence[Tensor], inputs: Axes, outputs: Axes, path: Path
) -> onnx.ModelProto:
    """`net` as a graph of floats, written to `path` too; `given` are inputs to trace it by."""
    torch.onnx.export(
        net.eval(),
        tuple(given),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: dict(enumerate(axes)) for name, axes in {**inputs, **outputs}.items()},
        opset_version=OPSET,
        custom_opsets={MICROSOFT: 1},
        dynamo=False,
    )
    net.eval()
    return onnx.load(str(path))


def in_whole_numbers(
    graph: onnx.ModelProto, batches: Iterable[Batch], even: bool = False
) -> onnx.ModelProto:
    """`graph` in whole numbers, its activations scaled by what `batches` show and evened first."""
    if even:
        graph, ranges = evened(graph, channel_ranges(graph, batches))
    else:
        ranges = activation_ranges(graph, batches)
    return quantised(graph, ranges, _embeddings(graph))


def write_card(
    out: Path, card: Mapping[str, Any], names: Sequence[str] = ("model.onnx", "tokenizer.json")
) -> None:
    """`model.json` of the folder `out`: `card`, and the digests of the files `names`."""
    held = json.dumps({**card, "files": digests_of(out, names)}, indent=1)
    (out / "model.json").write_text(held + "\n", encoding="utf8")


def digests_of(out: Path, names: Sequence[str]) -> dict[str, str]:
    """The digests of the files `names` of the folder `out`."""
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}


def _embeddings(graph: onnx.ModelProto) -> list[str]:
    """Large tables that are looked up."""
    sizes = {each.name: each.dims for each in graph.graph.initializer}
    looked_up = (node.input[0] for node in graph.graph.node if node.op_type == "Gather")
    return [name for name in looked_up if name in sizes and sizes[name][0] > LOOKED_UP]
