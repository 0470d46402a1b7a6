"""Speakers as people judged them: merged ones stand as another, renamed ones under their new name.

In: the judgements in the file. Out: nothing; `speakers.standing` names for each speaker the one as
whom it stands, statements are that one's, and `statements.read_speaker` keeps whom the page named,
so that a merge that is taken back leaves nothing behind. Brought up to date in the transaction that
judged or read: every reader of the file finds a merged speaker's words under one id and one name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import Connection, and_, case, func, or_, select

from onrecord.model import DocumentId, SpeakerId
from onrecord.record import tables
from onrecord.record.asking.among import among
from onrecord.record.asking.rows import judgement_of
from onrecord.record.judging.deciding import NAME
from onrecord.record.judging.naming import insert_aliases
from onrecord.record.judging.sameness import SPEAKER, Sameness
from onrecord.record.keeping.columns import Row
from onrecord.record.keeping.connect import column_of
from onrecord.record.keeping.storable import folded, storable

_STATEMENTS, _SPEAKERS, _ALIASES = tables.statements, tables.speakers, tables.aliases
_JUDGEMENTS = tables.standing_judgements
READ_AS = tuple((name, f"read_{name}") for name in ("speaker", "on_behalf_of", "hearer"))
"""Columns of `statements` that hold a speaker, each with the one that keeps whom the page named."""
_NAMED_BY_JUDGEMENT = "jdg-%"


def sameness(connection: Connection) -> Sameness:
    """Which speakers are one, and which never, by the judgements that stand."""
    about = select(_JUDGEMENTS).where(_JUDGEMENTS.c.about == SPEAKER)
    pairs = about.where(_JUDGEMENTS.c.other.is_not(None)).order_by(_JUDGEMENTS.c.number)
    return Sameness(map(judgement_of, connection.execute(pairs)))


def stand_speakers(connection: Connection, read: Collection[DocumentId] = ()) -> None:
    """Let every speaker stand as the judgements say; `read` are documents written just now."""
    wanted = _standing_wanted(connection)
    merged = select(_SPEAKERS.c.id, _SPEAKERS.c.standing).where(
        _SPEAKERS.c.standing != _SPEAKERS.c.id
    )
    now = {SpeakerId(own): SpeakerId(to) for own, to in connection.execute(merged)}
    changed = {own: to for own, to in wanted.items() if now.get(own) != to}
    changed |= {own: own for own in now if own not in wanted}
    for own, to in changed.items():
        connection.execute(_SPEAKERS.update().where(_SPEAKERS.c.id == own).values(standing=to))
    if changed:
        _give_statements(connection, changed)
    if read and wanted:
        _give_statements(connection, wanted, read)
    _rename(connection)


def as_named(row: Mapping[str, Any]) -> Row:
    """A row of `statements` with the speakers whom the page named, merged or not."""
    named = {name: row[read] or row[name] for name, read in READ_AS}
    return {**row, **named, **dict.fromkeys((read for _, read in READ_AS), None)}


def stand_statements(connection: Connection, document: DocumentId) -> None:
    """Give the statements of a document, whose speakers are those named, to those who stand."""
    if wanted := _standing_wanted(connection):
        _give_statements(connection, wanted, [document])


def _standing_wanted(connection: Connection) -> dict[SpeakerId, SpeakerId]:
    """Each merged speaker and the one as whom it stands, both in this record."""
    merged = dict(sameness(connection).merged())
    ids = {*merged, *merged.values()}
    speakers = select(_SPEAKERS.c.id).where(_SPEAKERS.c.id.in_(column_of(ids)))
    here = set(connection.execute(speakers).scalars())
    known = cast("set[SpeakerId]", here)
    stand_in = {to: to for to in merged.values() if to in known}
    for own, to in sorted(merged.items()):  # a judgement may name a speaker of another record
        if own in known:
            stand_in.setdefault(to, own)
    return {own: stand_in[to] for own, to in merged.items() if own in known and stand_in[to] != own}


def _give_statements(
    connection: Connection, changed: Collection[str], documents: Collection[str] = ()
) -> None:
    """Statements of the speakers in `changed`, of some documents or all, to whom they stand as."""
    these = column_of(changed)
    for name, read in READ_AS:
        column, kept = _STATEMENTS.c[name], _STATEMENTS.c[read]
        named = func.coalesce(kept, column)
        stands_as = select(_SPEAKERS.c.standing).where(_SPEAKERS.c.id == named).scalar_subquery()
        theirs = or_(among(kept, these), and_(kept.is_(None), among(column, these)))
        given = _STATEMENTS.update().where(theirs)
        if documents:
            given = given.where(_STATEMENTS.c.document.in_(documents))
        connection.execute(
            given.values({name: stands_as, read: case((stands_as == named, None), else_=named)})
        )


def _rename(connection: Connection) -> None:
    """Names as judged; the name that pages have is kept, and both are names of the speaker."""
    judged = select(_JUDGEMENTS).where(_JUDGEMENTS.c.about == NAME)
    judgements = [judgement_of(row) for row in connection.execute(judged)]
    names = {each.subject: each for each in judgements if each.value}
    _take_back_names(connection, {each.subject: each.id for each in names.values()})
    for subject, judgement in names.items():
        name = storable(judgement.value) or ""
        own = _SPEAKERS.c.id == subject
        read_as = func.coalesce(_SPEAKERS.c.read_as, _SPEAKERS.c.name)
        changed = _SPEAKERS.update().where(own, _SPEAKERS.c.name != name)
        connection.execute(changed.values(read_as=read_as, name=name))
        if connection.execute(select(_SPEAKERS.c.id).where(own)).first():
            alias = {"speaker": subject, "name": name, "folded": folded(name)}
            insert_aliases(connection, [alias | {"origin": judgement.id}])


def _take_back_names(connection: Connection, stand: Mapping[str, str]) -> None:
    """Undo the renamings that no judgement stands for any more."""
    renamed = _SPEAKERS.c.read_as.is_not(None)
    back = _SPEAKERS.update().where(renamed, _SPEAKERS.c.id.not_in(stand))
    connection.execute(back.values(name=_SPEAKERS.c.read_as, read_as=None))
    by_judgement = _ALIASES.c.origin.like(_NAMED_BY_JUDGEMENT)
    connection.execute(
        _ALIASES.delete().where(by_judgement, _ALIASES.c.origin.not_in(stand.values()))
    )
