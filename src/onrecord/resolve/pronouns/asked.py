"""Who asked, where a page tells only who was: "Asked about the port, Ruiz told the Courier …".

In: the reader of the page and an attribution without a source. Out: a `Found`: to whom the answer
was told, who interviewed or who took the poll; None where nobody was asked or nothing tells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Attribution, Span
from onrecord.resolve.cast.lists import Named, start_of
from onrecord.resolve.descriptions.issued import THE_POLL, only_pollster
from onrecord.resolve.descriptions.issuers import issuer_of
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader

ASKED = r"(?:asked|pressed|questioned|quizzed|challenged|grilled)"
_IS_ASKED = re.compile(rf"\b(?:is|was|were|been|being|got) (?:\w+ )?{ASKED}\b")
_OPENS = re.compile(rf"(?:[Ww]hen |[Ii]f )?(?:\w+ )?{ASKED}\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?:^|[.;\n]|[,”\"] ?|[Ww]hen |[Ii]f )\s*$")
_HEARER = re.compile(
    r"\b(?:told|telling|interview(?:ed)? (?:with|by|on)|asked by|questioned by|pressed by"
    r"|appear(?:ing|ance) on|speaking (?:to|with)) (?:(?:the|an?) )?(?:[a-z][\w-]* ){0,3}$"
)
_THEIRS = re.compile(r"[’']s? ?")  # "Fox News’ Jenna Hale"
_MANY = re.compile(r"\b(?:per ?cent|respondents?|surveyed|polled|voters)\b|\d%")
LEAD = 60  # characters before a name in which it is told that the one heard the answer


def asked_by(reader: Reader, attribution: Attribution) -> Found | None:
    """Who asked what somebody was asked."""
    if not attribution.cue or not _is_asked(reader.text, attribution.cue[0]):
        return None
    cue = attribution.cue[0]
    sentence = reader.layout.sentences[reader.sentence_at(cue.start)]
    named = [pair for pair in reader.names_at(sentence) if not _is_asked_of(pair, attribution)]
    for at, (name, character) in enumerate(named):
        start = start_of(name)
        if _HEARER.search(reader.text, max(sentence.start, start - LEAD), start):
            told = named[at + 1 : at + 2]
            beside = [
                c for n, c in told if _THEIRS.fullmatch(reader.text, name.span.end, start_of(n))
            ]
            return reader.found((beside or [character])[0], 0.8, "to whom the answer was told")
    if _MANY.search(reader.text, cue.start, sentence.end):
        found = issuer_of(reader, THE_POLL, cue, None) if only_pollster(reader) else None
        return replace(found, evidence="who took the poll") if found and found.speaker else None
    return None


def _is_asked(text: str, cue: Span) -> bool:
    words = cue.of(text)
    if _IS_ASKED.search(words):
        return True
    opens = _BEFORE.search(text, max(0, cue.start - 6), cue.start) or words.startswith("when ")
    return bool(opens and _OPENS.match(words))


def _is_asked_of(pair: Named, attribution: Attribution) -> bool:
    """Whether a name stands in what was asked."""
    return any(span.holds(pair[0].span) for span in attribution.content)
