"""Makes records of any size to measure with: the affairs of a record told again with other words.

    for reading in made_readings(Path("demo.db"), first=1): ...

Each affair has all pages of a record, of the demo or of one's own, on other days, with other people
and other words: a word by one that ends alike (ing, ed, ly, s), drawn by Zipf's law as words of
matter are (rank + OFFSET), the same word by the same one throughout the affair, so that who copies,
repeats or contradicts whom stays as it is. Words that every sentence has and those that deny or
accuse stay. People are drawn by Zipf's law too: few speak in many affairs, most in one. Words are
those of the shipped encoder's vocabulary, which has them by frequency; names are first names. The
n-th affair is always the same, so a smaller record is a part of a larger one.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path

from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import common_words, stem
from onrecord.model import (
    Attribution,
    Block,
    Document,
    Labels,
    Page,
    PartialDate,
    Reading,
    Resolution,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Statement,
    StatementRow,
    document_id,
    speaker_id,
    statement_id,
)
from onrecord.nets.loading import weights
from onrecord.record import Record

OFFSET = 50  # the commonest word of matter is one of some 300 in the news, not one of ten
PEOPLE = 200_000
OFFSET_OF_PEOPLE = 5  # the most talkative speaks in one affair of 50
APART = timedelta(days=13)  # between the affairs; after SPAN they begin again
SPAN = 8 * 365
ENDINGS = ("ing", "ed", "ly", "s", "")
_WORD = re.compile(r"[^\W\d_]{4,}")
Shifts = list[tuple[int, int]]  # where stretches of a text begin, in its words and in others


def made_readings(like: Path, first: int) -> Iterator[Reading]:
    """The pages of the record `like`, affair after affair from the number `first`, without end."""
    with Record.open(like, read_only=True) as record:
        documents = [row.document for row in record.documents()]
        pages = [(each, record.statements_of(each.id)) for each in documents]
    people = {each.known_speaker for _, said in pages for each in said if each.known_speaker}
    for number in count(first):
        affair = Affair(number, sorted(people, key=lambda each: each.id))
        yield from (affair.reading(document, said) for document, said in pages)


class Affair:
    """A way of saying the same with other words, for other people, on other days."""

    def __init__(self, number: int, people: Sequence[Speaker]) -> None:
        self._number = number
        self._later = APART * number % timedelta(days=SPAN)
        self._words: dict[str, str] = {}
        for each in people:
            if each.kind is SpeakerKind.PERSON:
                self._words.update(self._named(each.name))

    def reading(self, document: Document, statements: Sequence[StatementRow]) -> Reading:
        """A document and its statements in this affair."""
        text, shifts = self._said(document.text)
        url = f"https://affair-{self._number}.example/{document.id}"
        page = Page(content=text.encode(), where=url, url=url, outlet=document.outlet)
        made = Document(
            id=document_id(url, text),
            page_hash=page.hash,
            text=text,
            blocks=tuple(Block(_moved((b.span,), shifts)[0], b.kind) for b in document.blocks),
            url=url,
            outlet=document.outlet,
            title=document.title and self._said(document.title)[0],
            published=self._day(document.published),
            language=document.language,
        )
        said = tuple(self._statement(made, row, shifts) for row in statements)
        return Reading(page, made, said, "made")

    def _statement(self, document: Document, row: StatementRow, shifts: Shifts) -> Statement:
        source, cue, content = (_moved(each, shifts) for each in (row.source, row.cue, row.content))
        speaker = row.known_speaker and self._speaker(row.known_speaker)
        return Statement(
            id=statement_id(document.id, content, source),
            document=document.id,
            attribution=Attribution(source, cue, content, row.score, row.origin),
            form=row.form,
            resolution=Resolution(speaker, row.speaker_score, row.speaker_evidence),
            labels=Labels(row.act, row.denied, said_on=self._day(row.said_on)),
        )

    def _speaker(self, speaker: Speaker) -> Speaker:
        name, _ = self._said(speaker.name)
        return Speaker(speaker_id(name, speaker.kind), name, speaker.kind)

    def _named(self, name: str) -> Iterator[tuple[str, str]]:
        """The words of a person's name, each with that of the one who stands here."""
        drawn = random.Random(f"{self._number} {name}")
        whole = _person(_zipf(drawn, PEOPLE, OFFSET_OF_PEOPLE))
        words = [each.lower() for each in _WORD.findall(name)]
        return zip(reversed(words), reversed(whole), strict=False)

    def _said(self, text: str) -> tuple[str, Shifts]:
        """`text` in this affair's words, and where each stretch of it begins."""
        pieces, shifts, end, length = [], [(0, 0)], 0, 0
        for found in _WORD.finditer(text):
            other = self._word(found[0])
            pieces += [text[end : found.start()], other]
            length += found.start() - end + len(other)
            end = found.end()
            shifts.append((end, length))
        return "".join(pieces) + text[end:], shifts

    def _word(self, word: str) -> str:
        lower = word.lower()
        if lower not in self._words:
            self._words[lower] = lower if _stays(lower) else self._other(lower)
        other = self._words[lower]
        return other.capitalize() if word[0].isupper() else other

    def _other(self, word: str) -> str:
        alike = _vocabulary()[_ending(word)]
        return alike[_zipf(random.Random(f"{self._number} {word}"), len(alike), OFFSET)]

    def _day(self, day: PartialDate | None) -> PartialDate | None:
        return day and PartialDate.of(day.first + self._later)


@cache
def _stays(word: str) -> bool:
    """Whether a word tells how a claim turns what it says, or is in every sentence."""
    table, own = polarity_words(), stem(word)
    turns = table.negations | table.falsity | table.refusals | table.concessions | common_words()
    kinds = table.presupposing | table.speaking | table.charges | table.opposites.keys()
    return word in turns or own in turns or own in kinds


@cache
def _vocabulary() -> dict[str, list[str]]:
    """Words of matter by how they end, the commonest first."""
    with weights("embedding") as folder:
        pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf8"))
    numbers: dict[str, int] = pieces["model"]["vocab"]
    words = (word for word in sorted(numbers, key=numbers.__getitem__) if _WORD.fullmatch(word))
    found: dict[str, list[str]] = {ending: [] for ending in ENDINGS}
    for word in words:
        if word.isascii() and not _stays(word):
            found[_ending(word)].append(word)
    return found


def _ending(word: str) -> str:
    return next(ending for ending in ENDINGS if word.endswith(ending))


def _person(number: int) -> list[str]:
    """The first and the last name of the person of a rank."""
    drawn = random.Random(number)
    return [drawn.choice(_names()) for _ in range(2)]


@cache
def _names() -> list[str]:
    table = (files("onrecord.language") / "first_names.tsv").read_text(encoding="utf8")
    names = (line.split("\t")[0] for line in table.splitlines())
    return [name for name in names if _WORD.fullmatch(name)]


def _zipf(drawn: random.Random, ranks: int, offset: int) -> int:
    """A rank from 0, the n-th as often as 1 / (n + offset)."""
    return int(offset * ((ranks + offset) / offset) ** drawn.random()) - offset


def _moved(spans: Spans, shifts: Shifts) -> Spans:
    def to(old: int) -> int:
        before, new = shifts[bisect_right(shifts, (old, 1 << 40)) - 1]
        return new + old - before

    return tuple(Span(to(span.start), to(span.end)) for span in spans)
