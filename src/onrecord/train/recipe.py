"""How a network is trained: for each of the two one value for everything that may be set."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import BadInput


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of one training run; the defaults train the small, shipped network.

    `encoder` is a folder with `config.json`, `model.safetensors` and `tokenizer.json`. `layers` are
    the layers of it to keep (None: all), `frozen` how many of the lowest stay as they are.
    `readings` is what a teacher says of the training paragraphs, None to learn from labels alone.
    """

    encoder: Path
    layers: tuple[int, ...] | None = None
    frozen: int = 0
    readings: Path | None = None
    teacher_share: float = 0.8  # of the loss of words, where a paragraph has a reading
    structure_share: float = 0.5  # how much the loss of whole readings counts beside that of words
    even: bool = False  # whether activations are evened at export: base size loses points without
    begin: Path | None = None  # weights to begin from, those of a narrower network too
    epochs: float = 5
    minutes: float | None = None  # the learning rate falls to nothing by then at the latest
    pieces: int = 1536  # a step
    rate: float = 3e-4  # learning rate of the top layer; Adam
    rate_decay: float = 0.9  # a layer down
    head_rate: float = 1e-3
    dropout: float = 0.1  # of word states, the same for all words of a paragraph
    hidden_pieces: float = 0.05  # share of pieces replaced by the mask
    empty_skipped: float = 0.5  # share of paragraphs without attributions left out of an epoch
    other_reading: float = 0.8  # share of times that another person's marking is taken, if any
    seed: int = 1
    threads: int = 2

    @classmethod
    def small(cls, encoder: Path, readings: Path | None = None, **changes: object) -> Recipe:
        """The shipped network, from a MiniLM encoder."""
        return cls(encoder, readings=readings, **changes)  # type: ignore[arg-type]

    @classmethod
    def large(cls, encoder: Path, **changes: object) -> Recipe:
        """The teacher, from a base-size encoder."""
        settings: dict[str, object] = {"frozen": 4, "even": True, "epochs": 3, "rate": 8e-5}
        settings |= changes
        return cls(encoder, **settings)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PairRecipe:
    """The settings of a run of the contradiction network.

    The defaults made the shipped one, in 1.4 passes.
    """

    encoder: Path
    epochs: float = 3
    minutes: float | None = None  # the learning rate falls to nothing by then at the latest
    pieces: int = 1024  # a step
    rate: float = 2e-4  # of the top layer; Adam
    rate_decay: float = 0.9  # a layer down
    head_rate: float = 1e-3
    dropout: float = 0.1
    frozen: int = 2  # of the lowest layers, which stay as they are
    written: int = 5000  # pairs made by rule, an epoch
    neutral_share: float = 0.5  # of neutral pairs, where a file has more of them than of others
    turned: float = 0.3  # share of pairs that do not entail read the other way round
    seed: int = 1
    threads: int = 1


def read_recipe(run: Path) -> Recipe:
    """What must be known of a run to load its weights again; BadInput where it is no run."""
    path = run / "recipe.json"
    try:
        held: dict[str, str] = json.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read ({error}): name the folder of a run") from None
    layers = ast.literal_eval(held["layers"])
    even = held.get("even") == "True"
    return Recipe(Path(held["encoder"]), layers=layers, frozen=int(held["frozen"]), even=even)
