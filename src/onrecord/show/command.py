"""The command `onrecord`: its subcommands, one row each.

Only the module of the command that is run is imported: asking the record loads no model.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.show.failing import leaving
from onrecord.show.terminal import never_fail_to_print

COMMANDS = (
    ("read", "reading", "onrecord read pages/ https://news.example/story --workers 2"),
    ("load", "sharding", "onrecord load shards/"),
    ("inputs", "inputs", "onrecord inputs --unfinished"),
    ("show", "looking", "onrecord show doc-1f3a"),
    ("who", "looking", "onrecord who Lavrov --since 2019"),
    ("search", "looking", 'onrecord search "no preference" --act deny'),
    ("check", "checking", 'onrecord check "we did not even talk about elections" --speaker Lavrov'),
    ("review", "reviewing", "onrecord review --anew"),
    ("reread", "rereading", "onrecord reread --changes changes.jsonl"),
    ("positions", "standing", 'onrecord positions Lavrov "election interference"'),
    ("utterances", "across", "onrecord utterances"),
    ("utterance", "saying", "onrecord utterance utt-3f2a"),
    ("timeline", "timing", 'onrecord timeline "the dam"'),
    ("dossier", "dossier", 'onrecord dossier "the dam" --output dam.html'),
    ("dispatches", "across", "onrecord dispatches"),
    ("export", "exporting", "onrecord export statements --format csv --output statements.csv"),
    ("correct", "correcting", "onrecord correct stm-3f2a --act deny --why 'she rejects it'"),
    ("doctor", "doctoring", "onrecord doctor --record demo.db"),
    ("copy", "copying", "onrecord copy demo.db postgresql://ana@db.example/news"),
    ("forget", "forgetting", "onrecord forget https://news.example/story"),
    ("proof", "proving", "onrecord proof stm-3f2a --output proof.zip"),
    ("verify", "proving", "onrecord verify proof.zip"),
    ("serve", "serving", "onrecord serve --record demo.db"),
    ("attribute", "extracting", "onrecord attribute in.jsonl out.jsonl"),
    ("demo", "demonstrating", "onrecord demo"),
)
"""Each subcommand, the module of its function of the same name, and an example."""

GROUPS = (
    ("disputes", "disputing", "Where speakers contradict each other: look and decide."),
    ("people", "people", "Who is who: look, bring one's own, merge, keep apart, rename."),
    ("judgements", "judgements", "What people decided: look, take back, carry to other records."),
    ("users", "users", "Who may log in to the reading room, and what they may do there."),
    ("evaluate", "measures", "Measure a room against gold data, as the papers do."),
    ("train", "training", "Make the network's weights anew, from a corpus of one's own."),
)
"""Each command with subcommands of its own, the module of its table `SUBCOMMANDS`, and its help."""


Table = Sequence[tuple[str, str, str]]


def main() -> None:
    """Run the command line; leave with an exit code (see `onrecord.show.failing`)."""
    never_fail_to_print()
    # Matrices are small here: numpy's threads would wait for one another, a fifth of all time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app_for(sys.argv[1:2])()


def app_for(named: Sequence[str] = ()) -> typer.Typer:
    """The command line with the one command that is named first, or with all of them."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Read news pages and keep the record of who said what.",
        epilog="Exit codes: 0 done, 1 not there, 2 usage, 3 record, 4 pages rejected, 5 model.",
    )
    app.callback()(_nothing)  # with one command alone, its name is still to be typed
    for name, module, example in _chosen(COMMANDS, named):
        _add(app, module, name, example)
    for name, module, explained in _chosen(GROUPS, named):
        room = _module(module)
        group = typer.Typer(cls=_taking(getattr(room, "UNNAMED", None)), help=explained)
        for own, example in room.SUBCOMMANDS:
            _add(group, module, own, example)
        app.add_typer(group, name=name)
    return app


def _chosen(table: Table, named: Sequence[str]) -> Table:
    """The rows that `named` names; all where it names none of any table."""
    known = {name for name, _, _ in (*COMMANDS, *GROUPS)}
    wanted = known & set(named)
    return [row for row in table if not wanted or row[0] in wanted]


def _add(app: typer.Typer, module: str, name: str, example: str) -> None:
    written = name.replace("-", "_")
    room = _module(module)  # Python keeps some names for itself: `import_` there, `import` here
    function = getattr(room, written, None) or getattr(room, f"{written}_")
    app.command(name, epilog=f"Example: {example}")(leaving(function))


def _taking(unnamed: str | None) -> type[TyperGroup]:
    """A group of which `unnamed` is the subcommand where none is named; without it, help is."""

    class Group(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            first = args[0] if args else unnamed or "--help"
            named = first in self.commands or first in self.get_help_option_names(ctx)
            given = args if named or unnamed is None else [unnamed, *args]
            return super().parse_args(ctx, given or ["--help"])

    return Group


def _module(name: str) -> Any:
    return import_module(f"onrecord.show.{name}")


def _nothing() -> None:
    """Read news pages and keep the record of who said what."""
