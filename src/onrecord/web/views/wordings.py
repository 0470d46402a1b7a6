"""Wordings side by side: each rendering with what the first has not, marked.

In: an utterance and the rows of its statements. Out: for each the words of the sentences that are
meant in pieces, each piece shared with the first rendering or not, and what the differences change.
Compared are words without case and marks; shown are the page's own words with all their marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from onrecord.group.renderings import Change, renderings
from onrecord.language.parts import parts_of
from onrecord.model import StatementId, StatementRow, Utterance

_TOKEN = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"[^\w%$€£¥]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A rendering; `pieces` are its words, with whether the first rendering has them too."""

    row: StatementRow = field(repr=False)
    pieces: tuple[tuple[str, bool], ...] = field(repr=False)
    left_out: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def meant(utterance: Utterance, rows: Mapping[StatementId, StatementRow]) -> list[StatementRow]:
    """The rows of `utterance` that are in the record, each with the meant sentences alone."""
    starts: dict[StatementId, set[int]] = {}
    for sentence in utterance.sentences:
        name, _, start = sentence.rpartition(":")
        starts.setdefault(StatementId(name), set()).add(int(start))
    return [_cut(rows[own], starts.get(own, set())) for own in utterance.statements if own in rows]


def wordings(rows: Sequence[StatementRow]) -> tuple[Wording, ...]:
    """Each of `rows`, the first as it stands, the others against it."""
    if not rows:
        return ()
    against = {each.statement: each for each in renderings(rows)}
    first = rows[0].content_text
    found = [Wording(rows[0], ((first, True),))]
    for row in rows[1:]:
        how = against[row.id]
        found.append(
            Wording(row, tuple(pieces(row.content_text, first)), how.left_out, how.changes)
        )
    return tuple(found)


def pieces(words: str, first: str) -> Iterator[tuple[str, bool]]:
    """`words` cut where they part from `first` or join it again."""
    own, others = _TOKEN.findall(words), _TOKEN.findall(first)
    compared = SequenceMatcher(None, [_bare(w) for w in others], [_bare(w) for w in own], False)
    for tag, _, _, start, end in compared.get_opcodes():
        if start < end:
            yield "".join(own[start:end]), tag == "equal"


def _cut(row: StatementRow, starts: Collection[int]) -> StatementRow:
    """`row` with the sentences that start there; whole where a correction has moved them."""
    parts = parts_of(row.content_text)
    words = [part.words for part in parts if part.start in starts]
    return replace(row, content_text=" … ".join(words)) if 0 < len(words) < len(parts) else row


def _bare(token: str) -> str:
    return _LETTERS.sub("", token).casefold()
