"""Whom a speaker speaks about: the names in what they said, each with how often.

In: a record and a speaker. Out: names, most frequent first, with the words by which a search finds
the same statements, and the speaker whom the record has by that name, where it has just one. A
surname alone is counted with the full name that ends with it; where two do, each stands apart. The
names of one state ("US", "U.S.", "United States") are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from onrecord.knowledge.facts import PlaceWord
from onrecord.knowledge.tables import load_people
from onrecord.model import Block, BlockKind, Span, Speaker
from onrecord.record import Order, Query, Record, SpeakerRow
from onrecord.resolve.cast.headlines import is_headline
from onrecord.resolve.cast.names import Name, names_in

_OPENING = re.compile(r"(?:^|[.!?…:])[\s\"'“”‘’«(]*$|[\"“‘«(]$")
_FEELING = re.compile(r"phob(?:e|ic|ia)$|phil(?:e|ic|ia)$")
_LAST_WORD = re.compile(r"(\w+) $")
LOOKED_AT = 200  # statements, the newest: 20 ms; the page says so where there are more
NAMED = 12
LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name, in how many statements it stands, and `words` that find them; None: none find all."""

    name: str
    statements: int
    words: str | None
    speaker: Speaker | None


def spoken_about(record: Record, row: SpeakerRow) -> tuple[Spoken, ...]:
    """The persons and bodies that stand most often in the newest statements of a speaker."""
    newest = Query(speakers=(row.speaker.id,), on_behalf=True, order=Order.NEWEST)
    own = {_last(name) for name in row.names}
    texts = record.contents(newest, LOOKED_AT)
    said = [{name for name in names if _last(name) not in own} for names in _names(texts)]
    return tuple(_told(record, said))


def _names(texts: Iterable[str]) -> Iterator[set[str]]:
    """The names in each of `texts`; "Russian" is the name of nobody.

    What opens a sentence, stands in a headline or follows "Russian" has a capital for that: it is a
    name where it stands as one in another sentence.
    """
    found = [list(_read(text)) for text in texts]
    known = {name for names in found for name, surely in names if surely and _fits(name)}
    for names in found:
        here = {name for name, _ in names if name in known}
        states = {_state(name): name for name in here}
        yield {name for name in here if states[_state(name)] == name}  # of a state one name


def _read(text: str) -> Iterator[tuple[str, bool]]:
    """The names in a text and whether each surely is one, by itself."""
    whole = Span(0, len(text))
    headline = is_headline(text, Block(whole, BlockKind.PARAGRAPH), first=True)
    for name in names_in(text, whole):
        state = load_people().place(name.text)
        if state is not None:
            yield name.text, state.word is not PlaceWord.DEMONYM
        else:
            surely = len(name.words) > 1 or (not _adjective(name.text) and _by_itself(name, text))
            yield name.text, surely and not headline


def _adjective(word: str) -> bool:
    """Whether it says how something is, as "Russophobic" and "US-Russian" do."""
    places = (load_people().place(part) for part in word.split("-"))
    of_a_state = any(each and each.word is PlaceWord.DEMONYM for each in places)
    return of_a_state or bool(_FEELING.search(word))


def _by_itself(name: Name, text: str) -> bool:
    """Whether a single word has its capital from nothing that stands before it."""
    if _OPENING.search(text, 0, name.span.start):
        return False
    before = _LAST_WORD.search(text, 0, name.span.start)
    state = load_people().place(before.group(1)) if before else None
    return state is None or state.word is not PlaceWord.DEMONYM


def _told(record: Record, said: Sequence[Set[str]]) -> Iterator[Spoken]:
    """Who is meant by the names in each statement; one who is told by several is told once."""
    most = sorted(_grouped(said), key=lambda names: (-_many(said, names), names))[:NAMED]
    spellings = {names: (_state(names[0]), *names) for names in most}
    called = record.speakers_called({each for every in spellings.values() for each in every})
    meant: dict[Speaker | str, tuple[str, ...]] = {}
    for names in most:
        found = (called.get(each) or record.speaker_with_part(each) for each in spellings[names])
        who = next(filter(None, found), None) or _state(names[0])
        meant[who] = (*meant.get(who, ()), *names)
    for who, names in sorted(meant.items(), key=lambda each: -_many(said, each[1])):
        speaker = who if isinstance(who, Speaker) else None
        told = speaker.name if speaker else str(who)
        yield Spoken(told, _many(said, names), _words(names), speaker)


def _many(said: Iterable[Set[str]], names: Iterable[str]) -> int:
    """In how many statements any of these names stands."""
    return sum(not each.isdisjoint(names) for each in said)


def _words(names: tuple[str, ...]) -> str | None:
    """What finds the statements with any of these names: a word that all of them have."""
    if len(names) == 1:
        return f'"{names[0]}"'
    shared = _last(names[0])
    return f'"{shared}"' if all(shared in name.split() for name in names) else None


def _grouped(said: Iterable[Set[str]]) -> set[tuple[str, ...]]:
    """Names, those of one state together.

    Shorter forms stand with the one full name that has all their words and ends as they do.
    """
    ending: defaultdict[str, list[str]] = defaultdict(list)
    states: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set().union(*said), key=lambda name: (-len(name), name)):
        ending[_last(name)].append(name)
        states[_state(name)].append(name)
    return {
        _group(name, ending[_last(name)], states[_state(name)]) for name in chain(*ending.values())
    }


def _group(name: str, alike: Sequence[str], of_state: Sequence[str]) -> tuple[str, ...]:
    """A name with those that mean the same; `alike` end as it does, the longest first."""
    if len(of_state) > 1:
        return tuple(of_state)
    longest, *others = alike
    one = all(set(each.split()) <= set(longest.split()) for each in others)
    return (longest, *others) if one else (name,)


def _state(name: str) -> str:
    """How the tables call the state of this name; the name itself where it is no state's."""
    place = load_people().place(name)
    return place.state.name if place and place.word is PlaceWord.STATE else name


def _fits(name: str) -> bool:
    """Whether it is as long as names are: no letter that counts points, no run of capitals."""
    return len(name) > 1 and len(name.split()) <= LONGEST


def _last(name: str) -> str:
    return name.split()[-1]
