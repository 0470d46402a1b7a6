"""Turns of speech: transcripts ("RUIZ: We stay.") and interviews ("Q: …", "A: …").

In running text a name, how, where or on what it speaks, and a colon (Ruiz on the bridge: “It is
safe.”).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import NAME, Surface, is_speaker, speaks
from onrecord.model import Block, BlockKind, Span, Zone

LEAST_WORDS = 4  # words of a quotation behind a name; a title of a work has fewer
LEAST_TURNS = 2  # turns of a document; one alone may be a label before a colon

_TURN = re.compile(
    rf"[\"“]?({NAME})(?:\s*\([^)]*\)|,(?:(?! [-–—])[^:.(/]){{3,60}})?\s*(:)\s+(?=.*[^\W\d_]{{2}})"
)
"""A dateline with a bracket behind it is no turn, nor is a number to call."""
_QUESTION = re.compile(r"(Q|A|Question|Answer)\s*([:.])\s+(?=\S)")
_BESIDE = (
    r",? (?:about|after|apparently|as|at|before|by|during|for|from|in|of|on|through|to|via|when"
    r"|with) ((?:(?! [-–—])[^:;.“”\"\n]){1,100})"
)
_WORD = re.compile(r"\w+")
_NAMED = re.compile(rf"({NAME})(?:{_BESIDE})?(?P<colon>:) ?")
_NAMED_ON = re.compile(
    rf"({NAME}),? (?:about|on) [^:;“”\"\n]{{2,160}}(?P<colon>:) (?:(?:he|it|she|they) )?"
)
_WORDS_OF = re.compile(
    rf"(?:[^:;“”\"\n]{{2,60}} )?({NAME})['’]s (?:[a-zA-Z]+ ){{0,2}}words"
    r"(?: (?:are|were) (?:given|quoted|rendered) as)?(?P<colon>:) "
)
_SPEECH = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


def transcripts(surface: Surface) -> Iterator[Found]:
    """Paragraphs that begin with a name and a colon, where speakers take turns.

    A name in capitals is a turn by itself; others must come back, or it is a list of persons.
    """
    turns = [
        (block, found)
        for block in surface.layout.blocks
        if block.kind in _SPEECH and (found := _TURN.match(surface.words(block)))
        if is_speaker(found[1]) and not _QUESTION.match(surface.words(block))
    ]
    names = Counter(found[1] for _, found in turns)
    if len(turns) >= LEAST_TURNS and (max(names.values()) > 1 or all(map(str.isupper, names))):
        yield from (_turn(surface, "transcript@1", *turn) for turn in turns)


def named_quotations(surface: Surface) -> Iterator[Found]:
    """Quotations that a name and a colon lead up to in one sentence, without a verb between."""
    for zone in surface.layout.zones:
        sentence = surface.layout.sentence_at(zone.span)
        if zone.depth or sentence is None:
            continue
        found = _led_up_to(surface.text, sentence.start, zone.span.start)
        if found and is_speaker(found[1]) and _says(surface.text, found, zone):
            source, cue = Span(*found.span(1)), Span(*found.span("colon"))
            content = surface.spans(cue.end, zone.span.end)
            yield Found("named-quotation@1", (source,), (cue,), content)


def _says(text: str, lead: re.Match[str], zone: Zone) -> bool:
    """Whether behind the colon something is said: a pronoun, or more words than a title has."""
    behind = text[lead.end("colon") : lead.end()].strip()
    return bool(behind) or (not zone.scare and len(zone.inner.of(text).split()) >= LEAST_WORDS)


def _led_up_to(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words before a quotation, a name and a colon among them, if no verb of saying is there.

    On what somebody speaks may be another's claim: Holt on the report that Ruiz said no: “…”.
    """
    found = _NAMED.fullmatch(text, start, end)
    if found and not any(map(speaks, _WORD.findall(found[2] or ""))):
        return found
    return _NAMED_ON.fullmatch(text, start, end) or _WORDS_OF.fullmatch(text, start, end)


def questions_and_answers(surface: Surface) -> Iterator[Found]:
    """Paragraphs that begin with Q or A."""
    turns = [
        (block, found)
        for block in surface.layout.blocks
        if block.kind in _SPEECH and (found := _QUESTION.match(surface.words(block)))
    ]
    if len(turns) >= LEAST_TURNS:
        yield from (_turn(surface, "question-and-answer@1", *turn) for turn in turns)


def _turn(surface: Surface, rule: str, block: Block, found: re.Match[str]) -> Found:
    start = block.span.start
    return Found(
        rule,
        source=(Span(start + found.start(1), start + found.end(1)),),
        cue=(Span(start + found.start(2), start + found.end(2)),),
        content=surface.spans(start + found.end(), block.span.end),
    )
