"""What distance and sentences add to pointing, against the plain definition."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.nets.pieces import places
from onrecord.nets.pointing import Nearness, Place, ScoredWords, distance_buckets

SENTENCES = np.array([0, 0, 0, 1, 1, 2])
QUOTED = np.array([False, True, True, False, True, False])
N = len(SENTENCES)


@pytest.fixture
def tables() -> tuple[np.ndarray, np.ndarray]:
    numbers = np.random.default_rng(1)
    return numbers.random((32, 2)), numbers.random((6, 2))


@pytest.mark.parametrize("rows", [slice(0, N), slice(0, 1), slice(3, 4), slice(5, 6)])
@pytest.mark.parametrize("pointer", [0, 1])
def test_distance_and_place_add_up(
    tables: tuple[np.ndarray, np.ndarray], pointer: int, rows: slice
) -> None:
    distances, of_places = tables
    nearness = Nearness(distances.tolist(), of_places.tolist(), 10)
    added = nearness.added(pointer, Place.of(SENTENCES, QUOTED), rows)
    place = places(SENTENCES[None], QUOTED[None])[0]
    plain = distances[distance_buckets(N), pointer] + of_places[place, pointer]
    np.testing.assert_allclose(added, plain[rows], rtol=1e-6)


def test_the_row_of_one_cue_is_that_of_all(tables: tuple[np.ndarray, np.ndarray]) -> None:
    numbers = np.random.default_rng(2)
    tags, proj, null = (numbers.random((N, m)).astype(np.float32) for m in (7, 256, 2))
    distances, of_places = tables
    nearness = Nearness(distances.tolist(), of_places.tolist(), 10)
    words = ScoredWords(tags, proj, null, SENTENCES, QUOTED, nearness)
    for word in range(N):
        np.testing.assert_allclose(words.source_of(word), words.sources[word], atol=0.0011)
    np.testing.assert_allclose(np.exp(words.anchors).sum(axis=1), 1, atol=0.01)
