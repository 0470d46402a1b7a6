"""What a speaker does by saying it: the cue decides where it is specific, the content elsewhere.

In: the words of cue and content. Out: an `Act`, whether the source rejects the content itself, and
a score. "Urged", "denied", "warned" say the act. "Said" carries any: there the content is asked,
by patterns that a linguist may edit (`language/acts.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.label.acts.contents import act_by_content
from onrecord.label.acts.cue_words import (
    act_of_phrase,
    act_of_stem,
    is_neutral,
    is_weak,
    listed_phrase,
    telling_cue,
)
from onrecord.language.cues import Cue
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Act

BY_CUE = 0.8  # scores: share right on the tuning half of the speakers' set
BY_CONTENT = 0.6
BY_DEFAULT = 0.65

OPPOSITE = {
    Act.DENY: Act.CONCEDE,
    Act.REJECT: Act.CONCEDE,
    Act.PRAISE: Act.REJECT,
    Act.INTEND: Act.REJECT,
    Act.BELIEVE: Act.BELIEVE,  # that it is not so
    Act.PREDICT: Act.PREDICT,
}
"""What a negated cue does; of the other acts it states that they were not done."""

_MARKS = ("“", '"', "‘", "'")
_NEGATED = re.compile(r"(?:\b(?:not|never|no longer)|n[’']t)\b(?! (?:only|minc))", re.IGNORECASE)
_TO_DO = re.compile(
    rf"(?:(?:him|her|them|us|me|{CAPITAL}\w+)? ?[“\"‘']?(?:not )?to [“\"‘']?[a-z]+"
    rf"|(?:{CAPITAL}\w+ )?To {CAPITAL}\w+|(?:[\w’'-]+ ){{1,4}}?not to [a-z]+)\b"
)
_DEED = re.compile(
    r"(?:that |(?:him |her |them )?(?:not )?to |(?!wh|how|if\b|about\b)(?:[\w’'-]+ ){1,4}?to )"
    r"(?!the\b|an?\b)[a-z]+"
)
_SOMEBODY_AS = re.compile(rf"(?:{CAPITAL}[\w.-]* ){{1,5}}as\b")


@dataclass(frozen=True, slots=True)
class Done:
    """An act with whether it rejects the content, and how sure the answer is."""

    act: Act
    denied: bool
    score: float


def is_negated(cue: str) -> bool:
    """Whether a cue says that what it names was not done ("has not denied")."""
    return _NEGATED.search(cue) is not None


def act_of(cue: str, content: str) -> Done:
    """The act of one attribution by the words of its cue and of its content."""
    cue = _occasion().sub("", cue)
    verb = telling_cue(cue, content)
    phrase = listed_phrase(cue) or listed_phrase(cue + _preposition(content))
    if phrase and _NEGATED.search(phrase):
        return Done(act_of_phrase(phrase), False, BY_CUE)
    if phrase and is_weak(phrase) and verb and verb.act is not Act.STATE and not is_neutral(verb):
        phrase = None
    found = act_of_phrase(phrase) if phrase else _by_verb(verb, content) or act_of_stem(cue)
    if found is Act.ASK and "about" not in cue and _asks_for_deed(content):
        return Done(Act.REQUEST, False, BY_CUE)
    if found is not None:
        return _negated(found, cue, content, verb)
    by_content = act_by_content(cue, verb, content)
    if by_content is not None:
        return Done(by_content, False, BY_CONTENT)
    if verb is not None and verb.act is not Act.STATE and not _tells_clause(verb, content):
        return _negated(verb.act, cue, content, verb)
    return Done(Act.STATE, False, BY_DEFAULT)


def _preposition(content: str) -> str:
    """The preposition that a content begins with, by which its cue is a phrase: "pressed" "on"."""
    found = _leads_on().match(content)
    return f" {found.group()}" if found else ""


def _by_verb(verb: Cue | None, content: str) -> Act | None:
    """The act that a verb tells by itself; None of a neutral one, whose content is asked first."""
    if verb is None:
        return None
    if verb.act is Act.INTEND and content.startswith("that "):
        return Act.BELIEVE  # "hoped that it would rain"
    if verb.denies and _SOMEBODY_AS.match(content):
        return Act.CRITICIZE  # "dismissed Tom Vale as a fool": nothing that was said is denied
    if verb.lemma == "tell" and _TO_DO.match(content.strip(" “\"'")):
        return Act.REQUEST
    return None if verb.act is Act.STATE or is_neutral(verb) else verb.act


def _tells_clause(verb: Cue, content: str) -> bool:
    """Whether a neutral verb only says something: "declared “It rained”", not "a drought"."""
    said = content.lstrip().startswith(_MARKS) or _clause().match(content) is not None
    return is_neutral(verb) and said


def _negated(act: Act, cue: str, content: str, verb: Cue | None) -> Done:
    """A negated cue is a statement of not having said it; some turn into their opposite."""
    if act is Act.PRAISE and _unkind().search(cue):
        return Done(Act.CRITICIZE, False, BY_CONTENT)
    if _NEGATED.search(cue):
        return Done(OPPOSITE.get(act, Act.STATE), False, BY_CONTENT)
    if act is Act.REJECT and verb and verb.denies and content.lstrip('“"‘ ').startswith("that "):
        act = Act.DENY  # to reject that something is so is to deny it
    denied = bool(verb and verb.denies) and not _rejecting().search(content)
    return Done(act, denied and act in (Act.DENY, Act.REJECT), BY_CUE)


def _asks_for_deed(content: str) -> bool:
    """Such as "asked a judge to leave", "asked that it be stopped": a request, not a question."""
    return _DEED.match(content.strip("“\"' ")) is not None


@cache
def _leads_on() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('leads_on')})\b")


@cache
def _occasion() -> re.Pattern[str]:
    """Such as "on “Meet the Mayors”" after "said", unless a participle goes on to tell."""
    return re.compile(rf"(?<=\bsaid) (?:{_listed('occasions')})\b(?!.*\w+ing\b).*", re.DOTALL)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"(?:that\b|(?:[\w’'.-]+ ){{1,4}}?(?:{_listed('clause_verbs')})\b)")


@cache
def _unkind() -> re.Pattern[str]:
    denied = r"(?:\bno\b|\bnot\b|n[’']t\b|\bnever\b|\bless than\b)"
    return re.compile(rf"{denied}.*\b(?:{_listed('unkind')})\b", re.IGNORECASE)


@cache
def _rejecting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('rejecting')})\b", re.IGNORECASE)


def _listed(name: str) -> str:
    return "|".join(word_table("acts")[name])
