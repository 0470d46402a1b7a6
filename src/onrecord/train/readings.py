"""What a teacher says of each training paragraph, kept in one file for a student to learn from.

In: an exported network and the JSON lines that it was trained on. Out: its log probabilities of
tags and pointers, by paragraph, as half floats. A teacher that saw each paragraph once or twice is
nearly as unsure of them as of new ones, and it is the unsureness that the student learns from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.nets.attribution import load_tagger
from onrecord.train.examples import read_examples, read_rows

Halves = NDArray[np.float16]
Name = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """Log probabilities: tags (n, 7), anchors (n, n+1), sources (n, n+1)."""

    tags: Halves
    anchors: Halves
    sources: Halves


def write_teacher_readings(model: Path, data: Path, out: Path, threads: int = 2) -> Path:
    """Have the network in the folder `model` read `data/train.jsonl`; the path of the readings."""
    examples = read_examples(read_rows(data / "train.jsonl"))
    scores = load_tagger(model, threads).score([each.paragraph for each in examples])
    readings = {
        example.name: Reading(*(part.astype(np.float16) for part in (s.tags, s.anchors, s.sources)))
        for example, s in zip(examples, scores, strict=True)
    }
    write_readings(out, readings)
    return out


def write_readings(path: Path, readings: Mapping[Name, Reading]) -> None:
    """All of `readings` as one compressed file."""
    documents = np.array([name[0] for name in readings])
    offsets = np.array([name[1] for name in readings], np.int64)
    words = np.array([len(each.tags) for each in readings.values()], np.int64)
    parts = ("tags", "anchors", "sources")
    flat = {part: _flat([getattr(each, part) for each in readings.values()]) for part in parts}
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, documents=documents, offsets=offsets, words=words, **flat)  # type: ignore[arg-type]
    partial.replace(path)


def _flat(arrays: list[Halves]) -> Halves:
    return np.concatenate([each.ravel() for each in arrays]) if arrays else np.zeros(0, np.float16)


def read_readings_file(path: Path) -> dict[Name, Reading]:
    """What `write_readings` wrote."""
    with np.load(path) as held:
        tags, anchors, sources = held["tags"], held["anchors"], held["sources"]
        rows = zip(held["documents"], held["offsets"], held["words"], strict=True)
        readings, at, square = {}, 0, 0
        for document, offset, n in ((str(d), int(o), int(w)) for d, o, w in rows):
            size = n * (n + 1)
            readings[document, offset] = Reading(
                tags[at * 7 : (at + n) * 7].reshape(n, 7),
                anchors[square : square + size].reshape(n, n + 1),
                sources[square : square + size].reshape(n, n + 1),
            )
            at, square = at + n, square + size
    return readings
