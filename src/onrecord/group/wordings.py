"""Wordings: the sentences of statements, made ready to be compared with each other.

In: statement rows. Out: what of each of their sentences is compared: words, stems, numbers, whose
they are and of which day. A row whose speaker cannot be told has wordings too: where their words
are those of a known speaker, the page has quoted them without saying whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.language.parts import Part, parts_of
from onrecord.language.polarity import polarity_of
from onrecord.language.stems import stems_of, words_of
from onrecord.model import (
    DocumentId,
    Form,
    PartialDate,
    Speaker,
    SpeakerId,
    SpeakerKind,
    StatementId,
    StatementRow,
)

_MARK = re.compile('[“”„«»"]')


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a sentence is compared; `key` is `stm-…:N`, N where it begins in the content.

    `quoted` is True where some of it stands between quotation marks. `name` has the words of the
    speaker's name, none where it is no name of one. `day` and `last_day` are between which days the
    saying may be, as near as the page tells; `trust` is how surely the speaker is the right one.
    """

    key: str
    statement: StatementId
    document: DocumentId
    speaker: SpeakerId | None
    words: tuple[str, ...] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    negated: bool
    quoted: bool
    said_on: PartialDate | None
    published: PartialDate | None
    day: date | None
    last_day: date | None
    name: tuple[str, ...] = field(default=(), repr=False)
    trust: float = 1.0
    body: bool = False  # whether the speaker is one

    @property
    def surname(self) -> str | None:
        """The last word of the name."""
        return self.name[-1] if self.name else None


def wordings_in(rows: Iterable[StatementRow]) -> Iterator[Wording]:
    """The wordings of `rows`."""
    for row in rows:
        yield from wordings_of(row, row.known_speaker)


def wordings_of(row: StatementRow, speaker: Speaker | None) -> list[Wording]:
    """The wordings of `row`, said by `speaker`, one a sentence."""
    known = row.day
    return [
        Wording(
            key=f"{row.id}:{part.start}",
            statement=row.id,
            document=row.document,
            speaker=speaker.id if speaker else None,
            words=tuple(words_of(part.words)),
            stems=_matter(part.words, speaker),
            negated=polarity_of(part.words).negated != row.denied,
            quoted=_quoted(row, part),
            said_on=row.said_on,
            published=row.published,
            day=known.first if known else None,
            last_day=known.last if known else None,
            name=_name_of(speaker) if speaker else (),
            trust=row.speaker_score,
            body=speaker is not None and speaker.kind is SpeakerKind.BODY,
        )
        for part in parts_of(row.content_text)
    ]


def _matter(words: str, speaker: Speaker | None) -> frozenset[str]:
    """The stems of what is said; of the speaker's own name and of single letters nothing is."""
    own = stems_of(speaker.name) if speaker else ()
    return frozenset(stem for stem in stems_of(words) if len(stem) > 1 or stem.isdigit()) - {*own}


def _quoted(row: StatementRow, part: Part) -> bool:
    words = row.content_text[part.start : part.start + len(part.words)]
    return row.form is Form.DIRECT or (row.form is Form.MIXED and bool(_MARK.search(words)))


def _name_of(speaker: Speaker) -> tuple[str, ...]:
    named = speaker.kind in (SpeakerKind.PERSON, SpeakerKind.BODY)
    return tuple(words_of(speaker.name)) if named else ()
