"""What stands in an HTML page: its lines of text, in order, each with its kind by its tags.

In comes a tree, out come lines as a reader sees them one below the other. This says what is there
and not what of it is the article; for that see `html`. It is our own walk because an extractor
gives back what it judged to be the article, changed (words in <time> and marks of <q> gone,
captions gone), and the record needs what stands in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from onrecord.model import BlockKind

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_STRENGTH = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTATION,
    BlockKind.HEADING,
    BlockKind.CAPTION,
)
"""A line inside several kinds is of the last of them: a paragraph in a list item is an item."""

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "applet", "area", "audio", "base", "button", "canvas", "col", "colgroup", "datalist",
    "embed", "frame", "frameset", "head", "iframe", "img", "input", "link", "map", "math",
    "meta", "meter", "noframes", "noscript", "object", "option", "param", "picture", "progress",
    "rp", "rt", "script", "select", "source", "style", "svg", "template", "textarea", "title",
    "track", "video",
))  # fmt: skip
_APART = frozenset(("nav", "footer", "aside", "menu", "dialog"))
_BOXES = frozenset(("div", "section", "ul", "ol", "p", "table", "td", "details", "form"))
_APART_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "banner", "menu", "dialog", "toolbar")
)
_APART_NAMES = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|newsletters?|subscri(?:be|ption)|donat(?:e|ions?)"
    r"|promos?|cookies?|consent|gdpr|comments?|commentlist|disqus|breadcrumbs?|advert\w*|ads?"
    r"|sponsor\w*|outbrain|taboola|trending|popular|most-read|recommended|recirc\w*|tags|topics"
    r"|sidebar|paywall|pagination|toolbar|banner|modal|popup)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words that sites use in class and id of boxes beside the article, in any language of theirs."""

MAX_APART_SHARE = 0.25  # of a page's characters; a box with more is a wrapper around the article
MAX_NAME_CHARACTERS = 300  # of class and id; more is generated

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_HIDDEN_CLASS = re.compile(r"visually-?hidden|\bsr-only\b|screen-reader-text", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"\b(?:wp-)?(?:image-?|photo-?)?caption(?:-text)?\b", re.IGNORECASE)
_PULLED_CLASS = re.compile(r"\b(?:pull|block)-?_?quote\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"[^\W_][”\"’»)\]]*$")
_NEW_SPEAKER = re.compile(r"\s*(?:[–—―]\s?|[A-Z][\w.' -]{0,40}:\s)")


@dataclass(slots=True)
class Line:
    """One line: words, kind by tags, and what the choice of the article needs to know of it.

    `element` is the innermost block around it; `top` whether that is in an <h1>; `apart` whether it
    is in navigation, an aside, a footer, a form; `linked` is how many of its characters are links;
    `stamps` are the dates of its <time> elements.
    """

    words: str
    kind: BlockKind
    element: HtmlElement
    top: bool
    apart: bool
    linked: int
    stamps: tuple[str, ...]


@dataclass(slots=True)
class _Block:
    element: HtmlElement
    kind: BlockKind
    top: bool = False
    apart: bool = False


@dataclass(slots=True)
class _Walk:
    """Where a walk over the tree is: blocks around, words gathered since the last line."""

    blocks: list[_Block]
    size: int  # characters of the whole page
    words: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    breaks: int = 0

    def add(self, words: str | None) -> Iterator[Line]:
        """Gather `words`; the line before them, where they begin a new one."""
        if words and words.strip():
            if self.breaks and _begins_line(self, words):
                yield from self.line()
            self.breaks = 0
            self.linked += len(words) if self.links else 0
        if words:
            self.words.append(words)

    def line(self) -> Iterator[Line]:
        """What was gathered, as a line of the block that we are in."""
        words, around = "".join(self.words), self.blocks[-1]
        if words.strip():
            yield Line(
                words=words,
                kind=around.kind,
                element=around.element,
                top=around.top,
                apart=around.apart,
                linked=self.linked,
                stamps=tuple(self.stamps),
            )
            self.stamps.clear()
        self.words.clear()
        self.linked = self.breaks = 0


def lines(tree: HtmlElement) -> Iterator[Line]:
    """The lines of text of the page `tree`, in order; what is never shown is left out."""
    whole = _Block(tree, BlockKind.PARAGRAPH)
    walk = _Walk([whole], sum(map(len, tree.itertext())))
    steps = iterwalk(tree, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in steps:
        if event == "start":
            if element.tag in _UNSEEN or _is_hidden(element):
                skipped = element
                steps.skip_subtree()
            else:
                yield from _opened(walk, element)
            continue
        if element is not skipped:
            yield from _closed(walk, element)
        if element is not tree:
            yield from walk.add(element.tail)
    yield from walk.line()


def _opened(walk: _Walk, element: HtmlElement) -> Iterator[Line]:
    tag = element.tag
    if tag in _BLOCKS:
        yield from walk.line()
        walk.blocks.append(_within(walk.blocks[-1], element, walk.size))
    elif tag == "br":
        walk.breaks += 1
        walk.words.append("\n")
    elif tag == "time":
        walk.stamps.append(element.get("datetime") or "")
    elif _is_link(element):
        walk.links += 1
    elif tag == "q":
        yield from walk.add("“")  # browsers draw the marks of <q>; without them it is no quotation
    yield from walk.add(element.text)


def _closed(walk: _Walk, element: HtmlElement) -> Iterator[Line]:
    tag = element.tag
    if tag in _BLOCKS:
        yield from walk.line()
        walk.blocks.pop()
    elif _is_link(element):
        walk.links -= 1
    elif tag == "q":
        yield from walk.add("”")


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


def _within(around: _Block, element: HtmlElement, size: int) -> _Block:
    """The block of `element` inside the block `around`, which hands on what it is."""
    kind = max(around.kind, _kind(element), key=_STRENGTH.index)
    signs = around.kind is BlockKind.QUOTATION and element.tag == "footer"  # who is quoted
    apart = around.apart or (not signs and _is_apart(element, size))
    return _Block(element, kind, around.top or element.tag == "h1", apart)


def _is_apart(element: HtmlElement, size: int) -> bool:
    """Whether an element is a box beside the article: by its tag, its role, or its name."""
    if element.tag in _APART or (element.get("role") or "").lower() in _APART_ROLES:
        return True
    if element.tag not in _BOXES:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        len(names) <= MAX_NAME_CHARACTERS
        and (element.tag == "form" or bool(_APART_NAMES.search(names)))
        and element.find(".//h1") is None
        and sum(map(len, element.itertext())) <= MAX_APART_SHARE * size
    )


def _kind(element: HtmlElement) -> BlockKind:
    if kind := _KINDS.get(element.tag):
        return kind
    names = element.get("class")
    if names and element.tag in ("div", "p", "section") and len(names) <= MAX_NAME_CHARACTERS:
        if _CAPTION_CLASS.search(names):
            return BlockKind.CAPTION
        if _PULLED_CLASS.search(names):
            return BlockKind.QUOTATION
    return BlockKind.PARAGRAPH


def _is_link(element: HtmlElement) -> bool:
    """Whether an element leads to another page (a heading may be a link to itself)."""
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def _is_hidden(element: HtmlElement) -> bool:
    """Whether readers do not see an element; inline ones with aria-hidden (drop caps) they do."""
    if not element.attrib:
        return False
    style, names = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag in _BLOCKS)
        or bool(style and _HIDDEN_STYLE.search(style.lower()))
        or bool(names and len(names) <= MAX_NAME_CHARACTERS and _HIDDEN_CLASS.search(names))
    )
