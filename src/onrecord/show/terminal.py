"""The seam to the terminal: words of pages as harmless text, JSON that every locale can print.

In: words that come from pages, file names and servers. Out: rich texts and lines on standard
output. What in such words steers a terminal is shown and does nothing: see `language.harmless`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.language.harmless import harmless


def shown(words: str, style: str = "") -> Text:
    """`words` as they stand, never as markup; what steers a terminal is seen and does nothing."""
    return Text(harmless(words), style)


def say(words: str) -> None:
    """Print `words` as they stand, unbroken, harmlessly."""
    Console(soft_wrap=True).print(shown(words), highlight=False)


def print_json(value: Any) -> None:
    """Print one line of JSON; escaped where standard output is no UTF-8, so that it stays JSON."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    typer.echo(json.dumps(value, ensure_ascii=encoding != "utf8", default=str))


def never_fail_to_print() -> None:
    """From here on, a letter that standard output cannot show is escaped, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
