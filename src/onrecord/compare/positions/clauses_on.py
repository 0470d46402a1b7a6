"""Clauses on a matter: which part of what is said is asked how it stands to a matter.

In: the words of a claim, a matter. Out: the words of them that are on it. Of "a letter of thanks,
not an apology" an apology is in the clause that denies; of "he took the money and kept no books"
the money is in that which does not.
"""

from __future__ import annotations

import re
from itertools import islice

from onrecord.compare.positions.matter_words import Matter
from onrecord.language.kinship import kin_of_all
from onrecord.language.polarity import polarity_of
from onrecord.language.stems import stems_of

_CLAUSES = re.compile(r"[,;:]\s(?!that\b)|\s[-–—]\s|\s(?=but\b|while\b|although\b|whereas\b)")
_COMPLEMENT = re.compile(r"(?<!\blike)(?<!\bso)(?<!\bthan) that ")
_AND = re.compile(r"\sand\s(?!(?:that|this|it|they|these|those|such|so)\b)")

MANY = 8  # words "and" of a clause that are asked; each costs as much as the clause is long


def on_it(words: str, matter: Matter) -> str:
    """Of several clauses those that have what the matter is of, or else a word of it.

    What follows "that" is what somebody was told or knew, where telling or knowing is asked.
    """
    clauses = [(each, kin_of_all(stems_of(each))) for each in _whole_clauses(words)]
    headed = [each for each, stems in clauses if not matter.head.isdisjoint(stems)]
    found = headed or [each for each, stems in clauses if not matter.stems.isdisjoint(stems)]
    if not found:
        return words
    told = " ".join(_before_what_else(each, matter) for each in found)
    before = _COMPLEMENT.split(told)[0]
    return before if headed and _names(before, matter.head) else told


def _whole_clauses(words: str) -> list[str]:
    """The clauses of words; one that begins with "to" is of what stands before ("no order, …")."""
    found: list[str] = []
    for clause in _CLAUSES.split(words):
        if found and clause.casefold().startswith("to "):
            found = [" ".join([*found, clause])]
        else:
            found.append(clause)
    return found


def _before_what_else(clause: str, matter: Matter) -> str:
    """A clause without what "and" adds to it and negates, where the matter stands before that."""
    for found in islice(_AND.finditer(clause), MANY):
        before, after = clause[: found.start()], clause[found.end() :]
        turned = polarity_of(after).negates and not polarity_of(before).negated
        if turned and _names(before, matter.stems) and not _names(after, matter.stems):
            return before
    return clause


def _names(words: str, stems: frozenset[str]) -> bool:
    return not stems.isdisjoint(kin_of_all(stems_of(words)))
