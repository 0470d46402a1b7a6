"""Doers: whether a claim says of another state what a matter asks of one.

In: the words of a claim, a matter in words ("Did Russia meddle in the vote?"). Out: yes or no. Who
says that another state had a hand in it says nothing of the one that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.knowledge import load_people
from onrecord.language.letters import CAPITAL

_DOER = re.compile(
    rf"\b({CAPITAL}[\w.]*) (?:also |never |probably |possibly )?"
    r"(?:had|has|have|may|might|could|would|did|does|was|were|is|are)\b"
)
_ASKED = re.compile(rf"^(?:\w+ or )?\w+ (?:the )?({CAPITAL}[\w.]*)\b")


def another_did_it(words: str, matter: str) -> bool:
    """Whether `words` tell only of other states than the one of which `matter` asks."""
    asked = set(_states(_ASKED, matter)) if matter.endswith("?") else set()
    told = set(_states(_DOER, words))
    return bool(asked and told) and asked.isdisjoint(told)


def _states(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    """The states that `pattern` finds, by their keys."""
    for name in pattern.findall(words):
        place = load_people().place(name)
        if place:
            yield place.state.key
