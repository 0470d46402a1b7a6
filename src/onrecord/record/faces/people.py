"""The people and bodies of the record, beyond what they said: names, merges, roles, who was added.

`Record.people` gives it. In: names, ids, people out of a user's file. Out: frozen rows. Merging,
keeping apart and renaming are judgements like any other (`onrecord.record.judging.deciding`); what
needs more than one question is here.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select

from onrecord.knowledge import Additions, PersonTold
from onrecord.model import HeldRole, Judgement, Speaker, SpeakerId
from onrecord.record.asking.rows import speaker_of
from onrecord.record.asking.speakers import has_id, merged_into
from onrecord.record.faces.view import View
from onrecord.record.judging import appending
from onrecord.record.judging.bringing import Brought, bring
from onrecord.record.judging.roles import additions, roles_of
from onrecord.record.judging.standing import sameness
from onrecord.record.keeping.storable import folded
from onrecord.record.tables import aliases, speakers


class People(View):
    """What the record knows of its speakers, and what users tell it of them."""

    def named(self, name: str) -> tuple[Speaker, ...]:
        """All whose whole name or alias it is, or id or its beginning, merged ones among them."""
        theirs = select(aliases.c.speaker).where(aliases.c.folded == folded(name))
        own = or_(has_id(name), speakers.c.id.in_(theirs))
        wanted = select(speakers).where(own).order_by(speakers.c.name, speakers.c.id)
        return self._answer(lambda view: tuple(map(speaker_of, view.execute(wanted))))

    def called(self) -> dict[str, str]:
        """The name of every speaker by id, those merged into another among them."""
        wanted = select(speakers.c.id, speakers.c.name)
        rows = self._answer(lambda view: view.execute(wanted).all())
        return {row.id: row.name for row in rows}

    def merged_into(self, speaker: SpeakerId) -> tuple[Speaker, ...]:
        """Those who stand as `speaker`, itself left out."""
        return self._answer(lambda view: merged_into(view, speaker))

    def are_one(self, one: SpeakerId, other: SpeakerId) -> bool:
        """Whether the two were merged, directly or by others."""
        return self._answer(lambda view: bool(sameness(view).path(one, other)))

    def split(
        self, one: SpeakerId, other: SpeakerId, by: str, why: str | None = None
    ) -> tuple[Judgement, ...]:
        """Take back the merges by which two speakers are one, those next to `other`.

        What was merged into `other` goes with it. BadInput where the two are two.
        """
        return self._write(lambda connection: appending.split(connection, one, other, by, why))

    def roles(self, speaker: SpeakerId) -> tuple[HeldRole, ...]:
        """The offices of a speaker, by users' files and by pages, with their evidence."""
        return self._answer(lambda view: roles_of(view, speaker))

    def bring(self, told: Iterable[PersonTold], origin: str) -> Brought:
        """Keep people out of a user's file named `origin`; the next reading knows them."""
        return self._write(lambda connection: bring(connection, told, origin))

    def additions(self) -> Additions:
        """What reading is to know beyond the tables: whom users brought, what pages teach."""
        return self._answer(additions)
