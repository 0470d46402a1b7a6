"""Pages with marked attributions: "[Ana Ruiz|s] [said|c] [it rained|t]", numbered from the second.

`[she|s2] [added|c2] [it snowed|t2]` belongs to the second attribution, and so on. Newlines divide
blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.knowledge import load_people
from onrecord.label import label_attributions
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Labels,
    Layout,
    Parse,
    PartialDate,
    Resolution,
    Role,
    Span,
    Speaker,
    content_hash,
    document_id,
)
from onrecord.resolve import resolve_page
from onrecord.segment import layout_of

MARK = re.compile(r"\[([^|\]]+)\|([sct])(\d*)\]")


@dataclass(frozen=True)
class MarkedPage:
    document: Document
    layout: Layout
    attributions: tuple[Attribution, ...]

    def resolved(self, parses: tuple[Parse, ...] = ()) -> tuple[Resolution, ...]:
        return self.resolved_with_roles(parses)[0]

    def roles(self) -> tuple[Role, ...]:
        """The offices that the page teaches."""
        return self.resolved_with_roles()[1]

    def resolved_with_roles(
        self, parses: tuple[Parse, ...] = ()
    ) -> tuple[tuple[Resolution, ...], tuple[Role, ...]]:
        people = load_people()
        return resolve_page(self.document, self.layout, self.attributions, parses, people)

    def names(self, parses: tuple[Parse, ...] = ()) -> list[str | None]:
        """The speaker's name of each attribution; None where nobody or unsure."""
        speakers = [resolution.speaker for resolution in self.resolved(parses)]
        return [speaker.name if isinstance(speaker, Speaker) else None for speaker in speakers]

    def labelled(self) -> tuple[Labels, ...]:
        resolutions = self.resolved()
        return label_attributions(self.document, self.layout, self.attributions, resolutions)

    def words(self, spans: tuple[Span, ...]) -> str:
        return " ".join(span.of(self.document.text) for span in spans)


def marked(markup: str, published: str | None = "2019-12-11", title: bool = False) -> MarkedPage:
    """The page that a markup describes; its first line is a title where `title` is True."""
    text, spans = _unmarked(markup)
    document = Document(
        id=document_id(None, text),
        page_hash=content_hash(text.encode()),
        text=text,
        blocks=tuple(_blocks(text, title)),
        published=PartialDate(published) if published else None,
    )
    numbers = sorted({number for _, number in spans})
    named = ({part: tuple(spans.get((part, n), ())) for part in "sct"} for n in numbers)
    attributions = tuple(
        Attribution(each["s"], each["c"], each["t"], 1.0, "by hand") for each in named
    )
    return MarkedPage(document, layout_of(document), attributions)


def _unmarked(markup: str) -> tuple[str, dict[tuple[str, int], list[Span]]]:
    text, end = "", 0
    spans: dict[tuple[str, int], list[Span]] = {}
    for mark in MARK.finditer(markup):
        text += markup[end : mark.start()]
        key = (mark.group(2), int(mark.group(3) or 1))
        spans.setdefault(key, []).append(Span(len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        end = mark.end()
    return text + markup[end:], spans


def _blocks(text: str, title: bool) -> list[Block]:
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    kinds = [
        BlockKind.TITLE if title and not at else BlockKind.PARAGRAPH for at in range(len(lines))
    ]
    return [Block(line, kind) for line, kind in zip(lines, kinds, strict=True)]
