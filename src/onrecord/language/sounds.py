"""Sounds: what two spellings of a name have in common.

In: a name in Latin letters. Out: the name as it sounds, roughly: the same for "Ilyo Brežan" and
"Ilio Brezhan". Only the usual ways of writing one sound are set aside, and accents: what is alike
but not the same ("Ana", "Anna") may be two names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language.stems import words_of

SOUNDS = (("shch", "s"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("w", "v"))
"""Ways of writing one sound in Latin letters, the longer first."""

NAMES = 1 << 12  # names kept with their sounds: those of a matter are asked for again and again

_GLIDES = re.compile("[yj]")


@lru_cache(NAMES)
def sound_of(name: str) -> str:
    """A name as it sounds, roughly: what two spellings of it have in common.

    >>> sound_of("Ilyo Brežan") == sound_of("Ilio Brezhan")
    True
    """
    sound = " ".join(words_of(name))
    for written, plain in SOUNDS:
        sound = sound.replace(written, plain)
    return _GLIDES.sub("i", sound)
