"""People beyond the shipped tables: a user's own, and offices that the record learned from pages.

In: the tables beneath, further people with their aliases, and further tenures. Out:
`AddedPeople`, which answers as the tables do. What a user added comes before the tables, because
whoever adds someone knows the matter at hand. What pages taught comes after both, and only where
they know nobody: a page may be wrong, or old.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.knowledge.facts import Known, Place, Tenure
from onrecord.knowledge.offices import offices_meant, prominent_offices
from onrecord.knowledge.spellings import by_name, folded
from onrecord.knowledge.tables import ShippedPeople

T = TypeVar("T")

VAGUE = frozenset(("minister", "secretary", "diplomat", "diplomacy", "leader", "speaker"))
"""Words that on a page may stand for an office, and in a table of people for any of its kind."""


@dataclass(frozen=True, slots=True)
class Additions:
    """What to put over the tables; `people` with their aliases.

    `version` names what users added, '' where they added nothing. What pages taught is not in it:
    each page read may teach more, and is no reason to read all others again.
    """

    people: tuple[tuple[Known, tuple[str, ...]], ...] = ()
    tenures: tuple[Tenure, ...] = ()
    learned: tuple[Tenure, ...] = ()
    version: str = ""


class AddedPeople:
    """The shipped tables with further people and offices over and under them."""

    def __init__(
        self,
        base: ShippedPeople,
        people: Iterable[tuple[Known, Sequence[str]]] = (),
        tenures: Iterable[Tenure] = (),
        version: str = "",
        learned: Iterable[Tenure] = (),
    ) -> None:
        """`people` come with their aliases; `version` names the additions, for readings."""
        self._base = base
        self._by_name = by_name(people)
        self._surnames = {name.split()[-1] for name in self._by_name if " " in name}
        self._added = _Tenures(tenures)
        self._learned = _Tenures(learned)
        self.version = f"{base.version}+{version}" if version else base.version

    @classmethod
    def of(cls, base: ShippedPeople, additions: Additions) -> AddedPeople:
        """The tables with `additions`."""
        return cls(base, additions.people, additions.tenures, additions.version, additions.learned)

    def named(self, name: str) -> tuple[Known, ...]:
        """All whom a full name or alias fits: the added ones, where there is none the tables'."""
        return self._by_name.get(folded(name), ()) or self._base.named(name)

    def holders(self, office: str, state: str, on: date) -> tuple[Known, ...]:
        """Who held an office of a state on a day, the added ones first."""
        kinds = dict.fromkeys((*offices_meant(office, state), office))
        added = self._added.holders(kinds, state, on)
        found = _each_once((*added, *self._base.holders(office, state, on)))
        return found or _each_once(self._learned.holders(kinds, state, on))

    def surnamed(self, surname: str, on: date | None) -> tuple[Known, ...]:
        """The holders of prominent offices on a day, None for any, who bear a surname."""
        added = self._added.prominent(surname, on)
        found = _each_once((*added, *self._base.surnamed(surname, on)))
        return found or _each_once(self._learned.prominent(surname, on))

    def is_surname(self, word: str) -> bool:
        """Whether an added person or one of the tables bears a surname."""
        return folded(word) in self._surnames or self._base.is_surname(word)

    def is_rare(self, surname: str) -> bool:
        """Whether one person of the tables bears a surname, and nobody who was added."""
        return folded(surname) not in self._surnames and self._base.is_rare(surname)

    def tenures(self, key: str) -> tuple[Tenure, ...]:
        """The offices of someone, in order of time."""
        found = (*self._added.of(key), *self._base.tenures(key), *self._learned.of(key))
        return tuple(sorted(found, key=lambda tenure: tenure.since or date.min))

    def seat(self, state: str) -> Known | None:
        """The seat of a state's government, by the tables."""
        return self._base.seat(state)

    def place(self, word: str) -> Place | None:
        """The state that a word names, by the tables."""
        return self._base.place(word)


class _Tenures:
    """Tenures by office, by surname of the holders of prominent ones, and by holder."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        given = tuple(tenures)
        prominent = [each for each in given if each.office in prominent_offices()]
        self._by_office = _grouped(given, lambda each: (each.office, each.body))
        self._by_surname = _grouped(prominent, lambda each: folded(each.holder.name).split()[-1])
        self._by_holder = _grouped(given, lambda each: each.holder.key)

    def holders(self, offices: Iterable[str], body: str, on: date) -> list[Known]:
        found = (each for office in offices for each in self._by_office.get((office, body), ()))
        return [each.holder for each in found if each.covers(on)]

    def prominent(self, surname: str, on: date | None) -> list[Known]:
        found = self._by_surname.get(folded(surname), ())
        return [each.holder for each in found if on is None or each.covers(on)]

    def of(self, key: str) -> tuple[Tenure, ...]:
        return tuple(self._by_holder.get(key, ()))


def office_of(title: str, state: str) -> str:
    """The office of the tables that a title means in a state, if it means one; else the title.

    >>> office_of("Prime Minister", "NOR"), office_of("minister", "NOR"), office_of("mayor", "")
    ('head of government', 'minister', 'mayor')
    """
    title = " ".join(title.casefold().split())
    meant = offices_meant(title, state)
    return meant[0] if len(meant) == 1 and title not in VAGUE else title


def _each_once(known: Iterable[Known]) -> tuple[Known, ...]:
    """Each by key, the first of them, in their order."""
    found: dict[str, Known] = {}
    for each in known:
        found.setdefault(each.key, each)
    return tuple(found.values())


def _grouped(given: Iterable[Tenure], by: Callable[[Tenure], T]) -> dict[T, list[Tenure]]:
    found: dict[T, list[Tenure]] = {}
    for each in given:
        found.setdefault(by(each), []).append(each)
    return found
