"""Bearers: whoever of a record may be meant by a name.

In: a name as somebody asks for it, the speakers of the record. Out: who has all words of it, and
whom pages call by its last word alone, where one person of the record has that last name.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language.stems import words_of
from onrecord.model import Speaker


def bearers(name: str, speakers: Iterable[Speaker]) -> set[Speaker]:
    """Who may be meant: "Ana Ruiz" may be "Ana Ruiz", and "Ruiz" where no other Ruiz speaks."""
    asked = words_of(name)
    named = {each: words_of(each.name) for each in speakers}
    found = {each for each, words in named.items() if asked and set(asked) <= set(words)}
    if len(asked) > 1:
        last = asked[-1:]
        whole = {tuple(words) for words in named.values() if words[-1:] == last and len(words) > 1}
        if len(whole) == 1:
            found |= {each for each, words in named.items() if words == last}
    return found
