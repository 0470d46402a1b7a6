"""A source that the rules may leave unsure, and all whom it may stand for.

In: the reader of the page, the source's place and anatomy, and the answer by rule. Out: a `Doubt`
and its `Option`s: who is named around the place or often on the page, who was told of there without
a name, the words themselves, nobody, and that it cannot be told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.language.descriptions import determiners
from onrecord.model import UNSURE, Attribution, Span, Speaker
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.descriptions.owners import owner_told
from onrecord.resolve.descriptions.unnamed import unnamed
from onrecord.resolve.descriptions.wording import may_be_meant
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.salience import Candidate, tell_pronouns, weight_of
from onrecord.resolve.salience.standing import FARTHEST, Place, Standing, standings

AHEAD = 8  # sentences after a source in which whom it describes may be named
LEAST = -7.0  # logarithm of a share that is as good as none
COUNTS = frozenset(("both", "each", "all", "one", "two", "neither", "either", "none", "several"))
"""Words for as many as were named before, whom no one option is."""
OF_ALL = frozenset(("which", "what", "whatever", "neither", "either", "each", "no"))
"""First words of what is said of nobody, or of each."""
UNKNOWN_AS = frozenset(("roles", "heads", "spokespeople"))
"""What somebody is called who has a name; who it is, the description does not say."""
WEIGHED_PRONOUNS = ("man", "woman", "thing", "many")


class Sort(StrEnum):
    """What a source is, for the weights that its options have."""

    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A source at `at`; `pronoun_means` tells whom a pronoun may stand for, with shares.

    `quoting` is in whose own words the source stands, if it does: they say "I" of themselves.
    """

    reader: Reader
    attribution: Attribution
    at: Span
    phrase: Phrase
    ruled: Found
    pronoun_means: Callable[[], Sequence[Candidate]]
    quoting: Character | None = None

    @property
    def sort(self) -> Sort | None:
        """What the source is; None for names, which the rules tell, and other pronouns."""
        if self.phrase.pronoun:
            return Sort.PRONOUN if self.phrase.pronoun in WEIGHED_PRONOUNS else None
        if self.phrase.names or self.phrase.apposition:
            return None
        return Sort.DOCUMENT if self.phrase.kind == "documents" else Sort.DESCRIPTION

    @property
    def is_open(self) -> bool:
        """Whether the rules tell nobody."""
        if self.sort is Sort.DOCUMENT:
            return self.ruled.speaker is None
        first = self.phrase.words.partition(" ")[0].casefold()
        counts = self.phrase.noun.casefold() in COUNTS or self.phrase.plural or first in OF_ALL
        return self.ruled.speaker is UNSURE and not counts


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be given.

    `standing` is how the character stands before the place, where it is mentioned there at all, and
    `share` the logarithm of its share of belief among all who are; `belief` the same by the rules
    for pronouns; `after` its first mention behind the source.
    """

    found: Found
    ruled: bool = False
    words: bool = False  # the description itself
    standing: Standing | None = None
    share: float = 0.0
    belief: float | None = None
    after: Name | None = None

    @property
    def character(self) -> Character | None:
        """Who is meant, if it is one who is named on the page."""
        return self.found.character

    @property
    def nobody(self) -> bool:
        """Whether it is the answer that nobody speaks."""
        return self.found.speaker is None

    @property
    def unsure(self) -> bool:
        """Whether it is the answer that it cannot be told."""
        return self.found.speaker is UNSURE and self.belief is None


def options_of(doubt: Doubt) -> list[Option]:
    """All answers, each once: that by rule first, that it cannot be told last."""
    own = [] if doubt.ruled.speaker is UNSURE else [Option(doubt.ruled, ruled=True)]
    named = {id(option.character): option for option in _named(doubt)}
    beliefs = doubt.pronoun_means() if doubt.sort is Sort.PRONOUN else ()
    found: dict[object, Option] = {}
    for option in (*own, *_believed(beliefs, named), *named.values(), *_nameless(doubt)):
        found.setdefault(_key(option), option)
    if own and doubt.ruled.character and (also := named.get(id(doubt.ruled.character))):
        belief = next((o.belief for o in found.values() if o.character is also.character), None)
        found[_key(own[0])] = replace(also, found=doubt.ruled, ruled=True, belief=belief)
    return [*found.values(), Option(unsure((), ""))]


def _key(option: Option) -> object:
    if option.character:
        return id(option.character)
    speaker = option.found.speaker
    return speaker.id if isinstance(speaker, Speaker) else repr(speaker)


def _believed(beliefs: Sequence[Candidate], named: dict[int, Option]) -> Iterator[Option]:
    """Those whom a pronoun may stand for by the rules; those without a name among them."""
    for candidate in beliefs:
        if isinstance(candidate.found.speaker, Speaker):
            belief = max(math.log(candidate.weight + 1e-9), LEAST)
            known = named.get(id(candidate.found.character), Option(candidate.found))
            yield replace(known, found=candidate.found, belief=belief)


def _named(doubt: Doubt) -> Iterator[Option]:
    """Who is named before the place within reach, soon after it, or often on the page."""
    reader, at = doubt.reader, doubt.at
    tell_pronouns(reader, at.start)
    agrees = reader.agreeing(doubt.phrase.pronoun) if doubt.phrase.pronoun else _anybody
    before = doubt.attribution.content[0].start < at.start
    place = Place(at.start, doubt.attribution.content, before)
    standing = {id(one.character): one for one in standings(reader, place, agrees)}
    weights = [weight_of(one) for one in standing.values()]
    whole = math.log(sum(map(math.exp, weights))) if weights else 0.0
    shares = {
        key: max(weight - whole, LEAST) for key, weight in zip(standing, weights, strict=True)
    }
    after = _named_after(reader, at)
    nearby = [one.character for one in standing.values()]
    named = dict.fromkeys((*nearby, *after, *reader.cast.often))
    if doubt.phrase.pronoun and doubt.quoting:
        named.pop(doubt.quoting, None)
    if doubt.sort is Sort.DESCRIPTION and doubt.phrase.kind in UNKNOWN_AS:
        theirs = owner_told(reader, doubt.phrase, at)
        named = {one: None for one in named if one is not theirs}
    for character in named:
        if agrees(character) and may_be_meant(reader, doubt.phrase, character):
            key = id(character)
            yield Option(
                reader.found(character),
                standing=standing.get(key),
                share=shares.get(key, 0.0),
                after=after.get(character),
            )


def _anybody(_: Character) -> bool:
    return True


def _named_after(reader: Reader, at: Span) -> dict[Character, Name]:
    """Who is named within reach after a place, with where first."""
    sentences = reader.layout.sentences
    last = sentences[min(reader.sentence_at(at.start) + AHEAD, len(sentences) - 1)].end
    end = min(last, at.end + FARTHEST)
    found: dict[Character, Name] = {}
    for name, character in reader.cast.within(Span(at.end, end)) if end > at.end else ():
        found.setdefault(character, name)
    return found


def _nameless(doubt: Doubt) -> Iterator[Option]:
    """That a document has no speaker; a description as it stands, unless it is a role's."""
    phrase = doubt.phrase
    if doubt.sort is Sort.DOCUMENT:
        yield Option(Found(None, 0.5, f"a {phrase.head}, and the page does not tell whose"))
    own = phrase.determiner in determiners("possessive") or phrase.kind in UNKNOWN_AS
    if doubt.sort is Sort.DESCRIPTION and not own:
        yield Option(unnamed(doubt.reader, phrase, None), words=True)
