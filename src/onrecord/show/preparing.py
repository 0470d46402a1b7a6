"""What the steps of `onrecord train` share: their options, and what must be there before one."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput, ModelError

Data = Annotated[
    Path, typer.Option(metavar="FOLDER", help="train.jsonl, and dev.jsonl if there is one.")
]
Run = Annotated[Path, typer.Option(metavar="FOLDER", help="Checkpoints and the result.")]
Weights = Annotated[Path, typer.Option(metavar="FOLDER", help="Where the weights go.")]
Encoder = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="An encoder in place of MiniLM-L6.")
]
Seed = Annotated[int, typer.Option(help="Of all that is random.")]
Threads = Annotated[int, typer.Option(min=1, help="Threads.")]


def check_run(run: Path, data: Path) -> None:
    """A run that is over, and what it learned from; BadInput names what is missing."""
    if not (run / "final.pt").is_file():
        raise BadInput(f"{run} has no final.pt: give a run that is over, or let it go on")
    check_data(data)


def check_data(data: Path) -> None:
    """A folder with a corpus, and torch."""
    if not (data / "train.jsonl").is_file():
        raise BadInput(f"{data} has no train.jsonl: give a folder with texts and attributions")
    check_torch()


def check_torch() -> None:
    """The extra `train`; ModelError says how to have it."""
    if importlib.util.find_spec("torch") is None:
        raise ModelError("torch is missing: pip install 'onrecord[train]'")
