"""Whether a name is a person's or a body's, by its words and by what stands around it.

In: the text, a name in it and what is known of names. Out: the kind. What is not told by a first
name, a title or a body's word is asked of the page: an age, "who", an apposition with what somebody
is, kin, or he and she in the sentence after it.
"""

from __future__ import annotations

import re
from collections.abc import Set

from onrecord.language.descriptions import body_name_words, head_of, nouns, places
from onrecord.language.letters import CAPITAL
from onrecord.language.persons import is_first_name, is_surname
from onrecord.model import SpeakerKind
from onrecord.model.holding import NOWHERE, Holding
from onrecord.resolve.cast.characters import Knows
from onrecord.resolve.cast.names import ROLES, Name, looks_personal

LONGEST_UNKNOWN = 3  # words of a person's name whose first name is not listed
ACRONYM = 4  # letters of an acronym that ends a name
JOINING = frozenset(("of", "for", "to", "&"))  # small words within names of bodies alone
SIDING = frozenset(("against", "for", "of", "with"))  # "Bakers Against Hale"
REACH = 120  # characters after a name in which the page tells what it is
_WHERE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t) $")
_TELLS = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|have)\b")
_AGE = re.compile(r"[ \u00a0]*,[ \u00a0]\d{1,3}[,. ]|[ \u00a0]\((?:[RD]|I)[-–][A-Z]")
_KIN = r"(?:husband|wife|widow|son|daughter|brother|sister|father|mother|partner|lawyer|attorney)"
_PERSONAL = re.compile(
    rf"[’']s (?:[a-z]+ )?{_KIN}\b|,? (?:\([^)]*\),? )?whom?\b|,? (?:was|is) born\b| ran for\b"
    r"|[^.!?“”]{0,80}[.!?]”? (?:He|She|His|Her)\b"
)
_KIN_BEFORE = re.compile(rf"\b{_KIN},? $")
_APPOSITION = re.compile(r" ?(?:\([^)]*\))?, (?:an?|the|his|her|their|then an?) ([^,.;:“”]{3,80})")
_BARE_ROLE = re.compile(r" ?(?:\([^)]*\))?, ((?:[a-z][a-z-]+ ){0,3}[a-z-]+[a-rt-z]) (?:at|for|of) ")
_TOGETHER = re.compile(rf",? and ({CAPITAL}[\w-]+) {CAPITAL}")  # "Mara Quist and Peter Hale"
_HEAD_END = re.compile(r" (?:of|in|for|from|at|on|with|who|and|to|by)\b")


def kind_of(
    text: str, name: Name, knows: Knows, alone: Set[str] = frozenset(), spoken: Holding = NOWHERE
) -> SpeakerKind:
    """Person or body.

    `alone` are surnames that stand alone, for a name that is one word those that speak; `spoken`
    are the spans of sources.
    """
    if name.key[-1] in nouns("groups"):
        return SpeakerKind.BODY
    if looks_personal(name) or _AGE.match(text, name.span.end):
        return SpeakerKind.PERSON
    if any(word in body_name_words() for word in name.key) or JOINING & set(name.words):
        return SpeakerKind.BODY
    if SIDING & set(name.key[1:-1]):
        return SpeakerKind.BODY
    if name.words[0] in nouns("body_firsts") or _ends_in_letters(name):
        return SpeakerKind.BODY
    if len(name.words) > LONGEST_UNKNOWN or name.text.casefold() in places():
        return SpeakerKind.BODY
    if len(name.words) > 1 and knows.person(name.text):
        return SpeakerKind.PERSON
    article = text[max(0, name.span.start - 4) : name.span.start].casefold() == "the "
    shouted = all(word.isupper() for word in name.words)
    if article or (shouted and len(name.words) == 1):
        return SpeakerKind.BODY
    if len(name.words) == 1:
        placed = _is_a_place(text, name, knows)
        personal = _names_a_person(name, knows, alone) or _is_called_personal(text, name)
        return SpeakerKind.PERSON if personal and not placed else SpeakerKind.BODY
    told = name.key[-1] in alone or spoken.holds(name.span) or _is_told_personal(text, name)
    return SpeakerKind.PERSON if told else SpeakerKind.BODY


def _is_a_place(text: str, name: Name, knows: Knows) -> bool:
    """Whether a word alone is where something is, or a state or capital that many bear, too."""
    where = _WHERE.search(text, max(0, name.span.start - 6), name.span.start)
    return where is not None or (knows.place(name.text) and not _is_told_personal(text, name))


def _names_a_person(name: Name, knows: Knows, speaking: Set[str]) -> bool:
    """Whether a word alone is somebody's name: a surname of nobody known only where it speaks."""
    word = name.words[0]
    return (
        knows.surname(word) or is_first_name(word) or (name.key[0] in speaking and is_surname(word))
    )


def _ends_in_letters(name: Name) -> bool:
    """Whether a name ends in another's acronym: "Norrland GOP"."""
    *first, last = name.words
    return last.isupper() and 1 < len(last) <= ACRONYM and any(not w.isupper() for w in first)


def _is_told_personal(text: str, name: Name) -> bool:
    """Whether the words around a name of two words are those around a person's."""
    end = name.span.end
    if _PERSONAL.match(text, end, end + REACH):
        return True
    if _KIN_BEFORE.search(text, max(0, name.span.start - 12), name.span.start):
        return True
    together = _TOGETHER.match(text, end)
    if together and is_first_name(together.group(1)):
        return True
    return _apposed_role(text, end) is not None or _is_called_bare(text, end)


def _is_called_bare(text: str, end: int) -> bool:
    """Whether a role without an article stands behind a name: ", chief executive of …"."""
    found = _BARE_ROLE.match(text, end)
    role = head_of(found.group(1).split(), ROLES) if found else None
    return role is not None and role[0] not in nouns("shared_roles")


def _is_called_personal(text: str, name: Name) -> bool:
    """Whether a word alone is called what only persons are, between commas (", the doctor,")."""
    apposed = _APPOSITION.match(text, name.span.end, name.span.end + REACH)
    if apposed is None or text[apposed.end() : apposed.end() + 1] not in (",", ".", ";"):
        return False
    role = _role_in(apposed.group(1))
    return role not in (None, *nouns("shared_roles")) and not _TELLS.search(apposed.group(1))


def _apposed_role(text: str, end: int) -> str | None:
    """What somebody is called right behind a name that ends there: "surgeon" in ", a surgeon"."""
    apposed = _APPOSITION.match(text, end, end + REACH)
    return _role_in(apposed.group(1)) if apposed else None


def _role_in(apposed: str) -> str | None:
    words = _HEAD_END.split(apposed, maxsplit=1)[0].split()
    role = head_of(words, ROLES) if words else None
    return role[0] if role else None
