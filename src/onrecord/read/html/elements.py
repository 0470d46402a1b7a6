"""What the tag, the class and the style of an HTML element tell: what it is to a reader.

In comes an element of a page, out come facts about it: whether it begins a line, of which kind the
line is, whether it stands beside the article, is hidden, leads to another page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import XPath
from lxml.html import HtmlElement

from onrecord.model import BlockKind

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
UNSEEN = frozenset((
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
_LENGTH = XPath("string-length()")


def is_apart(element: HtmlElement, size: float) -> bool:
    """Whether an element is a box beside the article: by its tag, its role, or its name."""
    if element.tag in _APART or (element.get("role") or "").lower() in _APART_ROLES:
        return True
    if element.tag not in _BOXES:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        len(names) <= MAX_NAME_CHARACTERS
        and (element.tag == "form" or _names_a_box(names))
        and element.find(".//h1") is None
        and text_length(element) <= MAX_APART_SHARE * size
    )


@lru_cache(maxsize=4096)  # a site gives all its list items the same few names; never long ones
def _names_a_box(names: str) -> bool:
    return bool(_APART_NAMES.search(names))


def text_length(element: HtmlElement) -> float:
    """How many characters of text are in an element, scripts and all."""
    length: float = _LENGTH(element)
    return length


def kind_of(element: HtmlElement) -> BlockKind:
    """The kind of the lines in an element, by its tag or its class."""
    if kind := _KINDS.get(element.tag):
        return kind
    names = element.get("class")
    if names and element.tag in ("div", "p", "section") and len(names) <= MAX_NAME_CHARACTERS:
        if _CAPTION_CLASS.search(names):
            return BlockKind.CAPTION
        if _PULLED_CLASS.search(names):
            return BlockKind.QUOTATION
    return BlockKind.PARAGRAPH


def leads_away(element: HtmlElement) -> bool:
    """Whether an element leads to another page (a heading may be a link to itself)."""
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def is_hidden(element: HtmlElement) -> bool:
    """Whether readers do not see an element; inline ones with aria-hidden (drop caps) they do."""
    style, names = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag in BLOCKS)
        or bool(style and _HIDDEN_STYLE.search(style.lower()))
        or bool(names and len(names) <= MAX_NAME_CHARACTERS and _hides(names))
    )


@lru_cache(maxsize=4096)
def _hides(names: str) -> bool:
    return bool(_HIDDEN_CLASS.search(names))
