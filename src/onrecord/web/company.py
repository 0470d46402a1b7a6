"""Whom a speaker speaks about: the names in what they said, each with how often.

In: a record and a speaker. Out: names, most frequent first, with the words by which a search finds
the same statements, and the speaker whom the record has by that name, where it has just one. A
surname alone is counted with the full name that ends with it; where two do, each stands apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.knowledge.facts import PlaceWord
from onrecord.knowledge.tables import load_people
from onrecord.model import Span, Speaker, SpeakerId, SpeakerKind
from onrecord.record import Order, Query, Record, SpeakerRow
from onrecord.resolve.names import names_in

LOOKED_AT = 200  # statements, the newest: 20 ms; the page says so where there are more
NAMED = 12


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name, in how many statements it stands, and `words` that find them."""

    name: str
    statements: int
    words: str
    speaker: Speaker | None


def spoken_about(record: Record, speaker: SpeakerId) -> tuple[Spoken, ...]:
    """The persons and bodies that stand most often in the newest statements of `speaker`."""
    row = record.speaker(speaker)
    newest = Query(speakers=(speaker,), on_behalf=True, order=Order.NEWEST)
    texts = [each.content_text for each in record.portion(newest, LOOKED_AT).rows]
    own = {_last(name) for name in row.names} if row else set()
    counted = Counter(
        name for text in texts for name in set(_names(text)) if _last(name) not in own
    )
    return tuple(_told(record, counted))


def _names(text: str) -> Iterator[str]:
    """The names in `text`; "Russian" is the name of nobody."""
    place = load_people().place
    for name in names_in(text, Span(0, len(text))):
        state = place(name.text)
        if state is None or state.word is not PlaceWord.DEMONYM:
            yield name.text


def _told(record: Record, counted: Counter[str]) -> Iterator[Spoken]:
    for names, many in _grouped(counted).most_common(NAMED):
        longest = names[0]
        words = longest if len(names) == 1 else _last(longest)
        yield Spoken(longest, many, f'"{words}"', _meant(record.speakers_named(longest)))


def _grouped(counted: Counter[str]) -> Counter[tuple[str, ...]]:
    """Names, shorter forms with the one full name that has all their words and ends as they do."""
    ending: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counted, key=len, reverse=True):
        ending[_last(name)].append(name)
    groups: Counter[tuple[str, ...]] = Counter()
    for name, many in counted.items():
        longest, *others = ending[_last(name)]
        one = all(set(each.split()) <= set(longest.split()) for each in others)
        groups[(longest, *others) if one else (name,)] += many
    return groups


def _meant(rows: Iterable[SpeakerRow]) -> Speaker | None:
    """The one speaker of this name, or the one who has it as a part of theirs."""
    named = [each for each in rows if each.speaker.kind is not SpeakerKind.UNNAMED]
    exact = [each for each in named if each.exact]
    found = exact or named
    return found[0].speaker if len(found) == 1 else None


def _last(name: str) -> str:
    return name.split()[-1]
