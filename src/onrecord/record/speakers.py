"""Speakers by name: aliases counted in, case and diacritics folded, parts of names allowed."""

from __future__ import annotations

from sqlalchemy import Connection, column, func, or_, select, table

from onrecord.model import Speaker
from onrecord.record.columns import folded
from onrecord.record.rows import SpeakerRow, speaker_of
from onrecord.record.search import match_expression, matching
from onrecord.record.tables import aliases, speakers, statements

_WORDS = table("alias_words", column("rowid"), column("alias_words"))


def speakers_named(connection: Connection, name: str) -> tuple[SpeakerRow, ...]:
    """Speakers of whom `name` is a name or their id, then those with all its words in a name.

    In both halves those with the most statements come first. Nobody is chosen: "Lavrov" may be the
    whole of what one page told and a part of what others did.
    """
    wanted = folded(name)
    if not wanted:
        return ()
    whole = select(aliases.c.speaker).where(aliases.c.folded == wanted)
    part = (
        select(aliases.c.speaker)
        .join(_WORDS, _WORDS.c.rowid == aliases.c.number)
        .where(matching(_WORDS, match_expression(wanted)))
    )
    exact = {*connection.execute(whole).scalars(), name.strip()}
    rows = connection.execute(
        select(speakers).where(or_(speakers.c.id.in_(exact), speakers.c.id.in_(part)))
    )
    found = [_speaker_row(connection, speaker_of(row), row.id in exact) for row in rows]
    return tuple(
        sorted(found, key=lambda each: (not each.exact, -each.statements, each.speaker.name))
    )


def _speaker_row(connection: Connection, speaker: Speaker, exact: bool) -> SpeakerRow:
    names = select(aliases.c.name).where(aliases.c.speaker == speaker.id)
    theirs = or_(statements.c.speaker == speaker.id, statements.c.on_behalf_of == speaker.id)
    count = select(func.count()).select_from(statements).where(theirs)
    return SpeakerRow(
        speaker=speaker,
        names=tuple(connection.execute(names.order_by(aliases.c.number)).scalars()),
        statements=connection.execute(count).scalar_one(),
        exact=exact,
    )
