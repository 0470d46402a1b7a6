"""What stands in an HTML page: its lines of text, in order, each with its kind by its tags.

In comes a tree, out come lines as a reader sees them one below the other; a box beside the article
is one folded line, as most of a page's elements are in such boxes and few boxes stand within the
article. This says what is there and not what of it is the article; for that see `article`. It is
our own walk because an extractor gives back what it judged to be the article, changed (words in
<time> and marks of <q> gone, captions gone), and the record needs what stands in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from onrecord.model import BlockKind
from onrecord.read.html.elements import (
    BLOCKS,
    UNSEEN,
    is_apart,
    is_hidden,
    kind_of,
    leads_away,
    text_length,
)

_STRENGTH = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTATION,
    BlockKind.HEADING,
    BlockKind.CAPTION,
)
"""A line inside several kinds is of the last of them: a paragraph in a list item is an item."""

_UNFINISHED = re.compile(r"[^\W_][”\"’»)\]]*$")
_NEW_SPEAKER = re.compile(r"\s*(?:[–—―]\s?|[A-Z][\w.' -]{0,40}:\s)")


@dataclass(slots=True)
class Line:
    """One line: words, kind by tags, and what the choice of the article needs to know of it.

    `element` is the innermost block around it; `top` whether that is in an <h1>; `apart` whether it
    is in navigation, an aside, a footer, a form; `linked` is how many of its characters are links;
    `stamps` are the dates of its <time> elements; `folded`: it stands for all lines of a box.
    """

    words: str
    kind: BlockKind
    element: HtmlElement
    top: bool
    apart: bool
    linked: int = 0
    stamps: tuple[str, ...] = ()
    folded: bool = False


@dataclass(slots=True)
class _Block:
    element: HtmlElement
    kind: BlockKind
    top: bool = False
    apart: bool = False


def lines(tree: HtmlElement) -> list[Line]:
    """The lines of text of the page `tree`, in order; what is never shown is left out."""
    return _walked(tree, _Walk([_Block(tree, BlockKind.PARAGRAPH)], text_length(tree)))


def unfolded(line: Line) -> list[Line]:
    """The lines that a folded one stands for; itself where it is none."""
    if not line.folded:
        return [line]
    return _walked(line.element, _Walk([_Block(line.element, line.kind, apart=True)], 0))


def _walked(tree: HtmlElement, walk: _Walk) -> list[Line]:
    """The lines that a walk over `tree` finds. This loop is hot: pages have thousands of tags."""
    steps = iterwalk(tree, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in steps:
        if event == "start":
            if element.tag in UNSEEN or is_hidden(element) or not walk.opens(element):
                skipped = element
                steps.skip_subtree()
            continue
        if element is not skipped:
            walk.close(element)
        if element is not tree and (tail := element.tail):
            walk.add(tail)
    walk.end_line()
    return walk.found


@dataclass(slots=True)
class _Walk:
    """Where a walk over the tree is: blocks around, words gathered since the last line."""

    blocks: list[_Block]
    size: float  # characters of the whole page
    found: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    breaks: int = 0

    def opens(self, element: HtmlElement) -> bool:
        """Enter an element: a new line where it is a block, and the words before its children.

        A box beside the article is folded and not entered.
        """
        tag = element.tag
        if tag in BLOCKS:
            self.end_line()
            around = self.blocks[-1]
            block = _within(around, element, self.size)
            if block.apart and not around.apart:
                self.found.append(Line("", block.kind, element, block.top, True, folded=True))
                return False
            self.blocks.append(block)
        elif tag == "br":
            self.breaks += 1
            self.words.append("\n")
        elif tag == "time":
            self.stamps.append(element.get("datetime") or "")
        elif leads_away(element):
            self.links += 1
        elif tag == "q":
            self.add("“")  # browsers draw the marks of <q>; without them it is no quotation
        if words := element.text:
            self.add(words)
        return True

    def close(self, element: HtmlElement) -> None:
        """Leave an element."""
        tag = element.tag
        if tag in BLOCKS:
            self.end_line()
            self.blocks.pop()
        elif leads_away(element):
            self.links -= 1
        elif tag == "q":
            self.add("”")

    def add(self, words: str) -> None:
        """Gather `words`; the line before them ends where they begin a new one."""
        if not words.isspace():
            if self.breaks and _begins_line(self, words):
                self.end_line()
            self.breaks = 0
            self.linked += len(words) if self.links else 0
        self.words.append(words)

    def end_line(self) -> None:
        """Make a line of what was gathered, of the block that we are in."""
        if not self.words:
            return
        words, around = "".join(self.words), self.blocks[-1]
        if not words.isspace():
            place = around.kind, around.element, around.top, around.apart
            self.found.append(Line(words, *place, self.linked, tuple(self.stamps)))
            self.stamps.clear()
        self.words.clear()
        self.linked = self.breaks = 0


def _begins_line(walk: _Walk, words: str) -> bool:
    """Whether words after a break are a new line and do not only go on below.

    They are after two breaks, in a quotation (who said it stands below), where a speaker is named,
    and outside of <p> where the words above are no sentence (pages of before 2000 are so laid out).
    """
    around = walk.blocks[-1]
    above = "".join(walk.words[-4:]).rstrip()  # the last few: a page may be all breaks
    titled = around.element.tag != "p" and bool(_UNFINISHED.search(above))
    return (
        walk.breaks > 1
        or around.kind is BlockKind.QUOTATION
        or bool(_NEW_SPEAKER.match(words))
        or (titled and words.lstrip()[:1].isupper())
    )


def _within(around: _Block, element: HtmlElement, size: float) -> _Block:
    """The block of `element` inside the block `around`, which hands on what it is."""
    kind = kind_of(element)
    if kind is not around.kind:
        kind = max(around.kind, kind, key=_STRENGTH.index)
    signs = around.kind is BlockKind.QUOTATION and element.tag == "footer"  # who is quoted
    apart = around.apart or (not signs and is_apart(element, size))
    return _Block(element, kind, around.top or element.tag == "h1", apart)
