"""The command `onrecord`: its subcommands, one row each.

Only the module of the command that is run is imported: asking the record loads no model, and
`onrecord --help` loads nothing at all.
"""

from __future__ import annotations

import ast
from importlib import import_module
from importlib.resources import files
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.garbage import looked_for_seldom
from onrecord.show.failing import leaving
from onrecord.show.terminal import never_fail_to_print
from onrecord.threads import one_thread_a_matrix

ROOM = "onrecord.show.commands"

COMMANDS = (
    ("read", "reading", "onrecord read pages/ https://news.example/story --workers 2"),
    ("load", "sharding", "onrecord load shards/"),
    ("inputs", "inputs", "onrecord inputs --unfinished"),
    ("show", "showing", "onrecord show doc-1f3a"),
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


def main() -> None:
    """Run the command line; leave with an exit code (see `onrecord.show.failing`)."""
    never_fail_to_print()
    one_thread_a_matrix()
    looked_for_seldom()
    app()()


def app() -> typer.Typer:
    """The command line, of which no command is imported yet."""
    made = typer.Typer(
        cls=_Late,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Read news pages and keep the record of who said what.",
        epilog="Exit codes: 0 done, 1 not there, 2 usage, 3 record, 4 pages rejected, 5 model.",
    )
    made.callback()(_options)
    for name, module, _ in COMMANDS:
        made.command(name, help=first_line(module, name))(_nothing)
    for name, _, explained in GROUPS:
        made.command(name, help=explained)(_nothing)
    return made


class _Late(TyperGroup):
    """A group that lists its commands by name and help, and imports the one that is run."""

    def resolve_command(
        self, ctx: Any, args: list[str]
    ) -> tuple[str | None, Any | None, list[str]]:
        name, found, rest = super().resolve_command(ctx, args)
        return name, typer.main.get_command(_alone(name)) if name else found, rest


def _alone(wanted: str) -> typer.Typer:
    """The command line of one command, which is imported."""
    for name, module, example in COMMANDS:
        if name == wanted:
            alone = typer.Typer(add_completion=False)
            _add(alone, module, name, example)
            return alone
    return next(_group(module, explained) for name, module, explained in GROUPS if name == wanted)


def _group(module: str, explained: str) -> typer.Typer:
    room = import_module(f"{ROOM}.{module}")
    unnamed = getattr(room, "UNNAMED", None)
    group = typer.Typer(cls=_taking(unnamed), help=explained, add_completion=False)
    group.callback()(_nothing)
    for own, example in room.SUBCOMMANDS:
        _add(group, module, own, example)
    return group


def _add(made: typer.Typer, module: str, name: str, example: str) -> None:
    room = import_module(f"{ROOM}.{module}")
    function = getattr(room, written(name), None) or getattr(room, f"{written(name)}_")
    explained = unbroken(function.__doc__ or "")
    made.command(name, help=explained, epilog=f"Example: {example}")(leaving(function))


def unbroken(explained: str) -> str:
    """A docstring as help: a paragraph's lines are one, which the terminal breaks where it ends."""
    return "\n\n".join(" ".join(each.split()) for each in explained.split("\n\n"))


def first_line(module: str, name: str) -> str:
    """The first line that a command says of itself, read from its module's text: no import."""
    text = files(ROOM).joinpath(f"{module}.py").read_text(encoding="utf8")
    says = {
        each.name.rstrip("_"): ast.get_docstring(each)
        for each in ast.parse(text).body
        if isinstance(each, ast.FunctionDef)
    }
    return (says[written(name)] or "").partition("\n")[0]


def written(name: str) -> str:
    """The name of a command's function; where Python keeps it for itself it has a “_” behind."""
    return name.replace("-", "_")


def _taking(unnamed: str | None) -> type[TyperGroup]:
    """A group of which `unnamed` is the subcommand where none is named; without it, help is."""

    class Group(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            given = args or [unnamed or "--help"]
            named = given[0] in self.commands or given[0] in self.get_help_option_names(ctx)
            whole = given if named or unnamed is None else [unnamed, *given]
            return super().parse_args(ctx, whole)

    return Group


def _tell_version(asked: bool) -> None:
    if asked:
        from onrecord.version import VERSION  # reads what is installed, which few ask for

        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show which it is."),
    ] = False,
) -> None:
    """Read news pages and keep the record of who said what."""


def _nothing() -> None:
    """Read news pages and keep the record of who said what."""
