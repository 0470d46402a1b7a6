"""Attributions inside the content of others, for finders that find outermost ones only.

In: a text and what was found in it. Out: the contents to read on in, each as a text of its own (A
says that [B denied the charge]): only those with a cue word, so that it costs a fraction of the
first reading; and of all that is found in the end, what tells a reader something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.syntax.rules import NOBODY
from onrecord.language.cues import cues
from onrecord.model import Act, Attribution, Layout, Span, words_at

IDLE = frozenset({"complement@1", "noun-phrase@1", "object-to@1", "preposition@1", "wish@1"})
"""Rules whose finds inside the content of another are more often attitudes than sayings …"""

SPOKEN = frozenset(
    {Act.ACCUSE, Act.ANNOUNCE, Act.CONCEDE, Act.CRITICIZE, Act.DENY, Act.PROMISE, Act.REJECT}
    | {Act.REQUEST, Act.THREATEN, Act.WARN}
)
"""… unless the cue does one of these acts."""

LEAST_WORDS = 4  # words of a content; somebody, a cue and what is said need three and a verb

_FIRST_PERSON = frozenset({"", "i", "we", "you"})
_THIRD_PERSON = frozenset({"he", "it", "she", "they"})
_HEARING = frozenset({"hear", "hears", "heard", "hearing", "has", "have", "had", "was", "also"})
_CLAUSE = re.compile(r"[“\"]|that |to |whether |if |how |why |what ", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling))\b", re.IGNORECASE)
_THING = re.compile(r"(?:an? (?:\w+ ){1,2})?(?:things?|anything)\b", re.IGNORECASE)
_THAT = re.compile(r"that,? (?=\S)")
_WORD = re.compile(r"[a-z]+")


def telling_contents(text: str, layout: Layout, found: Sequence[Attribution]) -> Iterator[Span]:
    """The contents of what was `found` that hold a cue, in order, none inside another."""
    bare = (part for each in found for span in each.content for part in _bare(text, span, layout))
    spans = sorted({_clause(text, span) for span in bare})
    end = -1
    for span in spans:
        if span.start >= end and has_cue(span.of(text)):
            yield span
            end = span.end


def _bare(text: str, span: Span, layout: Layout) -> Sequence[Span]:
    """The insides of the quotations that the span is, one by one; itself if it is none."""
    zones = [zone for zone in layout.zones if zone.depth == 0 and span.holds(zone.span)]
    ends = [span.start, *(zone.span.end for zone in zones)]
    starts = [*(zone.span.start for zone in zones), span.end]
    if zones and not any(text[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        return [zone.inner for zone in zones]
    return [next((zone.inner for zone in layout.zones if zone.span == span), span)]


def _clause(text: str, span: Span) -> Span:
    """The span behind the “that” that it begins with, which is no word of what is nested in it."""
    opening = _THAT.match(text, span.start, span.end)
    return Span(opening.end(), span.end) if opening else span


def has_cue(words: str) -> bool:
    """Whether something may be said within `words`: a few of them, one of which may be a cue."""
    own = _WORD.findall(words)
    if len(own) < LEAST_WORDS:
        return False
    return "according to" in words.lower() or any(_tells(word) for word in own)


def _tells(word: str) -> bool:
    return any({"quote", "clause", "noun"} & cue.takes for cue in cues().verbs_of(word))


def telling(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` less those that tell a reader nothing.

    "I think" inside what I say; what somebody is said to want, to support or to repeat, which stays
    in the content that tells of it; who only hears what another one says; and what goes according
    to plan.
    """
    heard = {each.parent for each in found if each.parent is not None and _is_all(each, found)}
    return [
        each
        for index, each in enumerate(found)
        if not (index in heard and _hears(text, each))
        and not _is_nobody(text, each)
        and (each.parent is None or index in heard or _is_told(text, each))
    ]


def _is_nobody(text: str, each: Attribution) -> bool:
    """What nobody says: "It was built according to plan"; the words end in one of NOBODY."""
    if words_at(text, each.cue, " ").lower() != "according to":
        return False
    return bool(NOBODY.intersection(words_at(text, each.source, " ").lower().split()[-1:]))


def _is_told(text: str, each: Attribution) -> bool:
    acts = set(_acts(words_at(text, each.cue, " ").lower().split()))
    source = words_at(text, each.source).lower()
    if not acts & SPOKEN:
        if each.origin.removeprefix("rule/") in IDLE:
            return False
        if source in _THIRD_PERSON and not _says_it(text, each):
            return False
    return source not in _FIRST_PERSON or not acts & {Act.BELIEVE, Act.INTEND}


def _says_it(text: str, each: Attribution) -> bool:
    """Whether somebody's words follow: "that it was so", or after plain saying "it was so"."""
    content = words_at(text, each.content)
    if _CLAUSE.match(content):
        return True
    return bool(_SAYS.search(words_at(text, each.cue))) and not _THING.match(content)


def _is_all(child: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether the content that a nested one lies in is nothing but that one."""
    assert child.parent is not None
    return len(found[child.parent].content) == 1 and child.hull == found[child.parent].content[0]


def _hears(text: str, each: Attribution) -> bool:
    """Whether the cue is hearing alone: it is the one who is heard who speaks."""
    words = set(_WORD.findall(words_at(text, each.cue).lower()))
    return bool(words) and words <= _HEARING


def _acts(words: Sequence[str]) -> Iterator[Act]:
    """The acts of the verbs among the words of a cue."""
    for index, word in enumerate(words):
        cue = cues().verb(word, words[index + 1 :])
        if cue is not None:
            yield cue.act
