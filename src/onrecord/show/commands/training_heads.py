"""`onrecord train`: the sentence encoder, and what reads on from encoders: pairs, events, acts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.show.failing import Exit
from onrecord.show.options import ModelFolder
from onrecord.show.preparing import Encoder, Run, Seed, Threads, Weights, check_torch


def embedder(
    out: Weights,
    encoder: Encoder = None,
) -> int:
    """Export the sentence encoder to int8 ONNX; the demo's pages show it its range of numbers."""
    check_torch()
    from onrecord.show.commands.demonstrating import example_paragraphs
    from onrecord.train import export_embedder
    from onrecord.train.encoders import small_encoder

    export_embedder(encoder or small_encoder(), example_paragraphs(), out)
    typer.echo(f"the encoder is in {out}")
    return Exit.DONE


def contradiction(
    data: Annotated[
        Path, typer.Option(metavar="FOLDER", help='JSON lines: {"premise", "hypothesis", "label"}.')
    ],
    out: Run,
    encoder: Encoder = None,
    epochs: Annotated[float, typer.Option(help="Passes over the pairs.")] = 2.5,
    minutes: Annotated[
        float | None, typer.Option(help="End by then, with fewer passes if need be.")
    ] = None,
    seed: Seed = 1,
    threads: Threads = 2,
) -> int:
    """Train and export the network that reads two sentences; cut off, it goes on where it was.

    Every *.jsonl of the folder is read, labels being entail, contradict and neutral; pairs made by
    rule are added. The result is OUT/model, a folder for `onrecord evaluate contradiction --model`.
    """
    check_torch()
    from onrecord.train import PairRecipe, export_contradiction, train_contradiction
    from onrecord.train.encoders import small_encoder

    recipe = PairRecipe(encoder or small_encoder(), epochs, minutes, seed=seed, threads=threads)
    train_contradiction(data, out, recipe, typer.echo)
    export_contradiction(out, recipe.encoder, out / "model")
    typer.echo(f"the network is in {out / 'model'}")
    return Exit.DONE


def events(
    data: Annotated[Path, typer.Option(metavar="FILE", help='Lines of {"id", "marked", "event"}.')],
    out: Weights,
    encoder: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Of `train embedder`, not the shipped.")
    ] = None,
) -> int:
    """Fit the head that tells political events; prints how it does on fifths held out."""
    check_torch()
    if not data.is_file():
        raise BadInput(f"{data} is no file: give JSON lines with marked sentences")
    from onrecord.train import train_events

    train_events(data, out, encoder, typer.echo)
    typer.echo(f"the head is in {out}: onrecord evaluate events FILE --model {out}")
    return Exit.DONE


def acts(
    data: Annotated[
        Path, typer.Option(metavar="FOLDER", help="*.jsonl: texts with their attributions.")
    ],
    gold: Annotated[
        list[Path],
        typer.Option(metavar="FILE", help='Lines of {"id", "attribution", "act", "act_also"}.'),
    ],
    out: Weights,
    model: ModelFolder = None,
    seed: Seed = 1,
) -> int:
    """Train the network that tells acts by what the one for attributions keeps of the words.

    Prints how it does on fifths of the gold articles held out.
    """
    check_torch()
    for path in (data, *gold):
        if not path.exists():
            raise BadInput(f"{path} does not exist: give texts with attributions, and gold lines")
    from onrecord.train import ActRecipe, make_acts

    make_acts(data, gold, out, model, ActRecipe(seed=seed), typer.echo)
    typer.echo(f"the network is in {out}: it reads on from the network it was trained with")
    return Exit.DONE
