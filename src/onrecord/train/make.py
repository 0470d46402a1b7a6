"""The whole way from articles to a network that is ready to use, as the shipped one was made.

In: a folder with `train.jsonl` and, if there are, `dev.jsonl` and `train_annotators.jsonl`; a small
encoder; a large one, to teach it, or none. Out: `out/model`, a folder for `load_tagger`, and
`out/teacher-model`, the same for the large one. A run that was cut off goes on where it was.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path

from onrecord.train.export import Label, export_attribution, set_decoding
from onrecord.train.loop import train_attribution
from onrecord.train.readings import write_teacher_readings
from onrecord.train.recipe import Recipe

log = logging.getLogger(__name__)

SMALL = Label("attribution", "1")
LARGE = Label("attribution-large", "1")

Say = Callable[[str], None]


def make_attribution(
    data: Path,
    out: Path,
    encoder: Path,
    teacher: Path | None = None,
    epochs: float | None = None,
    seed: int = 1,
    threads: int = 2,
    say: Say = log.info,
) -> Path:
    """Train, export and set the network; the path of `out/model`.

    `encoder` and `teacher` are folders of encoders; `epochs` are of the small network.
    """
    readings = None
    if teacher is not None:
        large = Recipe.large(teacher, seed=seed, threads=threads)
        model = _made(data, out / "teacher", out / "teacher-model", large, LARGE, say)
        readings = out / "readings.npz"
        if not readings.exists():
            write_teacher_readings(model, data, readings, threads)
    recipe = Recipe.small(encoder, readings, seed=seed, threads=threads)
    if epochs is not None:
        recipe = dataclasses.replace(recipe, epochs=epochs)
    return _made(data, out / "student", out / "model", recipe, SMALL, say)


def _made(data: Path, run: Path, model: Path, recipe: Recipe, label: Label, say: Say) -> Path:
    """Train in `run`, export to `model`, unless that is done."""
    if (model / "model.json").exists():
        return model
    weights = train_attribution(data, run, recipe, say)
    export_attribution(weights, recipe, data, model, label)
    set_decoding(model, data, recipe.threads, say)
    return model
