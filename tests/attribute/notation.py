"""A tiny notation for documents with marked attributions; hard_forms.txt explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Span,
    Spans,
    content_hash,
    document_id,
)

KINDS = {
    "= ": BlockKind.TITLE,
    "== ": BlockKind.HEADING,
    "> ": BlockKind.QUOTATION,
    "- ": BlockKind.LIST_ITEM,
}
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")

Words = tuple[str, ...]
Marked = tuple[Words, Words, Words]


@dataclass(frozen=True)
class Case:
    name: str
    document: Document
    expected: tuple[tuple[Spans, Spans, Spans], ...]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file in the notation."""
    for part in re.split(r"^\* ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        yield case(name.strip(), body.strip("\n"))


def case(name: str, marked: str) -> Case:
    """One case: lines of marked text, a block each."""
    kinds, lines = [], []
    for line in marked.split("\n"):
        prefix = next((p for p in ("== ", "= ", "> ", "- ") if line.startswith(p)), "")
        kinds.append(KINDS.get(prefix, BlockKind.PARAGRAPH))
        lines.append(line.removeprefix(prefix))
    text, spans = unmarked("\n".join(lines))
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    document = Document(
        document_id(None, text), content_hash(b""), text, tuple(blocks), language="en"
    )
    numbers = sorted({re.sub(r"\D", "", role) for role in spans})
    keys = [("source" + n, "cue" + n, "content" + n) for n in numbers]
    expected = tuple(tuple(tuple(sorted(spans.get(role, []))) for role in roles) for roles in keys)
    return Case(name, document, expected)  # type: ignore[arg-type]


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its brackets, and the spans of every role."""
    text = ""
    opened: list[int] = []
    spans: dict[str, list[Span]] = {}
    at = 0
    while at < len(marked):
        closing = re.match(r"\|([a-z0-9 ]+)\]", marked[at:])
        if closing and opened:
            start = opened.pop()
            for role in closing[1].split():
                spans.setdefault(role, []).append(Span(start, len(text)))
            at += closing.end()
        elif marked[at] == "[":
            opened.append(len(text))
            at += 1
        else:
            text += marked[at]
            at += 1
    assert not opened, f"a bracket is not closed: {marked}"
    return text, spans


def words(text: str, spans: Spans) -> Words:
    """The words at spans, each with its place, so that punctuation at an edge does not count."""
    return tuple(
        f"{found.group()}@{found.start()}"
        for found in WORD.finditer(text)
        if any(span.start < found.end() and found.start() < span.end for span in spans)
    )


def compared(text: str, attribution: Attribution) -> Marked:
    """An attribution as words, to compare."""
    roles = (attribution.source, attribution.cue, attribution.content)
    return tuple(words(text, spans) for spans in roles)  # type: ignore[return-value]
