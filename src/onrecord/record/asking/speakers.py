"""Speakers by name: aliases counted in, case and diacritics folded, parts of names allowed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    false,
    func,
    or_,
    select,
    table,
    true,
)

from onrecord.model import Speaker, SpeakerId, SpeakerKind
from onrecord.record.asking.matching import matching
from onrecord.record.asking.rows import SpeakerRow, speaker_of
from onrecord.record.asking.terms import wanted
from onrecord.record.keeping.connect import column_of
from onrecord.record.keeping.storable import folded
from onrecord.record.tables import aliases, speakers, statements

_WORDS = table("alias_words", column("rowid"))

_ID = re.compile(r"spk-[0-9a-f]{4,}")  # shorter ones would be several, and a name may be "spk"


def has_id(name: str) -> ColumnElement[bool]:
    """Whose id it is, or begins so: tables show the first letters of ids."""
    begun = name.strip()
    if not _ID.fullmatch(begun):
        return false()
    return speakers.c.id.between(begun, begun + "~")  # "~" sorts after hex


def speakers_named(connection: Connection, name: str) -> tuple[SpeakerRow, ...]:
    """Whose name or id's beginning `name` is, then those with all its words in a name.

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
    exact |= {*connection.execute(standing(select(speakers.c.id).where(has_id(name)))).scalars()}
    parts = {*connection.execute(standing(part)).scalars()}
    rows = connection.execute(select(speakers).where(speakers.c.id.in_(column_of(exact | parts))))
    meant = [speaker_of(row) for row in rows]
    found = rows_of(connection, meant, parts=parts - exact)
    return tuple(
        sorted(found, key=lambda each: (not each.exact, -each.statements, each.speaker.name))
    )


def speakers_called(connection: Connection, names: Collection[str]) -> dict[str, Speaker]:
    """For each of `names` the one speaker whose whole name it is; left out where there is none.

    Names of several are left out too; who is told by no name ("officials") has none.
    """
    called = {name: folded(name) for name in names}
    named = _standing_for(aliases.c.folded).where(aliases.c.folded.in_(column_of(called.values())))
    meant = named.where(speakers.c.kind != SpeakerKind.UNNAMED)
    found: dict[str, set[Speaker]] = {}
    for row in connection.execute(meant):
        found.setdefault(row.folded, set()).add(speaker_of(row))
    ones = {bare: next(iter(each)) for bare, each in found.items() if len(each) == 1}
    return {name: ones[bare] for name, bare in called.items() if bare in ones}


def speaker_with_part(connection: Connection, name: str) -> Speaker | None:
    """The one speaker who has the words of `name` in a name; None for nobody and for several."""
    if not (bare := folded(name)):
        return None
    joined = _standing_for().join(_WORDS, _WORDS.c.rowid == aliases.c.number)
    named = joined.where(speakers.c.kind != SpeakerKind.UNNAMED)
    rows = connection.execute(named.where(matching("alias_words", wanted(bare))).limit(2)).all()
    return speaker_of(rows[0]) if len(rows) == 1 else None


def namesakes(connection: Connection, speaker: Speaker, limit: int) -> list[SpeakerRow]:
    """Other speakers of the same kind and last name, those with the most statements first."""
    last = folded(speaker.name).split()[-1:]
    if not any(letter.isalnum() for word in last for letter in word):
        return []
    joined = _standing_for().join(_WORDS, _WORDS.c.rowid == aliases.c.number)
    alike = joined.where(
        matching("alias_words", wanted(*last)),
        speakers.c.kind == speaker.kind,
        speakers.c.id != speaker.id,
    )
    found = [speaker_of(row) for row in connection.execute(alike)]
    counts = _counts(connection, [each.id for each in found])
    most = sorted(found, key=lambda each: (-counts[each.id], each.name))[:limit]
    return [SpeakerRow(each, (each.name,), counts[each.id], exact=False) for each in most]


def _standing_for(*columns: ColumnElement[Any]) -> Select[Any]:
    """As whom those stand who are told by a name, each once; `columns` of the name beside them."""
    named = speakers.alias("named")
    return (
        select(speakers, *columns)
        .select_from(aliases)
        .join(named, named.c.id == aliases.c.speaker)
        .join(speakers, speakers.c.id == named.c.standing)
        .distinct()
    )


def standing(named: Select[Any] | Sequence[str]) -> Select[Any]:
    """The ids of those as whom the speakers of `named` ids stand.

    The statements of a merged speaker are another's.
    """
    return select(speakers.c.standing).where(speakers.c.id.in_(named))


def names_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Every name of each speaker and of those merged into it, its own first."""
    merged = aliases.c.speaker != speakers.c.standing
    names = (
        select(speakers.c.standing, aliases.c.name)
        .join(speakers, speakers.c.id == aliases.c.speaker)
        .where(speakers.c.standing.in_(column_of(ids)))
        .order_by(speakers.c.standing, merged, aliases.c.number)
    )
    found: dict[str, dict[str, None]] = {own: {} for own in ids}
    for row in connection.execute(names):
        found[row.standing][row.name] = None
    return {own: tuple(each) for own, each in found.items()}


def merged_into(connection: Connection, speaker: SpeakerId) -> tuple[Speaker, ...]:
    """The speakers that stand as this one, itself left out."""
    others = select(speakers).where(speakers.c.standing == speaker, speakers.c.id != speaker)
    return tuple(map(speaker_of, connection.execute(others.order_by(speakers.c.name))))


def speaker_with(connection: Connection, name: str) -> SpeakerRow | None:
    """The speaker of an id, or as whom that one stands; None where there is none."""
    named = select(speakers).where(speakers.c.id.in_(standing([name])))
    row = connection.execute(named).first()
    return row_of(connection, speaker_of(row)) if row else None


def row_of(connection: Connection, speaker: Speaker) -> SpeakerRow:
    """A speaker with all names and the number of statements by and for them."""
    [row] = rows_of(connection, [speaker])
    return row


def rows_of(
    connection: Connection, found: Sequence[Speaker], parts: Collection[str] = ()
) -> list[SpeakerRow]:
    """Speakers with their names and the number of statements by and for them, asked for together.

    `parts` are the ids of those of whom only a part of a name was asked for.
    """
    ids = [each.id for each in found]
    names, counts = names_of(connection, ids), _counts(connection, ids)
    return [
        SpeakerRow(each, names[each.id], counts[each.id], exact=each.id not in parts)
        for each in found
    ]


def _counts(connection: Connection, ids: Sequence[str]) -> Counter[str]:
    """How many statements are by or for each, what is both counted once."""
    by, on_behalf, these = statements.c.speaker, statements.c.on_behalf_of, column_of(ids)
    for_others = or_(by.is_(None), by != on_behalf)
    counts: Counter[str] = Counter()
    for whose, kept in ((by, true()), (on_behalf, for_others)):
        many = select(whose.label("id"), func.count().label("many")).where(whose.in_(these), kept)
        for row in connection.execute(many.group_by(whose)):
            counts[row.id] += row.many
    return counts
