"""Own words: what a speaker says in a sentence, without what others are said to say there.

In: the words of a claim and of its cue. Out: the words in which a negation is the speaker's own.
Told by words, since rows of the record carry no parse.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_RELATIVE = re.compile(r",\s+(?:who|which)\b[^,]*$")  # "a warning to the minister, who denied it"
_NAMED = r"(?!(?:I|We|You|Nobody|None|Nothing)\b)[A-Z][\w’'-]+"
_TELLING = r"(?:says|said|tells|told|claims|claimed|insists|insisted)\b"
_DENYING = r"(?:would |will |did )?(?:deny|denies|denied)\b"
_RELAYED = re.compile(
    rf"(?<!what )\b(?:he|she|they|it|{_NAMED})\s+(?:{_TELLING}|{_DENYING})"
    r"|\b(?:assertions?|assurances?|claims|denials?)\b(?=.*\w)"
)  # from here on somebody else's words are told
_OTHERS = rf"(?:the|some|several|many) (?:[\w’'-]+ )?[\w’'-]+|{_NAMED}(?: {_NAMED})?"
_MESSAGE = re.compile(rf"(?:that )?(?:{_OTHERS})\s+(?:ha[ds] )?(?:claim\b|{_TELLING})")
_BELIEVING = frozenset(
    {"accept", "accepts", "accepted", "believe", "believes", "believed", "trusts"}
)
_BELIEVES = re.compile(
    r"(?:that )?(?:he|she|they|i|we) (?:really )?(?:believe|trust|accept)"
    r"|(?:that )?[\w’' ]+\bmeans? it['’”\"]? when\b",
    re.IGNORECASE,
)
_CALLING = frozenset(
    {"call", "calls", "called", "calling", "label", "labels", "labelled", "labeled", "brand"}
    | {
        "brands",
        "branded",
        "describe",
        "describes",
        "described",
        "dismiss",
        "dismisses",
        "dismissed",
    }
)  # "called the claims “a lie”": what it is called is the speaker's


def own_words(words: str, cue: Collection[str]) -> str:
    """`words` up to where somebody else's are told; all where the speaker takes these on.

    >>> own_words("He says he did not", {"said"}), own_words("We did not say so", {"said"})
    ('', 'We did not say so')
    """
    if not (_BELIEVING | _CALLING).isdisjoint(cue) or _BELIEVES.match(words):
        return words  # "accepted his word that …"
    words = _RELATIVE.sub("", words)
    relayed = _RELAYED.search(words)
    return words[: relayed.start()] if relayed else words


def only_relays(words: str) -> bool:
    """Whether `words` begin with who else says it: the speaker is a messenger.

    >>> only_relays("that the company had told him it rained"), only_relays("We told them")
    (True, False)
    """
    return _MESSAGE.match(words.lstrip("\"“‘'")) is not None
