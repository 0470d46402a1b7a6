"""The cast of a page: who is named on it, in which places, with which roles.

In: the document. Out: a `Cast` of `Character`s, each the mentions of one person or body: full
name, short names, title and surname, acronym. A short name goes to the full name that it fits and
that was named last before it, else the next after it; two full names that differ are two characters
even with one surname. Headlines capitalise all words, so they name only who is named below them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import nlargest

from onrecord.model import Document, Span, SpeakerKind
from onrecord.model.holding import NOWHERE, Holding
from onrecord.resolve.cast.characters import NOBODY, Character, Knows, nearness, prominence
from onrecord.resolve.cast.filing import (
    file_full_names,
    file_headline_names,
    file_seats,
    is_surname_of,
    named_after,
)
from onrecord.resolve.cast.fitting import fits, is_of_another, is_younger
from onrecord.resolve.cast.headlines import (
    is_headline,
    is_set_as_headline,
    mark_headlined,
    names_in_headline,
)
from onrecord.resolve.cast.index import Index
from onrecord.resolve.cast.kinds import kind_of
from onrecord.resolve.cast.names import Name, names_in
from onrecord.resolve.cast.openers import without_openers
from onrecord.resolve.cast.runs import folded
from onrecord.resolve.cast.surnames import agreeing_ahead

SURELY = 0.5  # by which one bearer of a surname must be likelier, to go on being called by it
OFTEN = 12  # characters who may be meant wherever they are named on a page


@dataclass(frozen=True, slots=True)
class Cast:
    """The characters of a page and, by the offset of each mention, whom it names."""

    characters: tuple[Character, ...]
    at: dict[int, tuple[Name, Character]]
    index: Index
    starts: tuple[int, ...] = field(repr=False)
    often: tuple[Character, ...]  # those named most often, the most often named first
    _bodies: Mapping[str, Sequence[Character]] = field(repr=False)  # by each word of their names

    def bodies_with(self, word: str) -> Sequence[Character]:
        """The bodies that have a word in their names, in order."""
        return self._bodies.get(word, ())

    def within(self, span: Span) -> list[tuple[Name, Character]]:
        """The mentions that lie in a span, in order."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [self.at[start] for start in self.starts[first:last]]

    def before(self, offset: int) -> Iterator[tuple[Name, Character]]:
        """The mentions that end at or before an offset, the last one first."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            name, character = self.at[self.starts[at]]
            if name.span.end <= offset:
                yield name, character

    def around(self, offset: int) -> Name | None:
        """The name that begins before an offset and goes on after it."""
        first = bisect_left(self.starts, offset) - 1
        name = self.at[self.starts[first]][0] if first >= 0 else None
        return name if name and name.span.end > offset else None

    def called(self, words: Sequence[str], offset: int) -> list[Character]:
        """The characters whom a name fits, the one named last before `offset` first."""
        key = tuple(folded(word) for word in words)
        fitting = [character for character in self.index.alike(key) if fits(key, character)]
        return sorted(fitting, key=lambda character: -nearness(character, offset))


def cast_of(
    document: Document,
    spoken: Iterable[Span] = (),
    knows: Knows = NOBODY,
    quoted: Holding = NOWHERE,
) -> Cast:
    """All who are named in the searched blocks of a document; `spoken` are spans of sources.

    `knows` says which names are those of persons known to the world, `quoted` what stands between
    quotation marks.
    """
    spans = frozenset(spoken)
    running, headlines = _names_on(document, spans)
    index, sources = Index(knows), Holding(spans)
    file_full_names(document.text, running, sources, index)
    file_headline_names([*headlines, *named_after(running)], running, index)
    file_seats(headlines, index)
    mark_headlined(headlines, index)
    speaking = {
        name.key[0] for name in running if len(name.words) == 1 and sources.holds(name.span)
    }
    at = dict(_assigned(document.text, running, index, quoted, speaking))
    for start, pair in _assigned(document.text, names_in_headline(headlines, index), index, quoted):
        at[start] = pair
        pair[1].headlined = True
    characters = tuple(index.characters)
    often = nlargest(OFTEN, characters, key=lambda character: len(character.mentions))
    return Cast(characters, at, index, tuple(sorted(at)), tuple(often), _bodies_by_word(characters))


def _bodies_by_word(characters: Iterable[Character]) -> Mapping[str, Sequence[Character]]:
    found: dict[str, list[Character]] = {}
    for character in characters:
        if character.kind is SpeakerKind.BODY:
            for word in dict.fromkeys(character.key):
                found.setdefault(word, []).append(character)
    return found


def _names_on(document: Document, sources: Set[Span]) -> tuple[list[Name], list[Name]]:
    """The names of the running text, and those of headlines."""
    running: list[Name] = []
    headlines: list[Name] = []
    start = document.blocks[0].span.start if len(document.blocks) > 1 else -1
    for block in document.searched_blocks():
        headline = is_headline(document.text, block, block.span.start == start)
        (headlines if headline else running).extend(names_in(document.text, block.span))
    headlines.extend(name for name in running if is_set_as_headline(name))
    running = [name for name in running if not is_set_as_headline(name)]
    return without_openers(document.text, running, sources), headlines


def _assigned(
    text: str,
    names: Iterable[Name],
    index: Index,
    quoted: Holding,
    speaking: Set[str] | None = None,
) -> Iterable[tuple[int, tuple[Name, Character]]]:
    """Each mention with its character; a new one where none fits, if words that speak are told."""
    for name in names:
        character = _choose(text, name, index)
        if character is None:
            if speaking is None:
                continue
            kind = kind_of(text, name, index.knows, speaking)
            junior = is_younger(name, index.knows)
            character = Character(name.words, kind, name.gender, junior=junior)
        character.add(name, quoted.holds(name.span))
        index.add(character)
        yield name.span.start, (name, character)


def _choose(text: str, name: Name, index: Index) -> Character | None:
    alike = [c for c in index.alike(name.key) if not is_of_another(name, c, index.knows)]
    fitting = [known for known in alike if fits(name.key, known)]
    if not fitting and len(name.words) == 2:
        fitting = [known for known in alike if is_surname_of(name.key[-1], known)]
    if name.titled:
        fitting = [known for known in fitting if known.kind is SpeakerKind.PERSON] or []
    exact = [known for known in fitting if known.key == name.key and len(name.words) > 1]
    agreeing: Sequence[Character] = exact or [
        k for k in fitting if not (name.gender and k.gender and name.gender != k.gender)
    ]
    if name.title and len(name.words) == 1:
        agreeing = [k for k in agreeing if k.last_before(name.span.start) or name.title in k.titles]
    if len(name.words) == 1 and agreeing:
        surnamed = [known for known in agreeing if known.key[-1] == name.key[0]]
        persons = [known for known in surnamed if known.kind is SpeakerKind.PERSON]
        agreeing = agreeing_ahead(text, name, persons or surnamed or agreeing)
    likely = prominence if len(name.words) == 1 else nearness
    ranked = [*agreeing]
    if len(ranked) > 1:
        ranked.sort(key=lambda known: -likely(known, name.span.start))
    if len(name.words) == 1 and _surely(ranked, name):
        ranked[0].called.append(name)
    return ranked[0] if ranked else None


def _surely(ranked: Sequence[Character], name: Name) -> bool:
    """Whether the first of some who bear a surname is far likelier meant than the second."""
    if len(ranked) < 2:
        return ranked != []
    first, second = (prominence(known, name.span.start) for known in ranked[:2])
    return first - second >= SURELY
