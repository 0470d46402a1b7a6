"""Headlines: their grammar leaves out articles and verbs, so parsers fail on them.

"Kestria denies having a favourite", "Vasko: No talks", "Harbour to close, says mayor".
Only titles and headings are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import Surface, is_speaker
from onrecord.language.cues import Cue, cues
from onrecord.model import Act, Block, BlockKind, Span

SUBJECT_WORDS = 6  # words before the verb; more hold another clause

PLURALS = frozenset(
    {
        "attacks",
        "backs",
        "bets",
        "calls",
        "charges",
        "claims",
        "demands",
        "fears",
        "figures",
        "hopes",
    }
    | {"likes", "means", "plans", "promises", "reports", "shows", "signs", "views", "votes"}
)
"""Forms that are plural nouns as well: a headline's verb only before "to" or a quotation."""

OPENING = frozenset("“\"'‘«„")

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_COLON = re.compile(r"([^:,;“\"‘]{2,60}?)\s*(:)\s+(?=\S)")
_TAG = re.compile(r",\s+(?P<subject>[^,:;]+?)\s+(?P<verb>[a-z]+)\s*\Z")
_INVERTED = re.compile(r",\s+(?P<verb>[a-z]+)\s+(?P<subject>[^,:;]+)\Z")
_OF_AN_OBJECT = frozenset(
    {Act.ANNOUNCE, Act.DENY, Act.PROMISE, Act.REJECT, Act.REQUEST, Act.THREATEN}
)
"""Acts whose verbs have an object behind them: Bank raises rates, denies pressure."""

_WORD = re.compile(r"[^\s,;:“”\"‘]+")
_STOPS = re.compile(r"\s+(?:as|amid|after|before|while|ahead of)\s|\s[–—|-]\s|;")
_CLAUSAL = re.compile(
    r"[;:?]\s|,\s*\Z|\b(?:after|as|while|when|before|if|that|their|his|her|its|the|a|an)\s*\Z"
    r"|\s(?:after|as|while|when|before|if|that)\s|\sto\s[a-z]"
)
_NO_SUBJECT = frozenset({"how", "why", "what", "when", "where", "who", "if", "this", "that"})


def _heads(surface: Surface) -> Iterator[tuple[Block, str]]:
    for block in surface.layout.blocks:
        if block.kind in _HEADS:
            yield block, surface.words(block)


def headline_colons(surface: Surface) -> Iterator[Found]:
    """A name, a colon, and what it says; the name must stand in the page again, if it has text."""
    for block, words in _heads(surface):
        found = _COLON.match(words)
        if not found or not is_speaker(found[1]) or not _known(surface, block, found[1]):
            continue
        start = block.span.start
        yield Found(
            "headline-colon@1",
            (Span(start + found.start(1), start + found.end(1)),),
            (Span(start + found.start(2), start + found.end(2)),),
            surface.spans(start + found.end(), block.span.end),
        )


def _known(surface: Surface, block: Block, name: str) -> bool:
    rest = surface.text[: block.span.start] + surface.text[block.span.end :]
    return not rest.strip() or re.search(rf"\b{re.escape(name.split()[-1])}\b", rest) is not None


def headline_tags(surface: Surface) -> Iterator[Found]:
    """Words, then ", says mayor" or ", mayor says"."""
    for block, words in _heads(surface):
        for found in filter(None, (tag.search(words) for tag in (_INVERTED, _TAG))):
            objects = _OF_AN_OBJECT if found.re is _INVERTED else frozenset()
            if not _says(found["verb"], objects) or len(found["subject"].split()) > SUBJECT_WORDS:
                continue
            start = block.span.start
            yield Found(
                "headline-tag@1",
                surface.spans(start + found.start("subject"), start + found.end("subject")),
                surface.spans(start + found.start("verb"), start + found.end("verb")),
                surface.spans(start, start + found.start()),
            )
            break


def _says(word: str, less: frozenset[Act]) -> bool:
    """Whether `word` is a form of a verb that tells a clause and does none of `less`."""
    return any(
        "clause" in cue.takes and word != cue.lemma and cue.act not in less
        for cue in cues().verbs_of(word)
    )


def headline_verbs(surface: Surface) -> Iterator[Found]:
    """A subject, a cue in the present, and what is said: Kestria denies having a favourite."""
    for block, words in _heads(surface):
        tokens = list(_WORD.finditer(words))
        for index, token in enumerate(tokens[: SUBJECT_WORDS + 1]):
            following = [t[0] for t in tokens[index + 1 :]]
            cue = cues().verb(token[0], following) if index and token[0].islower() else None
            if cue is None or not token[0].endswith("s") or not following:
                continue
            if (
                token[0] in PLURALS
                and following[0] != "to"
                and words[token.end() + 1] not in OPENING
            ):
                continue
            yield from _headline_verb(surface, block, words, tokens, index, cue)
            break


def _headline_verb(
    surface: Surface, block: Block, words: str, tokens: list[re.Match[str]], index: int, cue: Cue
) -> Iterator[Found]:
    subject = words[: tokens[index].start()]
    if _CLAUSAL.search(subject) or tokens[0][0].lower() in _NO_SUBJECT:
        return
    last = index + len(cue.lemma.split()) - 1
    if (
        last + 1 < len(tokens)
        and tokens[last + 1][0] in cue.prepositions
        and not _object_first(cue)
    ):
        last += 1
    elif not _fits(cue, tokens[last + 1][0] if last + 1 < len(tokens) else ""):
        return
    start = block.span.start
    stop = _STOPS.search(words, tokens[last].end())
    end = start + stop.start() if stop else block.span.end
    yield Found(
        "headline-verb@1",
        surface.spans(start, start + tokens[index].start()),
        surface.spans(start + tokens[index].start(), start + tokens[last].end()),
        surface.spans(start + tokens[last].end(), end),
    )


def _object_first(cue: Cue) -> bool:
    return cue.hearer and "clause" not in cue.takes


def _fits(cue: Cue, following: str) -> bool:
    """Whether what follows the verb may be its content."""
    if following == "to":
        return "infinitive" in cue.takes
    if following.endswith("ing"):
        return bool({"gerund", "noun", "clause"} & cue.takes)
    return bool({"clause", "noun", "complement"} & cue.takes) or cue.hearer
