"""The record's face for what was found across pages: utterances, dispatches, disputes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Dispatch, DisputeId, DocumentId, SpeakerId, StatementId, Utterance
from onrecord.record.across import dispatches, disputes, owing, utterances
from onrecord.record.across.disputes import DisputeQuery, DisputeRow
from onrecord.record.asking import overview
from onrecord.record.faces.view import View


class FoundAcross(View):
    """Asks for what a review found; see `onrecord.review`."""

    def is_reviewed(self) -> bool:
        """Whether every document, as it was last read, was set beside the others, to the end."""
        return self._answer(owing.is_reviewed)

    def whole(self) -> dict[str, int]:
        """How many documents, speakers, utterances, disputes and dispatches there are, by name."""
        return self._answer(overview.whole)

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

    def dispatches(self, limit: int | None = None) -> Iterator[Dispatch]:
        """The texts that several documents carry, those that most carry first."""
        return self._stream(lambda view: dispatches.some(view, limit))

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

    def place_of(self, dispute: DisputeId) -> tuple[int, int]:
        """Which place a dispute has in the queue, from 1, and how many there are."""
        return self._answer(lambda view: disputes.place(view, dispute))
