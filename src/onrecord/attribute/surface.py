"""What the rules for surface forms share: names, labels that are none, and blocks as text.

Free of parses: a name is a run of capitalised words with the particles that names have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.attribute.syntax.tree import edged
from onrecord.language.cues import cues
from onrecord.model import Block, Layout, Span, Spans

NAME = (
    r"(?:[A-Z][\w.'’-]*|[A-Z]\.)"
    r"(?:\s(?:[A-Z][\w.'’-]*|de|da|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|of|the|and|&))*"
)
"""A run of capitalised words; particles may stand inside it."""

DASH = r"[–—―-]{1,2}"

NO_SPEAKERS = frozenset(
    """according advertisement also analysis and answer asked background breaking breaking\\ news
    but by caption comment contact correction credit date editor's\\ note editor’s\\ note exclusive
    explainer fact fact\\ check file file\\ photo find\\ out\\ more follow image in\\ brief live
    location media more news note opinion photo photos picture place poll price ps question quote
    read read\\ more related report result results review see see\\ also share source sources
    subject tags text then time tip topics update updated verdict video warning watch weather when
    where who why wording words""".replace("\\ ", "~").split()
)
"""Words before a colon that name nobody who speaks (`~` for a space)."""

_LEADS_TO = re.compile(r"(?:After|At|Before|By|For|From|In|On|To|Under|With)\s")
"""What stands before one who hears, or a place: To Putin: “…”."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A document's text and layout, as the rules for forms see it."""

    text: str
    layout: Layout

    def words(self, block: Block) -> str:
        """The words of a block."""
        return block.span.of(self.text)

    def spans(self, start: int, end: int) -> Spans:
        """[start, end) without punctuation at its edges; empty where nothing is left."""
        found = edged(self.text, Span(start, end), self.layout.zones) if start < end else None
        return (found,) if found else ()


def is_speaker(words: str) -> bool:
    """Whether `words` before a colon may name a speaker: a name of up to five words, no label."""
    plain = words.strip()
    if not re.fullmatch(NAME, plain) or len(plain.split()) > 5:
        return False
    if plain.startswith("The ") or _LEADS_TO.match(plain):
        return False
    return plain.lower().replace(" ", "~") not in NO_SPEAKERS


def speaks(word: str) -> bool:
    """Whether `word` is a form of a verb that takes a quotation, or begins such a phrase: "put"."""
    return any("quote" in cue.takes for cue in cues().verbs_of(word.lower()))
