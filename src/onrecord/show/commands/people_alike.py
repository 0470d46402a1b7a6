"""`onrecord people alike`: speakers who may be one person, for somebody to decide.

Two names are told of: one in two spellings ("Ilyo Brežan", "Ilio Brezhan") or of two speakers, one
of whom the tables know, and a surname alone that just one full name of the record ends in. A role
that pages tell of both is given with them. Nothing is merged: namesakes are alike, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from onrecord.model import Speaker, SpeakerId, SpeakerKind
from onrecord.record import Record
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.roles import office
from onrecord.show.terminal import print_json, say


@dataclass(frozen=True, slots=True)
class Alike:
    """Two speakers whose names may be one person's, why, and the roles that both are told of."""

    one: Speaker
    other: Speaker
    why: str
    roles: Sequence[str] = ()


def alike(record: RecordFile = DEFAULT_RECORD, limit: Limit = 30, as_json: AsJson = False) -> int:
    """List speakers who may be one person: spellings of a name, a surname alone; you decide."""
    with Record.open(existing(record), read_only=True) as opened:

        @cache  # a surname's bearers, and those of one sound, stand in several pairs
        def offices(speaker: SpeakerId) -> frozenset[str]:
            return frozenset(map(office, opened.people.roles(speaker)))

        found = [with_roles(each, offices) for each in undecided(opened)]
    found.sort(key=lambda each: (not each.roles, each.one.name))
    for each in found[:limit]:
        if as_json:
            print_json(_as_dict(each))
        else:
            _tell(each)
    if not found and not as_json:
        say("no two names are alike")
    return Exit.DONE if found else Exit.NOT_THERE


def undecided(record: Record) -> Iterator[Alike]:
    """The pairs that nobody judged to be two; those who were merged stand as one already."""
    apart = record.never_the_same()
    people = [each for each in record.speakers() if each.kind is SpeakerKind.PERSON]
    for each in (*spellings(people), *surnames(people)):
        if frozenset((each.one.id, each.other.id)) not in apart:
            yield each


def spellings(people: Sequence[Speaker]) -> Iterator[Alike]:
    """Full names that are one name in two spellings."""
    from onrecord.group.spellings import whole_name  # what groups pages takes 0.2 s to import

    groups: dict[str, list[Speaker]] = {}
    for each in people:
        if sound := whole_name(each):
            groups.setdefault(sound, []).append(each)
    for group in groups.values():
        for one, other in combinations(group, 2):
            same = one.name.casefold() == other.name.casefold()
            yield Alike(one, other, "the same name" if same else "one name in two spellings")


def surnames(people: Sequence[Speaker]) -> Iterator[Alike]:
    """A surname alone with the one full name that ends in it."""
    full: dict[str, list[Speaker]] = {}
    for each in people:
        if " " in each.name:
            full.setdefault(each.name.split()[-1].casefold(), []).append(each)
    for each in people:
        bearers = full.get(each.name.casefold(), [])
        if len(bearers) == 1:
            yield Alike(bearers[0], each, "a surname that one full name of the record ends in")


def with_roles(pair: Alike, offices: Callable[[SpeakerId], frozenset[str]]) -> Alike:
    """The pair with the roles that are told of both, by what is told of each."""
    return replace(pair, roles=sorted(offices(pair.one.id) & offices(pair.other.id)))


def _tell(pair: Alike) -> None:
    roles = f"; both {', '.join(pair.roles)}" if pair.roles else ""
    say(f"{pair.one.name} · {pair.other.name}: {pair.why}{roles}")
    say(f"  onrecord people merge {pair.one.id} {pair.other.id}")


def _as_dict(pair: Alike) -> dict[str, object]:
    return {
        "one": {"id": pair.one.id, "name": pair.one.name},
        "other": {"id": pair.other.id, "name": pair.other.name},
        "why": pair.why,
        "roles": list(pair.roles),
    }
