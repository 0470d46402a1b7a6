"""`onrecord train`: making the network's weights from a corpus; needs the extra `train`."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput, ModelError
from onrecord.show.failing import Exit
from onrecord.show.options import ModelFolder

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
    _check(data)
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
    _check_run(run, data)
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
    _check_run(run, data)
    from onrecord.train import add_within, keeps_states, read_recipe

    if not keeps_states(model):
        raise BadInput(f"{model} keeps nothing to go on from: export it anew, from a MiniLM")
    recipe = replace(read_recipe(run), epochs=epochs, seed=seed, threads=threads)
    own = run / "within"
    add_within(model, run / "final.pt", recipe, data, teacher or model, own, typer.echo)
    typer.echo(f"the second network is in {model}")
    return Exit.DONE


def embedder(
    out: Weights,
    encoder: Encoder = None,
) -> int:
    """Export the sentence encoder to int8 ONNX; the demo's pages show it its range of numbers."""
    _check_torch()
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
    _check_torch()
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
    _check_torch()
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
    _check_torch()
    for path in (data, *gold):
        if not path.exists():
            raise BadInput(f"{path} does not exist: give texts with attributions, and gold lines")
    from onrecord.train import ActRecipe, make_acts

    make_acts(data, gold, out, model, ActRecipe(seed=seed), typer.echo)
    typer.echo(f"the network is in {out}: it reads on from the network it was trained with")
    return Exit.DONE


def _check_run(run: Path, data: Path) -> None:
    if not (run / "final.pt").is_file():
        raise BadInput(f"{run} has no final.pt: give a run that is over, or let it go on")
    _check(data)


def _check(data: Path) -> None:
    if not (data / "train.jsonl").is_file():
        raise BadInput(f"{data} has no train.jsonl: give a folder with texts and attributions")
    _check_torch()


def _check_torch() -> None:
    if importlib.util.find_spec("torch") is None:
        raise ModelError("torch is missing: pip install 'onrecord[train]'")
