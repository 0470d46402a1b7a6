"""People out of a table (CSV): one row a role.

In: the lines of a file with a header that has some of COLUMNS, in any order; someone with three
offices has three rows of the same name. Out: a `PersonTold` for each row, or a `BadRow`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.errors import BadInput
from onrecord.knowledge.told import (
    BadRow,
    PersonTold,
    RoleTold,
    date_of,
    gender_of,
    kind_of,
    name_of,
    wikidata_of,
)

COLUMNS: Final = (
    "name", "aliases", "kind", "gender", "state", "wikidata", "role", "body", "since", "until",
)  # fmt: skip
"""The columns of a CSV file; docs/correcting.md tells what each holds."""


def people_in_table(lines: Sequence[str]) -> Iterator[PersonTold | BadRow]:
    """A person or a fault for each row; BadInput where the header is not understood."""
    rows = csv.DictReader(lines)
    header = _header(rows)
    if "name" not in header or (unknown := set(header).difference(COLUMNS)):
        known = ", ".join(COLUMNS)
        what = ", ".join(sorted(unknown)) if "name" in header else "no column `name`"
        raise BadInput(f"the header is not understood ({what}); the columns are {known}")
    rows.fieldnames = header
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(rows.line_num, f"not CSV: {error}")
            continue
        yield _row(row, rows.line_num)


def _header(rows: csv.DictReader[str]) -> list[str]:
    try:
        return [(each or "").strip().casefold() for each in rows.fieldnames or ()]
    except csv.Error as error:
        raise BadInput(f"the header is not CSV: {error}") from None


def _row(row: Mapping[str | None, Any], line: int) -> PersonTold | BadRow:
    if None in row or None in row.values():
        return BadRow(line, "it has more or fewer cells than the header")
    cells = {str(name): " ".join(value.split()) for name, value in row.items()}
    try:
        return PersonTold(
            name=name_of(cells["name"]),
            kind=kind_of(cells.get("kind", "")),
            aliases=tuple(filter(None, map(str.strip, cells.get("aliases", "").split(";")))),
            gender=gender_of(cells.get("gender", "")),
            wikidata=wikidata_of(cells.get("wikidata", "")),
            roles=_roles(cells),
        )
    except BadInput as error:
        return BadRow(line, str(error))


def _roles(cells: Mapping[str, str]) -> tuple[RoleTold, ...]:
    since, until = date_of(cells.get("since", "")), date_of(cells.get("until", ""))
    if since and until and until.last < since.first:
        raise BadInput(f"it ends ({until}) before it begins ({since})")
    title = cells.get("role", "")
    if not title:
        if since or until:
            raise BadInput("it has a date and no role")
        return ()
    return (RoleTold(title, cells.get("body") or cells.get("state", ""), since, until),)
