"""One page as the resolver sees it: its text, cast, roles, date, parses, and what is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from onrecord.knowledge.facts import Known, Place, PlaceWord
from onrecord.knowledge.offices import prominent_offices
from onrecord.language.descriptions import adjectives, nouns, singular
from onrecord.language.titles import Gender, title_modifiers
from onrecord.model import Document, Layout, Parse, Span, Speaker, SpeakerKind, Token, speaker_id
from onrecord.model.holding import Holding
from onrecord.resolve.around import Around
from onrecord.resolve.cast.cast import Cast
from onrecord.resolve.cast.characters import Character, gender_of, shown
from onrecord.resolve.cast.identity import who
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.roles import Roles
from onrecord.resolve.found import Found
from onrecord.resolve.known import KnownSpeakers, speaker_of
from onrecord.resolve.said import Spoken
from onrecord.resolve.salience.mentions import Mention

_AROUND_NAME = re.compile(r"^the |[’']s?$", re.IGNORECASE)
_START, _BLOCK_START = attrgetter("start"), attrgetter("span.start")


@dataclass(slots=True)
class Reader:
    """What is asked while the sources of one page are resolved."""

    document: Document
    layout: Layout
    cast: Cast
    roles: Roles
    people: KnownSpeakers
    tokens: dict[int, tuple[Parse, Token]]
    quoted: Holding  # what stands between quotation marks and is speech
    marked: Holding  # what stands between quotation marks, speech or not
    reported: Holding  # the contents of the attributions
    around: Around
    spoken: Spoken = field(default_factory=Spoken)
    mentions: dict[int, Mention] = field(default_factory=dict)  # by name, by where each begins
    pronouns: tuple[Span, ...] | None = None  # every he and she, found once
    told: dict[int, Character | None] = field(default_factory=dict)  # whom he and she mean
    _speakers: dict[int, Speaker] = field(default_factory=dict)
    _known: dict[int, Known | None] = field(default_factory=dict)
    below: dict[int, Mapping[int, Sequence[Token]]] = field(default_factory=dict)  # by parse
    states_named: frozenset[str] | None = None  # asked once, as who the tables may know
    in_tables: tuple[Character, ...] | None = None
    beside: dict[Character, frozenset[str]] = field(default_factory=dict)  # words by their names
    in_roles: dict[Character, frozenset[str]] = field(default_factory=dict)  # words of their roles
    signatures: tuple[tuple[int, Character], ...] | None = None  # who signs, by where
    issuers: dict[str, Character | None] = field(default_factory=dict)  # by words for documents
    owners: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)  # ends, words
    speaks_for: dict[Character, Character] = field(default_factory=dict)  # told so far
    answers: Found | None = None  # who answers where an interview is printed; asked once
    _places: dict[str, Place | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def day(self) -> date | None:
        """The day of the page, for offices; None where the page has no date."""
        return self.document.published.first if self.document.published else None

    def speaker(self, character: Character) -> Speaker:
        """The speaker that a character is, known or by the page alone."""
        if id(character) not in self._speakers:
            self._speakers[id(character)] = self._look_up(character)
        return self._speakers[id(character)]

    def found(self, character: Character, score: float = 0.9, evidence: str = "named") -> Found:
        """The answer that it is a character of the page."""
        return Found(self.speaker(character), score, evidence, character)

    def last_spoken(self, offset: int, within: int) -> Found | None:
        """Who spoke last before an offset, not more than some sentences before."""
        last = self.spoken.last(offset)
        if last and self.sentence_at(offset) - self.sentence_at(last[0]) <= within:
            return last[1]
        return None

    def names_at(self, span: Span) -> list[tuple[Name, Character]]:
        """The names in a span that name a speaker: not the adjectives of states."""
        found = []
        for name, character in self.cast.within(span):
            if (place := self.place(name.text)) and place.word is PlaceWord.DEMONYM:
                continue
            opens = name.span.start == span.start and _is_noun(name.text)
            common = name.key[0] in nouns("groups") or name.key[0] in adjectives()
            if len(name.words) == 1 and (opens or common):
                continue
            found.append((name, character))
        return found

    def place(self, word: str) -> Place | None:
        """The state that a word names."""
        if word not in self._places:
            name = _AROUND_NAME.sub("", word)
            self._places[word] = self.people.place(name) if name[:1].isupper() else None
        return self._places[word]

    def state_of(self, character: Character) -> str | None:
        """The state whose person this is, by the page's words or by a known office."""
        for taught in self.roles.of(character):
            for word in re.findall(r"[A-Z][\w.]+(?: [A-Z]\w+)?", taught.words):
                if place := self.place(word):
                    return place.state.key
        if character.kind is SpeakerKind.PERSON and (known := self.known(character)):
            held = [t for t in self.people.tenures(known.key) if self.day and t.covers(self.day)]
            for tenure in held or self.people.tenures(known.key):
                return tenure.body
        return None

    def gender(self, character: Character) -> Gender | None:
        """The gender that the page, the first name or the tables tell."""
        if (told := gender_of(character)) or character.kind is not SpeakerKind.PERSON:
            return told
        known = self.known(character)
        return known.gender if known else None

    def agreeing(self, kind: str) -> Callable[[Character], bool]:
        """Whether gender and number of a pronoun's class let it stand for a character."""

        def agrees(character: Character) -> bool:
            if kind in ("man", "woman"):
                person = character.kind is SpeakerKind.PERSON
                return person and self.gender(character) in (None, kind)
            return kind not in ("thing", "many") or character.kind is not SpeakerKind.PERSON

        return agrees

    def known(self, character: Character) -> Known | None:
        """Who of the tables the character is; asked once, as a page asks it often."""
        if id(character) not in self._known:
            self._known[id(character)] = who(self, character)
        return self._known[id(character)]

    def _is_prominent(self, known: Known) -> bool:
        """Whether the world knows one spelling; others keep the page's ("Chuck" for Charles)."""
        held = {tenure.office for tenure in self.people.tenures(known.key)}
        return known.kind is not SpeakerKind.PERSON or bool(held & prominent_offices())

    def _look_up(self, character: Character) -> Speaker:
        name = shown(character)
        if known := self.known(character):
            own = len(character.words) > 1 and not self._is_prominent(known)
            speaker = speaker_of(known)
            return replace(speaker, name=name) if own else speaker
        return Speaker(speaker_id(name, character.kind), name, character.kind)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset, or of the last one before it."""
        after = bisect_right(self.layout.sentences, offset, key=_START)
        return max(after - 1, 0)

    def paragraph_at(self, offset: int) -> int:
        """Where the block that holds an offset begins."""
        block = self.block_at(offset)
        return block.start if block else 0

    def block_at(self, offset: int) -> Span | None:
        """The block that holds an offset, or the last one before it, or the first."""
        blocks = self.layout.blocks
        after = bisect_right(blocks, offset, key=_BLOCK_START)
        return blocks[max(after - 1, 0)].span if blocks else None

    def described(self, words: str, kind: SpeakerKind, shared: bool = False) -> Speaker:
        """A speaker known by description only: this document's own.

        "Critics" of two pages are not the same people. Only what is called after somebody named
        ("the Ruiz campaign", "Ruiz and Hill") is `shared` among pages.
        """
        name = " ".join(words.split())
        own = name if shared else f"{self.document.id} {name}"
        return Speaker(speaker_id(own, kind), name, kind)


def _is_noun(word: str) -> bool:
    """Whether a capitalised word is a common noun that opens a sentence: "Democrats", "Polls"."""
    plain = word.casefold()
    kinds = ("groups", "unnamed", "roles", "documents", "bodies")
    return plain in title_modifiers() or any(
        form in nouns(kind) for form in (plain, singular(plain)) for kind in kinds
    )
