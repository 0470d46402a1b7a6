"""Polarity: the typed reader of `polarity.toml`, and how often a text turns what it says.

In: the words of a statement. Out: whether it has negations, refusals ("we reject"), words of
falsity ("a lie"). Looking for words instead of finding their scope: rows of the record carry no
parse, and the two statements that are compared are short and share their matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language.negations import REACH, TOLD, negations_in
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import common_words, stem, words_of

_OBJECTS = frozenset({"nothing", "nobody", "none"})
_AT = frozenset({"at", "by", "for", "from", "in", "into", "of", "on", "through", "to", "with"})
_AMISS = frozenset({"wrong", "mistaken"})  # of a thing that is there, wherever it stands
_EACH = frozenset({"any", "each", "every", "many", "more"})
_ARTICLES = [["the"], ["a"], ["an"]]
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_VOICING = frozenset({"speak", "speaks", "spoke", "speaking"})  # "for": whose voice one is
_DENIALS = frozenset({"denial", "denials"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a text turns what it says: whether it has words of each kind."""

    negates: bool
    refuses: bool
    calls_false: bool

    @property
    def negated(self) -> bool:
        """Whether the text says of its matter that it is not so; "we do not deny it" does not."""
        return self.negates != self.refuses if self.negates or self.refuses else self.calls_false


def polarity_of(text: str) -> Polarity:
    """The polarity of `text`.

    Several words of one kind count as one ("Nothing was hidden, there was nothing to hide"), and a
    word of falsity beside a negation says the same again ("No, that is a lie"). What negates only
    words that take their object for real ("We will not tolerate it") does not negate that.

    >>> [polarity_of(words).negated for words in ("We did not discuss it", "We do not deny it")]
    [True, False]
    >>> polarity_of("It is not supported by the evidence").calls_false
    True
    """
    words = words_of(text)
    table = polarity_words()
    skipped = _idioms_at(words, table.idioms)
    negations = [i for i in negations_in(words) if i not in skipped]
    return Polarity(
        negates=bool(negations) and not _takes_for_real(words, _compounded(text)),
        refuses=any(word in table.refusals for word in words),
        calls_false=any(_predicated(words, i) for i, w in enumerate(words) if w in table.falsity)
        or any(_ungrounded(words[i + 1 : i + 1 + REACH]) for i in negations),
    )


def negated_heads(words: Sequence[str]) -> Iterator[str]:
    """For each negation in `words` the stem of the first word of matter after it, if any.

    Of "nothing" and "nobody" it is also the word before: what was done to nothing was not done.
    """
    for i in negations_in(words):
        if i and words[i] in _OBJECTS and words[i - 1] not in common_words():
            yield stem(words[i - 1])  # "I accepted nothing"
        reach = words[i + 1 : i + 1 + REACH]
        after = [w for w in reach if w in TOLD or w not in common_words()]
        if after and not _ungrounded(reach):
            yield stem(after[0])


def denied_by_noun(words: Sequence[str]) -> Iterator[str]:
    """The stems of what somebody's denials are of ("his denials of meddling in the vote")."""
    for i, word in enumerate(words):
        if word in _DENIALS:
            yield from (stem(w) for w in words[i + 1 : i + 1 + REACH] if w not in common_words())


def speaking_in(words: Sequence[str]) -> frozenset[str]:
    """The stems that say in `words` that something is talked of.

    >>> speaking_in(["we", "touched", "on", "it"]) - speaking_in(["we", "touched", "it"])
    frozenset({'touch'})
    >>> "speak" in speaking_in("they do not speak for the town".split())
    False
    """
    said = f" {' '.join(words)} "
    broached = (run for run in polarity_words().broaching if f" {run} " in said)
    voiced = {stem(a) for a, b in pairwise(words) if b == "for" and a in _VOICING}
    return polarity_words().speaking.union(stem(run.split()[0]) for run in broached) - voiced


def _ungrounded(negated: Sequence[str]) -> bool:
    """Whether negated words say what a claim rests on ("backed by anything", "by the facts")."""
    table = polarity_words()
    grounded = not (table.grounds.isdisjoint(negated) or table.evidence.isdisjoint(negated))
    return grounded and "by" in negated


def _takes_for_real(words: Sequence[str], compounded: frozenset[str]) -> bool:
    """Whether what is negated takes its object for real, and that is no charge ("such claims").

    What was not done ("I did not accept it") was not, whatever it takes for real. A word in a
    compound is no verb ("there is no cease-fire").
    """
    table = polarity_words()
    heads = list(negated_heads(words))
    real = bool(heads) and all(head in table.presupposing - compounded for head in heads)
    done = "didn't" in words or ("did", "not") in pairwise(words)
    return real and not done and table.charges.isdisjoint(map(stem, words))


def _compounded(text: str) -> frozenset[str]:
    """The stems of the words of compounds in `text` ("cease-fire")."""
    return frozenset(stem(word) for found in _COMPOUND.findall(text) for word in words_of(found))


def _predicated(words: Sequence[str], place: int) -> bool:
    """Whether the word at `place` says something of what is said.

    Not "about the hoax", "every lie", nor "the wrong people", "at a fake door": so is the door, not
    an account; nor "it was wrong to ask": so is the deed.
    """
    if words[place] == "wrong" and words[place + 1 : place + 2] == ["to"] and "it" in words[:place]:
        return False
    if "about" in words[max(0, place - 2) : place] or not _EACH.isdisjoint(
        words[place - 1 : place]
    ):
        return False
    table = polarity_words()
    at, *article = words[max(0, place - 2) : place] or [""]
    placed = at in _AT or words[place] in _AMISS
    of_a_thing = words[place] in table.attributes and placed and article in _ARTICLES
    said = table.accounts | table.charges
    after = words[place + 1 : place + 2]
    return not (of_a_thing and after and said.isdisjoint(map(stem, after)))


def _idioms_at(words: Sequence[str], idioms: frozenset[tuple[str, ...]]) -> set[int]:
    """The places of words that belong to an idiom."""
    return {
        place for i, pair in enumerate(pairwise(words)) if pair in idioms for place in (i, i + 1)
    }
