"""People out of a user's file: a table (CSV) or FollowTheMoney entities (JSON lines).

In: a file's lines. Out: each person or body once, with aliases and dated roles; and for each row
that cannot be used a sentence that says why: it costs no other row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.errors import BadInput
from onrecord.knowledge.people_entities import people_in_entities
from onrecord.knowledge.people_table import people_in_table
from onrecord.knowledge.told import BadRow, PersonTold


def people_told(lines: Iterable[str]) -> tuple[tuple[PersonTold, ...], tuple[BadRow, ...]]:
    """The people of a file and the rows that cannot be used; which format it is, its start tells.

    BadInput where nothing of the file can be: there is no line, or no column `name`.
    """
    given = list(lines)
    first = next((line.lstrip("\ufeff \t") for line in given if line.strip()), "")
    if not first:
        raise BadInput("there is nobody in the file: a header with `name` and a row are wanted")
    given[0] = given[0].removeprefix("\ufeff")
    told = list(people_in_entities(given) if first.startswith("{") else people_in_table(given))
    bad = tuple(each for each in told if isinstance(each, BadRow))
    return _gathered(each for each in told if isinstance(each, PersonTold)), bad


def _gathered(told: Iterable[PersonTold]) -> tuple[PersonTold, ...]:
    """Each once: rows of one name, kind and Wikidata id are one, with the roles of all."""
    once: dict[tuple[str, str, str | None], PersonTold] = {}
    for each in told:
        key = (each.name, each.kind.value, each.wikidata)
        known = once.get(key, each)
        once[key] = replace(
            known,
            aliases=tuple(dict.fromkeys((*known.aliases, *each.aliases))),
            gender=known.gender or each.gender,
            roles=tuple(dict.fromkeys((*known.roles, *each.roles))),
        )
    return tuple(once.values())
