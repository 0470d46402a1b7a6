"""What was read before, recalled when a new page meets it.

In: names of sentences and documents, as the index gives them. Out: their wordings, claims and
texts, made from the rows of the record and kept until they are let go or there are too many, so
that a review needs no more memory than a portion of it, however large the record is. A sentence
that the rows no longer have (another version cuts sentences elsewhere) is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.compare import Claim, claims_of
from onrecord.group.spellings import chosen_spellings, respelled
from onrecord.group.wordings import Wording, wordings_in
from onrecord.model import Document, DocumentId, Speaker, SpeakerId, StatementId, StatementRow
from onrecord.record import Reviewer

K = TypeVar("K")
V = TypeVar("V")

KEPT = 30_000  # claims, some 8 kB each with their rows; as many wordings beside the portion's
DOCUMENTS = 5_000  # some 15 kB each


class Recalled:
    """Rows and what rooms make of them, each made once while there are few."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._chosen: dict[SpeakerId, Speaker] = {}
        self._heard: set[SpeakerId] = set()
        self._statements: dict[StatementId, StatementRow | None] = {}
        self._documents: dict[DocumentId, Document] = {}
        self._wordings: dict[str, Wording] = {}
        self._claims: dict[str, Claim] = {}
        self._most = KEPT

    def let_go(self) -> None:
        """Forgets what was read; who is spelled how stays."""
        for kept in (self._statements, self._documents, self._wordings, self._claims):
            kept.clear()

    def rows(self, documents: Collection[DocumentId]) -> list[StatementRow]:
        """The statements of documents, their speakers under one spelling."""
        rows = self._reviewer.beside.statements_of(documents)
        return self._respelled(rows)

    def documents(self, names: Collection[str]) -> Mapping[DocumentId, Document]:
        """The documents of ids."""
        self._documents = _few(self._documents, DOCUMENTS)
        missing = [DocumentId(name) for name in names if name not in self._documents]
        if missing:
            read = self._reviewer.beside.documents_of(missing)
            self._documents.update((each.id, each) for each in read)
        return self._documents

    def wordings(self, names: Collection[str]) -> Mapping[str, Wording]:
        """The wordings of sentences."""
        self._wordings = _few(self._wordings, self._most)
        missing = [name for name in names if name not in self._wordings]
        rows = self._rows_of(missing)
        self._wordings.update((each.key, each) for each in wordings_in(rows))
        return self._wordings

    def claims(self, names: Collection[str]) -> Mapping[str, Claim]:
        """The claims of sentences."""
        self._claims = _few(self._claims, KEPT)
        missing = [name for name in names if name not in self._claims]
        rows = self._rows_of(missing)
        self._claims.update((each.key, each) for row in rows for each in claims_of(row))
        return self._claims

    def learn(self, rows: Iterable[StatementRow]) -> list[Wording]:
        """Keeps rows that were read already; their wordings."""
        rows = list(rows)
        self._most = KEPT + len(rows)
        self._statements.update((row.id, row) for row in rows)
        made = {each.key: each for each in wordings_in(rows)}
        self._wordings |= made
        return [*made.values()]

    def _rows_of(self, names: Collection[str]) -> list[StatementRow]:
        """The statements of sentences, those that there are."""
        self._statements = _few(self._statements, self._most)
        ids = dict.fromkeys(StatementId(name.rpartition(":")[0]) for name in names)
        if missing := [own for own in ids if own not in self._statements]:
            rows = self._reviewer.beside.statements_named(missing)
            self._statements.update(dict.fromkeys(missing))
            self._statements.update((row.id, row) for row in self._respelled(rows))
        found = (self._statements[own] for own in ids)
        return [row for row in found if row]

    def _respelled(self, rows: Sequence[StatementRow]) -> list[StatementRow]:
        """Rows with those whom pages spell in several ways under one speaker each.

        As before, else under the commonest; as was chosen first, for as long as the review goes on.
        """
        new = {own.id for row in rows if (own := row.known_speaker)} - self._heard
        if new and (alike := self._reviewer.beside.sounding_alike(new)):
            times = {speaker: often for speaker, often, _ in alike}
            settled = {speaker.id for speaker, _, known in alike if known}
            apart = self._reviewer.beside.never_the_same()
            self._chosen |= chosen_spellings(times, settled, apart)
        self._heard |= new | self._chosen.keys()
        return [*respelled(rows, self._chosen)]


def _few(kept: dict[K, V], most: int) -> dict[K, V]:
    """What is kept; nothing where that is too much. Who was given the old one has it whole."""
    return kept if len(kept) <= most else {}
