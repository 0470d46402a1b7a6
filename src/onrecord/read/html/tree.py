"""Characters → the tree of an HTML page, of a size that can be looked through.

Parsed by lxml with libxml2's limit on depth lifted, so that a page is never cut off silently: what
is too deep or too large is `TooMuch`, and its page is rejected.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from lxml.etree import ElementDefaultClassLookup, LxmlError, XPath, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.read.settings import ReadSettings
from onrecord.read.text.draft import TooMuch

_CONTROLS = bytes(code for code in range(0x20) if not bytes([code]).isspace()) + b"\v"
_NO_CHARACTERS = re.compile(rb"\xed[\xa0-\xbf].|\xef\xbf[\xbe\xbf]", re.DOTALL)
"""Surrogates, U+FFFE and U+FFFF in UTF-8."""
_REFERS_TO_NO_XML = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    rb"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]|[dD][89a-fA-F][0-9a-fA-F]{2})"
    rb"(?![0-9a-fA-F]));?"
)
"""What no XML tree may hold, and references to it: lxml raises where one is moved. Each is looked
for apart, in bytes: that is ten times as fast as all together in characters."""

_ELEMENTS = XPath("count(//*)")
_TEXT_CHARACTERS = XPath("string-length(/*)")

_ALL_ALIKE = ElementDefaultClassLookup(element=HtmlElement)
"""One class for all elements: lxml's own choice asks Python for each, at each walk over a tree."""

_BOXES = ("nav", "footer", "aside", "menu", "dialog", "script", "style")
_HEAD_TAGS = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))


def parsed(text: str, settings: ReadSettings) -> HtmlElement | None:
    """The tree of a page, made from characters; None where there is no element in it.

    TooMuch where looking for its article would take more than a few seconds.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        tree = document_fromstring(_as_xml_may(text), parser=parser)
    except (LxmlError, ValueError):
        return None
    _check_size(tree, settings)
    return _with_body(tree)


def without_boxes(tree: HtmlElement) -> HtmlElement:
    """A copy of `tree` without menus, asides, footers and scripts (but data).

    An extractor drops them too, but after it has looked through all of them, several times.
    """
    bare = deepcopy(tree)
    for element in list(bare.iter(*_BOXES)):
        if "json" not in (element.get("type") or ""):
            element.drop_tree()
    return bare


def without_furniture(tree: HtmlElement) -> HtmlElement:
    """`tree` itself, out of which the boxes are dropped whose dates are those of other pages."""
    for element in list(tree.iter("nav", "footer", "aside", "form", "iframe")):
        element.drop_tree()
    return tree


def _as_xml_may(text: str) -> bytes:
    """UTF-8 without what no XML tree may hold."""
    content = text.encode("utf-8", "surrogatepass").replace(b"\f", b" ")
    content = content.translate(None, _CONTROLS)
    if b"\xed" in content or b"\xef" in content:  # what they begin with; few pages have either
        content = _NO_CHARACTERS.sub(b"", content)
    content, taken_out = _REFERS_TO_NO_XML.subn(b"", content)
    # one may have stood within another; a space in its place makes no third
    return _REFERS_TO_NO_XML.sub(b" ", content) if taken_out else content


def _check_size(tree: HtmlElement, settings: ReadSettings) -> None:
    """TooMuch where a limit is passed; counted by libxml2, a hundred times as fast as in Python."""
    if _ELEMENTS(tree) > settings.max_tags:
        raise TooMuch(f"more than {settings.max_tags:,} tags")
    if _deeper_than(settings.max_tag_depth)(tree):
        raise TooMuch(f"tags nested deeper than {settings.max_tag_depth}")
    limit = settings.max_text_characters
    if _TEXT_CHARACTERS(tree) > limit and _characters_shown(tree, limit) > limit:
        raise TooMuch(f"more than {limit:,} characters of text")


@cache
def _deeper_than(depth: int) -> XPath:
    """Whether an element stands deeper: found level by level, once past each element."""
    return XPath(f"boolean({'/*' * (depth + 1)})")


def _characters_shown(tree: HtmlElement, limit: int) -> int:
    """The characters of text outside of scripts, counted until there are more than `limit`."""
    size = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        words = element.text if event == "start" else element.tail
        size += 0 if words is None or element.tag in ("script", "style") else len(words)
        if size > limit:
            break
    return size


def _with_body(tree: HtmlElement) -> HtmlElement:
    """`tree` with what is shown in a body; libxml2 leaves it in the head where there is none."""
    head = tree.find("head")
    strays = [] if head is None else [each for each in head if each.tag not in _HEAD_TAGS]
    if strays:
        body = tree.find("body")
        if body is None:
            body = tree.makeelement("body")
            tree.append(body)
        for place, stray in enumerate(strays):
            body.insert(place, stray)
    return tree
