"""JSON lines as people give them.

In: lines of text and the name of what they are of. Out: objects with the numbers of their lines; an
error that names the line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.errors import BadInput


def json_lines(lines: Iterable[str], where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Objects with the numbers of their lines, empty ones passed by; BadInput at what is none."""
    for number, line in _numbered(lines, where):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:  # also a number of 5,000 digits, deep nests
            why = error.msg if isinstance(error, json.JSONDecodeError) else error
            raise BadInput(f"{where}, line {number}: not JSON ({why}); mend it") from error
        if not isinstance(row, dict):
            raise BadInput(f"{where}, line {number}: an object was expected, {{…}}; mend it")
        yield number, row


def _numbered(lines: Iterable[str], where: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; BadInput where the file is no UTF-8."""
    try:
        yield from enumerate(lines, 1)
    except UnicodeDecodeError as error:
        raise BadInput(f"{where} is not UTF-8 ({error.reason}); convert it") from error
