"""How one who is mentioned before a place stands there: what is known of the one for weighing.

In: the reader of the page and a place. Out: a `Standing` of each character mentioned before it,
whose features (`features.py`) are weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import UNSURE, Span
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.page import Reader
from onrecord.resolve.said import Said
from onrecord.resolve.salience.mentions import Mention, Part, mentions_in

REACH = 6  # sentences before a place in which whom it means is looked for
SPOKE_REACH = 3  # sentences in which who spoke last counts as such
FARTHEST = 6_000  # characters; a dozen long sentences have half, a list without full stops no end

Fits = Callable[[Character], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is meant: `own` words are what is said there, which names nobody for it."""

    start: int
    own: Sequence[Span] = ()
    quotes_first: bool = False
    reach: int = REACH


@dataclass(frozen=True, slots=True)
class Standing:
    """One who is mentioned before a place; distances are counted in sentences."""

    character: Character
    here: int  # the place's sentence
    paragraph: int  # where the place's paragraph begins
    mentions: Sequence[Mention]  # one and more, in reading order, within reach
    last: Mention  # the last one outside quotations, or of all where all are in them
    acted: Mention | None  # the last one as a subject, outside quotations
    quotes_first: bool = False  # the place follows the words that it tells the speaker of
    spoke: int | None = None  # sentences since the end of the words of who spoke last
    spoke_before: int | None = None  # the same of who spoke before that one
    overtaken: bool = False  # spoke last, but another one acted since
    aside: bool = False  # spoke last, but in a clause beside another's main one
    spoken: int = 0  # how often quoted before
    doubted: float = 0.0  # share of those whom the last pronoun, left unsure, may have meant

    @property
    def gap(self) -> int:
        """Sentences since the last mention."""
        return self.here - self.last.sentence

    @property
    def acted_ago(self) -> int | None:
        """Sentences since the one acted last."""
        return self.here - self.acted.sentence if self.acted else None


def standings(reader: Reader, place: Place, fits: Fits) -> list[Standing]:
    """How each of those who are mentioned before a place, and fit, stands there."""
    first = within_reach(reader, place.start, place.reach)
    if first >= place.start:
        return []
    mentions: dict[int, list[Mention]] = {}
    for mention in mentions_in(reader, Span(first, place.start)):
        if fits(mention.character) and not _is_own(mention, place):
            mentions.setdefault(id(mention.character), []).append(mention)
    others = [mention for each in mentions.values() for mention in each]
    spoken = _spoken_before(reader, place)
    return [
        _standing(reader, place, each[0].character, each, others, spoken)
        for each in mentions.values()
    ]


def standing(
    reader: Reader, place: Place, character: Character, mentions: Sequence[Mention]
) -> Standing:
    """How one stands at a place whom nobody else is weighed against."""
    return _standing(reader, place, character, mentions, (), _spoken_before(reader, place))


def within_reach(reader: Reader, at: int, sentences: int) -> int:
    """Where so many sentences before the one at a place begin; at `at` where none is before it."""
    first = reader.layout.sentences[max(0, reader.sentence_at(at) - sentences)].start
    return max(first, at - FARTHEST)


def _is_own(mention: Mention, place: Place) -> bool:
    """Whether somebody is named in the very quotation; "Ruiz will go, she said" may name her."""
    return mention.quoted and any(s.start <= mention.start < s.end for s in place.own)


def _spoken_before(reader: Reader, place: Place) -> Sequence[Said | None]:
    """Who spoke last before a place, and who before that one, outside of others' words."""
    before = reader.spoken.before(place.start)
    outer = (pair for pair in before if not reader.reported.holds(Span(pair[0], pair[0] + 1)))
    return [*islice(outer, 2), None, None][:2]


def _standing(
    reader: Reader,
    place: Place,
    character: Character,
    mentions: Sequence[Mention],
    everybody: Sequence[Mention],
    spoken: Sequence[Said | None],
) -> Standing:
    """How one stands at a place; `everybody` are the mentions of all who may be meant there."""
    last, earlier = spoken
    spoke = _ago(reader, last, character, place.start)
    plain = [mention for mention in mentions if not mention.quoted]
    acts = (mention for mention in reversed(plain) if mention.part is Part.SUBJECT)
    return Standing(
        character,
        reader.sentence_at(place.start),
        reader.paragraph_at(place.start),
        mentions,
        (plain or mentions)[-1],
        next(acts, None),
        place.quotes_first,
        spoke,
        _ago(reader, earlier, character, place.start),
        spoke is not None and _is_overtaken(reader, last, mentions, everybody),
        spoke is not None and _is_aside(reader, last, mentions, everybody),
        reader.spoken.often(character, place.start),
        _doubted(reader, last, character),
    )


def _is_overtaken(
    reader: Reader, last: Said | None, mentions: Sequence[Mention], everybody: Sequence[Mention]
) -> bool:
    """Whether another one acted since who spoke last did, in a later sentence."""
    since = reader.layout.sentences[reader.sentence_at(last[0])].end if last else 0
    own = max((m.start for m in mentions if m.acts), default=-1)
    acted = max((m.start for m in everybody if m.acts), default=-1)
    return own < since <= acted


def _is_aside(
    reader: Reader, last: Said | None, mentions: Sequence[Mention], everybody: Sequence[Mention]
) -> bool:
    """Whether who spoke last did so beside the sentence's main clause, which is another's."""
    sentence = reader.sentence_at(last[0]) if last else -1
    main = {id(m.character) for m in everybody if m.main and m.sentence == sentence}
    own = {id(m.character) for m in mentions}
    return bool(main) and not main & own and mentions[-1].sentence <= sentence


def _ago(reader: Reader, spoke: Said | None, character: Character, at: int) -> int | None:
    """Sentences since somebody's words ended, None if they were another's or are too far."""
    if spoke is None or spoke[1].character is not character:
        return None
    ago = reader.sentence_at(at) - reader.sentence_at(reader.spoken.until(spoke[0], at))
    return ago if ago <= SPOKE_REACH else None


def _doubted(reader: Reader, last: Said | None, character: Character) -> float:
    if last is None or last[1].speaker is not UNSURE or not last[1].candidates:
        return 0.0
    return (reader.speaker(character) in last[1].candidates) / len(last[1].candidates)
