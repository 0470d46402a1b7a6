"""Doers: whether a claim says of another what a matter asks of one.

In: the words of a claim, a matter in words ("Did Russia meddle in the vote?"). Out: yes or no. Who
says that another state had a hand in it says nothing of the one that is asked for. A state where
something was, or of which it is ("the bases in Sweden have"), did nothing by that. Of two forces
one did it: who says that the shells were the rebels' denies that the army's fell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.compare.claims.asserting import MARKS
from onrecord.knowledge import load_people
from onrecord.language.claims import claim_words
from onrecord.language.letters import CAPITAL
from onrecord.language.stems import stem, words_of

_NAME = rf"{CAPITAL}[\w.]*(?: {CAPITAL}[\w.]*){{0,2}}"
_DOES = (
    r" (?:also |never |probably |possibly )?"
    r"(?:had|has|have|may|might|could|would|did|does|was|were|is|are)\b"
)
_DOER = re.compile(rf"\b(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bto )({_NAME}){_DOES}")
_OURSELVES = re.compile(rf"\b(?:[Ww]e|I){_DOES}")
_ASKED = re.compile(rf"^(?:\w+ or )?\w+ (?:the )?({_NAME})\b")
_WHOSE = re.compile(
    r"((?:that )?(?:no, )?(?:(?:it|this|that|these|those|they) (?:was|were|is|are|had been)"
    r"(?: (?!not\b|never\b)\w+){1,3}|(?:the )?\w+ (?:did|had|have)\b(?! not| never|n['’]t)))",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b({_NAME})")


def another_did_it(words: str, matter: str) -> bool:
    """Whether `words` tell only of other states than the one of which `matter` asks."""
    asked = set(_states(_ASKED, matter)) if matter.endswith("?") else set()
    told = set(_states(_DOER, words))
    if not (asked and told) or _OURSELVES.search(words):
        return False
    return asked.isdisjoint(_states(_NAMED, words))


def rivals_did_it(words: str, matter: str) -> bool:
    """Whether `words` say of another force than `matter` asks of that it was theirs, or they did.

    "Those were rebel shells", "It was the rebels who did it", "The rebels shelled it".
    """
    asked = _forces(matter)
    found = _WHOSE.match(words.strip(MARKS)) if asked and matter.endswith("?") else None
    told = _forces(found[1]) if found else frozenset()
    return bool(told) and _forces(words).isdisjoint(asked)


def _forces(words: str) -> frozenset[str]:
    return frozenset(map(stem, words_of(words))) & _known_forces()


@cache
def _known_forces() -> frozenset[str]:
    return frozenset(map(stem, claim_words().forces))


def _states(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    """The states that `pattern` finds, by their keys; of a run of names the longest that is one."""
    people = load_people()
    for name in pattern.findall(words):
        parts = name.split()
        runs = (parts[i:j] for i in range(len(parts)) for j in range(len(parts), i, -1))
        place = next((found for run in runs if (found := people.place(" ".join(run)))), None)
        if place:
            yield place.state.key
