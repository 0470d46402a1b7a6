"""Whether a name's words can stand for a character: a surname, an acronym, a body's first word.

In: a name as its words are compared, and a `Character`. Out: whether the one may be the other, by
their words alone; who of several is meant is decided elsewhere.
"""

from __future__ import annotations

from onrecord.language.descriptions import body_name_words, places
from onrecord.language.names import name_words
from onrecord.model import SpeakerKind
from onrecord.resolve.cast.characters import Character, Knows
from onrecord.resolve.cast.names import Name

MIDDLE_NAMES = 2  # words by which two forms of one personal name differ at most


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


def is_of_another(name: Name, character: Character, knows: Knows) -> bool:
    """Whether one is the "Jr." of whom the other is the elder, as surnames alone or by the tables.

    "Donald Trump Jr." is not Donald Trump; "Jim Hill" may be the "Jim Hill Jr." of the same page.
    """
    if name.junior == character.junior:  # as of nearly all: asked of all who share a word
        return False
    longer = max(name.words, character.words, key=len)
    return len(longer) == 1 or knows.elder(" ".join(longer))


def is_younger(name: Name, knows: Knows) -> bool:
    """Whether "Jr." after a name tells somebody from another, and so belongs to what is shown."""
    return name.junior and (len(name.words) == 1 or knows.elder(name.text))


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full personal names can be one: same surname, first names that agree."""
    if left[-1] != right[-1] or abs(len(left) - len(right)) > MIDDLE_NAMES:
        return False
    a, b = left[0], right[0]
    return a == b or (min(len(a), len(b)) <= 2 and a[0] == b[0]) or a in right or b in left


def acronym(key: tuple[str, ...]) -> str:
    """The first letters of a name's greater words."""
    return "".join(word[0] for word in key if word not in name_words("small"))


def _fits_body(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    within = len(full) > 1 and all(word in full for word in key)
    if not within and len(key) > 1:
        return False
    if " ".join(key) in places() or (len(key) == 1 and key[0] in name_words("whole")):
        return False
    if len(key) == 1 and len(key[0]) > 1 and key[0] == acronym(full):
        return True
    if not within:
        return False
    content = [word for word in full if word not in name_words("small")]
    if key[-1] == content[-1]:
        return True
    rest = full[len(key) :]  # "Fox" is Fox News, "Quist" is not Quist Tower
    return key[0] == content[0] and any(word in body_name_words() for word in rest)
