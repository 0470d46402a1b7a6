"""Roles: who held which office, by tables, users' files and pages; and what readings use.

In: a speaker, or nothing. Out: `HeldRole`s with their evidence; `Additions` for the next reading.

A page is a witness, not a proof. A role that pages teach is used for later readings only if
INDEPENDENT_PAGES of them do, of different outlets, no two of which carry one dispatch, and only for
an office of a state that the tables know. It holds from the day of the first to the day of the last
and LEARNED_REACH after it, and ends where another is learned to hold the same office. The tables
and the user's own files come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal, cast

from sqlalchemy import Connection, Integer, Row, Select, func, select
from sqlalchemy import cast as cast_to

from onrecord.knowledge import (
    Additions,
    Known,
    Tenure,
    load_people,
    office_of,
    state_called,
    state_named,
)
from onrecord.model import (
    HeldRole,
    PartialDate,
    RoleSeen,
    Span,
    SpeakerId,
    SpeakerKind,
    hashed_id,
)
from onrecord.record.asking.rows import date_of
from onrecord.record.tables import (
    aliases,
    copies,
    documents,
    people,
    roles,
    speakers,
    taught_roles,
)

INDEPENDENT_PAGES = 2  # one page may err or jest; two newsrooms seldom err alike
LEARNED_REACH = timedelta(days=92)  # a quarter: news pages name an office-holder that often

SHIPPED = "the shipped tables"
"""The origin of a role that neither a user nor a page told."""

_VERSION_LETTERS = 15  # "people-" and 8 hex digits

_FIRST = cast_to(taught_roles.c.start + 1, Integer)  # PostgreSQL's substr takes no BIGINT
_LENGTH = cast_to(taught_roles.c.end - taught_roles.c.start, Integer)
_BESIDE = taught_roles.join(documents, documents.c.id == taught_roles.c.document).outerjoin(
    copies, copies.c.document == documents.c.id
)


def roles_of(connection: Connection, speaker: SpeakerId) -> tuple[HeldRole, ...]:
    """The roles of a speaker and those merged into it: of tables, files and pages, by day."""
    theirs = select(speakers.c.id).where(speakers.c.standing == speaker)
    known = select(speakers.c.wikidata).where(speakers.c.id == speaker)
    wikidata = connection.execute(known).scalar()
    shipped = map(_shipped, load_people().tenures(wikidata)) if wikidata else ()
    brought = select(roles).where(roles.c.speaker.in_(theirs))
    own = [
        HeldRole(row.role, row.body, date_of(row.since), date_of(row.until), row.origin)
        for row in connection.execute(brought.order_by(roles.c.since.nulls_first(), roles.c.role))
    ]
    seen = connection.execute(_seen().where(taught_roles.c.speaker.in_(theirs))).all()
    grouped = groupby(sorted(seen, key=_title), _title)
    taught = [_taught(title, list(rows)) for (title, _), rows in grouped]
    return (*shipped, *own, *sorted(taught, key=lambda each: each.since.text if each.since else ""))


def additions(connection: Connection) -> Additions:
    """Whom users brought, and the offices that enough pages teach, for the next reading."""
    known = dict(_people(connection))
    tenures = tuple(_tenures(connection, {own: who for own, (who, _) in known.items()}))
    told = [*sorted(map(repr, known.values())), *sorted(map(repr, tenures))]
    version = hashed_id("people", *told)[:_VERSION_LETTERS] if told else ""
    return Additions(tuple(known.values()), tenures, tuple(_learned(connection)), version)


def _seen() -> Select[Any]:
    """What pages teach, with where they do and in which words."""
    words = func.substr(documents.c.text, _FIRST, _LENGTH)
    return select(
        taught_roles, documents.c.outlet, copies.c.dispatch, words.label("words")
    ).select_from(_BESIDE)


def _shipped(tenure: Tenure) -> HeldRole:
    since, until = (
        PartialDate(day.isoformat()) if day else None for day in (tenure.since, tenure.until)
    )
    return HeldRole(tenure.office, state_called(tenure.body), since, until, SHIPPED)


def _title(row: Row[Any]) -> tuple[str, str]:
    """A role as one, whatever the words: "Norwegian" and "Norway" are one body."""
    return row.role, state_named(row.body) or row.body


def _taught(title: str, rows: Sequence[Row[Any]]) -> HeldRole:
    rows = sorted(rows, key=lambda row: (row.seen_on or "", row.document))
    dated = [row.seen_on for row in rows if row.seen_on]
    pages = tuple(
        RoleSeen(
            row.document, Span(row.start, row.end), row.words, date_of(row.seen_on), row.outlet
        )
        for row in rows
    )
    since, until = (date_of(dated[at] if dated else None) for at in (0, -1))
    return HeldRole(title, rows[0].body, since, until, None, pages, independent(rows))


def independent(rows: Iterable[Row[Any]]) -> int:
    """How many independent pages there are: outlets, those that carry one dispatch counted once.

    Pages without an outlet are one, since nothing tells them apart.
    """
    outlets: dict[str, str] = {}
    for row in rows:
        outlets.setdefault((row.outlet or "").casefold(), row.dispatch or row.document)
    return len(set(outlets.values()))


def _people(
    connection: Connection,
) -> Iterator[tuple[SpeakerId, tuple[Known, tuple[str, ...]]]]:
    brought = select(speakers, people.c.gender, people.c.origin).join(people)
    for row in connection.execute(brought.order_by(speakers.c.id)).all():
        name = row.read_as or row.name
        gender = cast('Literal["man", "woman"] | None', row.gender)
        kind = SpeakerKind(row.kind)
        known = Known(row.wikidata or row.id, name, kind, gender, row.wikidata, row.origin)
        names = select(aliases.c.name).where(aliases.c.speaker == row.id, aliases.c.name != name)
        others = connection.execute(names.order_by(aliases.c.number)).scalars()
        yield row.id, (known, tuple(others))


def _tenures(connection: Connection, known: dict[SpeakerId, Known]) -> Iterator[Tenure]:
    ordered = select(roles).order_by(*(each.nulls_first() for each in roles.c))
    for row in connection.execute(ordered):
        body = state_named(row.body) or row.body
        since, until = date_of(row.since), date_of(row.until)
        first = since.first if since else None
        last = (
            until.last if until else date.max
        )  # a user's file is of today, not of the tables' day
        office = office_of(row.role, body)
        yield Tenure(known[row.speaker], office, body, first, last, row.origin)


def _learned(connection: Connection) -> Iterator[Tenure]:
    """Tenures of states that enough pages teach, none beyond the day another's begins."""
    dated = _seen().where(taught_roles.c.seen_on.is_not(None), taught_roles.c.body != "")

    def office(row: Row[Any]) -> tuple[str, str]:
        state = state_named(row.body) or ""
        return state, office_of(row.role, state)

    rows = sorted(connection.execute(dated), key=lambda row: (office(row), row.speaker))
    for (state, title), held in groupby(rows, office):
        if not state:
            continue
        by_holder = (list(each) for _, each in groupby(held, lambda row: row.speaker))
        sure = [each for each in by_holder if independent(each) >= INDEPENDENT_PAGES]
        days = [[PartialDate(row.seen_on) for row in each] for each in sure]
        firsts = [min(day.first for day in each) for each in days]
        for each, own, since in zip(sure, days, firsts, strict=True):
            last = max(day.last for day in own)
            yield _learned_tenure(each, title, state, since, _ends(last, firsts))


def _ends(last: date, firsts: Iterable[date]) -> date:
    """The reach after the last page, or the day before the next holder is first seen."""
    later = (first - timedelta(days=1) for first in firsts if first > last)
    return min((last + LEARNED_REACH, *later))


def _learned_tenure(
    rows: Sequence[Row[Any]], title: str, state: str, since: date, until: date
) -> Tenure:
    first = rows[0]
    key = first.wikidata or first.speaker
    known = Known(key, first.name, SpeakerKind.PERSON, None, first.wikidata, "pages")
    pages = ", ".join(sorted({row.document for row in rows}))
    return Tenure(known, title, state, since, until, f"pages: {pages}")
