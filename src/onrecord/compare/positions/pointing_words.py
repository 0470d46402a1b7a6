"""Pointing words: what says of something told before, without naming it, that it was so or not.

In: the words of a claim. Out: yes or no ("It did not"; "There was nothing"; "not an accident").
"""

from __future__ import annotations

import re

from onrecord.compare.claims.asserting import MARKS
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem

_NOTHING = re.compile(
    r"(?:that )?there (?:was|were|is|are|has been|have been|had been) (?:no|nothing)\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"(?:no, )?(?:this|that|it)(?:['’]s| is| was)(?:n['’]t| not)"
    r" (?:(?:an?|any) (?:\w+ )?|(?!(?:the|what|so|at|in|how|true)\b)\w+ (?!(?:and|or)\b))(\w+)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?:that )?(?:yes|no|(?:yes, |no, )?(?:[\w’'-]+ ){1,3}"
    r"(?:did|does|do|was|were|is|are|has|have|had)(?: not|n['’]t)?)",
    re.IGNORECASE,
)


def says_it_is(words: str) -> bool:
    """Whether words only say that what stands before is so, or is not ("It did", "Yes")."""
    return _ELLIPTIC.fullmatch(words.strip(MARKS + ".,!")) is not None


def nothing_was(words: str) -> bool:
    """Whether words begin with that there was none ("There was no bomb")."""
    return _NOTHING.match(words.lstrip(MARKS)) is not None


def names_it_otherwise(words: str) -> bool:
    """Whether words only say that what they point to is not one of a kind ("not an accident")."""
    found = _NOT_ONE.match(words.strip(MARKS + ".,!"))
    table = polarity_words()
    kinds = table.charges | table.accounts | table.false_stems
    return found is not None and stem(found[1].casefold()) not in kinds
