"""Articles made of articles: sources, cues and contents exchanged for those of others.

In: articles with what people marked. Out: the same articles, a third to a half of their sources,
cues and contents replaced by some of like form from others, and the marks moved along. A network
learns by heart who speaks in its few hundred articles, and of what; here it meets the same forms
with other words. Nobody marked what the exchanged words say, so a teacher reads these articles.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.train.examples import ROLES, Row

SHARES = {"source": 0.5, "cue": 0.35, "content": 0.4}
"""Of those that could be exchanged, how many are."""

LEAST = 5
"""Fragments of one form that there must be, so that a fragment is seldom put back."""

EXACT, A_STEP, STEPS = 4, 8, 3
"""Fragments of fewer words are alike if of as many; longer ones by so many words, up to so many."""

_QUOTES = "\"“”'‘’"
_OPENERS = frozenset(
    {"that", "to", "whether", "if", "how", "why", "what", "of", "about", "for", "as", "who"}
    | {"he", "she", "they", "it", "i", "we", "you"}
)
_PAST = frozenset({"said", "told", "wrote", "thought", "knew", "felt", "saw"})

Fragment = tuple[str, int, int]
"""A role, and start and end of words in the text."""

Form = tuple[object, ...]


def remixed(rows: Sequence[Row], seed: int = 1) -> Iterator[Row]:
    """Each of `rows` with fragments exchanged; the same `seed` gives the same articles."""
    rng = random.Random(seed)
    bank: dict[Form, list[str]] = defaultdict(list)
    for row in rows:
        for fragment in _fragments(row):
            bank[_form(row["text"], fragment)].append(row["text"][fragment[1] : fragment[2]])
    return (_exchanged(row, bank, rng) for row in rows)


def _fragments(row: Row) -> Iterator[Fragment]:
    """What is marked in one piece, within a line and with nothing else marked inside it."""
    every = [
        (role, start, end)
        for each in row.get("attributions", [])
        for role in ROLES
        for start, end in each.get(role) or ()
    ]
    for role, start, end in dict.fromkeys(every):
        inside = any(
            start < edge < end for _, *edges in every for edge in edges if edges != [start, end]
        )
        if row["text"][start:end].strip() and "\n" not in row["text"][start:end] and not inside:
            yield role, start, end


def _form(text: str, fragment: Fragment) -> Form:
    """What fragments must have in common to stand for one another."""
    role, start, end = fragment
    words = text[start:end]
    own = words.split()
    first = own[0].strip(_QUOTES).lower()
    begins = first if first in _OPENERS else _ending(first) if role == "cue" else ""
    size = len(own) if len(own) < EXACT else EXACT + min(len(own) // A_STEP, STEPS)
    quoted = words[0] in _QUOTES, text[:start][-1:] in tuple(_QUOTES)
    return role, begins, size, words[0].isupper(), *quoted, words[-1].isalnum() or words[-1]


def _ending(verb: str) -> str:
    if verb in _PAST or verb.endswith("ed"):
        return "-ed"
    return "-ing" if verb.endswith("ing") else "-s" if verb.endswith("s") else ""


def _exchanged(row: Row, bank: Mapping[Form, Sequence[str]], rng: random.Random) -> Row:
    text, new, end = row["text"], list[tuple[int, int, str]](), 0
    for role, start, stop in sorted(_fragments(row), key=lambda fragment: fragment[1]):
        others = bank[_form(text, (role, start, stop))]
        if start >= end and len(others) >= LEAST and rng.random() < SHARES[role]:
            new.append((start, stop, rng.choice(others)))
            end = stop
    attributions = [
        {
            role: [[_moved(at, new) for at in span] for span in each.get(role) or ()]
            for role in ROLES
        }
        for each in row.get("attributions", [])
    ]
    return {**row, "text": _written(text, new), "attributions": attributions}


def _moved(at: int, new: Sequence[tuple[int, int, str]]) -> int:
    return at + sum(len(words) - (end - start) for start, end, words in new if end <= at)


def _written(text: str, new: Sequence[tuple[int, int, str]]) -> str:
    parts, end = [], 0
    for start, stop, words in new:
        parts += [text[end:start], words]
        end = stop
    return "".join((*parts, text[end:]))
