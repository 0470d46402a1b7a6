"""Speakers by name: aliases counted in, case and diacritics folded, parts of names allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, func, or_, select, table

from onrecord.model import Speaker, SpeakerId
from onrecord.record.columns import folded
from onrecord.record.matching import matching
from onrecord.record.rows import SpeakerRow, speaker_of
from onrecord.record.tables import aliases, speakers, statements
from onrecord.record.terms import wanted

_WORDS = table("alias_words", column("rowid"))


def speakers_named(connection: Connection, name: str) -> tuple[SpeakerRow, ...]:
    """Speakers of whom `name` is a name or their id, then those with all its words in a name.

    In both halves those with the most statements come first. Nobody is chosen: "Lavrov" may be the
    whole of what one page told and a part of what others did. A merged speaker is found as the one
    as whom it stands.
    """
    bare = folded(name)
    if not bare:
        return ()
    whole = select(aliases.c.speaker).where(aliases.c.folded == bare)
    part = (
        select(aliases.c.speaker)
        .join(_WORDS, _WORDS.c.rowid == aliases.c.number)
        .where(matching("alias_words", wanted(bare)))
    )
    exact = {*connection.execute(standing(whole)).scalars()}
    exact |= {*connection.execute(standing([name.strip()])).scalars()}
    parts = {*connection.execute(standing(part)).scalars()}
    rows = connection.execute(select(speakers).where(speakers.c.id.in_(exact | parts)))
    found = [row_of(connection, speaker_of(row), exact=row.id in exact) for row in rows]
    return tuple(
        sorted(found, key=lambda each: (not each.exact, -each.statements, each.speaker.name))
    )


def standing(named: Select[Any] | Sequence[str]) -> Select[Any]:
    """The ids of those as whom the speakers of `named` ids stand.

    The statements of a merged speaker are another's.
    """
    return select(speakers.c.standing).where(speakers.c.id.in_(named))


def names_of(connection: Connection, speaker: SpeakerId) -> tuple[str, ...]:
    """Every name of a speaker and of those merged into it, its own first."""
    merged = aliases.c.speaker != speaker
    names = (
        select(aliases.c.name)
        .join(speakers, speakers.c.id == aliases.c.speaker)
        .where(speakers.c.standing == speaker)
        .order_by(merged, aliases.c.number)
    )
    return tuple(dict.fromkeys(connection.execute(names).scalars()))


def merged_into(connection: Connection, speaker: SpeakerId) -> tuple[Speaker, ...]:
    """The speakers that stand as this one, itself left out."""
    others = select(speakers).where(speakers.c.standing == speaker, speakers.c.id != speaker)
    return tuple(map(speaker_of, connection.execute(others.order_by(speakers.c.name))))


def speaker_with(connection: Connection, name: str) -> SpeakerRow | None:
    """The speaker of an id, or as whom that one stands; None where there is none."""
    named = select(speakers).where(speakers.c.id.in_(standing([name])))
    row = connection.execute(named).first()
    return row_of(connection, speaker_of(row)) if row else None


def row_of(connection: Connection, speaker: Speaker, *, exact: bool = True) -> SpeakerRow:
    """A speaker with all names and the number of statements by and for them."""
    theirs = or_(statements.c.speaker == speaker.id, statements.c.on_behalf_of == speaker.id)
    count = select(func.count()).select_from(statements).where(theirs)
    return SpeakerRow(
        speaker=speaker,
        names=names_of(connection, speaker.id),
        statements=connection.execute(count).scalar_one(),
        exact=exact,
    )
