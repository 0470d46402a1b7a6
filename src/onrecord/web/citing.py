"""Citing: a statement as one would cite it, in a line of plain text.

In: a statement row. Out: who, when, the words as they stand, by whose account, where, and the id by
which the record has it. What the page does not say is not there; words that are the outlet's own
stand without quotation marks, and a speaker of whom the record is not sure is said to be likely.
The cue stands with them: without "never" or "denied" the words would say the contrary.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Form, StatementRow
from onrecord.web.links import at_words

SURE = 0.9  # score from which a speaker is named without a reservation
_QUOTED = ("“", '"', "‘", "«", "„", "'")


def cited(row: StatementRow) -> str:
    """The line: ‘Ana Ruiz, 2031-05-04 [said]: “…” (Fjord Post, “Title”, published …, …) stm-…’."""
    cue = f" [{row.cue_text}]" if any(map(str.isalnum, row.cue_text)) else ""
    return f"{', '.join(_said(row))}{cue}: {_words(row)} ({', '.join(_source(row))}) {row.id}"


def _said(row: StatementRow) -> Iterator[str]:
    yield _who(row)
    if row.said_on:
        yield str(row.said_on)
    if row.form is not Form.DIRECT:
        share = "in part in" if row.form is Form.MIXED else "in"
        yield f"{share} the words of {row.outlet or 'the page'}"


def _who(row: StatementRow) -> str:
    speaker = row.known_speaker
    if speaker is None:
        return row.source_text or "nobody named"
    return speaker.name if row.speaker_score >= SURE else f"{speaker.name} (likely)"


def _words(row: StatementRow) -> str:
    verbatim = row.form is Form.DIRECT and not row.content_text.startswith(_QUOTED)
    return f"“{row.content_text}”" if verbatim else row.content_text


def _source(row: StatementRow) -> Iterator[str]:
    if row.outlet:
        yield row.outlet
    if row.title:
        yield f"“{row.title}”"
    yield f"published {row.published}" if row.published else "no date of publication"
    if there := at_words(row):
        yield there
