"""Matters: who stands how on words like “the dam”, out of a whole record, without walking it.

In: words and a record. Out: the stands of those who speak of it most. Statements are found by the
stems of the words; `compare.positions_of` decides which are on the matter, and how they stand to
it. Of what very many say the best matches are taken, and it is said that not all were looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.compare import positions_of
from onrecord.language.stems import stems_of
from onrecord.model import Position, Speaker, StatementId, StatementRow
from onrecord.record import Query, Record

LOOKED_AT = 150  # statements for each word, the best first: 20 ms of a core
MOST_STEMS = 6
SPEAKERS = 12  # lanes that one can still tell apart


@dataclass(frozen=True, slots=True)
class Matter:
    """The stands of those who speak of it most, oldest first; `rows` are their statements by id.

    `speakers` counts all who take a stand; `incomplete`: the best matches were looked at, not all.
    """

    stands: dict[Speaker, tuple[Position, ...]]
    rows: dict[StatementId, StatementRow]
    speakers: int
    incomplete: bool


def matter_of(record: Record, words: str, query: Query) -> Matter:
    """Who stands how on `words`, among the statements that `query` keeps."""
    stems = list(dict.fromkeys(stems_of(words)))[:MOST_STEMS]
    found = [record.best(f"{stem}*", query, LOOKED_AT) for stem in stems]
    rows = {row.id: row for each in found for row in each}
    said: dict[Speaker, list[StatementRow]] = {}
    for row in rows.values():
        if row.known_speaker:
            said.setdefault(row.known_speaker, []).append(row)
    stands = {who: positions_of(who.id, words, own) for who, own in said.items()}
    ordered = sorted(stands, key=lambda who: (-len(stands[who]), who.name))
    kept = {who: stands[who] for who in ordered[:SPEAKERS] if stands[who]}
    told = {each.evidence.statement for own in kept.values() for each in own}
    speakers = sum(1 for each in stands.values() if each)
    incomplete = any(len(each) == LOOKED_AT for each in found)
    return Matter(kept, {own: rows[own] for own in rows if own in told}, speakers, incomplete)
