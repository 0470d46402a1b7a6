"""The record: open it, write to it through one writer, ask it.

`Record` is the room's face: each method opens a view of the file as it is at that moment, asks one
question of the modules beside it, and gives back frozen rows. Results stream, without a cap, while
another process writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select

from onrecord.errors import RecordError
from onrecord.model import (
    Dispatch,
    DocumentId,
    DocumentRow,
    Judged,
    Judgement,
    Page,
    PageHash,
    Reading,
    Rejected,
    Speaker,
    SpeakerId,
    StatementId,
    StatementRow,
    Utterance,
)
from onrecord.record import (
    beside,
    dispatches,
    disputes,
    judging,
    listing,
    overview,
    quoting,
    search,
    searches,
    tables,
    utterances,
)
from onrecord.record.columns import alias_row, page_row
from onrecord.record.connect import engine_for, written
from onrecord.record.disputes import DisputeQuery, DisputeRow
from onrecord.record.documents import document_named, selected_documents
from onrecord.record.failures import failures
from onrecord.record.lock import only_writer
from onrecord.record.matching import match_expression
from onrecord.record.migrate import bring_up_to_date, check_version
from onrecord.record.naming import insert_aliases, insert_speakers
from onrecord.record.overview import Tally
from onrecord.record.paging import Portion, portion
from onrecord.record.people import People
from onrecord.record.query import Query, selected, statement_named
from onrecord.record.reviewer import Reviewer
from onrecord.record.rows import (
    Counts,
    SpeakerRow,
    bytes_of,
    document_of,
    rejected_of,
    speaker_of,
    statement_of,
)
from onrecord.record.search import DocumentHit, StatementHit
from onrecord.record.searches import SavedSearch
from onrecord.record.speakers import speaker_with, speakers_named
from onrecord.record.standing import sameness
from onrecord.record.writer import Writer, known

ROWS_AT_ONCE = 500  # fetched together: a thousand rows are some 2 MB

T = TypeVar("T")


class Record:
    """An open record; use it as a context manager.

    >>> import tempfile, pathlib
    >>> with Record.open(pathlib.Path(tempfile.mkdtemp()) / "new.db") as record:
    ...     record.counts().statements
    0
    """

    def __init__(self, path: Path, engine: Engine, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """The record at `path`, made if there is none, migrated if it is of an older schema.

        `read_only` makes and changes nothing. RecordError where the file cannot be used,
        RecordTooNew where a newer onrecord wrote it, RecordLocked where it must be migrated while
        another process writes.
        """
        path = Path(path)
        with failures(path):
            _check_place(path, read_only)
            if not read_only:
                bring_up_to_date(path)
            elif check_version(path):
                raise RecordError(
                    f"{path} has an older schema: open it once for writing (any `onrecord read`), "
                    "which keeps a copy and migrates it"
                )
        return cls(path, engine_for(path, read_only=read_only), read_only=read_only)

    def close(self) -> None:
        """Give up all connections; what is being read ends."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer that keeps others' runs out; what was added is saved, however it ends.

        RecordLocked where another process reads pages into this record.
        """
        if self.read_only:
            raise RecordError(f"{self.path} was opened for reading only")
        with ExitStack() as held:
            with failures(self.path):  # not around what the caller does
                held.enter_context(only_writer(self.path))
            writer = Writer(self._engine, self.path)
            try:
                yield writer
            except RecordError:
                raise  # saving failed: trying again would fail again
            except BaseException:
                writer.commit()  # Ctrl-C: what was read is whole, keep it
                raise
            writer.commit()

    def add(self, reading: Reading) -> None:
        """Keep one reading. For many, `writing` is a hundred times faster."""
        with self.writing() as writer:
            writer.add(reading)

    def reject(self, rejected: Rejected) -> None:
        """Keep that one page could not be read."""
        with self.writing() as writer:
            writer.reject(rejected)

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement, and let the record stand by it; as it was kept.

        Possible while another process reads pages into the record. BadInput where it contradicts
        what stands (the message says what) or has a value that is none. `onrecord.record.deciding`
        makes the judgements of people.
        """
        with failures(self.path), written(self._engine) as connection:
            return judging.append(connection, judgement)

    def undo(self, name: str | None, by: str, why: str | None = None) -> Judgement:
        """Take back the judgement of this id (or its beginning), or the last that `by` made.

        What stood before it on the same question stands again. BadInput where there is none.
        """
        with failures(self.path), written(self._engine) as connection:
            back = judging.withdrawal(connection, name, by, why)
            return judging.append(connection, back)

    def add_name(self, speaker: Speaker, name: str, origin: str) -> None:
        """Keep that `speaker` goes by `name` too; `origin` says who says so."""
        with failures(self.path), written(self._engine) as connection:
            insert_speakers(connection, [speaker])
            insert_aliases(connection, [alias_row(speaker, name, origin)])

    @contextmanager
    def reviewing(self) -> Iterator[Reviewer]:
        """What a review of pages against each other needs; keeps others' runs out.

        RecordLocked where another process reads pages into this record.
        """
        with ExitStack() as held:
            with failures(self.path):
                held.enter_context(only_writer(self.path))
            yield held.enter_context(closing(Reviewer(self._engine, self.path)))

    def keep_search(self, search: SavedSearch) -> None:
        """Keep a search, or give one another name; BadInput where it asks nothing."""
        with failures(self.path), written(self._engine) as connection:
            searches.keep(connection, search)

    def forget_search(self, name: str) -> None:
        """Take the search of this id away; BadInput where there is none."""
        with failures(self.path), written(self._engine) as connection:
            searches.forget(connection, name)

    # Asking

    def searches(self) -> Iterator[SavedSearch]:
        """The searches that somebody keeps, the oldest first."""
        return self._stream(searches.every)

    def saved_search(self, name: str) -> SavedSearch | None:
        """The search of this id."""
        return self._answer(lambda view: searches.named(view, name))

    @property
    def people(self) -> People:
        """What is known of speakers beyond what they said, and what users tell of them."""
        return People(self.path, self._engine)

    def knows(self, page: Page, version: str) -> bool:
        """Whether `version` has read these bytes with the same claims beside them, or with more."""
        return self._answer(lambda connection: known(connection, page_row(page), version))

    def statements(self, query: Query | None = None) -> Iterator[StatementRow]:
        """The statements that `query` keeps, all of them, one after the other."""
        return map(statement_of, self._rows(selected(query or Query())))

    def portion(self, query: Query, limit: int, after: str | None = None) -> Portion:
        """`limit` statements that `query` keeps, from its first or `after` a portion's end."""
        return self._answer(lambda view: portion(view, query, limit, after))

    def count(self, query: Query) -> int:
        """How many statements `query` keeps."""
        return self._answer(lambda view: overview.count(view, query))

    def tally(self, query: Query) -> tuple[Tally, ...]:
        """How many statements of each act there are in each year, of those that `query` keeps."""
        return self._answer(lambda view: overview.tally(view, query))

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

    def document(self, name: str) -> DocumentRow | None:
        """The document of an id, of the beginning of one, or of an address (the latest there).

        None where there is none; BadInput where several ids begin so.
        """
        return self._answer(lambda connection: document_named(connection, name))

    def speakers(self) -> Iterator[Speaker]:
        """All speakers who stand for themselves, by name."""
        table = tables.speakers
        wanted = select(table).where(table.c.standing == table.c.id)
        return map(speaker_of, self._rows(wanted.order_by(table.c.name, table.c.id)))

    def speakers_named(self, name: str) -> tuple[SpeakerRow, ...]:
        """Who may be meant by a name, a part of one or an id; the likeliest first."""
        return self._answer(lambda connection: speakers_named(connection, name))

    def speaker(self, name: str) -> SpeakerRow | None:
        """The speaker of this id, or the one as whom it stands; None where there is none."""
        return self._answer(lambda view: speaker_with(view, name))

    def some_speakers(
        self, limit: int, after: str | None = None
    ) -> tuple[list[SpeakerRow], str | None]:
        """Speakers by name, and where to go on `after`."""
        return self._answer(lambda view: listing.some_speakers(view, limit, after))

    def most_quoted(self, limit: int) -> tuple[SpeakerRow, ...]:
        """The speakers with the most statements."""
        return self._answer(lambda view: overview.most_quoted(view, limit))

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Outlets with how many documents each published, most first."""
        return self._answer(overview.outlets)

    def latest_documents(self, limit: int, outlet: str | None = None) -> tuple[DocumentRow, ...]:
        """The documents that were read last, the last first."""
        return self._answer(lambda view: overview.latest_documents(view, limit, outlet))

    def latest_rejections(self, limit: int) -> tuple[Rejected, ...]:
        """The pages that could not be read lately, the last first."""
        return self._answer(lambda view: overview.latest_rejections(view, limit))

    def search(self, words: str, query: Query | None = None) -> Iterator[StatementHit]:
        """Statements with `words` in their content, best first; BadInput where there is no word."""
        match_expression(words)  # complain now, not when the first hit is taken
        return self._stream(lambda view: search.statement_hits(view, words, query or Query()))

    def search_documents(self, words: str, query: Query | None = None) -> Iterator[DocumentHit]:
        """Documents with `words` in title or text; of `query` what concerns documents counts."""
        match_expression(words)
        return self._stream(lambda view: search.document_hits(view, words, query or Query()))

    def documents_quoting(self, quote: str, limit: int) -> list[DocumentId]:
        """At most `limit` documents that have the words of `quote` in a row."""
        return self._answer(lambda view: quoting.documents_quoting(view, quote, limit))

    def documents_sharing(self, quote: str, limit: int) -> list[DocumentId]:
        """At most `limit` documents that have some of the rarest words of `quote`, best first."""
        return self._answer(lambda view: quoting.documents_sharing(view, quote.split(), limit))

    def utterances(
        self,
        speakers: Sequence[SpeakerId] | None = None,
        *,
        at_least: int = 1,
        after: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Utterance]:
        """Utterances that at least so many documents render, those that most render first.

        `after` is the id of the last one that was seen; BadInput where it is there no more.
        """
        return self._stream(lambda v: utterances.some(v, speakers, at_least, after, limit))

    def utterance(self, name: str) -> Utterance | None:
        """The utterance of an id (now or before it grew) or of a sentence (`stm-…:N`)."""
        return self._answer(lambda view: utterances.named(view, name))

    def utterances_of(self, statement: StatementId) -> list[Utterance]:
        """What the sentences of a statement render."""
        return self._answer(lambda view: utterances.of_statement(view, statement))

    def dispatches(self) -> Iterator[Dispatch]:
        """The texts that several documents carry, those that most carry first."""
        return self._stream(dispatches.every)

    def dispatch(self, name: str) -> Dispatch | None:
        """The dispatch of an id, now or before it grew."""
        return self._answer(lambda view: dispatches.named(view, name))

    def dispatch_of(self, document: DocumentId) -> Dispatch | None:
        """The dispatch that a document carries; None where it is alone."""
        return self._answer(lambda view: dispatches.of_document(view, document))

    def disputes(self, query: DisputeQuery | None = None) -> Iterator[DisputeRow]:
        """The disputes that `query` keeps, likeliest first; BadInput where `after` is unknown."""
        return self._stream(lambda view: disputes.some(view, query or DisputeQuery()))

    def dispute(self, name: str) -> DisputeRow | None:
        """The dispute of an id, now or before it grew."""
        return self._answer(lambda view: disputes.named(view, name))

    def is_reviewed(self) -> bool:
        """Whether every document, as it was last read, was set beside the others."""
        return self._answer(beside.is_reviewed)

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

    def judgements(
        self, subject: str | None = None, *, standing: bool = False
    ) -> Iterator[Judgement]:
        """Judgements, oldest first; on one subject, or only those that hold now, where asked."""
        return self._stream(lambda view: judging.judgements_on(view, subject, standing=standing))

    def latest_judgement(self, by: str) -> Judgement | None:
        """The last judgement that `by` made."""
        return self._answer(lambda view: overview.latest_judgement(view, by))

    def never_the_same(self) -> frozenset[frozenset[SpeakerId]]:
        """Pairs of speakers of whom a person judged that they are two, whatever their names."""
        return self._answer(lambda view: sameness(view).apart())

    def judged(self) -> Iterator[Judged]:
        """Every judgement, oldest first, with what became of it."""
        return self._stream(judging.judged)

    def counts(self) -> Counts:
        """How much is in the record."""
        names = ("pages", "documents", "statements", "speakers", "rejections", "judgements")
        each = [
            select(func.count())
            .select_from(tables.metadata.tables[name])
            .scalar_subquery()
            .label(name)
            for name in names
        ]
        size = select(func.coalesce(func.sum(tables.page_bytes.c.size), 0)).scalar_subquery()
        wanted = select(*each, size.label("page_bytes"))
        return self._answer(lambda view: Counts(**view.execute(wanted).mappings().one()))

    def _answer(self, question: Callable[[Connection], T]) -> T:
        with failures(self.path), self._engine.connect() as connection:
            return question(connection)

    def _stream(self, question: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with failures(self.path), self._engine.connect() as connection:
            yield from question(connection)

    def _rows(self, wanted: Select[Any]) -> Iterator[Any]:
        portioned = wanted.execution_options(yield_per=ROWS_AT_ONCE)
        return self._stream(lambda connection: iter(connection.execute(portioned)))


def _check_place(path: Path, read_only: bool) -> None:
    """RecordError where there cannot be a record at `path`, for a reason that can be seen now."""
    if path.is_dir():
        raise RecordError(f"{path} is a folder: name a file in it, such as {path / 'onrecord.db'}")
    if not path.parent.is_dir():
        raise RecordError(f"{path.parent} is not there: make the folder first")
    if read_only and not path.exists():
        raise RecordError(f"there is no record at {path}: `onrecord read` makes one")
