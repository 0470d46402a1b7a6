"""Which word of a cue tells what is done by it.

In: the words of a cue, the first words of its content. Out: a verb or noun of the list of cues, or
a listed phrase. "Seemed to accuse" accuses, "issued a threat" threatens, "call it a joke" is no
call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.language.cues import Cue, cues
from onrecord.language.stems import root, words_of
from onrecord.language.words import word_table
from onrecord.model import Act

_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?|:|\?")

_AFTER_NOUNS = frozenset(("for", "to", "that", "on", "of", "about", "against", "from"))


def telling_cue(cue: str, content: str) -> Cue | None:
    """The most telling word: a verb that is not neutral, else a noun or adjective, else any.

    What makes a phrase of a verb may stand first in the content: "calls" "for an end"; and what a
    raising verb leads to: "has appeared" "to acknowledge it".
    """
    words, beginning = _words(cue), content.split(None, 2)[:2]
    if beginning[:1] == ["to"] and _raises(words):
        words += beginning
    after = [*words, *beginning]
    verbs = [
        found for at, word in enumerate(words) if (found := cues().verb(word, after[at + 1 :]))
    ]
    verbs = [verb for verb in verbs if not _is_listed(verb, "raising")] or verbs
    named = [
        found
        for word in _nameable(words, beginning)
        if (found := cues().noun(word) or cues().adjectives.get(word))
    ]
    telling = [each for each in (*verbs, *named) if each.act is not Act.STATE]
    telling.sort(key=is_neutral)
    return next(iter((*telling, *verbs, *named)), None)


def is_neutral(cue: Cue) -> bool:
    """Whether any act may be done by a verb, though it has one: "declared that it rained"."""
    return _is_listed(cue, "neutral")


def is_light(cue: Cue) -> bool:
    """Whether a verb says little where its object tells: "issued" "a threat"."""
    return _is_listed(cue, "light")


def listed_phrase(words: str) -> str | None:
    """The longest listed phrase that words hold."""
    found = [match.group(1) for match in _phrases().finditer(" ".join(_words(words)))]
    return max(found, key=len, default=None)


def is_weak(phrase: str) -> bool:
    """Whether a phrase tells an act only where no verb does: "supporters"."""
    return phrase in word_table("acts")["weak"]


def act_of_stem(words: str) -> Act | None:
    """What the first verb does that is no cue of attributions, and still tells an act."""
    return next((act for word in words_of(words) if (act := _stems().get(root(word)))), None)


def act_of_phrase(phrase: str) -> Act:
    """What is done by a listed phrase."""
    return Act(word_table("acts")["phrases"][phrase])


def _words(cue: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(cue)]


def _raises(words: Sequence[str]) -> bool:
    last = cues().verb(words[-1]) if words else None
    return last is not None and _is_listed(last, "raising")


def _nameable(words: Sequence[str], beginning: Sequence[str]) -> Sequence[str]:
    """The words that may be nouns or adjectives: not "calls", nor "call" in "call it a joke"."""
    first = cues().verb(words[0]) if words else None
    inflected = first is not None and words[0] != first.lemma
    takes_object = bool(beginning) and beginning[0] not in _AFTER_NOUNS
    if words[-2:-1] == ["to"] and takes_object:  # "went on to call" "it a joke"
        words = words[:-1]
    alone = len(words) == 1 and takes_object
    return words[1:] if inflected or (first and alone) else words


def _is_listed(cue: Cue, name: str) -> bool:
    return cue.lemma in word_table("acts")[name]


@cache
def _stems() -> dict[str, Act]:
    table = word_table("acts")["verbs"]
    return {root(verb): Act(act) for act, verbs in table.items() for verb in verbs.split()}


@cache
def _phrases() -> re.Pattern[str]:
    """A pattern that finds the listed phrases wherever they begin, the longest first."""
    longest_first = sorted(map(re.escape, word_table("acts")["phrases"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?=({'|'.join(longest_first)})(?!\w))")
