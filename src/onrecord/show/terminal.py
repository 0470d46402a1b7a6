"""The seam to the terminal: words of pages as harmless text, JSON that every locale can print.

In: words that come from pages, file names and servers. Out: rich texts and lines on standard
output. Such words may hold codes that steer a terminal (ESC) or turn the order of what stands
around them (the bidirectional overrides, "Trojan Source"): a reader would see words that are not
there, or a speaker beside another's words. Each such code is shown as �, one for one, so that
offsets still hold. Exports keep the words as they are.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import typer
from rich.text import Text

_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {code: "\ufffd" for code in _STEERING if chr(code) not in "\n\t"}


def shown(words: str, style: str = "") -> Text:
    """`words` as they stand, never as markup; what steers a terminal is seen and does nothing."""
    return Text(words.translate(_SHOWN), style)


def print_json(value: Any) -> None:
    """Print one line of JSON; escaped where standard output is no UTF-8, so that it stays JSON."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    typer.echo(json.dumps(value, ensure_ascii=encoding != "utf8", default=str))


def never_fail_to_print() -> None:
    """From here on, a letter that standard output cannot show is escaped, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
