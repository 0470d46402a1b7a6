"""The command `onrecord`: its subcommands, one row each, and what happens when one fails."""

from __future__ import annotations

from collections.abc import Callable

import typer

from onrecord.show.across import dispatches, disputes, positions, utterances
from onrecord.show.checking import check
from onrecord.show.demonstrating import demo
from onrecord.show.exporting import export
from onrecord.show.extracting import attribute
from onrecord.show.failing import leaving
from onrecord.show.looking import search, show, who
from onrecord.show.measuring import evaluate
from onrecord.show.reading import read

COMMANDS: tuple[tuple[Callable[..., int], str], ...] = (
    (read, "onrecord read pages/ https://news.example/story --workers 2"),
    (show, "onrecord show doc-1f3a"),
    (who, "onrecord who Lavrov --since 2019"),
    (search, 'onrecord search "no preference" --act deny'),
    (check, 'onrecord check "we did not even talk about elections" --speaker Lavrov'),
    (disputes, "onrecord disputes elections"),
    (positions, 'onrecord positions Lavrov "election interference"'),
    (utterances, "onrecord utterances"),
    (dispatches, "onrecord dispatches"),
    (export, "onrecord export statements --format parquet --output statements.parquet"),
    (attribute, "onrecord attribute in.jsonl out.jsonl"),
    (demo, "onrecord demo"),
)
"""The subcommands with an example each."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read news pages and keep the record of who said what.",
    epilog="Exit codes: 0 done, 1 not there, 2 usage, 3 record, 4 pages rejected, 5 model.",
)
for _command, _example in COMMANDS:
    app.command(_command.__name__, epilog=f"Example: {_example}")(leaving(_command))
app.add_typer(evaluate, name="evaluate")


def main() -> None:
    """Run the command line; leave with an exit code (see `onrecord.show.failing`)."""
    app()
