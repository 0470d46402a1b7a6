"""One page as the resolver sees it: its text, cast, roles, date, parses, and what is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.knowledge.facts import Known, Place, PlaceWord, Tenure
from onrecord.knowledge.tables import prominent_offices
from onrecord.language.descriptions import adjectives, nouns, singular
from onrecord.language.titles import Gender, title_modifiers
from onrecord.model import (
    Document,
    Layout,
    Parse,
    Span,
    Speaker,
    SpeakerKind,
    Token,
    speaker_id,
)
from onrecord.resolve.cast import Cast
from onrecord.resolve.characters import Character, gender_of
from onrecord.resolve.found import Found
from onrecord.resolve.known import KnownSpeakers, speaker_of
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import Name
from onrecord.resolve.roles import Taught

CONGRESS = frozenset(("senator", "representative"))
_CAPITALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*)?")
_CONGRESS = re.compile(r"\b(?:Congress|Senate|House|Democrat\w*|Republican|GOP|lawmaker|R-|D-)\b")


@dataclass(slots=True)
class Reader:
    """What is asked while the sources of one page are resolved."""

    document: Document
    layout: Layout
    cast: Cast
    roles: tuple[Taught, ...]
    people: KnownSpeakers
    tokens: dict[int, tuple[Parse, Token]]
    contents: tuple[Span, ...] = ()
    spoken: list[tuple[int, Found]] = field(default_factory=list)
    said_until: dict[int, int] = field(default_factory=dict)  # where the words of each end
    mentions: dict[int, Mention] = field(default_factory=dict)  # by name, by where each begins
    told: dict[int, Character | None] = field(default_factory=dict)  # whom he and she mean
    _speakers: dict[int, Speaker] = field(default_factory=dict)
    _known: dict[int, Known | None] = field(default_factory=dict)
    _states: frozenset[str] | None = None
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
        before = [pair for pair in self.spoken if pair[0] < offset]
        if before and self.sentence_at(offset) - self.sentence_at(before[-1][0]) <= within:
            return before[-1][1]
        return None

    def names_at(self, span: Span) -> list[tuple[Name, Character]]:
        """The names in a span that name a speaker: not the adjectives of states."""
        found = []
        for name, character in self.cast.within(span):
            place = self.place(name.text)
            if place is not None and place.word is PlaceWord.DEMONYM:
                continue
            opens = name.span.start == span.start and _is_noun(name.text)
            common = name.key[0] in nouns("groups") or name.key[0] in adjectives()
            if len(name.words) == 1 and (opens or common):
                continue
            found.append((name, character))
        return found

    def place(self, word: str) -> Place | None:
        """The state that a word names."""
        word = re.sub(r"^the |[’']s?$", "", word, flags=re.IGNORECASE)
        if word not in self._places:
            self._places[word] = self.people.place(word) if word[:1].isupper() else None
        return self._places[word]

    def state_of(self, character: Character) -> str | None:
        """The state whose person this is, by the page's words or by a known office."""
        for taught in self.roles:
            if taught.character is character:
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
        told = gender_of(character)
        if told or character.kind is not SpeakerKind.PERSON:
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
            self._known[id(character)] = self._who(character)
        return self._known[id(character)]

    def _who(self, character: Character) -> Known | None:
        """Who of the tables it is: one full name, one person, and nothing against it."""
        if character.kind is not SpeakerKind.PERSON:
            return self._known_body(character)
        if len(character.words) < 2:
            return self._by_office(character)
        fitting = [
            known
            for known in self.people.named(character.name)
            if known.kind is SpeakerKind.PERSON and self._agrees(known, character)
        ]
        likely = [known for known in fitting if self._supported(known, character)]
        return likely[0] if len(likely) == 1 else None

    def _known_body(self, character: Character) -> Known | None:
        place = self.place(character.name)
        if place and place.word is not PlaceWord.DEMONYM:
            return place.body or place.state
        bodies = [k for k in self.people.named(character.name) if k.kind is SpeakerKind.BODY]
        return bodies[0] if len(bodies) == 1 else None

    def _by_office(self, character: Character) -> Known | None:
        """A surname alone: the one holder of a prominent office whom the page's words support.

        Support is the office as a title ("Foreign Minister Hale"), or the holder's state by any of
        its words on the page, or another such holder by surname; without, it stays a surname.
        """
        if len(character.words) != 1:
            return None
        for title in character.titles:
            state = self.state_of_title(character, title)
            for known in self.people.holders(title, state, self.day) if self.day else ():
                if known.name.casefold().split()[-1] == character.key[-1]:
                    return known
        if self._has_namesake(character):
            return None
        fitting = self.people.surnamed(character.name, self.day)
        if len(fitting) != 1 or not self._agrees(fitting[0], character):
            return None
        held = [t for t in self.people.tenures(fitting[0].key) if self._held(t)]
        supported = any(tenure.body in self.states for tenure in held)
        return fitting[0] if supported or self._meets_another(character) else None

    def _held(self, tenure: Tenure) -> bool:
        """Whether an office was held on the page's day; at any time, where it has none."""
        return self.day is None or tenure.covers(self.day)

    def _meets_another(self, character: Character) -> bool:
        """Whether another surname alone is that of one prominent holder of office, too."""
        return any(
            len(other.words) == 1
            and other is not character
            and other.kind is SpeakerKind.PERSON
            and len(self.people.surnamed(other.name, self.day)) == 1
            for other in self.cast.characters
        )

    def _has_namesake(self, character: Character) -> bool:
        """Whether somebody else on the page has the same surname."""
        return any(
            other is not character
            and other.kind is SpeakerKind.PERSON
            and other.key[-1] == character.key[-1]
            for other in self.cast.characters
        )

    @staticmethod
    def _agrees(known: Known, character: Character) -> bool:
        return not (known.gender and character.gender and known.gender != character.gender)

    @property
    def states(self) -> frozenset[str]:
        """The states that the page names by any of their words."""
        if self._states is None:
            runs = {run.group() for run in _CAPITALS.finditer(self.text)}
            words = runs | {word for run in runs for word in run.split()}
            places = [place for word in words if (place := self.place(word))]
            self._states = frozenset(place.state.key for place in places)
        return self._states

    def state_of_title(self, character: Character, title: str) -> str:
        """The state whose office a title is: the page's word, else the United States."""
        for taught in self.roles:
            if taught.character is character and taught.noun == title:
                for word in taught.words.split():
                    if place := self.place(word):
                        return place.state.key
        return "USA"

    def _supported(self, known: Known, character: Character) -> bool:
        """Whether more than the name speaks for it: a prominent office, or a title that fits."""
        held = self.people.tenures(known.key)
        offices = {tenure.office for tenure in held}
        if offices & prominent_offices():
            return True
        nouns = {taught.noun for taught in self.roles if taught.character is character}
        nouns |= set(character.titles)
        if offices & CONGRESS and self._is_of_congress(character):
            return True
        return bool(nouns & offices) or ("candidate" in nouns and bool(held)) or not offices

    def _is_of_congress(self, character: Character) -> bool:
        """Whether the page says so: "(D-Calif.)", "a Democrat in Congress"."""
        words = " ".join(t.words for t in self.roles if t.character is character)
        first = character.mentions[0].span.end if character.mentions else 0
        after = self.text[first : first + 8]
        return bool(_CONGRESS.search(words) or re.match(r" \((?:R|D|I)[-–]", after))

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
        low, high = 0, len(self.layout.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.layout.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def is_reported(self, offset: int) -> bool:
        """Whether an offset lies in what somebody is reported to say."""
        return any(span.start <= offset < span.end for span in self.contents)

    def paragraph_at(self, offset: int) -> int:
        """Where the block that holds an offset begins."""
        starts = [block.span.start for block in self.layout.blocks]
        return starts[max(bisect_right(starts, offset) - 1, 0)] if starts else 0

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


def shown(character: Character) -> str:
    """The name as people read it: shouted personal names in lower case ("PENCE" → "Pence")."""
    if character.kind is SpeakerKind.PERSON and all(
        len(w) > 3 and w.isupper() for w in character.words
    ):
        return " ".join(word.title() for word in character.words)
    return character.name
