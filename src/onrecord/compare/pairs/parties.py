"""Parties: whether two speakers of one dispute are one.

In: two speakers. Out: yes or no, by their names as pages give them: a last name alone, or in
another spelling, as well as the whole. Two whole names of known persons stay two where the words
differ: a review has put each person under one spelling, but whom somebody judged to be two.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.sounds import sound_of
from onrecord.language.stems import words_of
from onrecord.model import Speaker, SpeakerKind


def one_party(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers of one dispute go by one name ("Lind" and "Bo Lind").

    So do "Brezhan" and "Ilyo Brežan". Within a dispute a last name is as good as the whole; across
    the record it is not.
    """
    if one.id == other.id:
        return True
    if _is_whole(one) and _is_whole(other) and _is_junior(one) != _is_junior(other):
        return False  # a page says "Jr." where it tells one from another
    short, whole = sorted(_comparable(one, other), key=len)
    if len(short) == 1 and short == whole[-1:] and SpeakerKind.GROUP not in (one.kind, other.kind):
        return True  # a last name alone may be taken for a body's
    kinds = {one.kind, other.kind} - {SpeakerKind.UNNAMED}  # by the page's words alone
    return len(kinds) < 2 and bool(short) and set(short) <= set(whole)


def _comparable(one: Speaker, other: Speaker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of two names; of persons as they sound, unless both are whole and known."""
    people = {one.kind, other.kind} <= {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
    if people and not (_is_whole(one) and _is_whole(other)):
        return _named(sound_of(one.name)), _named(sound_of(other.name))
    return _named(one.name), _named(other.name)


def _is_whole(speaker: Speaker) -> bool:
    return speaker.kind is SpeakerKind.PERSON and " " in speaker.name


def _is_junior(speaker: Speaker) -> bool:
    return _named(speaker.name)[-1:] == ("jr",)


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[str, ...]:
    """The words of a name, without "herself" and the like at its end."""
    words = words_of(name)
    return tuple(words[:-1] if words[-1:] and words[-1].endswith(("self", "selves")) else words)
