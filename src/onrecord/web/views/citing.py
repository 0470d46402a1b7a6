"""Citing: a statement as one would cite it, in a line of plain text.

In: a statement row, and the one inside whose words it stands. Out: who, when, by whose account, the
words as they stand, where, and the id by which the record has it. What the page does not say is not
there; words that are the outlet's own stand without quotation marks, and a speaker of whom the
record is not sure is said to be likely. The cue stands with the words: without "never" or "denied"
they would say the contrary.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Form, StatementRow
from onrecord.web.views.links import at_words
from onrecord.web.views.notes import SURE

_QUOTED = ("“", '"', "‘", "«", "„", "'")


def cited(row: StatementRow, parent: StatementRow | None = None) -> str:
    """The line: ‘Ana Ruiz, 2031-05-04 [said]: “…” (Fjord Post, “Title”, published …, …) stm-…’.

    `parent`: the statement whose words it is a part of; who says that one tells of this one.
    """
    cue = f" [{row.cue_text}]" if any(map(str.isalnum, row.cue_text)) else ""
    said, source = ", ".join(_said(row, parent)), ", ".join(_source(row))
    return f"{said}{cue}: {_words(row)} ({source}) {row.id}"


def _said(row: StatementRow, parent: StatementRow | None) -> Iterator[str]:
    yield _who(row)
    if row.said_on:
        yield str(row.said_on)
    if parent:
        yield f"as told by {_who(parent)}"
    if row.form is not Form.DIRECT:
        share = "in part in" if row.form is Form.MIXED else "in"
        yield f"{share} the words of {row.outlet or 'the page'}"


def _who(row: StatementRow) -> str:
    speaker = row.known_speaker
    if speaker is None:
        return row.source_text or "nobody named"
    behalf = f" for {row.on_behalf_of.name}" if row.on_behalf_of else ""
    return f"{speaker.name}{behalf}{'' if row.speaker_score >= SURE else ' (likely)'}"


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
