"""Whom a speaker speaks about: the names in what they said, each with how often.

In: a record and a speaker. Out: names, most frequent first, with the words by which a search finds
the same statements, and the speaker whom the record has by that name, where it has just one. A
surname alone is counted with the full name that ends with it; where two do, each stands apart. The
names of one state ("US", "U.S.", "United States") are one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.knowledge.facts import PlaceWord
from onrecord.knowledge.tables import load_people
from onrecord.model import Block, BlockKind, Span, Speaker
from onrecord.record import Order, Query, Record, SpeakerRow
from onrecord.resolve.headlines import is_headline
from onrecord.resolve.names import Name, names_in

_OPENING = re.compile(r"(?:^|[.!?…:])[\s\"'“”‘’«(]*$|[\"“‘«(]$")
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
    texts = record.contents(newest, LOOKED_AT)
    own = {_last(name) for name in row.names}
    counted = Counter(name for names in _names(texts) for name in names if _last(name) not in own)
    return tuple(_told(record, counted))


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
            yield name.text, not headline and (len(name.words) > 1 or _by_itself(name, text))


def _by_itself(name: Name, text: str) -> bool:
    """Whether a single word has its capital from nothing that stands before it."""
    if _OPENING.search(text, 0, name.span.start):
        return False
    before = _LAST_WORD.search(text, 0, name.span.start)
    state = load_people().place(before.group(1)) if before else None
    return state is None or state.word is not PlaceWord.DEMONYM


def _told(record: Record, counted: Counter[str]) -> Iterator[Spoken]:
    most = _grouped(counted).most_common(NAMED)
    spellings = {names: (_state(names[0]), *names) for names, _ in most}
    called = record.speakers_called({each for every in spellings.values() for each in every})
    for names, many in most:
        meant = (called.get(each) or record.speaker_with_part(each) for each in spellings[names])
        speaker = next(filter(None, meant), None)
        told = speaker.name if speaker else _state(names[0])
        yield Spoken(told, many, _words(names), speaker)


def _words(names: tuple[str, ...]) -> str | None:
    """What finds the statements with any of these names: a word that all of them have."""
    if len(names) == 1:
        return f'"{names[0]}"'
    shared = _last(names[0])
    return f'"{shared}"' if all(shared in name.split() for name in names) else None


def _grouped(counted: Counter[str]) -> Counter[tuple[str, ...]]:
    """Names, those of one state together.

    Shorter forms stand with the one full name that has all their words and ends as they do.
    """
    ending: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counted, key=len, reverse=True):
        ending[_last(name)].append(name)
    groups: Counter[tuple[str, ...]] = Counter()
    states: defaultdict[str, list[str]] = defaultdict(list)
    for name in counted:
        states[_state(name)].append(name)
    for name, many in counted.items():
        if len(same := states[_state(name)]) > 1:
            groups[tuple(same)] += many
            continue
        longest, *others = ending[_last(name)]
        one = all(set(each.split()) <= set(longest.split()) for each in others)
        groups[(longest, *others) if one else (name,)] += many
    return groups


def _state(name: str) -> str:
    """How the tables call the state of this name; the name itself where it is no state's."""
    place = load_people().place(name)
    return place.state.name if place and place.word is PlaceWord.STATE else name


def _fits(name: str) -> bool:
    """Whether it is as long as names are: no letter that counts points, no run of capitals."""
    return len(name) > 1 and len(name.split()) <= LONGEST


def _last(name: str) -> str:
    return name.split()[-1]
