"""Evened graphs compute what they did, and lose less as whole numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")

import onnxruntime  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from onrecord.train.quantise import quantised  # noqa: E402
from onrecord.train.ranges import activation_ranges, channel_ranges  # noqa: E402
from onrecord.train.smooth import evened  # noqa: E402

RANDOM = np.random.default_rng(3)
WIDE, INNER, OUT = 8, 32, 8


@pytest.fixture(scope="module")
def graph() -> onnx.ModelProto:
    """One widening and one narrowing multiplication."""
    weights = {
        "up": RANDOM.normal(size=(WIDE, INNER)).astype(np.float32),
        "down": RANDOM.normal(size=(INNER, OUT)).astype(np.float32),
    }
    nodes = [
        helper.make_node("MatMul", ["x", "up"], ["inner"], name="first"),
        helper.make_node("Relu", ["inner"], ["active"]),
        helper.make_node("MatMul", ["active", "down"], ["y"], name="second"),
    ]
    shape = ["rows", "words"]
    made = helper.make_graph(
        nodes,
        "two",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [*shape, WIDE])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [*shape, OUT])],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    return model


@pytest.fixture(scope="module")
def inputs() -> np.ndarray:
    """One channel a hundred times wider, one word a hundred times louder, than the rest."""
    x = RANDOM.normal(size=(4, 10, WIDE)).astype(np.float32)
    x[..., 2] *= 100
    x[0, 0] *= 100
    return x


def run(model: onnx.ModelProto, x: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    result: np.ndarray = session.run(None, {"x": x})[0]
    return result


def batches(x: np.ndarray) -> list[tuple[dict[str, np.ndarray], np.ndarray]]:
    return [({"x": x}, np.ones(x.shape[:2], np.bool_))]


def test_an_evened_graph_computes_the_same(graph: onnx.ModelProto, inputs: np.ndarray) -> None:
    even, _ = evened(graph, channel_ranges(graph, batches(inputs)))
    np.testing.assert_allclose(run(even, inputs), run(graph, inputs), rtol=1e-3, atol=1e-2)


def test_the_ranges_hold_what_comes(graph: onnx.ModelProto, inputs: np.ndarray) -> None:
    even, ranges = evened(graph, channel_ranges(graph, batches(inputs)))
    for name, (low, high) in activation_ranges(even, batches(inputs)).items():
        assert ranges[name][0] <= low + 1e-5
        assert high - 1e-5 <= ranges[name][1]


def test_it_loses_less_in_whole_numbers(graph: onnx.ModelProto, inputs: np.ndarray) -> None:
    exact = run(graph, inputs)[1:]  # the words beside the loud one
    plain = quantised(graph, activation_ranges(graph, batches(inputs)), [])
    even = quantised(*evened(graph, channel_ranges(graph, batches(inputs))), [])
    lost = [float(np.abs(run(each, inputs)[1:] - exact).mean()) for each in (plain, even)]
    assert lost[1] < lost[0] / 1.5


def test_a_word_does_not_depend_on_those_beside(graph: onnx.ModelProto, inputs: np.ndarray) -> None:
    even = quantised(*evened(graph, channel_ranges(graph, batches(inputs))), [])
    np.testing.assert_array_equal(run(even, inputs)[1:2], run(even, inputs[1:2]))


def test_the_file_can_be_kept(graph: onnx.ModelProto, inputs: np.ndarray, tmp_path: Path) -> None:
    even, _ = evened(graph, channel_ranges(graph, batches(inputs)))
    onnx.save(even, str(tmp_path / "even.onnx"))
    onnx.checker.check_model(str(tmp_path / "even.onnx"))
