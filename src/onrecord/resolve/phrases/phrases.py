"""The anatomy of a source phrase: head, name, possessor, complement, apposition.

In: the words of a source and the names that the cast found in it. Out: a `Phrase`. The head of
"a spokesman for Mr. Ruiz, Jo Hill," is "spokesman", its complement "Mr. Ruiz", its apposition
"Jo Hill". Done by surface: a source is a short noun phrase, and a parser errs on it more often
than its commas and prepositions do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.descriptions import (
    determiners,
    head_of,
    leading_words,
    places,
    prepositions,
)
from onrecord.language.persons import pronoun_class
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.lists import Named, is_body, joined_names, names_in_row, start_of
from onrecord.resolve.cast.runs import POSSESSIVE
from onrecord.resolve.phrases.heads import (
    HEAD_KINDS,
    first_role,
    head_end,
    is_counted,
    is_plural,
    name_reach,
    to_noun,
    without_endings,
)

_WORD = re.compile(r"[^\W_][\w.&’'‑\-–]*|[,;:()—–\-“”\"‘]")
_SET_OFF = re.compile(r"(?:[,:]| [—–-]) ((?:[A-Z]?[\w.’'-]+ ){0,4})$")
_CALLED = re.compile(
    r"(?:(?:that|which) (?:is |was )?)?(?:called|named|dubbed|calls itself|calling itself) "
    r"(?:the )?"
)
_ARTICLES = frozenset(("the", "a", "an", "and"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a source phrase consists of; empty or None where it has no such part."""

    words: str
    pronoun: str = ""  # its class: man, thing, relative, …
    names: tuple[Named, ...] = ()  # names that are the head, two and more where joined by "and"
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    noun: str = ""  # last word of a head that is no name
    head: str = ""  # longest listed noun at the head's end
    kind: str = ""  # list that the head stands in
    plural: bool = False
    possessor: Named | str | None = None
    inside: tuple[Named, ...] = ()  # names among the modifiers: "Ruiz" in "the Ruiz campaign"
    complement: str = ""
    complements: tuple[Named, ...] = ()
    apposition: Named | None = None
    personal: bool = False  # followed by "who": "the party’s top figures, who"


def phrase_of(text: str, span: Span, named: Sequence[Named]) -> Phrase:
    """The anatomy of the words at `span`; `named` are the names within it, in order."""
    words = span.of(text).strip(' ,;:—–-\n“”"')
    tokens = _tokens(text, span)
    if pronoun_class(words):
        return Phrase(words, pronoun=pronoun_class(words))
    if listed := names_in_row(text, span, named):
        return Phrase(words, names=listed)
    cut = head_end(text, tokens, named)
    head, rest = without_endings(text, tokens[:cut]), tokens[cut:]
    if not head:
        return Phrase(words)
    heading = [pair for pair in named if pair[0].span.start < head[-1].end]
    tail = [pair for pair in named if pair[0].span.start >= head[-1].end]
    apposition = _apposition(text, rest, tail)
    complement = _complement(text, rest)
    article = head[0].of(text).casefold()
    one_of_many = article in determiners("indefinite") and heading and is_body(heading[-1])
    if heading and not one_of_many and heading[-1][0].span.end >= name_reach(text, head[-1]):
        return Phrase(
            words,
            names=joined_names(text, heading),
            modifiers=tuple(t.of(text) for t in head if t.end <= heading[-1][0].span.start),
            complement=complement,
            complements=tuple(tail),
            apposition=apposition,
        )
    if apposition is None and _is_role(text, head):
        apposition = _closing(text, head, tail, span)
    return _nominal(text, words, head, heading, complement, tuple(tail), apposition)


def _closing(text: str, head: Sequence[Span], tail: Sequence[Named], span: Span) -> Named | None:
    """A full name that ends the phrase without a comma: "the minister of water Ana Ruiz"."""
    for pair in tail:
        name, character = pair
        of_state = name.before and not name.titled and name.before.casefold() not in leading_words()
        begin = name.span.start if of_state else start_of(name)
        lead = text[head[-1].end : max(begin, head[-1].end)]
        before = (lead.split() or [""])[-1].casefold()
        ends = name.span.end >= span.end or text[name.span.end] in ",;("
        full = character.kind is SpeakerKind.PERSON and len(name.words) > 1
        if full and ends and "," not in lead and not _is_anothers(before):
            return pair
    return None


def _is_anothers(before: str) -> bool:
    """Whether a word before a name tells of the one: "aide of candidate Ruiz" is not Ruiz."""
    return before in prepositions() | _ARTICLES or head_of([before], ("roles",)) is not None


def _is_role(text: str, head: Sequence[Span]) -> bool:
    """Whether a head is one person's role: "the foreign minister / of Norrland Ana Ruiz"."""
    found = head_of([token.of(text) for token in head], ("roles", "spokespeople"))
    return found is not None and found[0].endswith(head[-1].of(text).casefold())


def _nominal(
    text: str,
    words: str,
    head: Sequence[Span],
    heading: Sequence[Named],
    complement: str,
    tail: tuple[Named, ...],
    apposition: Named | None,
) -> Phrase:
    spoken = [t.of(text) for t in head]
    spoken[-1] = POSSESSIVE.sub("", spoken[-1])
    spoken = first_role(to_noun(spoken))
    first = spoken[0].casefold()
    is_determiner = any(first in determiners(k) for k in ("definite", "indefinite", "possessive"))
    found = head_of([word.strip("'’") for word in spoken], HEAD_KINDS)
    owner = next((pair for pair in heading if pair[0].possessive), None)
    return Phrase(
        words,
        determiner=first if is_determiner else "",
        modifiers=tuple(spoken[1 if is_determiner else 0 : -1]),
        noun=spoken[-1],
        head=found[0] if found else spoken[-1].casefold(),
        kind=found[1] if found else "",
        plural=is_counted(spoken) or is_plural(spoken[-1], found[0] if found else ""),
        possessor=owner or (first if first in determiners("possessive") else None),
        inside=tuple(pair for pair in heading if pair is not owner),
        complement=complement,
        complements=tail,
        apposition=apposition,
    )


def _tokens(text: str, span: Span) -> list[Span]:
    found = [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]
    while found and not found[0].of(text)[0].isalnum():
        found.pop(0)
    while found and not found[-1].of(text)[0].isalnum():
        found.pop()
    return found


def _apposition(text: str, rest: Sequence[Span], tail: Sequence[Named]) -> Named | None:
    """A name set off by a comma: "a leader of the party, Adam Hill", "…, actress Ana Ruiz"."""
    for pair in tail if rest else ():
        if pair[0].text.casefold() in places():
            continue  # "one Larkville, Iowa, pastor"
        lead = text[rest[0].start : pair[0].span.start]
        if _CALLED.fullmatch(lead):
            return pair
        found = _SET_OFF.search(lead)
        if found and not set(found.group(1).casefold().split()) & prepositions():
            return pair
    return None


def _complement(text: str, rest: Sequence[Span]) -> str:
    """The words after the first preposition up to a comma."""
    if not rest or not rest[0].of(text)[0].isalnum():
        return ""
    end = rest[-1].end
    for token in rest[1:]:
        if token.of(text) == ",":
            end = token.start
            break
    return text[rest[0].start : end].strip()


def is_of_a_third(phrase: Phrase) -> bool:
    """Whether a description begins with "his", "its", "their": "our" is the words' own speaker."""
    word = phrase.possessor if isinstance(phrase.possessor, str) else ""
    own = pronoun_class(word).startswith("first")
    return word in determiners("possessive") and not own
