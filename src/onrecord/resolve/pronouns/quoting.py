"""Who speaks a quotation whose source is left out, or is I and we within it.

In: the reader of the page, the attributions and the answers so far. Out: a `Found`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.pronouns.signed import signer_of

LATELY = 3  # sentences from who spoke last to "he added"
_ADDED = re.compile(r"\b(?:add(?:ed|s)|continue[ds]|went on|goes on|conclude[ds])\b")
OPENING_MARKS = frozenset("“\"‘«„'")


def speaker_of_quotation(
    reader: Reader, attributions: Sequence[Attribution], index: int, answers: Mapping[int, Found]
) -> Found:
    """I and we: who is quoted in the words around it, or signs them."""
    inner = attributions[index].source[0]
    around = sorted(reader.around.holding(inner) - {index})
    around.sort(key=lambda i: attributions[i].hull.end - attributions[i].hull.start)
    for other in around:
        found = answers.get(other)
        if found and found.character:
            return Found(found.speaker, 0.85, "the speaker of the quotation", found.character)
    block = reader.block_at(inner.start)
    quoted = block is not None and block.holds(inner) and reader.quoted.holds(inner)
    for other in reader.around.beside(inner, block) if block and quoted else ():
        found = answers.get(other)
        if found and found.character:
            return Found(found.speaker, 0.7, "the speaker of the quotation", found.character)
    signs = pronoun_class(inner.of(reader.text)) == "first" and not reader.marked.holds(inner)
    if signs and (signer := signer_of(reader, inner)):
        return Found(reader.speaker(signer), 0.8, "signs these words", signer)
    return unsure([], "the words' own speaker is not told")


def goes_on(reader: Reader, attribution: Attribution, kind: str) -> Found | None:
    """“…,” he added: who spoke last, where the pronoun, of that kind, can mean him."""
    at = attribution.source[0]
    cue = attribution.cue[0].of(reader.text) if attribution.cue else ""
    behind = attribution.content[0].start < at.start and _ADDED.search(cue)
    last = reader.last_spoken(at.start, LATELY) if behind else None
    if last is None or not last.character or not reader.agreeing(kind)(last.character):
        return None
    return replace(last, score=0.93, evidence="goes on from what was said before")


def without_source(reader: Reader, attribution: Attribution) -> Found:
    """No source: nobody, unless the quotation plainly goes on from the last one."""
    said = attribution.content[0]
    opening = reader.text[max(0, said.start - 1) : said.start + 1].strip()[:1]
    if not attribution.cue and opening in OPENING_MARKS:
        block = reader.block_at(said.start)
        quoted = block and block.holds(said) and reader.marked.touches(said)
        before = (pair for pair in reader.spoken.before(said.start) if pair[1].character)
        last = next(before, None) if quoted else None
        if last and block and block.start <= last[0]:
            return replace(last[1], score=0.6, evidence="goes on from the quotation before")
    return Found(None, 0.7, "the page names no source")
