"""What stands beside new pages already: the questions of a review.

In: a connection, which sees the record as it is at one moment. Out: the documents that wait, what
the groups are of which sentences and documents are members, the rows to make them anew.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, TextClause, exists, select, text

from onrecord.model import (
    Document,
    DocumentId,
    Judgement,
    Link,
    Opposed,
    Speaker,
    SpeakerId,
    StatementId,
    StatementRow,
    UtteranceId,
)
from onrecord.record import tables
from onrecord.record.across import owing
from onrecord.record.across.findings import Queued
from onrecord.record.across.index import StoredIndex
from onrecord.record.across.remembering import Remembered
from onrecord.record.asking.documents import selected_documents
from onrecord.record.asking.query import Query
from onrecord.record.asking.rows import document_of, judgement_of, speaker_of
from onrecord.record.asking.selecting import selected
from onrecord.record.asking.statement_rows import statement_of
from onrecord.record.judging.deciding import UTTERANCE
from onrecord.record.judging.standing import sameness
from onrecord.record.keeping.connect import LISTED, column_of, listed

_BESIDE_SENTENCES = text(f"""
SELECT sentence FROM renderings WHERE utterance IN (
    SELECT utterance FROM renderings WHERE sentence IN {LISTED})""")

_BESIDE_COPIES = text(f"""
SELECT document FROM copies WHERE dispatch IN (
    SELECT dispatch FROM copies WHERE document IN {LISTED})""")

_SENTENCES_OF = text(f"""
SELECT sentence FROM renderings JOIN statements ON statements.id = statement
WHERE document IN {LISTED}""")

_LINKS = text(f"""
SELECT here.name, there.name, why, links.score FROM items AS here
JOIN links ON links.one = here.number JOIN items AS there ON there.number = links.other
WHERE here.kind = :kind AND here.name IN {LISTED}""")

_ACCOUNTS = text(f"""
SELECT here.document, oldest.document AS oldest FROM copies AS here
JOIN copies AS oldest ON oldest.dispatch = here.dispatch AND oldest.position = 0
WHERE here.document IN {LISTED}""")

_RENDERED = text(f"SELECT sentence, utterance FROM renderings WHERE sentence IN {LISTED}")

_LIKELIEST = text("""
SELECT here.name, there.name, score FROM contradictions
JOIN items AS here ON here.number = one JOIN items AS there ON there.number = other
ORDER BY score DESC, id LIMIT :most""")

_QUEUED = text("""
SELECT here.name, there.name, queued, dispute FROM contradictions
JOIN items AS here ON here.number = one JOIN items AS there ON there.number = other
WHERE queued IS NOT NULL""")

_SPEAKERS = select(tables.speakers)
_SOUNDING_ALIKE = text(f"""
SELECT speakers.*, (SELECT count(*) FROM statements WHERE speaker = speakers.id) AS times,
    EXISTS (SELECT 1 FROM utterances WHERE utterances.speaker = speakers.id) AS known
FROM spellings JOIN speakers ON speakers.id = spellings.speaker WHERE sound IN (
    SELECT sound FROM spellings WHERE sound IN (
        SELECT sound FROM spellings WHERE speaker IN {LISTED})
    GROUP BY sound HAVING count(*) > 1)""")

_KNOWN_ALREADY = text(f"SELECT DISTINCT document FROM items WHERE document IN {LISTED}")

_DISPUTING = text(f"""
SELECT id FROM disputes WHERE EXISTS (
    SELECT 1 FROM {LISTED} AS known WHERE disputes.dispute LIKE '%' || known.value || '%')""")


class Beside:
    """Asks what a review needs to know, of the record as it was when the first question came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def index(self) -> StoredIndex:
        """What is known of sentences and documents."""
        return StoredIndex(self._connection)

    def waiting(self) -> list[DocumentId]:
        """The documents that were not set beside the others as they stand now, in order."""
        return owing.waiting(self._connection)

    def owed(self, kind: str) -> set[str]:
        """The names for which a review that was broken off still has to make something anew."""
        return owing.owed(self._connection, kind)

    def beside_sentences(self, names: Collection[str]) -> set[str]:
        """All sentences of the utterances that some of these render."""
        return self._names(_BESIDE_SENTENCES, names)

    def beside_copies(self, names: Collection[str]) -> set[str]:
        """All documents of the dispatches that some of these carry."""
        return self._names(_BESIDE_COPIES, names)

    def sentences_of(self, documents: Collection[str]) -> set[str]:
        """The sentences of documents that render something."""
        return self._names(_SENTENCES_OF, documents)

    def links_among(self, kind: str, names: Collection[str]) -> list[Link]:
        """The links from any of `names`."""
        found = self._connection.execute(_LINKS, {"kind": kind, "given": listed(names)})
        return [Link(one, other, why, score) for one, other, why, score in found]

    def accounts(self, documents: Collection[str]) -> dict[DocumentId, DocumentId]:
        """For each of these documents that carries a dispatch the oldest one that does."""
        found = self._connection.execute(_ACCOUNTS, {"given": listed(documents)})
        return {row.document: row.oldest for row in found}

    def utterance_ids(self, sentences: Collection[str]) -> dict[str, UtteranceId]:
        """The utterance that each of these sentences renders."""
        found = self._connection.execute(_RENDERED, {"given": listed(sentences)})
        return {row.sentence: row.utterance for row in found}

    def documents_of(self, ids: Collection[DocumentId]) -> list[Document]:
        """These documents, in the order of reading."""
        wanted = selected_documents().where(tables.documents.c.id.in_(column_of(ids)))
        return [document_of(row).document for row in self._connection.execute(wanted)]

    def statements_of(self, ids: Collection[DocumentId]) -> list[StatementRow]:
        """The statements of these documents, in the order of reading."""
        wanted = selected(Query()).where(tables.statements.c.document.in_(column_of(ids)))
        return [statement_of(row) for row in self._connection.execute(wanted)]

    def statements_named(self, ids: Collection[StatementId]) -> list[StatementRow]:
        """The statements of these ids, in the order of reading."""
        wanted = selected(Query()).where(tables.statements.c.id.in_(column_of(ids)))
        return [statement_of(row) for row in self._connection.execute(wanted)]

    def unspelled(self) -> list[Speaker]:
        """The speakers of whom it is not kept yet how their names sound."""
        kept = exists().where(tables.spellings.c.speaker == tables.speakers.c.id)
        return [speaker_of(row) for row in self._connection.execute(_SPEAKERS.where(~kept))]

    def sounding_alike(self, speakers: Collection[SpeakerId]) -> list[tuple[Speaker, int, bool]]:
        """Speakers whose names sound as those of others do, one of `speakers` among them.

        With each how many statements are its own, and whether some were reviewed.
        """
        rows = self._connection.execute(_SOUNDING_ALIKE, {"given": listed(speakers)})
        return [(speaker_of(row), row.times, bool(row.known)) for row in rows if row.times]

    def never_the_same(self) -> frozenset[frozenset[SpeakerId]]:
        """The pairs of speakers of whom a person judged that they are two."""
        return sameness(self._connection).apart()

    def likeliest(self, limit: int) -> list[Opposed]:
        """The pairs of sentences that most likely contradict each other."""
        return [Opposed(*row) for row in self._connection.execute(_LIKELIEST, {"most": limit})]

    def queued(self) -> list[Queued]:
        """The pairs in the queue."""
        rows = self._connection.execute(_QUEUED)
        return [Queued(Opposed(one, other, score), own) for one, other, score, own in rows]

    def disputes(self) -> set[str]:
        """The ids of all disputes."""
        return set(self._connection.execute(select(tables.disputes.c.id)).scalars())

    def disputing(self, documents: Collection[DocumentId]) -> set[str]:
        """The disputes with evidence in what these documents said when they were last reviewed."""
        known = self._names(_KNOWN_ALREADY, documents)
        return self._names(_DISPUTING, known) if known else set()

    def remembered(self) -> Remembered:
        """What networks said before."""
        return Remembered(self._connection)

    def judged(self) -> list[Judgement]:
        """The decisions that stand on sentences: that two are one utterance, or are not."""
        wanted = select(tables.standing_judgements)
        wanted = wanted.where(tables.standing_judgements.c.about == UTTERANCE)
        return [judgement_of(row) for row in self._connection.execute(wanted)]

    def _names(self, wanted: TextClause, given: Collection[str]) -> set[str]:
        return {name for (name,) in self._connection.execute(wanted, {"given": listed(given)})}
