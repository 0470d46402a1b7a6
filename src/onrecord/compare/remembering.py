"""Networks that remember: each is asked once of the same words, from one review to the next.

In: a network and a `Memory`. Out: the network's own answers, of which those that the memory has are
not computed again. What is remembered is found by a hash of the network's name and version and the
words: another network, or other words, are another key, so nothing ever has to be put right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

KEY_BYTES = 16  # 128 bits: no two of any number of texts share a key
STORED = np.dtype("<f4")


class Memory(Protocol):
    """Keeps bytes by keys."""

    def recall(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """What is kept under those of `keys` that it has."""

    def keep(self, new: Mapping[str, bytes]) -> None:
        """Keeps more."""


class Network(Protocol):
    """What has a name and a version."""

    @property
    def origin(self) -> str:
        """Both, as one word."""


class NamedEmbedder(Network, Protocol):
    """Gives sentences a place in a space of meaning."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """(n, size) vectors of length 1, in the order of `texts`."""


class NamedReader(Network, Protocol):
    """Reads two sentences together."""

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> Iterable[float]:
        """For each pair of sentences the probability (0 to 1) that they contradict each other."""


class RememberingEmbedder:
    """Embeds as `embedder` does, each text once."""

    def __init__(self, embedder: NamedEmbedder, memory: Memory) -> None:
        self._embedder = embedder
        self._memory = memory

    def embed(self, texts: Sequence[str]) -> Floats:
        """(n, size) vectors of length 1, in the order of `texts`."""
        keys = {text: key_of(self._embedder, text) for text in texts}
        known = self._memory.recall(keys.values())
        vectors = {text: np.frombuffer(known[k], STORED) for text, k in keys.items() if k in known}
        if missing := [text for text in keys if text not in vectors]:
            found = self._embedder.embed(missing).astype(STORED, copy=False)
            vectors.update(zip(missing, found, strict=True))
            self._memory.keep({keys[text]: vectors[text].tobytes() for text in missing})
        return np.stack([vectors[text] for text in texts]) if texts else self._embedder.embed(texts)


class RememberingReader:
    """Reads pairs as `reader` does, each once."""

    def __init__(self, reader: NamedReader, memory: Memory) -> None:
        self._reader = reader
        self._memory = memory

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """For each pair the probability (0 to 1) of a contradiction."""
        pairs = list(pairs)
        keys = {pair: key_of(self._reader, *pair) for pair in pairs}
        known = self._memory.recall(keys.values())
        missing = [pair for pair, key in keys.items() if key not in known]
        read = np.array([*self._reader.contradict(missing)], STORED)
        new = {keys[pair]: value.tobytes() for pair, value in zip(missing, read, strict=True)}
        self._memory.keep(new)
        every = {**known, **new}
        return [float(np.frombuffer(every[keys[pair]], STORED)[0]) for pair in pairs]


def key_of(network: Network, *texts: str) -> str:
    """Under which key an answer of `network` on `texts` is kept."""
    given = "\0".join((network.origin, *texts)).encode("utf8", "surrogatepass")
    return blake2b(given, digest_size=KEY_BYTES).hexdigest()
