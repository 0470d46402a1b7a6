"""Names in headlines, which capitalise all words: only parts that name somebody of the page count.

In: blocks and runs of capitals. Out: whether they are a headline's, and the names in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.language.descriptions import headline_words
from onrecord.language.persons import is_first_name
from onrecord.model import Block, BlockKind, Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.fitting import fits
from onrecord.resolve.cast.index import Index
from onrecord.resolve.cast.names import Name

HEADLINE_CAPITALS = 0.6  # share of capitalised words from which a block is set as a headline
LEAD = 4  # words of a run of capitals from which it may be a line's lead and no name


def is_headline(text: str, block: Block, first: bool) -> bool:
    """Whether a block capitalises its words as headlines do; a sentence's paragraph does not."""
    words = [word for word in block.span.of(text).split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) <= 3 or capitals <= HEADLINE_CAPITALS * len(words):
        return False
    if block.span.of(text).isupper():
        return True
    stops = block.span.of(text).rstrip().endswith((".", "!", "?", "”", '"'))
    set_apart = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    return set_apart or (block.kind is BlockKind.PARAGRAPH and (first or not stops))


def is_set_as_headline(name: Name) -> bool:
    """Whether a run of capitals is a line's lead: "NORRLAND SHUTS ITS BORDER"."""
    if len(name.words) < LEAD:
        return False
    shouted = all(word.isupper() or word.islower() for word in name.words)
    return shouted or any(word in headline_words() for word in name.words[1:])


def names_in_headline(names: Iterable[Name], index: Index) -> Iterator[Name]:
    """The parts of a headline's runs of capitals that name somebody of the page."""
    for name in names:
        yield from _known_parts(name, index)


def mark_headlined(headlines: Iterable[Name], index: Index) -> None:
    """Marks whom a headline names in full, before surnames alone are told apart."""
    for name in names_in_headline(headlines, index):
        fitting = [known for known in index.alike(name.key) if known.key == name.key]
        for known in fitting if len(name.words) > 1 else ():
            known.headlined = True


def _names(key: tuple[str, ...], character: Character) -> bool:
    """Whether words are a name of somebody; more than the page's own begin with a first name.

    "Vladimir Putin" names whom the page calls "Putin"; "With Vladimir Putin" names nobody.
    """
    longer = character.kind is SpeakerKind.PERSON and len(key) > len(character.words)
    return fits(key, character) and (not longer or is_first_name(key[0]))


def _known_parts(name: Name, index: Index) -> Iterator[Name]:
    at = 0
    while at < len(name.words):
        for length in range(min(len(name.words) - at, index.longest), 0, -1):
            key = name.key[at : at + length]
            if any(_names(key, known) for known in index.alike(key)):
                yield _part(name, at, length)
                at += length
                break
        else:
            at += 1


def _part(name: Name, at: int, length: int) -> Name:
    """Some words of a name as a name of its own; single spaces stand between words."""
    start = name.span.start + sum(len(word) + 1 for word in name.words[:at])
    words = name.words[at : at + length]
    end = min(start + len(" ".join(words)), name.span.end)
    junior = name.junior and at + length == len(name.words)
    key = name.key[at : at + length]
    return replace(name, words=words, key=key, span=Span(start, end), junior=junior)
