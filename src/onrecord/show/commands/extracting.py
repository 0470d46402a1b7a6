"""`onrecord attribute`: the bare extractor, JSON lines in and out, no record involved."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, TextIO, cast

import typer

from onrecord.errors import BadInput
from onrecord.lines import json_lines
from onrecord.model import Attribution
from onrecord.model.rows import pairs
from onrecord.pipeline import Settings, attributions_in, bare_document, load_models
from onrecord.show.failing import Exit
from onrecord.show.options import ModelFolder, RulesOnly

LINES_AT_ONCE = 64  # fills the network's batches; a few megabytes of text


def attribute(
    lines_in: Annotated[
        Path, typer.Argument(metavar="IN", help='Lines {"id", "text"}; - is standard input.')
    ],
    lines_out: Annotated[
        Path, typer.Argument(metavar="OUT", help="Their attributions; - is standard output.")
    ],
    rules_only: RulesOnly = False,
    model: ModelFolder = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the network.")] = 1,
    scores: Annotated[bool, typer.Option("--scores", help="Add score and origin to each.")] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Add those within another's content, with its index.")
    ] = False,
) -> int:
    """Find source, cue and content in texts: JSON lines in, JSON lines out.

    Spans are lists of [start, end) in code points of the text as it was given.
    """
    if _same_file(lines_in, lines_out):
        raise BadInput(f"{lines_out} is read from: writing would empty it; name another OUT")
    models = load_models(Settings(rules_only=rules_only, model=model, threads=threads))
    with opened(lines_in, "r") as given, opened(lines_out, "w") as out:
        lines = json_lines(given, str(lines_in))
        while rows := list(islice(lines, LINES_AT_ONCE)):
            texts = [_text(row, f"{lines_in}, line {number}") for number, row in rows]
            found = attributions_in([bare_document(text) for text in texts], models, nested=nested)
            for (_, row), attributions in zip(rows, found, strict=True):
                own = rows_of(attributions, scores=scores, nested=nested)
                line = json.dumps({"id": row.get("id"), "attributions": own})
                out.write(line + "\n")
    return Exit.DONE


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


@contextmanager
def opened(path: Path, mode: str) -> Iterator[TextIO]:
    """A text file in UTF-8, or a standard stream for `-`; BadInput where it cannot be opened."""
    if str(path) == "-":
        stream = sys.stdin if mode == "r" else sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf8", errors="strict")
        yield stream
        return
    try:
        file = cast(TextIO, path.open(mode, encoding="utf8"))
    except OSError as error:
        raise BadInput(f"{path} cannot be opened: {error.strerror}") from error
    with file:
        yield file


def _text(row: dict[str, Any], where: str) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        raise BadInput(f'{where}: it has no "text"; add it or leave the line out')
    return text


def rows_of(
    attributions: Sequence[Attribution], *, scores: bool = False, nested: bool = False
) -> list[dict[str, Any]]:
    """The JSON form of a text's attributions; `parent` is an index into the same list."""
    return [
        {
            "source": pairs(each.source),
            "cue": pairs(each.cue),
            "content": pairs(each.content),
            **({"score": round(each.score, 4), "origin": each.origin} if scores else {}),
            **({"parent": each.parent} if nested else {}),
        }
        for each in attributions
        if nested or each.parent is None
    ]
