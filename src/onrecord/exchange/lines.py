"""JSON, streamed: one object a line, or one document with a long list in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from onrecord.exchange.exports import Export

BREAKS = ("\x85", "\u2028", "\u2029")
"""What stands as it is in JSON, but ends a line for some who read line by line."""


class AsDict(Protocol):
    """A row that has a JSON form."""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        ...


def encoded(value: Any) -> bytes:
    """`value` as compact JSON in UTF-8, letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in BREAKS:
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode("utf8")


def json_lines(objects: Iterable[Any]) -> Iterator[bytes]:
    """One object a line."""
    for each in objects:
        yield encoded(each) + b"\n"


def rows_as_lines(rows: Iterable[AsDict], export: Export) -> Iterator[bytes]:
    """The nested form of each row on a line of its own."""
    yield from json_lines(row.as_dict() for row in export.taking(rows))


def one_document(
    head: dict[str, Any],
    name: str,
    items: Iterable[Any],
    tail: Callable[[], dict[str, Any]] = dict,
) -> Iterator[bytes]:
    """A JSON object with `head`, then the list `name` of items, one a line, then `tail`.

    The tail is asked for once the items are written: then their number is known. The members of a
    JSON object have no order.
    """
    yield encoded(head)[:-1] + b"," + encoded(name) + b":["
    between = b"\n"
    for item in items:
        yield between + encoded(item)
        between = b",\n"
    yield b"\n]"
    if last := tail():
        yield b"," + encoded(last)[1:-1]
    yield b"}\n"
