"""A tiny notation for hard sources; hard_sources.txt explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    PartialDate,
    Span,
    content_hash,
    document_id,
)

MARK = re.compile(r"\[(?P<source>[^|\]]*)\|(?P<speaker>[^\]]+)\]|\{(?P<content>[^}]+)\}")
NEXT_WORD = re.compile(r",? (\w[\w’]*)")
DATE = "2016-06-01"


@dataclass(frozen=True)
class Case:
    name: str
    document: Document
    attributions: tuple[Attribution, ...]
    expected: tuple[str, ...]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file in the notation."""
    for part in re.split(r"^\* ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        yield case(name.strip(), body.strip("\n").split("\n"))


def case(name: str, lines: Sequence[str]) -> Case:
    """One case: lines of marked text, a block each."""
    date = DATE
    if lines[0].startswith("@ "):
        date, lines = lines[0].removeprefix("@ "), lines[1:]
    kinds = [BlockKind.TITLE if line.startswith("= ") else BlockKind.PARAGRAPH for line in lines]
    marked = "\n".join(line.removeprefix("= ") for line in lines)
    text, sources, contents, expected = _unmarked(marked)
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    attributions = tuple(
        Attribution((source,) if source else (), _cue(text, source), (content,), 1.0, "by hand")
        for source, content in zip(sources, contents, strict=True)
    )
    page = content_hash(text.encode())
    document = Document(
        document_id(None, text), page, text, tuple(blocks), published=PartialDate(date)
    )
    return Case(name, document, attributions, tuple(expected))


def _unmarked(marked: str) -> tuple[str, list[Span | None], list[Span], list[str]]:
    text, end = "", 0
    sources: list[Span | None] = []
    contents: list[Span] = []
    expected: list[str] = []
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        words = mark["content"] or mark["source"]
        span = Span(len(text), len(text) + len(words)) if words else None
        text += words
        if mark["content"] and span:
            contents.append(span)
        else:
            sources.append(span)
            expected.append(mark["speaker"])
        end = mark.end()
    return text + marked[end:], sources, contents, expected


def _cue(text: str, source: Span | None) -> tuple[Span, ...]:
    """The word after the source: the verb, in all cases but those without it."""
    found = NEXT_WORD.match(text, source.end) if source else None
    return (Span(*found.span(1)),) if found else ()
