"""The record's face for what people decided: judgements appended, taken back, listed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.model import Judged, Judgement, Speaker, SpeakerId
from onrecord.record.asking import overview
from onrecord.record.faces.view import View
from onrecord.record.judging import appending, judged
from onrecord.record.judging.naming import add_name
from onrecord.record.judging.standing import sameness


class Decided(View):
    """Appends judgements and lists them; those of people are made by `record.judging.deciding`."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement, and let the record stand by it; as it was kept.

        Possible while another process reads pages into the record. BadInput where it contradicts
        what stands (the message says what) or has a value that is none.
        `onrecord.record.judging.deciding` makes the judgements of people.
        """
        return self._write(lambda connection: appending.append(connection, judgement))

    def undo(self, name: str | None, by: str, why: str | None = None) -> Judgement:
        """Take back the judgement of this id (or its beginning), or the last that `by` made.

        What stood before it on the same question stands again. BadInput where there is none.
        """
        return self._write(lambda connection: appending.undo(connection, name, by, why))

    def add_name(self, speaker: Speaker, name: str, origin: str) -> None:
        """Keep that `speaker` goes by `name` too; `origin` says who says so."""
        self._write(lambda connection: add_name(connection, speaker, name, origin))

    def judgements(
        self, subject: str | None = None, *, standing: bool = False
    ) -> Iterator[Judgement]:
        """Judgements, oldest first; on one subject, or only those that hold now, where asked."""
        return self._stream(lambda view: judged.judgements_on(view, subject, standing=standing))

    def standing_about(self, about: str, things: Collection[str]) -> Iterator[Judgement]:
        """What holds now of the judgements of one kind on any of `things`, oldest first."""
        return self._stream(lambda view: judged.standing_about(view, about, things))

    def latest_judgement(self, by: str) -> Judgement | None:
        """The last judgement that `by` made."""
        return self._answer(lambda view: overview.latest_judgement(view, by))

    def never_the_same(self) -> frozenset[frozenset[SpeakerId]]:
        """Pairs of speakers of whom a person judged that they are two, whatever their names."""
        return self._answer(lambda view: sameness(view).apart())

    def latest_judged(
        self, limit: int, before: int | None = None
    ) -> tuple[list[Judged], int | None]:
        """The last judgements with what became of them, the last first; `before` goes on."""
        return self._answer(lambda view: judged.latest_judged(view, limit, before))

    def judged(self) -> Iterator[Judged]:
        """Every judgement, oldest first, with what became of it."""
        return self._stream(judged.judged)
