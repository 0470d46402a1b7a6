"""Sayings that may be one: others of the same speaker in much the same words.

In: a record, an utterance, the rows that render it. Out: the utterances that share most stems with
it, to be joined by hand, and what was decided on its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.stems import stems_of
from onrecord.model import Judgement, StatementRow, Utterance
from onrecord.record import UTTERANCE, Record
from onrecord.web.views.rows import rows_of
from onrecord.web.views.wordings import meant

LOOKED_AT = 100  # of the speaker's sayings, those that most pages have: 15 ms
OFFERED = 3
SHARED = 0.3  # of the stems of either; of less one would not say that it may be the same
JUDGED = 40  # sentences of a saying whose decisions are shown


def alike(
    record: Record, saying: Utterance, rows: Sequence[StatementRow]
) -> list[tuple[Utterance, StatementRow]]:
    """Sayings that may be this one, each with its first rendering, the likeliest first."""
    own = {stem for row in rows[:1] for stem in stems_of(row.content_text)}
    others = [
        each
        for each in record.utterances([saying.speaker], limit=LOOKED_AT)
        if each.id != saying.id
    ]
    first = rows_of(record, [each.statements[0] for each in others if each.statements])
    found = [(each, row) for each in others for row in meant(each, first)[:1]]
    scored = [(_shared(own, set(stems_of(row.content_text))), each, row) for each, row in found]
    likely = sorted(
        (each for each in scored if each[0] >= SHARED), key=lambda each: (-each[0], each[1].id)
    )
    return [(each, row) for _, each, row in likely[:OFFERED]]


def decisions(record: Record, saying: Utterance) -> list[Judgement]:
    """What stands on the sentences of a saying: that one is another's, or that two are one."""
    return list(record.standing_about(UTTERANCE, saying.sentences[:JUDGED]))


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
