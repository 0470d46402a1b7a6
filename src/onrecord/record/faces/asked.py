"""The record's face for what pages say: documents, statements, and search in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select

from onrecord.model import (
    Document,
    DocumentId,
    DocumentRow,
    Input,
    Page,
    PageHash,
    Rejected,
    StatementRow,
)
from onrecord.record import tables
from onrecord.record.across.beside import Beside
from onrecord.record.asking import listing, overview, quoting, search
from onrecord.record.asking.documents import (
    document_named,
    gone_since,
    page_of,
    read_otherwise,
    selected_documents,
)
from onrecord.record.asking.inputs import latest_inputs
from onrecord.record.asking.overview import Tally
from onrecord.record.asking.paging import Portion, contents, portion
from onrecord.record.asking.query import Query
from onrecord.record.asking.rows import (
    Counts,
    DocumentLine,
    bytes_of,
    document_of,
    rejected_of,
)
from onrecord.record.asking.search import DocumentHit, StatementHit
from onrecord.record.asking.selecting import selected, statement_named
from onrecord.record.asking.statement_rows import statement_of
from onrecord.record.asking.terms import wanted as wanted_in
from onrecord.record.faces.view import View
from onrecord.record.keeping.columns import page_row
from onrecord.record.writer import known


class Asked(View):
    """Asks for rows; all of them are streamed or counted, none is left out."""

    def knows(self, page: Page, version: str) -> bool:
        """Whether `version` has read these bytes with the same claims beside them, or with more."""
        return self._answer(lambda connection: known(connection, page_row(page), version))

    def statements(self, query: Query | None = None) -> Iterator[StatementRow]:
        """The statements that `query` keeps, all of them, one after the other."""
        return map(statement_of, self._rows(selected(query or Query())))

    def portion(self, query: Query, limit: int, after: str | None = None) -> Portion:
        """`limit` statements that `query` keeps, from its first or `after` a portion's end."""
        return self._answer(lambda view: portion(view, query, limit, after))

    def contents(self, query: Query, limit: int) -> list[str]:
        """The words of the first `limit` statements of a portion, in any order."""
        return self._answer(lambda view: contents(view, query, limit))

    def count(self, query: Query, most: int | None = None) -> int:
        """How many statements `query` keeps; with `most`, no more than that are counted."""
        return self._answer(lambda view: overview.count(view, query, most))

    def tally(self, query: Query) -> tuple[Tally, ...]:
        """How many statements of each act there are in each year, of those that `query` keeps."""
        return self._answer(lambda view: overview.tally(view, query))

    def addressees(self, query: Query, limit: int) -> tuple[tuple[str, int], ...]:
        """To whom, by the pages' words, the statements that `query` keeps are said, most first."""
        return self._answer(lambda view: overview.addressees(view, query, limit))

    def statement(self, name: str) -> StatementRow | None:
        """The statement of this id or its beginning, None where there is none.

        BadInput where several ids begin so.
        """
        return self._answer(lambda view: statement_named(view, name))

    def statements_of(self, document: DocumentId) -> list[StatementRow]:
        """The statements of one document, in the order of its text."""
        return list(self.statements(Query(document=document)))

    def documents(self) -> Iterator[DocumentRow]:
        """All documents, in the order of reading."""
        return map(document_of, self._rows(selected_documents()))

    def some_documents(
        self, limit: int, after: str | None = None, outlet: str | None = None
    ) -> tuple[list[DocumentRow], str | None]:
        """Documents in the order of reading, and where to go on `after`."""
        return self._answer(lambda view: listing.some_documents(view, limit, after, outlet))

    def documents_of(self, ids: Collection[DocumentId]) -> dict[DocumentId, Document]:
        """These documents by their ids, those that there are."""
        return self._answer(lambda view: {e.id: e for e in Beside(view).documents_of(ids)})

    def document(self, name: str) -> DocumentRow | None:
        """The document of an id, of the beginning of one, or of an address (the latest there).

        None where there is none; BadInput where several ids begin so.
        """
        return self._answer(lambda connection: document_named(connection, name))

    def read_otherwise(self, version: str) -> list[DocumentId]:
        """The documents whose statements are of another version, in the order of reading."""
        return self._answer(lambda view: read_otherwise(view, version))

    def page_of(self, document: DocumentId) -> Page | None:
        """The page that a document was read out of, as it was given, with its bytes."""
        return self._answer(lambda view: page_of(view, document))

    def gone_since(self, url: str) -> datetime | None:
        """When the server of an address first said that there is no such page; None if never."""
        return self._answer(lambda view: gone_since(view, url))

    def page_bytes(self, page_hash: PageHash) -> bytes | None:
        """The bytes of a page as they came, None where no page has this hash."""
        table = tables.page_bytes
        wanted = select(table).where(table.c.hash == page_hash)
        row = self._answer(lambda connection: connection.execute(wanted).first())
        return bytes_of(row) if row else None

    def rejections(self) -> Iterator[Rejected]:
        """Pages that could not be read, as they were met."""
        table = tables.rejections
        return map(rejected_of, self._rows(select(table).order_by(table.c.seen_at, table.c.id)))

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Outlets with how many documents each published, most first."""
        return self._answer(overview.outlets)

    def versions(self) -> tuple[str, ...]:
        """The versions of models and rules that have read pages of this record."""
        return self._answer(overview.versions)

    def latest_documents(
        self, limit: int, outlet: str | None = None, before: str | None = None
    ) -> tuple[DocumentLine, ...]:
        """The documents that were read last, the last first; `before` one of an id goes on.

        BadInput where there is no such document.
        """
        return self._answer(lambda view: overview.latest_documents(view, limit, outlet, before))

    def latest_rejections(self, limit: int) -> tuple[Rejected, ...]:
        """The pages that could not be read lately, the last first."""
        return self._answer(lambda view: overview.latest_rejections(view, limit))

    def latest_inputs(self, limit: int, *, unfinished: bool = False) -> tuple[Input, ...]:
        """What was read last, run by run, and what it gave; the last first.

        `unfinished` leaves those alone that the run did not come to the end of.
        """
        return self._answer(lambda view: latest_inputs(view, limit, unfinished=unfinished))

    def search(self, words: str, query: Query | None = None) -> Iterator[StatementHit]:
        """Statements with `words` in their content, best first; BadInput where there is no word."""
        wanted_in(words)  # complain now, not when the first hit is taken
        return self._stream(lambda view: search.statement_hits(view, words, query or Query()))

    def best(self, words: str, query: Query, limit: int) -> list[StatementRow]:
        """The best `limit` of these statements, without what is shown of them."""
        return self._answer(lambda view: search.best_statements(view, words, query, limit))

    def search_documents(self, words: str, query: Query | None = None) -> Iterator[DocumentHit]:
        """Documents with `words` in title or text; of `query` what concerns documents counts."""
        wanted_in(words)
        return self._stream(lambda view: search.document_hits(view, words, query or Query()))

    def documents_quoting(self, quote: str, limit: int) -> list[DocumentId]:
        """At most `limit` documents that have the words of `quote` in a row."""
        return self._answer(lambda view: quoting.documents_quoting(view, quote, limit))

    def documents_sharing(self, quote: str, limit: int) -> list[DocumentId]:
        """At most `limit` documents that have some of the rarest words of `quote`, best first."""
        return self._answer(lambda view: quoting.documents_sharing(view, quote.split(), limit))

    def counts(self) -> Counts:
        """How much is in the record."""
        return self._answer(overview.counts)
