"""What was read before, recalled when a new page meets it.

In: names of sentences and documents, as the index gives them. Out: their wordings, claims and
texts, made from the rows of the record and kept for as long as the review goes on. A sentence that
the rows no longer have (another version cuts sentences elsewhere) is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onrecord.compare import Claim, claims_of
from onrecord.group.spellings import chosen_spellings, respelled
from onrecord.group.wordings import Wording, wordings_in
from onrecord.model import Document, DocumentId, Speaker, SpeakerId, StatementId, StatementRow
from onrecord.record import Reviewer


class Recalled:
    """Rows and what rooms make of them, each made once."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._chosen = _chosen(reviewer)
        self._statements: set[str] = set()
        self._documents: dict[DocumentId, Document] = {}
        self._wordings: dict[str, Wording] = {}
        self._claims: dict[str, Claim] = {}

    def rows(self, documents: Collection[DocumentId]) -> list[StatementRow]:
        """The statements of documents, their speakers under one spelling."""
        rows = self._reviewer.beside.statements_of(documents)
        return [*respelled(rows, self._chosen)]

    def documents(self, names: Collection[str]) -> Mapping[DocumentId, Document]:
        """The documents of ids."""
        missing = [DocumentId(name) for name in names if name not in self._documents]
        if missing:
            read = self._reviewer.beside.documents_of(missing)
            self._documents.update((each.id, each) for each in read)
        return self._documents

    def wordings(self, names: Collection[str]) -> Mapping[str, Wording]:
        """The wordings of sentences."""
        self._learn(names)
        return self._wordings

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """The claims of sentences."""
        self._learn(names)
        return self._claims

    def learn(self, rows: Iterable[StatementRow]) -> None:
        """Makes wordings and claims of rows."""
        rows = [row for row in rows if row.id not in self._statements]
        self._statements.update(row.id for row in rows)
        self._wordings.update((each.key, each) for each in wordings_in(rows))
        self._claims.update((each.key, each) for row in rows for each in claims_of(row))

    def _learn(self, names: Collection[str]) -> None:
        asked = {StatementId(name.rpartition(":")[0]) for name in names}
        if missing := asked - self._statements:
            rows = self._reviewer.beside.statements_named(missing)
            self.learn(respelled(rows, self._chosen))
            self._statements |= missing


def _chosen(reviewer: Reviewer) -> dict[SpeakerId, Speaker]:
    """Under whom those stand whom pages spell in several ways: as before, else the commonest."""
    said = reviewer.beside.said_by()
    settled = {speaker.id for speaker, _, known in said if known}
    times = {speaker: often for speaker, often, _ in said}
    return chosen_spellings(times, settled, reviewer.beside.never_the_same())
