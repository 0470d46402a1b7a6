"""Sheets: a document with those of its statements that were asked for.

In: a record, and rows of it in which those of a document stand together (in the order of reading
they do, since a reading replaces all of them at once). Out: sheets, streamed. Formats that mark
places in a text need the text beside the statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import DocumentRow, StatementRow
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document and statements of it, in the order of its text."""

    document: DocumentRow
    statements: tuple[StatementRow, ...]

    @property
    def version(self) -> str:
        """The models and rules by which the document was read."""
        return self.document.version


def sheets(record: Record, rows: Iterable[StatementRow]) -> Iterator[Sheet]:
    """The documents of `rows`, each with its rows."""
    for own, statements in groupby(rows, key=lambda row: row.document):
        document = record.document(own)
        if document is not None:  # else it was taken away while we read on
            yield Sheet(document, tuple(statements))
