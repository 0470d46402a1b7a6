"""The article among what stands in an HTML page: which lines are its own, and of which kind.

trafilatura (Barbaresi 2021, ACL demos; `fast` mode) is asked for the article's text, and a line
of the page (`standing`) is the article's own where most of its word triples are in that text. So
the words are the page's own, while the choice is that of the best tested extractor. What stands
between the article's lines and is not its own is kept as furniture; what stands before its title
and after its end is left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted
from trafilatura.settings import Extractor

from onrecord.language.furniture import furniture
from onrecord.model import BlockKind
from onrecord.read.html.standing import Line, lines, unfolded
from onrecord.read.text.canonical import canonical
from onrecord.read.text.draft import letters, same_title

log = logging.getLogger(__name__)
for _name in ("trafilatura", "htmldate"):  # their complaints are for whoever configures logging
    logging.getLogger(_name).addHandler(logging.NullHandler())

TRIPLE_SHARE = 0.7  # of a line's word triples in trafilatura's text; a <time> dropped costs 3
LINK_SHARE = 0.9  # of a line's characters; a line that is a link and no sentence leads elsewhere
NEIGHBOURS = 2  # article lines in one element that make a full sentence beside them one as well
MAX_DATELINE_WORDS = 25
MAX_SHARE_BEFORE_TITLE = 0.2  # of the article's characters; a kicker and a standfirst have less
MIN_REPEATED_LETTERS = 20  # of a line that stands twice; shorter ones ("Yes.") may well be said so

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]\s]*$")
_STANDFIRST = re.compile(
    r"\b(?:standfirst|sub-?title|sub-?head\w*|dek|deck|lead|lede|summary|intro|description)\b"
)
_BYLINE = re.compile(
    r"\b(?:by-?line|date-?line|authors?|pub-?date|date-?published|timestamp|(?:post|article)-?meta"
    r"|posted-on|dates?|time|meta)\b",
    re.IGNORECASE,
)


def article_lines(
    tree: HtmlElement, bare: HtmlElement, title: str | None, outlet: str | None
) -> Iterator[tuple[Line, BlockKind]]:
    """The lines from the title to the article's end, each with its kind in the document.

    `bare` is `tree` without its boxes, for the extractor.
    """
    standing = lines(tree)
    words = _article_words(bare)
    own = _with_neighbours(standing, [_is_own(line, words) for line in standing])
    title_at = _title_place(standing, title, outlet)
    inner = [i for i, yes in enumerate(own) if yes and i != title_at]
    if not inner:
        return
    first = _start(standing, inner, title_at)
    text_at = next((i for i in inner if i >= first), inner[-1])
    parents = {_parent(standing[i]) for i in (*inner, *([] if title_at is None else [title_at]))}
    seen: set[str] = set()
    for place in range(first, inner[-1] + 1):
        for line in unfolded(standing[place]):
            kind = _kind(line, own[place], place < text_at, _parent(line) in parents)
            if place == title_at:
                kind = BlockKind.TITLE
            key = letters(line.words)
            repeated = len(key) >= MIN_REPEATED_LETTERS and key in seen
            seen.add(key)
            yield line, BlockKind.FURNITURE if repeated else kind


@dataclass(frozen=True, slots=True)
class _ArticleWords:
    """The article's words by trafilatura: triples of them, and whole short lines."""

    triples: frozenset[tuple[str, str, str]]
    lines: frozenset[str]

    def hold(self, words: str) -> bool:
        triples = _triples(words)
        if not triples:
            return letters(words) in self.lines
        return sum(triple in self.triples for triple in triples) >= TRIPLE_SHARE * len(triples)


def _article_words(tree: HtmlElement) -> _ArticleWords:
    """What trafilatura takes for the article; nothing where it finds none."""
    options = Extractor(fast=True, comments=False, formatting=True, tables=True)
    try:
        found = bare_extraction(tree, options=options)
    except Exception:  # it promises nothing about hostile pages
        log.debug("trafilatura found no article", exc_info=True)
        found = None
    body = found.body if isinstance(found, Extracted) else ()
    parts = [" ".join(element.itertext()) for element in body]
    leaves = [
        " ".join(leaf.itertext())
        for part in body
        for leaf in part.iter("item", "p", "cell", "quote")
    ]
    return _ArticleWords(
        frozenset(triple for part in parts for triple in _triples(part)),
        frozenset(filter(None, map(letters, (*parts, *leaves)))),
    )


def _triples(words: str) -> list[tuple[str, str, str]]:
    tokens = re.findall(r"\w+", words.lower())
    return list(zip(tokens, tokens[1:], tokens[2:], strict=False))


def _start(standing: Sequence[Line], inner: Sequence[int], title_at: int | None) -> int:
    """Where the article starts: at its title, unless much of its text stands before that."""
    if title_at is None:
        return inner[0]
    sizes = [(i, len(standing[i].words)) for i in inner]
    before = sum(size for i, size in sizes if i < title_at)
    if before <= MAX_SHARE_BEFORE_TITLE * sum(size for _, size in sizes):
        return title_at
    return inner[0]


def _is_own(line: Line, words: _ArticleWords) -> bool:
    """Whether a line is the article's own."""
    if line.apart or _leads_elsewhere(line):
        return False
    text = canonical(line.words)
    return words.hold(text) and not furniture().is_furniture(text)


def _leads_elsewhere(line: Line) -> bool:
    """Whether a line is a link and no sentence: a headline of another page."""
    words = line.words.strip()
    return line.linked > LINK_SHARE * len(words) and not _SENTENCE_END.search(words)


def _with_neighbours(standing: Sequence[Line], own: Sequence[bool]) -> list[bool]:
    """The article's lines and full sentences in <p> between siblings that are the article's."""
    siblings = Counter(_parent(line) for line, yes in zip(standing, own, strict=True) if yes)
    return [
        yes
        or (
            line.element.tag == "p"
            and not line.apart
            and line.linked * 2 < len(line.words)
            and siblings[_parent(line)] >= NEIGHBOURS
            and bool(_SENTENCE_END.search(line.words))
            and not furniture().is_furniture(canonical(line.words))
            and not furniture().is_dateline(canonical(line.words))
        )
        for line, yes in zip(standing, own, strict=True)
    ]


def _parent(line: Line) -> HtmlElement | None:
    return line.element.getparent()


def _title_place(standing: Sequence[Line], title: str | None, outlet: str | None) -> int | None:
    """Where the title stands: the h1 that says it, else a line that says it, else the first h1."""
    wanted, name = letters(title or ""), letters(outlet or "")
    open_ = [i for i, line in enumerate(standing) if not line.apart]
    keys = {i: letters(standing[i].words) for i in open_}
    open_ = [i for i in open_ if keys[i]]
    tops = [i for i in open_ if standing[i].top and keys[i] != name]
    same = [i for i in open_ if wanted and same_title(keys[i], wanted)]
    for places in ([i for i in tops if i in same], same, tops):
        if places:
            return places[0]
    return None


def _kind(line: Line, own: bool, before_text: bool, among_own: bool) -> BlockKind:
    """The kind of a line between title and end: by its words, its tags, its class, its place."""
    words = canonical(line.words)
    short = len(words.split()) <= MAX_DATELINE_WORDS
    names = " ".join(filter(None, (line.element.get("class"), line.element.get("itemprop"))))
    if line.apart or furniture().is_furniture(words):
        return BlockKind.FURNITURE
    if short and (furniture().is_dateline(words) or (not own and _BYLINE.search(names))):
        return BlockKind.DATELINE
    if own or line.kind in (BlockKind.CAPTION, BlockKind.QUOTATION):
        return line.kind
    if furniture().is_caption(words):
        return BlockKind.CAPTION
    if before_text and _STANDFIRST.search(names):
        return BlockKind.PARAGRAPH
    heads = line.kind is BlockKind.HEADING and among_own and not _leads_elsewhere(line)
    return BlockKind.HEADING if heads else BlockKind.FURNITURE
