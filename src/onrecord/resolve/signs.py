"""What speaks for each answer to a doubt, as numbers that are weighed.

In: a `Doubt` and one of its `Option`s. Out: its signs by name, 0 or 1 each or up to about 3; those
not given are 0. A group of signs is a function whose docstring says what it looks at; what each
sign is worth for which sort of source stands in `weighing.toml`, made by scripts/fit_weighing.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from onrecord.language.descriptions import places
from onrecord.model import UNSURE, Span, SpeakerKind
from onrecord.resolve.characters import Character
from onrecord.resolve.doubts import Doubt, Option, Sort
from onrecord.resolve.features import FEATURES
from onrecord.resolve.names import Name
from onrecord.resolve.nearby import may_be_called
from onrecord.resolve.wording import beside_documents, likeness

Signs = Iterator[tuple[str, float]]

OPENING = 1  # sentences after the first that a page opens with: its headline and what follows it
LEAD = 2  # sentences in which news names whom it is about
AT_START = 40  # characters from a sentence's begin in which its subject is named
SURE, WEAK = 0.8, 0.65  # scores of an answer by rule


def by_rule(doubt: Doubt, option: Option) -> Signs:
    """What the rules answer, and among whom they could not tell."""
    ruled = doubt.ruled
    if option.ruled:
        yield "ruled", 1.0
        yield "ruled_score", ruled.score
        yield "ruled_sure", ruled.score >= SURE
        yield "ruled_weak", ruled.score < WEAK
        yield "ruled_character", ruled.character is not None
        yield "ruled_nobody", ruled.speaker is None
    candidates = [speaker.id for speaker in ruled.candidates]
    if option.character and doubt.reader.speaker(option.character).id in candidates:
        yield "doubted", 1.0
        yield "doubted_first", doubt.reader.speaker(option.character).id == candidates[0]
    if option.belief is not None:
        yield "believed", option.belief
        yield "believed_at_all", 1.0
        yield "believed_nameless", option.character is None
    if option.unsure:
        yield "unsure", 1.0
        yield "unsure_as_ruled", ruled.speaker is UNSURE


def as_described(doubt: Doubt, option: Option) -> Signs:
    """How the source is worded, where the answer is these words, or nobody."""
    phrase = doubt.phrase
    article = phrase.determiner if phrase.determiner in ("a", "an", "the") else "bare"
    if option.words:
        yield "words", 1.0
        yield f"words_{article}", 1.0
        yield "words_plural", phrase.plural
        yield f"words_{phrase.kind or 'unlisted'}", 1.0
        yield "words_opening", _opens(doubt)
    if option.nobody:
        yield "nobody", 1.0
        yield f"nobody_{article}", 1.0
        yield "nobody_plural", phrase.plural


def as_named(doubt: Doubt, option: Option) -> Signs:
    """What kind of name it is, and how often and how early the page has it."""
    one = option.character
    if one is None:
        return
    reader, plain = doubt.reader, one.name.casefold()
    named = len(one.mentions)
    yield "person", one.kind is SpeakerKind.PERSON
    yield "body", one.kind is SpeakerKind.BODY
    yield "place", bool(reader.place(one.name)) or plain in places()
    yield "named_often", math.log(max(named, 1))
    yield "named_once", named == 1 and len(one.words) == 1
    yield "headlined", one.headlined
    yield "lead", _in_lead(doubt, one)
    yield "lead_for_opening", _opens(doubt) and _in_lead(doubt, one)


def as_it_stands(doubt: Doubt, option: Option) -> Signs:
    """Where the one is named before the source and after it."""
    one = option.character
    if one is None:
        return
    yield "out_of_reach", option.standing is None
    yield "share", option.share
    if option.standing and doubt.sort is Sort.PRONOUN:
        for feature in FEATURES:
            yield feature.__name__, feature(option.standing)
    new = not one.mentions or one.mentions[0].span.start >= doubt.at.end
    yield "new", new
    yield (
        "in_own_words",
        any(
            said.holds(name.span)
            for said in doubt.attribution.content
            for name in _near(doubt, one)
        ),
    )
    if option.after:
        yield from _as_named_after(doubt, option.after, new)


def _as_named_after(doubt: Doubt, after: Name, new: bool) -> Signs:
    reader = doubt.reader
    sentence = reader.sentence_at(after.span.start)
    ahead = sentence - reader.sentence_at(doubt.at.start)
    starts = after.span.start - reader.layout.sentences[sentence].start < AT_START
    yield "after_next", ahead == 1
    yield "after_soon", ahead in (2, 3)
    yield "starts_next", starts and ahead in (1, 2)
    yield "new_starts_next", new and starts and ahead in (1, 2)
    yield "starts_below_headline", _opens(doubt) and starts and ahead in (1, 2)
    yield "new_for_opening", _opens(doubt) and new


def as_speaking(doubt: Doubt, option: Option) -> Signs:
    """Whether the one speaks before the source, after it, or beside it."""
    one, reader = option.character, doubt.reader
    if one is None:
        return
    last = reader.spoken.last(doubt.at.start)
    here = reader.paragraph_at(doubt.at.start)
    if last and last[1].character is one:
        yield "spoke_last_of_all", 1.0
        yield "spoke_last_beside", reader.paragraph_at(last[0]) == here
    yield "quoted_often", math.log1p(reader.spoken.often(one, doubt.at.start))
    speaks = (source := reader.around.next_source(doubt.at.end)) and _names(doubt, source, one)
    new = not one.mentions or one.mentions[0].span.start >= doubt.at.end
    yield "speaks_next", bool(speaks)
    yield "new_speaks_next", bool(speaks) and new


def as_worded(doubt: Doubt, option: Option) -> Signs:
    """Whether the source's words are told of the one, and suit a person or a body."""
    one, phrase = option.character, doubt.phrase
    if one is None or doubt.sort is Sort.PRONOUN:
        return
    article = phrase.determiner if phrase.determiner in ("a", "an", "the", "") else "own"
    yield f"{one.kind.value}_as_{phrase.kind or 'unlisted'}", 1.0
    yield f"named_for_{article or 'bare'}", 1.0
    yield "named_for_plural", phrase.plural
    yield "may_be_called", may_be_called(doubt.reader, one, phrase)
    yield from likeness(doubt.reader, phrase, one)
    if doubt.sort is Sort.DOCUMENT:
        yield from beside_documents(doubt.reader, phrase, doubt.at, one)


GROUPS: tuple[Callable[[Doubt, Option], Signs], ...] = (
    by_rule,
    as_described,
    as_named,
    as_it_stands,
    as_speaking,
    as_worded,
)


def signs_of(doubt: Doubt, option: Option) -> dict[str, float]:
    """All signs of an answer that are not 0."""
    told = (sign for group in GROUPS for sign in group(doubt, option))
    return {name: float(value) for name, value in told if value}


def _opens(doubt: Doubt) -> bool:
    return doubt.reader.sentence_at(doubt.at.start) <= OPENING


def _in_lead(doubt: Doubt, one: Character) -> bool:
    return bool(one.mentions) and doubt.reader.sentence_at(one.mentions[0].span.start) <= LEAD


def _near(doubt: Doubt, one: Character) -> Iterator[Name]:
    """The mentions of one within what is said at the source."""
    for said in doubt.attribution.content:
        for name, character in doubt.reader.cast.within(said):
            if character is one:
                yield name


def _names(doubt: Doubt, source: Span, one: Character) -> bool:
    return any(character is one for _, character in doubt.reader.cast.within(source))
