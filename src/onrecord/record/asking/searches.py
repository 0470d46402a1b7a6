"""Searches that somebody keeps, to be told of what is new (each is a feed).

In: a name and what is asked, as the API takes it: words, a speaker's name, an act. Names, not ids:
a speaker who is first met next year is meant too. Out: the searches. A search is no judgement: it
can be taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from onrecord.errors import BadInput
from onrecord.model import hashed_id
from onrecord.record.keeping.dialects import dialect_of
from onrecord.record.keeping.storable import storable
from onrecord.record.tables import searches

LONGEST_NAME = 200  # code points


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What somebody wants to be told of; `asked` are parameters of the API's list of statements."""

    name: str
    asked: Mapping[str, str]
    by: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def id(self) -> str:
        """`sch-…` of what is asked: the same search is one search, whatever it is called."""
        parts = (part for pair in sorted(self.asked.items()) for part in pair)
        return hashed_id("sch", *parts)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        told = {"id": self.id, "name": self.name, "asked": dict(self.asked), "by": self.by}
        return told | {"at": self.at.isoformat()}


def keep(connection: Connection, search: SavedSearch) -> None:
    """Keep a search, or give one another name; BadInput where it asks nothing or has no name."""
    if not search.asked:
        raise BadInput("a search needs words or a filter: it would tell of everything")
    if not search.name.strip() or len(search.name) > LONGEST_NAME:
        raise BadInput(f"a search needs a name, of {LONGEST_NAME} characters at most")
    row = {
        "id": search.id,
        "name": storable(search.name),
        "asked": json.dumps(dict(search.asked), ensure_ascii=False, sort_keys=True),
        "saved_by": storable(search.by),
        "saved_at": search.at.astimezone(UTC).isoformat(),
    }
    new = dialect_of(connection).insert(searches)
    named = {"name": new.excluded.name}
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=named), row)


def every(connection: Connection) -> Iterator[SavedSearch]:
    """All searches, the oldest first."""
    ordered = select(searches).order_by(searches.c.saved_at, searches.c.id)
    yield from map(_search_of, connection.execute(ordered).all())


def named(connection: Connection, name: str) -> SavedSearch | None:
    """The search of this id."""
    row = connection.execute(select(searches).where(searches.c.id == name)).first()
    return _search_of(row) if row else None


def forget(connection: Connection, name: str) -> None:
    """Take a search away; BadInput where there is none of this id."""
    if not connection.execute(delete(searches).where(searches.c.id == name)).rowcount:
        raise BadInput(f"there is no search {name}")


def _search_of(row: Row[Any]) -> SavedSearch:
    at = datetime.fromisoformat(row.saved_at)
    return SavedSearch(row.name, json.loads(row.asked), row.saved_by, at)
