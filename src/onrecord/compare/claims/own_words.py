"""Own words: what a speaker says in a sentence, without what others are said to say there.

In: the words of a claim and of its cue. Out: the words in which a negation is the speaker's own.
Told by words, since rows of the record carry no parse.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from onrecord.language.claims import any_of, claim_words
from onrecord.language.letters import CAPITAL

_RELATIVE = re.compile(r",\s+(?:who|which)\b[^,]*$")  # "a warning to the minister, who denied it"
_NAMED = rf"(?!(?:I|We|You|Nobody|None|Nothing)\b){CAPITAL}[\w’'-]+"
_OTHERS = rf"(?:the|some|several|many) (?:[\w’'-]+ )?[\w’'-]+|{_NAMED}(?: {_NAMED})?"
_SELF = r"(?!(?:I|We|You|He|She|They|It|Nobody|None|Nothing)\b)"
_TITLED = rf"(?:[Tt]he )?{_SELF}{CAPITAL}[\w.’'-]*(?:\s+{CAPITAL}[\w.’'-]*){{0,4}}"
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")  # "He (Lind) said"
_BELIEVES = re.compile(
    r"(?:that )?(?:he|she|they|i|we) (?:really )?(?:believe|trust|accept)"
    r"|(?:that )?[\w’' ]+\bmeans? it['’”\"]? when\b",
    re.IGNORECASE,
)


def own_words(words: str, cue: Collection[str]) -> str:
    """`words` up to where somebody else's are told; all where the speaker takes these on.

    >>> own_words("He says he did not", {"said"}), own_words("We did not say so", {"said"})
    ('', 'We did not say so')
    """
    if not _taking_on().isdisjoint(cue) or _BELIEVES.match(words):
        return words  # "accepted his word that …"
    words = _RELATIVE.sub("", words)
    relayed = _relayed().search(words)
    return words[: relayed.start()] if relayed else words


def believes(words: str, cue: Collection[str]) -> bool:
    """Whether the speaker takes on what somebody else says ("I believe his denials")."""
    return not claim_words().believing.isdisjoint(cue) or _BELIEVES.match(words) is not None


def only_relays(words: str) -> bool:
    """Whether `words` begin with who else says it: the speaker is a messenger.

    >>> only_relays("that the company had told him it rained"), only_relays("We told them")
    (True, False)
    >>> only_relays("President Ana Ruiz heard assurances that it rained")
    True
    """
    return _message().match(words.lstrip("\"“‘'")) is not None


def tells_of_another(words: str) -> bool:
    """Whether `words` begin with what another says, hears or takes on.

    >>> tells_of_another("that Lind (the owner) accepted their word"), tells_of_another("We say so")
    (True, False)
    """
    return _reported().match(_ASIDE.sub("", words).lstrip("\"“‘'")) is not None


@cache
def _taking_on() -> frozenset[str]:
    """Cues with which the speaker takes on what is said: believes it, or calls something so."""
    return claim_words().believing | claim_words().calling


@cache
def _relayed() -> re.Pattern[str]:
    """Finds from where on somebody else's words are told."""
    table = claim_words()
    denying = rf"(?:would |will |did )?{any_of(table.denying)}\b"
    return re.compile(
        rf"(?<!what )\b(?:he|she|they|it|{_NAMED})\s+(?:{any_of(table.telling)}\b|{denying})"
        rf"|\b{any_of(table.told)}\b(?=.*\w)"
    )


@cache
def _message() -> re.Pattern[str]:
    """Finds at the beginning who else says it."""
    table = claim_words()
    telling, hearing, told = map(any_of, (table.telling, table.hearing, table.told))
    heard = rf"[“\"]?{hearing} (?:\w+ )?{told}"
    return re.compile(
        rf"(?:that )?(?:{_OTHERS}|{_TITLED})\s+(?:ha[ds] )?(?:claim\b|{telling}\b|{heard}\b)"
    )


@cache
def _reported() -> re.Pattern[str]:
    """Finds at the beginning what somebody else says, or does with what is said.

    Who is told to trust or to accept something as "he" may be the speaker.
    """
    table = claim_words()
    says, takes = any_of(table.telling), any_of(table.believing | table.hearing)
    had = r"\s+(?:ha(?:d|s|ve) )?(?:been |ke(?:eps?|pt) )?[“\"]?"
    he_says = rf"(?:[Hh]e|[Ss]he|[Tt]hey){had}{says}"
    return re.compile(rf"(?:that )?(?:{he_says}|{_TITLED}{had}(?:{says}|{takes}))\b")
