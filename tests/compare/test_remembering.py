"""Networks that remember give the network's own answers, each computed once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from onrecord.compare import RememberingEmbedder, RememberingReader
from onrecord.compare.remembering import Floats


class Kept(dict[str, bytes]):
    def recall(self, keys: Collection[str]) -> Mapping[str, bytes]:
        return {key: self[key] for key in keys if key in self}

    def keep(self, new: Mapping[str, bytes]) -> None:
        self.update(new)


class Lengths:
    """Tells how long texts are, and of what it was asked."""

    def __init__(self, origin: str = "lengths@1") -> None:
        self.origin = origin
        self.asked: list[object] = []

    def embed(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return np.array([[len(text), 0.1] for text in texts], np.float32).reshape(len(texts), 2)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        pairs = [*pairs]
        self.asked += pairs
        return [float(np.float32(1 / (len(one) + len(other)))) for one, other in pairs]


def test_vectors_are_the_embedders_own_in_the_order_of_texts() -> None:
    lengths = Lengths()
    remembering = RememberingEmbedder(lengths, Kept())
    remembering.embed(["rain"])
    given = ["a ferry", "rain", "a ferry"]
    assert np.array_equal(remembering.embed(given), Lengths().embed(given))
    assert lengths.asked == ["rain", "a ferry"]


def test_no_text_has_no_vector() -> None:
    assert RememberingEmbedder(Lengths(), Kept()).embed([]).shape == (0, 2)


def test_a_pair_is_read_once_and_the_other_order_is_another_pair() -> None:
    lengths, memory = Lengths(), Kept()
    pairs = [("rain", "no rain"), ("no rain", "rain"), ("rain", "no rain")]
    first = RememberingReader(lengths, memory).contradict(pairs)
    assert first == Lengths().contradict(pairs)
    assert RememberingReader(lengths, memory).contradict(pairs) == first
    assert lengths.asked == pairs[:2]


def test_what_another_network_said_is_not_taken_for_its_own() -> None:
    memory = Kept()
    RememberingEmbedder(Lengths("lengths@1"), memory).embed(["rain"])
    newer = Lengths("lengths@2")
    RememberingEmbedder(newer, memory).embed(["rain"])
    assert newer.asked == ["rain"]
