"""Weights on disk: a folder with `model.json`, an ONNX graph and a tokenizer, checked and loaded.

In: the name of shipped weights, or a folder with others. Out: what `model.json` says, and a session
that runs the graph. Digests are checked at load: weights that were changed or exchanged by half
would give scores that mean nothing. Every error is a `ModelError` that says what to do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import onnxruntime

from onrecord.errors import ModelError

SLOWER = ["SkipLayerNormFusion"]
"""Fusions of the runtime that cost time: this one takes a layer's normalisation eight times as long
as the sum and the normalisation apart."""


@contextmanager
def weights(name: str, folder: Path | None = None) -> Iterator[Path]:
    """`folder` itself, or without one that of the shipped weights called `name`."""
    if folder is not None:
        yield folder
        return
    with as_file(files("onrecord.nets") / "weights" / name) as shipped:
        yield shipped


def read_model_json(folder: Path, expected: int) -> dict[str, Any]:
    """What the folder's `model.json` says; ModelError unless it is of the `expected` format."""
    path = folder / "model.json"
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}): name a folder with weights") from None
    if held.pop("format", None) != expected:
        raise ModelError(f"{path} is not of format {expected}: export the weights anew")
    return held


def check_files(folder: Path, digests: Mapping[str, str]) -> None:
    """ModelError where a file has not the SHA-256 that `digests` tells for its name."""
    for name, digest in digests.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path} is missing: install onrecord anew, or export the weights")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ModelError(f"{path} was changed after model.json: export the weights anew")


def session_of(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A session of the graph at `path` on `threads` processors; ModelError where it is none."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A plan of memory would be kept for each shape of a batch, and there are thousands.
    options.enable_mem_pattern = False
    # Threads that wait do not spin: others may use the processor.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
    except Exception as error:
        raise ModelError(f"{path} cannot be loaded ({error}): export the weights anew") from None
