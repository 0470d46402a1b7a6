"""`onrecord train`: making the network's weights from a corpus; needs the extra `train`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.show.commands.training_heads import acts, contradiction, embedder, events
from onrecord.show.failing import Exit
from onrecord.show.preparing import (
    Data,
    Encoder,
    Run,
    Seed,
    Threads,
    Weights,
    check_data,
    check_run,
)

__all__ = [
    "SUBCOMMANDS",
    "acts",
    "attribution",
    "contradiction",
    "embedder",
    "events",
    "export",
    "within",
]

SUBCOMMANDS = (
    ("attribution", "onrecord train attribution --data polnear/ --out run/ --taught"),
    ("export", "onrecord train export --run run/narrowed-2 --data polnear/ --out weights/"),
    ("within", "onrecord train within --run run/narrowed-2 --data polnear/ --model weights/"),
    ("embedder", "onrecord train embedder --out weights/"),
    ("contradiction", "onrecord train contradiction --data nli/ --out run/"),
    ("acts", "onrecord train acts --data polnear/ --gold marked.jsonl --out weights/"),
    ("events", "onrecord train events --data pairs.jsonl --out weights/"),
)
"""Each step, the function of its name here, and an example."""


def attribution(
    data: Data,
    out: Run,
    taught: Annotated[
        bool, typer.Option("--taught", help="Train a large network first, which teaches it.")
    ] = False,
    encoder: Encoder = None,
    teacher: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="A large encoder in place of mpnet-base.")
    ] = None,
    epochs: Annotated[
        float | None,
        typer.Option(help="Passes of the small network; as many again when it is narrowed."),
    ] = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> int:
    """Train, narrow, export and calibrate the network; cut off, the command goes on where it was.

    The result is OUT/model, a folder for --model (and OUT/teacher-model, the large network). The
    lines of train.jsonl are {"id", "text", "attributions": [{"source", "cue", "content"}]}.
    """
    check_data(data)
    from onrecord.train import make_attribution
    from onrecord.train.encoders import large_encoder, small_encoder

    large = teacher or (large_encoder(out) if taught else None)
    small = encoder or small_encoder()
    model = make_attribution(data, out, small, large, epochs, seed, threads, typer.echo)
    typer.echo(f"the network is in {model}: onrecord attribute in.jsonl out.jsonl --model {model}")
    return Exit.DONE


def export(
    run: Annotated[
        Path, typer.Option(metavar="FOLDER", help="A run: OUT/narrowed-2, OUT/teacher.")
    ],
    data: Data,
    out: Weights,
    version: Annotated[str, typer.Option(help="The version that statements will bear.")] = "1",
    threads: Threads = 2,
) -> int:
    """Export the weights of a run to int8 ONNX, and set decoding and calibration on dev.jsonl."""
    check_run(run, data)
    from onrecord.train import Label, export_attribution, read_recipe, set_decoding

    export_attribution(run / "final.pt", read_recipe(run), data, out, Label(version=version))
    set_decoding(out, data, threads, typer.echo)
    typer.echo(f"the network is in {out}")
    return Exit.DONE


def within(
    run: Annotated[Path, typer.Option(metavar="FOLDER", help="The run that was exported.")],
    data: Data,
    model: Annotated[Path, typer.Option(metavar="FOLDER", help="What `train export` wrote.")],
    teacher: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="OUT/teacher-model; else it has none.")
    ] = None,
    epochs: Annotated[float, typer.Option(help="Passes over the excerpts.")] = 6,
    seed: Seed = 1,
    threads: Threads = 2,
) -> int:
    """Add the small second network that reads contents; `train attribution` does it by itself.

    It learns what the teacher, or the network itself, reads in contents as texts of their own.
    Checkpoints are in RUN/within: cut off, the command goes on where it was.
    """
    check_run(run, data)
    from onrecord.train import add_within, keeps_states, read_recipe

    if not keeps_states(model):
        raise BadInput(f"{model} keeps nothing to go on from: export it anew, from a MiniLM")
    recipe = replace(read_recipe(run), epochs=epochs, seed=seed, threads=threads)
    own = run / "within"
    add_within(model, run / "final.pt", recipe, data, teacher or model, own, typer.echo)
    typer.echo(f"the second network is in {model}")
    return Exit.DONE
