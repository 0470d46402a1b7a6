"""People out of FollowTheMoney entities (JSON lines).

In: the lines of a file: Person, Organization, Company, PublicBody and LegalEntity, and as roles
Occupancy (of a Position), Membership, Directorship and Employment, in any order
(https://followthemoney.tech/explorer/schemata/). Out: a `PersonTold` for each entity and each role,
or a `BadRow`. The JSON is read as documented: the library would bring its own data model,
translations and address parsers for what is a few keys here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.errors import BadInput
from onrecord.knowledge.told import (
    GENDERS,
    BadRow,
    PersonTold,
    RoleTold,
    date_of,
    name_of,
    wikidata_of,
)
from onrecord.model import SpeakerKind

_SCHEMAS: Final = {
    "Person": SpeakerKind.PERSON,
    **dict.fromkeys(("Organization", "Company", "PublicBody", "LegalEntity"), SpeakerKind.BODY),
}
_TIES: Final = {  # schema: who holds, of what
    "Occupancy": ("holder", "post"),
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
}
_ALIASES: Final = ("alias", "weakAlias", "previousName", "abbreviation")


def people_in_entities(lines: Sequence[str]) -> Iterator[PersonTold | BadRow]:
    """A person or a fault for each entity that is one, or ties one to a body or post."""
    # all first: a tie may come before those whom it ties
    entities: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entity = _read(line)
            entities[entity["id"]] = number, entity
        except (ValueError, KeyError, TypeError, RecursionError):
            yield BadRow(
                number, "not an entity: an object with id, schema and properties is wanted"
            )
    for number, entity in entities.values():
        if (found := _entity(number, entity)) is not None:
            yield found
        elif entity["schema"] in _TIES:
            yield _tie(number, entity, entities)


def _read(line: str) -> Mapping[str, Any]:
    """An entity, all values of its properties as lists of text; what is nested is left out."""
    told = json.loads(line)
    properties = {
        name: [str(each) for each in _listed(values) if isinstance(each, str | int | float)]
        for name, values in dict(told["properties"]).items()
    }
    return {"id": str(told["id"]), "schema": str(told["schema"]), "properties": properties}


def _listed(values: object) -> list[object]:
    return values if isinstance(values, list) else [values]


def _entity(line: int, entity: Mapping[str, Any]) -> PersonTold | BadRow | None:
    kind = _SCHEMAS.get(entity["schema"])
    if kind is None:
        return None
    names = _values(entity, "name")
    others = [name for each in _ALIASES for name in _values(entity, each)]
    try:
        return PersonTold(
            name=name_of(names[0] if names else ""),
            kind=kind,
            aliases=tuple(dict.fromkeys((*names[1:], *others))),
            gender=GENDERS.get(_value(entity, "gender").casefold()),
            wikidata=wikidata_of(_value(entity, "wikidataId")),
            roles=tuple(
                RoleTold(title, _value(entity, "country")) for title in _values(entity, "position")
            ),
        )
    except BadInput as error:
        return BadRow(line, str(error))


def _tie(
    line: int, tie: Mapping[str, Any], entities: Mapping[str, tuple[int, Mapping[str, Any]]]
) -> PersonTold | BadRow:
    """The holder once more, with the role of this tie."""
    ends = [_end(tie, each, entities) for each in _TIES[tie["schema"]]]
    if None in ends:
        return BadRow(line, f"{tie['schema']} of somebody who is not in the file")
    holder, post = (_entity(line, end) or end for end in ends if end is not None)
    if not isinstance(holder, PersonTold):
        return BadRow(line, f"{tie['schema']} of somebody who has no name")
    try:
        since, until = (
            date_of("".join(_values(tie, each)[:1])) for each in ("startDate", "endDate")
        )
    except BadInput as error:
        return BadRow(line, str(error))
    title, body = _post(tie, post)
    return replace(holder, aliases=(), roles=(RoleTold(title, body, since, until),))


def _post(tie: Mapping[str, Any], post: PersonTold | BadRow | Mapping[str, Any]) -> tuple[str, str]:
    """The title and the body: a Position's name and country, or a role in an organization."""
    if isinstance(post, PersonTold):
        return _value(tie, "role") or "member", post.name
    told = post if isinstance(post, Mapping) else {"properties": {}}
    where = _value(told, "organization") or _value(told, "country")
    return _value(told, "name") or "office", where


def _end(
    tie: Mapping[str, Any], name: str, entities: Mapping[str, tuple[int, Mapping[str, Any]]]
) -> Mapping[str, Any] | None:
    found = [entities[each][1] for each in _values(tie, name) if each in entities]
    return found[0] if found else None


def _values(entity: Mapping[str, Any], name: str) -> list[str]:
    return [each for each in entity["properties"].get(name, ()) if each]


def _value(entity: Mapping[str, Any], name: str) -> str:
    return next(iter(_values(entity, name)), "")
