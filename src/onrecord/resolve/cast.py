"""The cast of a page: who is named on it, in which places, with which roles.

In: the document. Out: `Character`s, each the mentions of one person or body: full name, short
names, title and surname, acronym. A short name goes to the full name that it fits and that was
named last before it, else the next after it; two full names that differ are two characters even
with one surname. Headlines capitalise all words, so they name only who is named below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from onrecord.language.descriptions import body_name_words, nouns, places
from onrecord.language.persons import first_name_gender
from onrecord.language.titles import Gender
from onrecord.model import BlockKind, Document, Span, SpeakerKind
from onrecord.resolve.names import Name, folded, looks_personal, names_in

LONGEST_UNKNOWN = 3  # words of a person's name whose first name is not listed
HEADLINE_CAPITALS = 0.6  # share of capitalised words from which a block is set as a headline
_AGE = re.compile(r"[ \u00a0]*,[ \u00a0]\d{1,3}[,. ]|[ \u00a0]\((?:[RD]|I)[-–][A-Z]")
_SMALL = frozenset(("the", "of", "and", "for", "to", "in", "on", "at", "by", "de", "la"))


@dataclass(slots=True, eq=False)
class Character:
    """One person or body of the page; it grows while the page is read."""

    words: tuple[str, ...]
    kind: SpeakerKind
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    titled: bool = False
    headlined: bool = False

    @property
    def name(self) -> str:
        """The fullest name that the page gives."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The name's words as they are compared."""
        return tuple(folded(word) for word in self.words)

    def add(self, mention: Name) -> None:
        """One more mention, with what its title tells."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        self.titled = self.titled or mention.titled
        if mention.title:
            self.titles[mention.title] += 1
        if len(mention.words) > len(self.words) and len(self.words) == 1:
            self.words = mention.words

    def last_before(self, offset: int) -> Name | None:
        """The last mention that ends at or before an offset."""
        before = [mention for mention in self.mentions if mention.span.end <= offset]
        return before[-1] if before else None


@dataclass(frozen=True, slots=True)
class Cast:
    """The characters of a page and, by the offset of each mention, whom it names."""

    characters: tuple[Character, ...]
    at: dict[int, tuple[Name, Character]]

    def within(self, span: Span) -> list[tuple[Name, Character]]:
        """The mentions that lie in a span, in order."""
        found = [pair for start, pair in self.at.items() if span.start <= start < span.end]
        return sorted(found, key=lambda pair: pair[0].span)

    def called(self, words: Sequence[str], offset: int) -> list[Character]:
        """The characters whom a name fits, the one named last before `offset` first."""
        key = tuple(folded(word) for word in words)
        fitting = [character for character in self.characters if fits(key, character)]
        return sorted(fitting, key=lambda character: -_nearness(character, offset))


def cast_of(document: Document, spoken: Sequence[Span] = ()) -> Cast:
    """All who are named in the searched blocks of a document; `spoken` are spans of sources."""
    running: list[Name] = []
    headlines: list[Name] = []
    for block in document.searched_blocks():
        headline = _is_headline(document.text, block.span, block.kind)
        (headlines if headline else running).extend(names_in(document.text, block.span))
    running = _without_openers(document.text, running)
    characters = _full_names(document.text, running, spoken)
    at = dict(_assigned(document.text, running, characters, found=True))
    for start, pair in _assigned(document.text, headlines, characters, found=False):
        at[start] = pair
        pair[1].headlined = True
    for character in characters:
        character.mentions.sort(key=lambda mention: mention.span)
    return Cast(tuple(characters), dict(sorted(at.items())))


def _without_openers(text: str, names: Sequence[Name]) -> list[Name]:
    """Names without a sentence's first word, where the rest is named elsewhere on the page."""
    keys = {name.key for name in names}
    kept = []
    for name in names:
        opens = re.search(
            r"(?:^|[.!?:\n]|[“\"‘(]) *$", text[max(0, name.span.start - 3) : name.span.start]
        )
        common = re.search(rf"\b{re.escape(name.words[0].casefold())}\b", text)
        adverb = name.words[0].endswith(("ing", "ly"))
        if (common or adverb) and len(name.words) > 1 and opens and name.key[1:] in keys:
            lead = text.index(name.words[1], name.span.start + len(name.words[0]))
            name = replace(name, words=name.words[1:], span=Span(lead, name.span.end))
        kept.append(name)
    return kept


def fits(key: tuple[str, ...], character: Character) -> bool:
    """Whether a name's words can stand for the character."""
    full = character.key
    if key == full or (character.kind is not SpeakerKind.PERSON and _fits_body(key, full)):
        return True
    if character.kind is not SpeakerKind.PERSON:
        return False
    if len(key) == 1:
        return key[0] in (full[-1], full[0])
    return same_person(key, full)


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full personal names can be one: same surname, first names that agree."""
    if left[-1] != right[-1] and left[-2:] != right[-2:]:
        return False
    a, b = left[0], right[0]
    return a == b or (min(len(a), len(b)) <= 2 and a[0] == b[0]) or a in right or b in left


def _fits_body(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if " ".join(key) in places():
        return False
    letters = "".join(word[0] for word in full if word not in _SMALL)
    if len(key) == 1 and len(key[0]) > 1 and key[0] == letters:
        return True
    content = [word for word in full if word not in _SMALL]
    return (
        len(full) > 1
        and all(word in full for word in key)
        and (key[-1] == content[-1] or key[0] == content[0])
    )


def _full_names(text: str, names: Sequence[Name], spoken: Sequence[Span]) -> list[Character]:
    """A character for each different name of two words and more, sure ones first."""
    alone = {name.key[0] for name in names if len(name.words) == 1}
    characters: list[Character] = []
    for name in sorted(names, key=lambda name: not looks_personal(name)):
        if len(name.words) < 2 or any(_same(name, known) for known in characters):
            continue
        surnamed = [known for known in characters if _is_surname_of(name.key[-1], known)]
        if (
            surnamed
            and not looks_personal(name)
            and _kind(text, name, alone, spoken) is SpeakerKind.PERSON
        ):
            continue
        kind = _kind(text, name, alone, spoken)
        characters.append(Character(name.words, kind, name.gender))
    return characters


def _is_surname_of(word: str, character: Character) -> bool:
    return character.kind is SpeakerKind.PERSON and character.key[-1] == word


def _same(name: Name, character: Character) -> bool:
    if name.key == character.key:
        return True
    if character.kind is not SpeakerKind.PERSON or not looks_personal(name):
        return False
    if not same_person(name.key, character.key):
        return False
    if len(name.words) > len(character.words) and len(name.words) < 4:
        character.words = name.words
    return True


def _kind(text: str, name: Name, alone: Set[str], spoken: Sequence[Span]) -> SpeakerKind:
    """Person or body, by the name's words and by what stands around it."""
    if name.key[-1] in nouns("groups"):
        return SpeakerKind.BODY
    if looks_personal(name) or _AGE.match(text, name.span.end):
        return SpeakerKind.PERSON
    if any(word in body_name_words() for word in name.key) or "of" in name.words:
        return SpeakerKind.BODY
    if len(name.words) > LONGEST_UNKNOWN or name.text.casefold() in places():
        return SpeakerKind.BODY
    article = text[max(0, name.span.start - 4) : name.span.start].casefold() == "the "
    shouted = all(word.isupper() for word in name.words)
    if article or (shouted and len(name.words) == 1):
        return SpeakerKind.BODY
    if len(name.words) == 1:
        return SpeakerKind.BODY
    speaks = any(span.holds(name.span) for span in spoken)
    return SpeakerKind.PERSON if name.key[-1] in alone or speaks else SpeakerKind.BODY


def _assigned(
    text: str, names: Iterable[Name], characters: list[Character], found: bool
) -> Iterable[tuple[int, tuple[Name, Character]]]:
    """Each mention with its character; a new one where none fits and `found` allows it."""
    for name in names:
        character = _choose(name, characters)
        if character is None:
            if not found:
                continue
            kind = _kind(text, name, frozenset(), ())
            character = Character(name.words, kind, name.gender)
            characters.append(character)
        character.add(name)
        yield name.span.start, (name, character)


def _choose(name: Name, characters: Sequence[Character]) -> Character | None:
    fitting = [known for known in characters if fits(name.key, known)]
    if not fitting and len(name.words) == 2:
        fitting = [known for known in characters if _is_surname_of(name.key[-1], known)]
    if name.titled:
        fitting = [known for known in fitting if known.kind is SpeakerKind.PERSON] or []
    exact = [known for known in fitting if known.key == name.key and len(name.words) > 1]
    agreeing = exact or [
        k for k in fitting if not (name.gender and k.gender and name.gender != k.gender)
    ]
    if name.title and len(name.words) == 1:
        agreeing = [k for k in agreeing if k.last_before(name.span.start) or name.title in k.titles]
    if len(name.words) == 1 and agreeing:
        surnamed = [known for known in agreeing if known.key[-1] == name.key[0]]
        agreeing = surnamed or agreeing
    return max(agreeing, key=lambda known: _nearness(known, name.span.start), default=None)


def _nearness(character: Character, offset: int) -> float:
    """How lately the character was named before an offset; those named only later come last."""
    last = character.last_before(offset)
    if last is not None:
        return -float(offset - last.span.end)
    return -1e9


def _is_headline(text: str, span: Span, kind: BlockKind) -> bool:
    words = [word for word in span.of(text).split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    long_enough = len(words) > 3
    return (
        long_enough
        and capitals > HEADLINE_CAPITALS * len(words)
        and kind
        in (
            BlockKind.TITLE,
            BlockKind.HEADING,
            BlockKind.PARAGRAPH,
        )
    )


def gender_of(character: Character) -> Gender | None:
    """The gender that the page or the first name tells."""
    if character.gender or character.kind is not SpeakerKind.PERSON:
        return character.gender
    return first_name_gender(character.words[0]) if len(character.words) > 1 else None
