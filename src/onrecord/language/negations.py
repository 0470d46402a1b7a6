"""Negations: which words of a text negate, and which only look as if they did.

In: the words of a statement, in lower case. Out: the places of those that negate. What is ordered
("told him not to go"), supposed ("if they don't know"), bound to a condition ("she wouldn't go if
he asked"), of degree ("has never been so tense"), made good ("nobody left without paying") or of
some ("those without a boat") says of nothing that it is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.language.polarity_words import polarity_words

TOLD = frozenset({"tell", "told", "tells"})  # common words, but what is not told is negated
REACH = 4  # words between a negation and the word that it turns: "not in any way interfere"
CLAUSE = 8  # words between a negation and the "without" that turns it back

_DIRECTING = TOLD | {"ask", "asked", "asks", "warn", "warned", "warns", "urge", "urged", "urges"}
_CONDITIONS = frozenset({"if", "unless"})
_UNCONDITIONAL = frozenset({"even", "as"})  # before "if"
_POSSIBLE = frozenset({"would", "could", "can", "ca"})  # "ca" of "can't"
_SOME = frozenset({"those", "people", "anyone", "everyone", "ones", "others", "men", "women"})
_BE = frozenset({"is", "was", "were", "would"})
_TURNING = frozenset({"not", "no", "never", "nobody", "cannot", "none"})


def negations_in(words: Sequence[str]) -> Iterator[int]:
    """The places of the words that negate.

    >>> [*negations_in("he did not pay and refused to go".split())]
    [2, 6]
    >>> [*negations_in("nobody left without paying".split())]
    []
    """
    unsaid = (
        _is_ordered,
        _is_of_degree,
        _is_supposed,
        _is_conditional,
        _is_another_case,
        _is_made_good,
        _is_free,
        _is_of_number,
        _is_of_some,
        _is_subject,
    )
    found = (i for i in range(len(words)) if _negates(words, i))
    return (i for i in found if not any(rule(words, i) for rule in unsaid))


def _negates(words: Sequence[str], place: int) -> bool:
    table = polarity_words()
    word, before = words[place], words[max(0, place - 1) : place]
    omits = word == "to" and not table.omitting.isdisjoint(before)  # "refused to pay"
    avoids = word in table.avoiding and words[place + 1 : place + 2] != []
    avoids = avoids and words[place + 1].endswith("ing")  # "avoided paying"
    return word in table.negations or word.endswith("n't") or omits or avoids


def _is_supposed(words: Sequence[str], place: int) -> bool:
    """Whether it stands in what is only supposed ("if they don't know")."""
    return not polarity_words().supposing.isdisjoint(words[max(0, place - REACH) : place])


def _is_conditional(words: Sequence[str], place: int) -> bool:
    """Whether it says only what would or could not be, if ("she wouldn't go if he asked").

    Who "would not do it even if he could" will not do it.
    """
    bare = words[place] in ("not", "never") and place > 0
    modal = words[place - 1] if bare else words[place].removesuffix("n't").removesuffix("not")
    return modal in _POSSIBLE and any(
        word in _CONDITIONS and words[max(0, i - 1)] not in _UNCONDITIONAL
        for i, word in enumerate(words)
    )


def _is_another_case(words: Sequence[str], place: int) -> bool:
    """Whether it says what others would not have done ("Hill would never have sold it").

    Who says it of the speaker denies it.
    """
    before, after = words[max(0, place - 2) : place + 1], words[place + 1 : place + 2]
    would = [each for each in before if each in ("would", "wouldn't")]
    done = after == ["have"] or before[-2:-1] == ["have"]
    subject = words[max(0, words.index(would[0]) - 1)] if would else ""
    return bool(would) and done and subject not in ("i", "we", "would", "wouldn't")


def _is_made_good(words: Sequence[str], place: int) -> bool:
    """Whether it is one of two that together say that it is so ("nobody left without paying")."""
    if words[place] == "without":
        return any(map(_turns, words[max(0, place - CLAUSE) : place]))
    return "without" in words[place + 1 : place + CLAUSE] and _turns(words[place])


def _is_free(words: Sequence[str], place: int) -> bool:
    """Whether something only need not be ("we didn't have to pay", "they need not pay")."""
    free = list(words[place + 1 : place + 3]) in (["have", "to"], ["need", "to"])
    return free or list(words[max(0, place - 1) : place + 1]) == ["need", "not"]


def _is_of_number(words: Sequence[str], place: int) -> bool:
    """Whether it tells up to how many ("no more than 20")."""
    return list(words[place + 1 : place + 3]) in (["more", "than"], ["fewer", "than"])


def _is_of_some(words: Sequence[str], place: int) -> bool:
    """Whether it tells of whom it is said ("those without a boat", "people who don't pay")."""
    if words[place] == "without":
        return not _SOME.isdisjoint(words[max(0, place - 1) : place])
    before = words[max(0, place - REACH) : place]
    return any(one in _SOME and then == "who" for one, then in pairwise(before))


def _is_subject(words: Sequence[str], place: int) -> bool:
    """Whether not doing something is what a sentence is about ("not paying was a mistake")."""
    opens = place == 0 or (place == 1 and words[0] == "that")
    gerund = words[place + 1 : place + 2] and words[place + 1].endswith("ing")
    then = words[place + 2 : place + CLAUSE]
    return bool(opens and words[place] == "not" and gerund) and not _BE.isdisjoint(then)


def _turns(word: str) -> bool:
    return word in _TURNING or word.endswith("n't")


def _is_ordered(words: Sequence[str], place: int) -> bool:
    """Whether "not" is what somebody was told to do ("told him not to go")."""
    before = words[max(0, place - REACH) : place]
    return words[place : place + 2] == ["not", "to"] and not _DIRECTING.isdisjoint(before)


def _is_of_degree(words: Sequence[str], place: int) -> bool:
    """Whether "never" says how much it is so ("has never been so tense")."""
    degree, after = words[place + 2 : place + 3], words[place + 3 : place + 6]
    told = list(words[place : place + 2]) == ["never", "been"]
    bare = degree == ["so"] and not after  # "that has never been so"
    bound = bare or "than" in words[place + 3 : place + 9] or "as" in after  # "more than friends"
    return told and not bound and not polarity_words().degrees.isdisjoint(degree)
