"""Which predicted attribution is which gold one.

In: attributions as rows have them and the text that they are of. Out: for each the indices of the
words of its roles, and pairs that fit. A word is a run of letters and digits, inner apostrophe,
full stop or hyphen included.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Words = frozenset[int]
Roles = dict[str, Words]
Pairs = list[tuple[int, int]]

WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
SAME_CONTENT, SAME_SOURCE, LIKE_CONTENT = 0.8, 0.5, 0.5
ROLES = ("source", "cue", "content")


def indexed(text: str, attributions: Iterable[Row]) -> list[Roles]:
    """The words of `text` that each role of each attribution has."""
    words = [found.span() for found in WORD.finditer(text)]
    return [{role: _covered(a.get(role) or (), words) for role in ROLES} for a in attributions]


def matched(ours: Sequence[Roles], theirs: Sequence[Roles], fits: Callable[..., bool]) -> Pairs:
    """One-to-one pairs that fit, best agreement of content first."""
    candidates = sorted(
        (-agreement(g, p, "content"), i, j)
        for i, g in enumerate(ours)
        for j, p in enumerate(theirs)
        if fits(g, p)
    )
    pairs: Pairs = []
    left, right = set(), set()
    for _, i, j in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def agreement(one: Roles, other: Roles, role: str) -> float:
    """Jaccard overlap of the words of a role; two empty ones agree."""
    a, b = one[role], other[role]
    return len(a & b) / len(a | b) if a or b else 1.0


def fits(one: Roles, other: Roles) -> bool:
    """Whether contents agree to .8 and sources to .5."""
    content = agreement(one, other, "content") >= SAME_CONTENT
    return content and agreement(one, other, "source") >= SAME_SOURCE


def _covered(spans: Iterable[Sequence[int]], words: Sequence[tuple[int, int]]) -> Words:
    """The words that any of the spans overlaps; words are in order and do not overlap."""
    covered: set[int] = set()
    for start, end in spans:
        first = bisect_right(words, start, key=lambda word: word[1])
        covered.update(range(first, bisect_left(words, end, key=lambda word: word[0])))
    return frozenset(covered)
