"""Matters: who stands how on words like “the dam”, out of a whole record, without walking it.

In: words and a record. Out: the stands of those who speak of it most. Statements are found by the
stems of the words; `compare.positions_of` decides which are on the matter, and how they stand to
it. Of what very many say the best matches are taken, and it is said that not all were looked at.
Of one speaker alone everything is looked at: "such claims are fake" is on a matter without its
words. The command line and the API do so too, and must not tell of more stands than the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.compare import positions_of
from onrecord.language.parts import parts_of
from onrecord.language.stems import stems_of
from onrecord.model import Position, Speaker, StatementId, StatementRow
from onrecord.record import Query, Record

LOOKED_AT = 100  # statements for each word, the best first: 12 ms of a core
OWN = 500  # statements of a single speaker, looked at whatever their words: 0.15 s of a core
MOST_STEMS = 6
SPEAKERS = 12  # lanes that one can still tell apart


@dataclass(frozen=True, slots=True)
class Matter:
    """The stands of those who speak of it most, oldest first; `rows` are their statements by id.

    `speakers` counts all who have a word of it in what they said; `incomplete`: the best matches
    were looked at, not all; `whole`: what has none of the words was looked at too.
    """

    stands: dict[Speaker, tuple[Position, ...]]
    rows: dict[StatementId, StatementRow]
    speakers: int
    incomplete: bool
    whole: bool = False


def matter_of(record: Record, words: str, query: Query) -> Matter:
    """Who stands how on `words`, among the statements that `query` keeps."""
    own = list(islice(record.statements(query), OWN + 1)) if query.speakers else []
    whole = 0 < len(own) <= OWN
    found = [own] if whole else _matching(record, words, query)
    rows = {row.id: row for each in found for row in each}
    said: dict[Speaker, list[StatementRow]] = {}
    for row in rows.values():
        if row.known_speaker:
            said.setdefault(row.known_speaker, []).append(row)
    stands = _most(words, said)
    told = {each.evidence.statement for taken in stands.values() for each in taken}
    kept = {each: rows[each] for each in rows if each in told}
    incomplete = not whole and any(len(each) == LOOKED_AT for each in found)
    return Matter(stands, kept, len(said), incomplete, whole)


def _matching(record: Record, words: str, query: Query) -> list[list[StatementRow]]:
    """The best matches of each word."""
    stems = list(dict.fromkeys(stems_of(words)))[:MOST_STEMS]
    return [record.best(f"{stem}*", query, LOOKED_AT) for stem in stems]


def _most(
    words: str, said: Mapping[Speaker, Sequence[StatementRow]]
) -> dict[Speaker, tuple[Position, ...]]:
    """The stands of the SPEAKERS who take most, they first.

    A sentence is a stand at most: who has too few of them to be one of these is not looked at.
    """
    sentences = {who: sum(len(parts_of(row.content_text)) for row in said[who]) for who in said}
    found: list[tuple[int, str, Speaker, tuple[Position, ...]]] = []
    for who in sorted(said, key=lambda who: (-sentences[who], who.name)):
        if len(found) == SPEAKERS and found[-1][:2] <= (-sentences[who], who.name):
            break
        if stands := positions_of(who.id, words, said[who]):
            found.append((-len(stands), who.name, who, stands))
            found = sorted(found, key=lambda each: each[:2])[:SPEAKERS]
    return {who: stands for _, _, who, stands in found}
