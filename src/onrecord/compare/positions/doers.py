"""Doers: whether a claim says of another state what a matter asks of one.

In: the words of a claim, a matter in words ("Did Russia meddle in the vote?"). Out: yes or no. Who
says that another state had a hand in it says nothing of the one that is asked for. A state where
something was, or of which it is ("the bases in Sweden have"), did nothing by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.knowledge import load_people
from onrecord.language.letters import CAPITAL

_NAME = rf"{CAPITAL}[\w.]*(?: {CAPITAL}[\w.]*){{0,2}}"
_DOES = (
    r" (?:also |never |probably |possibly )?"
    r"(?:had|has|have|may|might|could|would|did|does|was|were|is|are)\b"
)
_DOER = re.compile(rf"\b(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bto )({_NAME}){_DOES}")
_OURSELVES = re.compile(rf"\b(?:[Ww]e|I){_DOES}")
_ASKED = re.compile(rf"^(?:\w+ or )?\w+ (?:the )?({_NAME})\b")
_NAMED = re.compile(rf"\b({_NAME})")


def another_did_it(words: str, matter: str) -> bool:
    """Whether `words` tell only of other states than the one of which `matter` asks."""
    asked = set(_states(_ASKED, matter)) if matter.endswith("?") else set()
    told = set(_states(_DOER, words))
    if not (asked and told) or _OURSELVES.search(words):
        return False
    return asked.isdisjoint(_states(_NAMED, words))


def _states(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    """The states that `pattern` finds, by their keys; of a run of names the longest that is one."""
    people = load_people()
    for name in pattern.findall(words):
        parts = name.split()
        runs = (parts[i:j] for i in range(len(parts)) for j in range(len(parts), i, -1))
        place = next((found for run in runs if (found := people.place(" ".join(run)))), None)
        if place:
            yield place.state.key
