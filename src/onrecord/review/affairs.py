"""Affairs: what a record has on a few words, for a reader who wants the whole of it.

In: a record and words ("election interference"). Out: who said what on it and when, one line a
saying however many pages render it; the disputes, the people, the pages, the copies among them.
Words are looked for by their beginnings, so that "interfered" is found by "interference".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile

from onrecord.errors import BadInput
from onrecord.group import one_spelling
from onrecord.language.stems import root, words_of
from onrecord.model import (
    Dispatch,
    DocumentId,
    DocumentRow,
    Speaker,
    StatementId,
    StatementRow,
    Utterance,
    UtteranceId,
)
from onrecord.record import DisputeQuery, DisputeRow, Query, Record

STATEMENTS = 400  # the best hits of the search; more are no affair but a subject
DISPUTES = 40  # the likeliest; a reader looks at these
SHORTEST = 3  # letters of a beginning; fewer are those of half the dictionary


@dataclass(frozen=True, slots=True)
class Said:
    """A saying on the affair: its first rendering, and by how many pages and origins it is told."""

    row: StatementRow
    pages: int
    origins: int
    utterance: UtteranceId | None


@dataclass(frozen=True, slots=True)
class Affair:
    """What a record has on `words`; sayings by day, undated last; people by how much they say."""

    words: str
    said: tuple[Said, ...] = field(repr=False)
    disputes: tuple[DisputeRow, ...] = field(repr=False)
    people: tuple[tuple[Speaker, int], ...] = field(repr=False)
    documents: Mapping[DocumentId, DocumentRow] = field(repr=False)
    dispatches: tuple[Dispatch, ...] = field(repr=False)


def affair_of(record: Record, words: str) -> Affair:
    """The affair of `words`, of which a statement must have all; BadInput where there is none.

    Evidence of disputes on it is of it too, whatever its words.
    """
    begun = beginnings(words)
    if not begun:
        raise BadInput(f"{words!r} has no word to look for: give at least one")
    query = " ".join(f"{each}*" for each in begun)
    hits = [hit.statement for hit in islice(record.search(query), STATEMENTS)]
    disputed = DisputeQuery(words=" ".join(begun), limit=DISPUTES)
    found = {row.id for row in hits}
    disputes = tuple(row for row in record.disputes(disputed) if _on_it(row, begun, found))
    found |= set(_evidence(disputes))
    rows = one_spelling(record.statements(Query(ids=tuple(found))), record.never_the_same())
    rows.sort(key=_age)
    documents = _documents(record, rows)
    carried = (record.dispatch_of(document) for document in documents)
    return Affair(
        words=words,
        said=tuple(_said(record, rows)),
        disputes=disputes,
        people=_people(rows),
        documents=documents,
        dispatches=tuple({each.id: each for each in carried if each}.values()),
    )


def beginnings(words: str) -> list[str]:
    """What the forms of each of `words` have in common.

    >>> beginnings("election interference")
    ['elect', 'interfer']
    """
    found = ((word, _beginning(word, root(word))) for word in words_of(words))
    return [begun if len(begun) >= SHORTEST else word for word, begun in found]


def _beginning(word: str, root: str) -> str:
    root = root.removesuffix("i")  # Snowball's "ferri" is of "ferry" and of "ferries"
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, root, strict=False))
    return "".join(letter for letter, _ in alike)


def _said(record: Record, rows: Iterable[StatementRow]) -> Iterator[Said]:
    """One line a saying, at its first rendering; a statement of several sayings has one line."""
    shown: set[UtteranceId] = set()
    for row in rows:
        utterances = record.utterances_of(row.id)
        widest = max(utterances, key=_width, default=None)
        if widest is None:
            yield Said(row, 1, 1, None)
        elif not shown.issuperset(each.id for each in utterances):
            yield Said(row, len(widest.documents), widest.origins, widest.id)
        shown.update(each.id for each in utterances)


def _width(utterance: Utterance) -> tuple[int, str]:
    return (len(utterance.documents), utterance.id)


def _people(rows: Iterable[StatementRow]) -> tuple[tuple[Speaker, int], ...]:
    times = Counter(row.known_speaker for row in rows if row.known_speaker)
    ranked = sorted(times.items(), key=lambda each: (-each[1], each[0].name))
    return tuple(ranked)


def _documents(record: Record, rows: Iterable[StatementRow]) -> dict[DocumentId, DocumentRow]:
    ids = dict.fromkeys(row.document for row in rows)
    found = {own: record.document(own) for own in ids}
    return {own: document for own, document in found.items() if document}


def _on_it(row: DisputeRow, begun: Iterable[str], found: Collection[StatementId]) -> bool:
    """Whether a dispute is on the affair: by its matter, or by two of the statements on it."""
    matter = words_of(row.dispute.matter)
    named = all(any(word.startswith(each) for word in matter) for each in begun)
    return named or len(set(_evidence([row])) & set(found)) > 1


def _evidence(disputes: Iterable[DisputeRow]) -> Iterator[StatementId]:
    for row in disputes:
        for side in row.dispute.sides:
            yield from (each.statement for each in side.evidence)


def _age(row: StatementRow) -> tuple[str, str, int]:
    day = row.day.text if row.day else "9999"
    return (day, row.document, row.content[0].start)
