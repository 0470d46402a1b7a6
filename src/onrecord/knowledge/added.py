"""People beyond the shipped tables: a user's own, and those whom the record learned from pages.

In: the tables beneath, further people with their aliases, and further tenures. Out:
`AddedPeople`, which answers as the tables do. Added people come first where both know a name,
because whoever adds one knows the matter at hand; their offices join those of the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.knowledge.facts import Known, Place, Tenure
from onrecord.knowledge.tables import ShippedPeople, folded, offices_meant, prominent_offices


class AddedPeople:
    """The shipped tables with further people and offices over them."""

    def __init__(
        self,
        base: ShippedPeople,
        people: Iterable[tuple[Known, Sequence[str]]] = (),
        tenures: Iterable[Tenure] = (),
        version: str = "",
    ) -> None:
        """`people` come with their aliases; `version` names the additions, for readings."""
        self._base = base
        self._by_name = _by_name(people)
        self._tenures = tuple(tenures)
        self.version = f"{base.version}+{version}" if version else base.version

    def named(self, name: str) -> tuple[Known, ...]:
        """All whom a full name or alias fits, the added ones first."""
        added = self._by_name.get(folded(name), ())
        return added + tuple(known for known in self._base.named(name) if known not in added)

    def holders(self, office: str, state: str, on: date) -> tuple[Known, ...]:
        """Who held an office of a state on a day, the added ones first."""
        kinds = offices_meant(office, state)
        added = [
            tenure.holder
            for tenure in self._tenures
            if tenure.office in (*kinds, office) and tenure.body == state and tenure.covers(on)
        ]
        known = (*added, *self._base.holders(office, state, on))
        return tuple({each.key: each for each in reversed(known)}.values())[::-1]

    def surnamed(self, surname: str, on: date) -> tuple[Known, ...]:
        """The holders of prominent offices on a day who bear a surname, added ones among them."""
        added = [
            tenure.holder
            for tenure in self._tenures
            if tenure.office in prominent_offices()
            and tenure.covers(on)
            and folded(tenure.holder.name).split()[-1] == folded(surname)
        ]
        known = (*added, *self._base.surnamed(surname, on))
        return tuple({each.key: each for each in reversed(known)}.values())[::-1]

    def tenures(self, key: str) -> tuple[Tenure, ...]:
        """The offices of someone, in order of time."""
        added = [tenure for tenure in self._tenures if tenure.holder.key == key]
        found = (*added, *self._base.tenures(key))
        return tuple(sorted(found, key=lambda tenure: tenure.since or date.min))

    def seat(self, state: str) -> Known | None:
        """The seat of a state's government, by the tables."""
        return self._base.seat(state)

    def place(self, word: str) -> Place | None:
        """The state that a word names, by the tables."""
        return self._base.place(word)


def _by_name(people: Iterable[tuple[Known, Sequence[str]]]) -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, tuple[Known, ...]] = {}
    for known, aliases in people:
        for name in (known.name, *aliases):
            row = found.get(folded(name), ())
            found[folded(name)] = row if known in row else (*row, known)
    return found
