"""Tags beside quotations that nobody was found to say: “It rains,” the mayor of Velmora told us.

In: a document's text, its layout and what was found in it. Out: finds whose tag stands behind the
quotation (“…,” said Ana; “…,” Ana said) or before it (Ana said: “…”). They are told by surface: a
source is a name, a pronoun or a noun with its article right beside a verb of quotations that is no
cue yet. A parse told no more of them on 404 articles, and loading a parser takes as long as a
network takes for eight thousand words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import NAME
from onrecord.language.cues import cues
from onrecord.language.words import word_table
from onrecord.model import Attribution, Layout, Span, Zone
from onrecord.model.holding import Holding

REACH = 80
"""Characters between a quotation and its verb: a long name with a title."""

_WORD = re.compile(r"\w[\w.'’-]*\w|\w")
_STOP = re.compile(r"[.,;:!?()“”\"\n]")
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)"
_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)"
_NOUN = rf"{_ARTICLE}(?:\s(?!(?:that|which|who)\b)[\w'’-]+){{1,5}}"
_NO_NAMES = (
    "At|Did|Does|During|For|Had|Has|How|If|In|Later|Neither|No|Nobody|None|Nothing|Now|On|Then"
    "|Today|Unless|What|Where|Why|Yesterday"
)
"""Words that begin sentences in capitals as names do; of some of these sentences nobody speaks."""

_SOURCE = re.compile(
    rf"(?!(?:{_NO_NAMES})\b)(?:{_PRONOUN}|{_NOUN}|{NAME})(?<!\sof)(?<!\sthe)(?<!\sand)"
)

_DAY = f"(?:{'|'.join(name.title() for name in word_table('dates')['weekdays'])})"
_WHEN = re.compile(rf"Later|Now|Then|Today|Yesterday|(?:Later )?[Oo]n {_DAY}")
"""What may stand before the source of a tag and tells when …"""

_ASIDE = re.compile(rf"in fact|in turn|of course|at first|on {_DAY}|{_DAY}")
"""… and what may stand between it and its verb: the report in fact said."""

_LEADS = frozenset({"and", "as", "because", "but", "or", "since", "when", "while"})
"""Words that stand before the source in its clause …"""

_TRAILS = frozenset({"after", "as", "at", "before", "during", "how", "in", "on", "to", "when"})
"""… and behind a source that stands behind its verb."""

_WITH_VERB = frozenset({"also", "had", "has", "have", "later", "once", "then", "will", "would"})
"""Words between source and verb that belong to the cue."""

Tag = tuple[Span, Span]
"""Source and cue."""


def beside(text: str, layout: Layout, found: Sequence[Attribution]) -> Iterator[Found]:
    """The tags beside the quotations that nothing `found` claims, in reading order."""
    claimed = Holding(span for each in found for span in each.content)
    outer = (zone for zone in layout.zones if zone.depth == 0 and not zone.scare)
    left = [zone for zone in outer if not claimed.touches(zone.span)]
    if not left:
        return
    taken = Holding(span for each in found for span in each.cue)
    for zone in left:
        tags = (*_behind(text, zone), *_before(text, layout, zone))
        for source, cue in tags:
            if not taken.touches(cue):
                yield Found("tag-beside@1", (source,), (cue,), (zone.span,))
                break


def _behind(text: str, zone: Zone) -> Iterator[Tag]:
    """Tags behind the quotation, which must end in a comma or a mark of its own."""
    start = zone.span.end
    if text[start : start + 1] == ",":
        start += 1
    elif text[zone.inner.end - 1] not in ",?!—–-…":
        return
    words = _words(text, start, start + REACH)
    for number in range(len(words)):
        if _takes_quotation(text, words[number:]):
            source = words[:number] if number else _before_trail(text, words[1:])
            yield from _tag(text, source, words[number:])


def _before(text: str, layout: Layout, zone: Zone) -> Iterator[Tag]:
    """Tags before the quotation, with nothing or what ends in a comma or colon between."""
    sentence = layout.sentence_at(zone.span)
    low = max(zone.span.start - REACH, sentence.start if sentence else 0)
    before = text[low : zone.span.start].rstrip()
    led = before[-1:] in (",", ":")
    clause = _STOP.split(before.rstrip(",:"))[-1]
    start = low + len(before.rstrip(",:")) - len(clause)
    words = _words(text, start, start + len(clause))
    for number in range(len(words) - 1, 0, -1):
        if _takes_quotation(text, words[number:]):
            for source, cue in _tag(text, _behind_lead(text, words[:number]), words[number:]):
                if led or cue.end == words[-1].end:
                    yield source, cue


def _tag(text: str, source: Sequence[Span], cue: Sequence[Span]) -> Iterator[Tag]:
    """The source and the verb that `cue` begins with, if the source may be one."""
    own = [*source]
    first = cue[0].start
    while own and own[-1].of(text) in _WITH_VERB:
        first = own.pop().start
    own = _named(text, own)
    if own and _SOURCE.fullmatch(text, own[0].start, own[-1].end):
        verb = cues().verb(cue[0].of(text), [word.of(text) for word in cue[1:]])
        last = cue[len(verb.lemma.split()) - 1] if verb else cue[0]
        yield Span(own[0].start, own[-1].end), Span(first, last.end)


def _named(text: str, words: Sequence[Span]) -> list[Span]:
    """`words` less those that tell when, before or behind a source, or an aside behind it."""
    own = [*words]
    for most in (3, 2, 1):
        if len(own) > most and _WHEN.fullmatch(text, own[0].start, own[most - 1].end):
            own = own[most:]
        if len(own) > most and _ASIDE.fullmatch(text, own[-most].start, own[-1].end):
            own = own[:-most]
    return own


def _takes_quotation(text: str, words: Sequence[Span]) -> bool:
    """Whether `words` begin with a verb that takes a quotation: "put it", not "put the lamp".

    In capitals it is of a name: The Post.
    """
    first, *rest = (word.of(text) for word in words)
    verbs = cues().verbs_with(first, rest) if first.islower() else ()
    return any("quote" in verb.takes for verb in verbs)


def _behind_lead(text: str, words: Sequence[Span]) -> Sequence[Span]:
    """`words` behind the last one that leads into a clause."""
    leads = [number for number, word in enumerate(words) if word.of(text).lower() in _LEADS]
    return words[leads[-1] + 1 :] if leads else words


def _before_trail(text: str, words: Sequence[Span]) -> Sequence[Span]:
    """`words` before the first one that leads out of a source."""
    return [*takewhile(lambda word: word.of(text) not in _TRAILS, words)]


def _words(text: str, start: int, end: int) -> list[Span]:
    """The words from `start` to the first stop, which is before `end`."""
    stop = _STOP.search(text, start, end)
    return [
        Span(*word.span()) for word in _WORD.finditer(text, start, stop.start() if stop else end)
    ]
