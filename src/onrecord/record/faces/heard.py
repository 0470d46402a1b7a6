"""The record's face for who speaks: speakers, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select

from onrecord.model import Speaker
from onrecord.record import tables
from onrecord.record.asking import listing, overview
from onrecord.record.asking.rows import SpeakerRow, speaker_of
from onrecord.record.asking.speakers import (
    namesakes,
    speaker_with,
    speaker_with_part,
    speakers_called,
    speakers_named,
)
from onrecord.record.faces.view import View


class Heard(View):
    """Asks for speakers; all of them are streamed, none is left out."""

    def speakers(self) -> Iterator[Speaker]:
        """All speakers who stand for themselves, by name."""
        table = tables.speakers
        wanted = select(table).where(table.c.standing == table.c.id)
        return map(speaker_of, self._rows(wanted.order_by(table.c.name, table.c.id)))

    def speakers_named(self, name: str) -> tuple[SpeakerRow, ...]:
        """Who may be meant by a name, a part of one or an id; the likeliest first."""
        return self._answer(lambda connection: speakers_named(connection, name))

    def speakers_called(self, names: Collection[str]) -> dict[str, Speaker]:
        """For each name the one speaker whose name it is as a whole; left out where there is none.

        Those of several are left out too.
        """
        return self._answer(lambda connection: speakers_called(connection, names))

    def speaker_with_part(self, name: str) -> Speaker | None:
        """The one speaker who has the words of `name` in a name; None for nobody and several."""
        return self._answer(lambda connection: speaker_with_part(connection, name))

    def namesakes(self, speaker: Speaker, limit: int) -> list[SpeakerRow]:
        """Other speakers of the same kind and last name, those with the most statements first.

        Of their names only the one that they go by is told.
        """
        return self._answer(lambda view: namesakes(view, speaker, limit))

    def speaker(self, name: str) -> SpeakerRow | None:
        """The speaker of this id, or the one as whom it stands; None where there is none."""
        return self._answer(lambda view: speaker_with(view, name))

    def some_speakers(
        self, limit: int, after: str | None = None
    ) -> tuple[list[SpeakerRow], str | None]:
        """Speakers by name, and where to go on `after`."""
        return self._answer(lambda view: listing.some_speakers(view, limit, after))

    def speaker_rows(self) -> Iterator[SpeakerRow]:
        """All speakers with their names and the number of statements, by name."""
        return self._stream(listing.all_speakers)

    def most_quoted(self, limit: int) -> tuple[SpeakerRow, ...]:
        """The speakers with the most statements."""
        return self._answer(lambda view: overview.most_quoted(view, limit))
