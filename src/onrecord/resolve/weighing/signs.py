"""What speaks for each answer to a doubt, as numbers that are weighed.

In: the `Scene` of a doubt and one of its `Option`s. Out: its signs by name, 0 or 1 each or up to
about 3; those not given are 0. A group of signs is a function whose docstring says what it looks
at; what each sign is worth for which sort of source stands in `weighing.toml`, made by
scripts/fit_weighing.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from onrecord.language.descriptions import places
from onrecord.model import UNSURE, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.descriptions.nearby import may_be_called
from onrecord.resolve.descriptions.wording import likeness, with_documents
from onrecord.resolve.salience.features import FEATURES
from onrecord.resolve.weighing.doubts import Option, Sort
from onrecord.resolve.weighing.scenes import Scene

Signs = Iterator[tuple[str, float]]

LEAD = 2  # sentences in which news names whom it is about
AT_START = 40  # characters from a sentence's begin in which its subject is named
SURE, WEAK = 0.8, 0.65  # scores of an answer by rule


def by_rule(scene: Scene, option: Option) -> Signs:
    """What the rules answer, and among whom they could not tell."""
    ruled = scene.doubt.ruled
    if option.ruled:
        yield "ruled", 1.0
        yield "ruled_score", ruled.score
        yield "ruled_sure", ruled.score >= SURE
        yield "ruled_weak", ruled.score < WEAK
        yield "ruled_character", ruled.character is not None
        yield "ruled_nobody", ruled.speaker is None
    own = scene.reader.speaker(option.character).id if option.character else None
    if own in scene.candidates:
        yield "doubted", 1.0
        yield "doubted_first", own == scene.candidates[0]
    if option.belief is not None:
        yield "believed", option.belief
        yield "believed_at_all", 1.0
        yield "believed_nameless", option.character is None
    if option.unsure:
        yield "unsure", 1.0
        yield "unsure_as_ruled", ruled.speaker is UNSURE


def as_described(scene: Scene, option: Option) -> Signs:
    """How the source is worded, where the answer is these words, or nobody."""
    phrase = scene.doubt.phrase
    article = phrase.determiner if phrase.determiner in ("a", "an", "the") else "bare"
    if option.words:
        yield "words", 1.0
        yield f"words_{article}", 1.0
        yield "words_plural", phrase.plural
        yield f"words_{phrase.kind or 'unlisted'}", 1.0
        yield "words_opening", scene.opens
    if option.nobody:
        yield "nobody", 1.0
        yield f"nobody_{article}", 1.0
        yield "nobody_plural", phrase.plural


def as_named(scene: Scene, option: Option) -> Signs:
    """What kind of name it is, and how often and how early the page has it."""
    one = option.character
    if one is None:
        return
    reader, plain = scene.reader, one.name.casefold()
    named = len(one.mentions)
    yield "person", one.kind is SpeakerKind.PERSON
    yield "body", one.kind is SpeakerKind.BODY
    yield "place", bool(reader.place(one.name)) or plain in places()
    yield "named_often", math.log(max(named, 1))
    yield "named_once", named == 1 and len(one.words) == 1
    yield "headlined", one.headlined
    lead = bool(one.mentions) and reader.sentence_at(one.mentions[0].span.start) <= LEAD
    yield "lead", lead
    yield "lead_for_opening", scene.opens and lead


def as_it_stands(scene: Scene, option: Option) -> Signs:
    """Where the one is named before the source and after it."""
    one = option.character
    if one is None:
        return
    yield "out_of_reach", option.standing is None
    yield "share", option.share
    if option.standing and scene.doubt.sort is Sort.PRONOUN:
        for feature in FEATURES:
            yield feature.__name__, feature(option.standing)
    yield "new", _is_new(scene, one)
    yield "in_own_words", one in scene.in_own_words
    if option.after:
        yield from _as_named_after(scene, option.after, _is_new(scene, one))


def _as_named_after(scene: Scene, after: Name, new: bool) -> Signs:
    sentence = scene.reader.sentence_at(after.span.start)
    ahead = sentence - scene.sentence
    starts = after.span.start - scene.reader.layout.sentences[sentence].start < AT_START
    yield "after_next", ahead == 1
    yield "after_soon", ahead in (2, 3)
    yield "starts_next", starts and ahead in (1, 2)
    yield "new_starts_next", new and starts and ahead in (1, 2)
    yield "starts_below_headline", scene.opens and starts and ahead in (1, 2)
    yield "new_for_opening", scene.opens and new


def as_speaking(scene: Scene, option: Option) -> Signs:
    """Whether the one speaks before the source, after it, or beside it."""
    one, reader = option.character, scene.reader
    if one is None:
        return
    if scene.last and scene.last[1].character is one:
        yield "spoke_last_of_all", 1.0
        yield "spoke_last_beside", reader.paragraph_at(scene.last[0]) == scene.paragraph
    yield "quoted_often", math.log1p(reader.spoken.often(one, scene.doubt.at.start))
    yield "speaks_next", one in scene.next
    yield "new_speaks_next", one in scene.next and _is_new(scene, one)


def as_worded(scene: Scene, option: Option) -> Signs:
    """Whether the source's words are told of the one, and suit a person or a body."""
    one, doubt = option.character, scene.doubt
    if one is None or doubt.sort is Sort.PRONOUN:
        return
    phrase = doubt.phrase
    article = phrase.determiner if phrase.determiner in ("a", "an", "the", "") else "own"
    yield f"{one.kind.value}_as_{phrase.kind or 'unlisted'}", 1.0
    yield f"named_for_{article or 'bare'}", 1.0
    yield "named_for_plural", phrase.plural
    yield "may_be_called", may_be_called(doubt.reader, one, phrase)
    yield from likeness(doubt.reader, phrase, one)
    if doubt.sort is Sort.DOCUMENT:
        yield from with_documents(scene.documents, doubt.at, one)


GROUPS: tuple[Callable[[Scene, Option], Signs], ...] = (
    by_rule,
    as_described,
    as_named,
    as_it_stands,
    as_speaking,
    as_worded,
)


def signs_of(scene: Scene, option: Option) -> dict[str, float]:
    """All signs of an answer that are not 0."""
    told = (sign for group in GROUPS for sign in group(scene, option))
    return {name: float(value) for name, value in told if value}


def _is_new(scene: Scene, one: Character) -> bool:
    """Whether somebody is first named behind the source."""
    return not one.mentions or one.mentions[0].span.start >= scene.doubt.at.end
