"""Who in the sentence of a pronoun is meant by the way the sentence is built, or cannot be.

In: the reader of the page, the pronoun or its attribution. Out: `Character`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language.letters import CAPITAL
from onrecord.model import Attribution, Span, overlapping
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.lists import start_of
from onrecord.resolve.page import Reader

HEARER_REACH = 40  # characters after a cue in which its hearer is looked for
_SUBORDINATE = re.compile(
    r"(?:But |And |Yet )?(?:Although|Though|While|When|As|After|Before|If|Since|Because|Even|Once"
    r"|In|By|Despite|Until|At|During|On)\b[^,“”\"]*$"
)
_BESIDE = re.compile(r" (in|for|over|about|of|with|by|on) (?:all )?")
OWNING = frozenset(("his", "her", "its", "their"))
_HEARER = re.compile(
    rf"[’']?(?: (?:of|about|to|with))? (?:Mr\.? |Mrs\.? |Ms\.? |{CAPITAL}\w+\.? )?$"
)


def subject_ahead(reader: Reader, at: int, attribution: Attribution) -> Character | None:
    """Who acts in the main clause after the clause that the pronoun stands in."""
    sentence = reader.layout.sentences[reader.sentence_at(at)]
    comma = reader.text.find(", ", at, sentence.end)
    if comma < 0 or not _SUBORDINATE.match(reader.text, sentence.start, at):
        return None
    for name, character in reader.names_at(Span(comma, sentence.end))[:1]:
        lead = reader.text[comma + 2 : name.span.start]
        titled = lead.rstrip().rstrip(".").casefold() in ("", "mr", "mrs", "ms", name.title)
        if titled and not name.possessive and not overlapping([name.span], attribution.content):
            return character
    return None


def owner_beside(reader: Reader, pronoun: Span) -> Character | None:
    """Who is named right before "his": "praised Hale for his zeal"."""
    if pronoun.of(reader.text).casefold() not in OWNING:
        return None
    for name, character in reader.cast.before(pronoun.start):
        before = reader.text[max(0, start_of(name) - 4) : start_of(name)]
        beside = _BESIDE.fullmatch(reader.text, name.span.end, pronoun.start)
        sure = beside and (beside.group(1) in ("for", "over") or before == " of ")
        return character if sure and not name.possessive else None
    return None


def hearers(reader: Reader, attribution: Attribution) -> Iterator[Character]:
    """Those named right after the cue, not its subject: "he told Ruiz", "he said of Ruiz"."""
    for cue in attribution.cue[-1:]:
        for name, character in reader.names_at(Span(cue.end, cue.end + HEARER_REACH))[:1]:
            told = not name.possessive and not overlapping([name.span], attribution.content)
            if told and _HEARER.fullmatch(reader.text, cue.end, name.span.start):
                yield character
