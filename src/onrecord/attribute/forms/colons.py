"""A paragraph that ends in a colon, and the quotation in the paragraphs behind it.

"Ana Ruiz wrote on Monday:", then a block of words. Parsers and networks see one paragraph at a
time; so the subject of the cue is looked for on the surface: the words before it, up to a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from onrecord.attribute.finders import Found
from onrecord.attribute.forms.names import is_signature
from onrecord.attribute.surface import Surface
from onrecord.language.cues import cues
from onrecord.model import Block, BlockKind, Span, Spans

SUBJECT_WORDS = 10  # words of a name with its title; more hold another clause

_WORD = re.compile(r"[\w'’-]+")
_BE = frozenset({"is", "was", "are", "were"})
_BESIDE = re.compile(
    r"\s+(?:has|have|had|is|was|are|also|then|later|again|once|now|even|still|just|\w+ly)\Z"
)
_NOMINAL = re.compile(r"(?:[A-Z]|he\b|she\b|they\b|it\b|the\b|a\b|an\b|his\b|her\b|their\b|one\b)")
_APPOSITION = re.compile(r"(?:the|a|an|who|\d)\b|[a-z]")


def colon_paragraphs(surface: Surface) -> Iterator[Found]:
    """The cue of a paragraph's last sentence, and the quotation behind its colon."""
    blocks = surface.layout.blocks
    for index, block in enumerate(blocks[:-1]):
        if block.kind is not BlockKind.PARAGRAPH or surface.text[block.span.end - 1] != ":":
            continue
        content = _behind(surface, blocks, index + 1)
        tag = _tag(surface, block) if content else None
        if tag is not None:
            yield Found("colon-paragraph@1", *tag, content)


def _behind(surface: Surface, blocks: tuple[Block, ...], index: int) -> Spans:
    """The block quotation, or the paragraph that is all quotation, at `index`."""
    if blocks[index].kind is BlockKind.QUOTATION:
        quotation = takewhile(lambda block: block.kind is BlockKind.QUOTATION, blocks[index:])
        said = [b for b in quotation if not is_signature(surface.words(b))]
        return tuple(s for b in said for s in surface.spans(b.span.start, b.span.end))
    start = blocks[index].span.start
    zone = next((z for z in surface.layout.zones if z.span.start == start and not z.depth), None)
    return surface.spans(zone.span.start, zone.span.end) if zone and not zone.scare else ()


def _tag(surface: Surface, block: Block) -> tuple[Spans, Spans] | None:
    """Source and cue of the last sentence of a block; None where either is not plain."""
    sentence = [s for s in surface.layout.sentences if block.span.holds(s)][-1]
    words = list(_WORD.finditer(surface.text, sentence.start, sentence.end))
    for index in range(len(words) - 1, 0, -1):
        size = _cue_words([w[0] for w in words[index:]])
        if size:
            source = _subject(surface, sentence.start, words[index].start())
            cue = Span(words[index].start(), words[index + size - 1].end())
            return ((source,), (cue,)) if source else None
    return None


def _cue_words(words: list[str]) -> int:
    """How many words a cue at the first of `words` has, 0 where there is none."""
    if words[0] in _BE and len(words) > 1 and words[1] in cues().adjectives:
        return 2
    cue = cues().verb(words[0], words[1:]) if words[0].islower() else None
    speaks = cue is not None and "quote" in cue.takes and words[0] != cue.lemma
    return len(cue.lemma.split()) if cue is not None and speaks else 0


def _subject(surface: Surface, start: int, cue: int) -> Span | None:
    words = surface.text[start:cue].rstrip(" ,")
    while beside := _BESIDE.search(words):
        words = words[: beside.start()]
    parts = words.split(", ")
    first = len(parts) - 1
    while first > 0 and _APPOSITION.match(parts[first]) and parts[first - 1][:1].isupper():
        first -= 1
    if first == 0 and len(parts) > 1 and not _is_name(parts[0]):
        first = len(parts) - 1
    subject = ", ".join(parts[first:])
    if not _NOMINAL.match(subject) or len(subject.split()) > SUBJECT_WORDS:
        return None
    return Span(start + len(words) - len(subject), start + len(words))


def _is_name(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split())
