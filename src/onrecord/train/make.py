"""The whole way from articles to a network that is ready to use, as the shipped one was made.

In: a folder with `train.jsonl` and, if there are, `dev.jsonl` and `train_annotators.jsonl`; a small
encoder; a large one, to teach it, or none. Out: `out/model`, a folder for `load_tagger`, and
`out/teacher-model`, the same for the large one. A run that was cut off goes on where it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from onrecord.train.export import Label, export_attribution, set_decoding
from onrecord.train.export_within import add_within, keeps_states
from onrecord.train.loop import AttributionRun, train_attribution
from onrecord.train.narrow import narrow_attribution
from onrecord.train.readings import write_teacher_readings
from onrecord.train.recipe import Recipe

log = logging.getLogger(__name__)

SMALL = Label("attribution", "1")
LARGE = Label("attribution-large", "1")

TEACHER = "teacher-model"

SHARES = (0.77, 0.62)
"""Of the time of all heads and channels, what those that are left take, after each narrowing."""

SETTLING = 0.3
"""Epochs between two narrowings: what matters is told of a network that has settled."""

NARROWED_RATE = 2.4e-4
"""The learning rate after a narrowing."""

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
    """Train, narrow, train on, export and set the network, and the one that reads contents.

    The path of `out/model`.

    `encoder` and `teacher` are folders of encoders; `epochs` are of the small network, which has as
    many again when it has been narrowed.
    """
    readings = None
    if teacher is not None:
        readings = _readings(Recipe.large(teacher, seed=seed, threads=threads), data, out, say)
    recipe = Recipe.small(encoder, readings, seed=seed, threads=threads)
    if epochs is not None:
        recipe = replace(recipe, epochs=epochs)
    model = out / "model"
    if not _is_made(model):
        weights = train_attribution(data, out / "student", recipe, say)
        weights = _narrowed(weights, recipe, data, out, say)
        partial = _exported(weights, recipe, data, model, SMALL, say)
        if keeps_states(partial):
            reader = out / TEACHER if teacher else partial
            add_within(partial, weights, recipe, data, reader, out / "within", say)
        partial.replace(model)
    return model


def _readings(large: Recipe, data: Path, out: Path, say: Say) -> Path:
    """What the teacher of the recipe `large`, made first, says of the training paragraphs."""
    model = out / TEACHER
    if not _is_made(model):
        weights = train_attribution(data, out / "teacher", large, say)
        _exported(weights, large, data, model, LARGE, say).replace(model)
    readings = out / "readings.npz"
    if not readings.exists():
        write_teacher_readings(model, data, readings, large.threads)
    return readings


def _narrowed(weights: Path, recipe: Recipe, data: Path, out: Path, say: Say) -> Path:
    """The network of `weights` narrowed step by step and trained on after each."""
    for number, (before, share) in enumerate(pairwise((1.0, *SHARES)), 1):
        run = out / f"narrowed-{number}"
        start = run / "start.pt"
        last = share == SHARES[-1]
        epochs = recipe.epochs if last else min(SETTLING, recipe.epochs)
        again = replace(recipe, begin=weights, rate=NARROWED_RATE, epochs=epochs)
        if not start.exists():
            wide = AttributionRun(data, run, again, say)
            say(f"left: {narrow_attribution(wide, share / before, start)}")
        weights = train_attribution(data, run, replace(again, begin=start), say)
    return weights


def _is_made(model: Path) -> bool:
    return (model / "model.json").exists()


def _exported(
    weights: Path, recipe: Recipe, data: Path, model: Path, label: Label, say: Say
) -> Path:
    """What becomes `model` in one move when all of it is there: what was cut off is made anew."""
    partial = model.with_name(f"{model.name}.partial")
    export_attribution(weights, recipe, data, partial, label)
    set_decoding(partial, data, recipe.threads, say)
    return partial
