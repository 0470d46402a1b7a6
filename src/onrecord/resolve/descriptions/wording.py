"""How well a description's words fit somebody, by what stands around the one's names.

In: the reader of the page, the anatomy of a description and a character. Out: signs by name: what
share of its words the page has beside the character, and whether it has the same document there;
which state or body it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.knowledge.facts import Place
from onrecord.language.descriptions import places, singular
from onrecord.language.persons import noun_gender
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.parties import is_of_another
from onrecord.resolve.cast.runs import POSSESSIVE, folded
from onrecord.resolve.descriptions.issued import POLLS
from onrecord.resolve.descriptions.nearby import HIGHEST
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

BESIDE = 70  # characters before and after a name that may tell of the one
NAMES = 12  # of a character's names, around which is looked
BEFORE, AFTER = 3_000, 1_500  # characters around a document in which it is told of
RIGHT = 25  # characters between an issuer and its document: "the Courier’s latest poll"
_WORD = re.compile(r"[\w’'.-]+")
_CLAUSE = re.compile(r"[.;:“”\n](?:\s|$)")
_CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?|[A-Z]\.[A-Z]\.")
STEM = 5  # letters in which a state and its adjective agree: Norrland, Norrlander
_REGIONS = sorted(place.title() for place in places() if " " in place)
_REGION = re.compile(rf"\b(?:{'|'.join(_REGIONS)})\b")
"""Places of several words: "the New Jersey governor" is none of Jersey."""
_PARTIES = frozenset(word[:STEM] for word in ("republican", "democratic", "gop", "dr", "mr"))
_EMPTY = (
    frozenset(("the", "a", "an", "of", "for", "to", "in", "on", "at", "by", "and", "his", "her"))
    | {"its", "their", "s", "former", "new", "one", "that", "who", "said", "with", "from", "as"}
    | {"is", "was", "this"}
)

Beside = tuple[Name, Character, int]
"""A name, whose it is, and where a document is told of in its sentence."""


def may_be_meant(reader: Reader, phrase: Phrase, one: Character) -> bool:
    """Whether nothing that a description says of a person is missing beside the one's names.

    "The Norrland minister" is none but who is named with Norrland, "the minister of roads" with
    roads; a president everybody would call so. Nor is the one of another party, state or gender.
    """
    if phrase.pronoun or phrase.kind == "documents" or one.kind is not SpeakerKind.PERSON:
        return True
    if is_of_another(reader, one, phrase) or _is_of_other_gender(reader, phrase, one):
        return False
    place = state_in(reader, phrase)
    if place and reader.state_of(one) not in (None, place.state.key):
        return False
    beside = _around(reader, one) | _roles(reader, one)
    told = (*phrase.modifiers, *(word for word in [phrase.noun] if phrase.modifiers))
    named = _words(" ".join(word for word in told if word[:1].isupper()))
    for words in (named, _words(phrase.complement)):
        if len(words & beside) < len(words) / 2:
            return False
    return phrase.head not in HIGHEST or phrase.head in beside


def same_body(phrase: Phrase, words: str) -> bool | None:
    """Whether description and taught role name one body, as "Norrland" and "Norrlander" do.

    None where one of them names none.
    """
    inner = [*phrase.modifiers, phrase.noun, *phrase.complement.split()]
    if isinstance(phrase.possessor, tuple):
        inner.append(phrase.possessor[0].text)
    mine = {_stem(word) for word in inner if word[:1].isupper()} - _PARTIES
    theirs = {_stem(word) for word in words.split() if word[:1].isupper()} - _PARTIES
    return bool(mine & theirs) if mine and theirs else None


def state_in(reader: Reader, phrase: Phrase) -> Place | None:
    """The state that the description speaks of: "Russian", "of Russia", "US"."""
    for words in (" ".join((*phrase.modifiers, phrase.noun)), phrase.complement):
        for found in _CAPITALS.finditer(_REGION.sub("", words)):
            for word in (found.group(), *found.group().split()):
                if place := reader.place(word):
                    return place
    return None


def _is_of_other_gender(reader: Reader, phrase: Phrase, one: Character) -> bool:
    gender = noun_gender(phrase.head)
    return gender is not None and reader.gender(one) not in (None, gender)


def likeness(reader: Reader, phrase: Phrase, one: Character) -> Iterator[tuple[str, float]]:
    """The shares of a description's words around a name, in its roles, and in the name itself."""
    asked = _words(phrase.words)
    around = _around(reader, one)
    roles = _roles(reader, one)
    head, size = singular(folded(phrase.head)), max(len(asked), 1)
    yield "words_beside", len(asked & around) / size
    yield "any_word_beside", bool(asked & around)
    yield "head_beside", head in around
    yield "words_in_roles", len(asked & roles) / size
    yield "head_in_roles", head in roles or phrase.head in roles
    yield "words_in_name", len(asked & _words(one.name)) / size


def beside_documents(reader: Reader, phrase: Phrase, at: Span) -> list[Beside]:
    """Who is named in one sentence with such a document, before the one at a place or after it."""
    heads = "|".join(map(re.escape, POLLS if phrase.head in POLLS else (phrase.head,)))
    pattern = re.compile(rf"\b(?:{heads})", re.IGNORECASE)
    found: list[Beside] = []
    for match in pattern.finditer(reader.text, max(0, at.start - BEFORE), at.end + AFTER):
        if not at.start <= match.start() < at.end:
            sentence = reader.layout.sentences[reader.sentence_at(match.start())]
            named = reader.cast.within(sentence)
            found.extend((name, character, match.start()) for name, character in named)
    return found


def with_documents(
    documents: Sequence[Beside], at: Span, one: Character
) -> Iterator[tuple[str, float]]:
    """Whether one is named in a sentence with such a document, before the place or after it."""
    found = [(name, start) for name, character, start in documents if character is one]
    yield "document_beside", bool(found)
    yield "document_beside_before", any(name.span.start < at.start for name, _ in found)
    yield "document_right_after", any(0 <= start - n.span.end < RIGHT for n, start in found)


def _around(reader: Reader, one: Character) -> frozenset[str]:
    """The words of the clauses that a character's names stand in, near them; asked once."""
    if one not in reader.beside:
        found: set[str] = set()
        for name in one.mentions[:NAMES]:
            lead = reader.text[max(0, name.span.start - BESIDE) : name.span.start]
            tail = reader.text[name.span.end : name.span.end + BESIDE]
            found |= _words(_CLAUSE.split(lead)[-1]) | _words(_CLAUSE.split(tail)[0])
        reader.beside[one] = frozenset(found)
    return reader.beside[one]


def _roles(reader: Reader, one: Character) -> frozenset[str]:
    """The words of the roles that the page teaches of a character; asked once."""
    if one not in reader.in_roles:
        taught = reader.roles.of(one)
        reader.in_roles[one] = frozenset(
            word for each in taught for word in (*_words(each.words), each.noun)
        )
    return reader.in_roles[one]


@lru_cache(maxsize=1_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(_form, _WORD.findall(text))) - _EMPTY


@lru_cache(maxsize=4_000)
def _form(word: str) -> str:
    """A word as it is compared; a page asks for the same ones again and again."""
    return singular(folded(POSSESSIVE.sub("", word)))


def _stem(word: str) -> str:
    return folded(word)[:STEM]
