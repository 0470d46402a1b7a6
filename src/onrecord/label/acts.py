"""What a speaker does by saying it: the cue decides where it is specific, the content elsewhere.

In: the words of cue and content. Out: an `Act`, whether the source rejects the content itself, and
a score. "Urged", "denied", "warned" say the act. "Said" carries any: there the content is asked,
by patterns that a linguist may edit (`language/acts.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.language.cues import Cue, cues
from onrecord.language.words import word_table
from onrecord.model import Act

BEGINNING = 120  # characters of a content that are asked what it does
BY_CUE = 0.8  # scores: share right on the tuning half of the speakers' set
BY_CONTENT = 0.6
BY_DEFAULT = 0.65
_MARKS = ("“", '"', "‘", "'")
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?|:|\?")
_NEGATED = re.compile(r"\b(?:not|never|no longer|n[’']t)\b|n[’']t\b", re.IGNORECASE)
_TO_DO = re.compile(r"(?:him|her|them|us|me|[A-Z]\w+)? ?(?:not )?to [a-z]+\b")
_UNKIND = re.compile(
    r"(?:\bno\b|\bnot\b|n[’']t\b|\bnever\b|\bless than\b).*"
    r"\b(?:praise|happy|impressed|pleased|kind|fan|proud|fond|thrilled|glad)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"(?:I|we)\b(?! (?:am|are|was|were|.m|.re) (?:proud|grateful|honou?red))", re.I
)
_NEGATIVE_CONTENT = re.compile(
    r"\b(?:unfounded|untrue|false|baseless|without foundation|not true|nonsense|absurd)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Done:
    """An act with whether it rejects the content, and how sure the answer is."""

    act: Act
    denied: bool
    score: float


def act_of(cue: str, content: str) -> Done:
    """The act of one attribution by the words of its cue and of its content."""
    verb = _cue(cue, content)
    found = _phrase(cue) or _by_verb(verb, content)
    if found is Act.ASK and _asks_for_deed(content):
        return Done(Act.REQUEST, False, BY_CUE)
    if found is not None:
        return _negated(found, cue, content, verb)
    by_content = _by_content(cue, verb, content)
    if by_content is not None:
        return Done(by_content, False, BY_CONTENT)
    quoted = content.lstrip().startswith(_MARKS)
    if verb is not None and verb.act is not Act.STATE and not quoted:
        return _negated(verb.act, cue, content, verb)
    return Done(Act.STATE, False, BY_DEFAULT)


def _by_verb(verb: Cue | None, content: str) -> Act | None:
    """The act that a verb tells by itself; None of a neutral one, whose content is asked first."""
    if verb is None:
        return None
    if verb.lemma == "tell" and _TO_DO.match(content.strip(" “\"'")):
        return Act.REQUEST
    return None if verb.lemma in _neutral() else verb.act


def _negated(act: Act, cue: str, content: str, verb: Cue | None) -> Done:
    """A negated cue is a statement of not having said it; some turn into their opposite."""
    if act is Act.PRAISE and _UNKIND.search(cue):
        return Done(Act.CRITICIZE, False, BY_CONTENT)
    if _NEGATED.search(cue):
        opposite = {Act.DENY: Act.CONCEDE, Act.REJECT: Act.CONCEDE, Act.PRAISE: Act.REJECT}
        return Done(opposite.get(act, Act.STATE), False, BY_CONTENT)
    if act is Act.REJECT and verb and verb.denies and content.lstrip('“"‘ ').startswith("that "):
        act = Act.DENY  # to reject that something is so is to deny it
    denied = bool(verb and verb.denies) and not _NEGATIVE_CONTENT.search(content)
    return Done(act, denied and act in (Act.DENY, Act.REJECT), BY_CUE)


def _asks_for_deed(content: str) -> bool:
    """Such as "asked them to leave", "asked that it be stopped": a request, not a question."""
    return bool(re.match(r"(?:him|her|them|[A-Z]\w+ )? ?(?:to|that) \w+", content.strip("“\"' ")))


def _phrase(cue: str) -> Act | None:
    """The longest listed phrase that the cue's words hold."""
    words = " ".join(word.casefold() for word in _WORD.findall(cue))
    table, pattern = _phrases()
    found = [match.group(1) for match in pattern.finditer(words)]
    return table[max(found, key=len)] if found else None


def _cue(cue: str, content: str) -> Cue | None:
    """The most telling cue word: a verb that is not neutral, else a noun or adjective, else any.

    What makes a phrase of a verb may stand first in the content: "calls" "for an end".
    """
    words = [word.casefold() for word in _WORD.findall(cue)]
    after = [*words, *content.split(None, 2)[:2]]
    verbs = [
        found for at, word in enumerate(words) if (found := cues().verb(word, after[at + 1 :]))
    ]
    verbs = [verb for verb in verbs if verb.lemma not in _raising()] or verbs
    telling = [verb for verb in verbs if verb.act is not Act.STATE]
    named = [
        found
        for word in _named(words)
        if (found := cues().noun(word) or cues().adjectives.get(word))
    ]
    telling += [noun for noun in named if noun.act is not Act.STATE]
    return next(iter((*telling, *verbs, *named)), None)


def _reports_findings(cue: str) -> bool:
    """Whether a cue tells what was found, which nobody praises by it: "according to a poll"."""
    return cue.strip(" :,").casefold() in word_table("acts")["findings"]


def _named(words: Sequence[str]) -> Sequence[str]:
    """The words that may be nouns or adjectives: no inflected verb at the beginning ("calls")."""
    first = cues().verb(words[0]) if words else None
    return words[1:] if first and words[0] != first.lemma else words


def _verdict(verb: Cue | None, content: str) -> Act | None:
    """Who calls a thing "fictional" denies it."""
    if verb is None or verb.lemma not in word_table("acts")["verdicts"]["verbs"]:
        return None
    return Act.DENY if _denying_verdict().search(content[:BEGINNING]) else None


def _by_content(cue: str, verb: Cue | None, content: str) -> Act | None:
    """What the content's first words do; who reports findings judges nobody by them."""
    found = _verdict(verb, content) or _done_by(content)
    judging = found in (Act.PRAISE, Act.CRITICIZE)
    return None if judging and _reports_findings(cue) else found


def _done_by(content: str) -> Act | None:
    """The first act in the table's order; of praise and criticism the one that begins."""
    words = content.strip(" “”\"‘’'…")
    if words.endswith("?") and len(words) > BEGINNING:
        return Act.ASK
    words = words[:BEGINNING]
    found = {act: match.start() for act, each in _contents() if (match := each.search(words))}
    if Act.PRAISE in found and _OF_ITSELF.match(words):
        del found[Act.PRAISE]
    if found.get(Act.PRAISE, BEGINNING) < found.get(Act.CRITICIZE, 0):
        del found[Act.CRITICIZE]
    return next(iter(found), None)


@cache
def _neutral() -> frozenset[str]:
    return frozenset(word_table("acts")["neutral"])


@cache
def _raising() -> frozenset[str]:
    return frozenset(word_table("acts")["raising"])


@cache
def _phrases() -> tuple[dict[str, Act], re.Pattern[str]]:
    """The listed phrases, and a pattern that finds them wherever they begin."""
    table = {phrase: Act(act) for phrase, act in word_table("acts")["phrases"].items()}
    longest_first = sorted(map(re.escape, table), key=len, reverse=True)
    return table, re.compile(rf"(?<!\w)(?=({'|'.join(longest_first)})(?!\w))")


@cache
def _denying_verdict() -> re.Pattern[str]:
    return re.compile("|".join(word_table("acts")["verdicts"]["deny"]), re.IGNORECASE)


@cache
def _contents() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    table = word_table("acts")["content"]
    return tuple((Act(a), re.compile("|".join(table[a]), re.IGNORECASE)) for a in table["order"])
