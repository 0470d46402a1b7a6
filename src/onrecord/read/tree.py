"""Characters → the tree of an HTML page, of a size that can be looked through.

Parsed by lxml with libxml2's limit on depth lifted, so that a page is never cut off silently: what
is too deep or too large is `TooMuch`, and its page is rejected.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.read.draft import TooMuch
from onrecord.read.settings import ReadSettings

_NOT_XML = re.compile(
    "[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
    r"|&#0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d);?"
    r"|&#[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]|[dD][89a-fA-F][0-9a-fA-F]{2})"
    r"(?![0-9a-fA-F]);?"
)
"""Characters, or references to them, that no XML tree may hold: lxml raises where one is moved."""

_HEAD_TAGS = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))


def parsed(text: str, settings: ReadSettings) -> HtmlElement | None:
    """The tree of a page, made from characters; None where there is no element in it.

    TooMuch where looking for its article would take more than a few seconds.
    """
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        content = _NOT_XML.sub("", text.replace("\f", " ")).encode("utf-8")
        tree = document_fromstring(content, parser=parser)
    except (LxmlError, ValueError):
        return None
    _check_size(tree, settings)
    return _with_body(tree)


def without_furniture(tree: HtmlElement) -> HtmlElement:
    """A copy of `tree` in which no date of a sidebar or footer can be found."""
    bare = deepcopy(tree)
    for element in list(bare.iter("nav", "footer", "aside", "form", "iframe")):
        element.drop_tree()
    return bare


def _check_size(tree: HtmlElement, settings: ReadSettings) -> None:
    depth = count = size = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        words = element.text if event == "start" else element.tail
        size += 0 if words is None or element.tag in ("script", "style") else len(words)
        if depth > settings.max_tag_depth:
            raise TooMuch(f"tags nested deeper than {settings.max_tag_depth}")
        if count > settings.max_tags:
            raise TooMuch(f"more than {settings.max_tags:,} tags")
        if size > settings.max_text_characters:
            raise TooMuch(f"more than {settings.max_text_characters:,} characters of text")


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
