"""Nouns of saying with who says it behind "by": the claim by Ana Ruiz that it rained.

Behind "that" a clause is told; behind "of", where commas stand around who says it, a thing: the
revelation, by the paper, of a second ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import Surface
from onrecord.language.cues import cues
from onrecord.model import Act, Span

_CUE = re.compile(r"(?<!\bno )(?<!\bany )\b(?P<cue>[a-z]+),?\Z")
"""The word before "by"; "no claim by the port that" tells nothing. It is looked for second: any
word may be one, "by" stands seldom."""

LONGEST = 40  # characters of that word and a comma

_SOURCE = r" by (?P<source>\w[\w'’.-]*(?: (?!that\b|who\b)[\w'’.-]+){0,8}?)"
_VERB = r"(?:had|has|have|is|was|were|will|would)"
_CLAUSE = re.compile(rf"{_SOURCE},? (?P<told>that (?!{_VERB}\b)[^.;:!?\n]+)")
_THING = re.compile(rf",{_SOURCE}, of (?P<told>[^.,;:!?\n]+)")

_NO_SAYING = frozenset({Act.CRITICIZE, Act.INTEND, Act.PRAISE})
"""Acts of nouns that may be deeds: an attack, a plan, support."""


def nouns_by(surface: Surface) -> Iterator[Found]:
    """A noun that tells, "by" and who tells it, and a clause or, between commas, "of" a thing."""
    for block in surface.layout.blocks:
        for form in (_CLAUSE, _THING):
            for noun, met in _behind_words(form, surface.text, block.span):
                if _tells(noun["cue"]) and not _has_verb(met["source"]):
                    source, told = (surface.spans(*met.span(part)) for part in ("source", "told"))
                    yield Found("noun-by@1", source, surface.spans(*noun.span("cue")), told)


def _behind_words(
    form: re.Pattern[str], text: str, span: Span
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Where `form` stands behind a word in `span`: that word, and what was met."""
    at = span.start
    while met := form.search(text, at, span.end):
        noun = _CUE.search(text, max(span.start, met.start() - LONGEST), met.start())
        if noun:
            yield noun, met
        at = met.end() if noun else met.start() + 1


def _tells(word: str) -> bool:
    noun = cues().noun(word)
    return noun is not None and noun.act not in _NO_SAYING


def _has_verb(words: str) -> bool:
    """Whether one of the words may be the verb of a clause (the report by the bank found that)."""
    lower = (word for word in words.split() if word.islower())
    return any(re.fullmatch(_VERB, word) or cues().verbs_of(word) for word in lower)
