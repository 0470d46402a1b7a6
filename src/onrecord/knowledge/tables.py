"""The shipped tables, read at first use.

In: the TSV and CSV files in data/ (built by scripts/build_knowledge.py, every row with its source).
Out: `ShippedPeople`, which answers by name, by office and day, and by a state's words.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Literal

from onrecord.knowledge.facts import Known, Place, PlaceWord, Tenure
from onrecord.knowledge.offices import offices_meant, prominent_offices
from onrecord.knowledge.rows import shipped, table_rows
from onrecord.knowledge.spellings import by_name, folded, spelling_key
from onrecord.model import SpeakerKind

_GENDERS: Mapping[str, Literal["man", "woman"]] = {"man": "man", "woman": "woman"}


class ShippedPeople:
    """People, offices and states of the shipped tables."""

    version = "knowledge@2"

    def named(self, name: str) -> tuple[Known, ...]:
        """All whom a full name or alias fits; more than one are namesakes."""
        exact = self._by_name.get(folded(name))
        if exact or " " not in name:
            return exact or ()
        return self._by_spelling.get(spelling_key(name), ())

    def surnamed(self, surname: str, on: date | None) -> tuple[Known, ...]:
        """The holders of prominent offices on a day, None for any, who bear a surname."""
        return tuple(
            known
            for known in self._by_surname.get(spelling_key(surname), ())
            if any(
                tenure.office in prominent_offices() and (on is None or tenure.covers(on))
                for tenure in self.tenures(known.key)
            )
        )

    def is_surname(self, word: str) -> bool:
        """Whether somebody of the tables bears a surname, at any time."""
        return folded(word) in self._bearers

    def is_rare(self, surname: str) -> bool:
        """Whether just one person of the tables bears a surname, first ladies aside."""
        return self._bearers.get(folded(surname)) == 1

    def holders(self, office: str, state: str, on: date) -> tuple[Known, ...]:
        """Who held an office, or what the word stands for, of a state on a day."""
        found: dict[str, Known] = {}
        for kind in offices_meant(office, state):
            for tenure in self._by_office.get((kind, state), ()):
                if tenure.covers(on):
                    found.setdefault(tenure.holder.key, tenure.holder)
        return tuple(found.values())

    def tenures(self, key: str) -> tuple[Tenure, ...]:
        """The offices of someone, in order of time."""
        return self._by_holder.get(key, ())

    def place(self, word: str) -> Place | None:
        """The state that a word names, and how."""
        return self._places.get(word) or self._places.get(word.removesuffix("s"))

    def seat(self, state: str) -> Known | None:
        """The seat of a state's government, as the body that speaks for it."""
        return self._seats.get(state)

    @cached_property
    def _people(self) -> Mapping[str, tuple[Known, tuple[str, ...]]]:
        found = {}
        for key, name, gender, wikidata, aliases, source in table_rows("people.tsv"):
            known = Known(
                key, name, SpeakerKind.PERSON, _GENDERS.get(gender), wikidata or None, source
            )
            found[key] = (known, tuple(alias for alias in aliases.split("|") if alias))
        return found

    @cached_property
    def _bodies(self) -> Sequence[tuple[Known, tuple[str, ...], str, bool]]:
        rows = csv.DictReader(io.StringIO(shipped("bodies.csv")))
        return [
            (
                Known(
                    r["wikidata"] or f"x-{folded(r['name'])}",
                    r["name"],
                    SpeakerKind.BODY,
                    None,
                    r["wikidata"] or None,
                    "onrecord",
                ),
                tuple(alias for alias in r["aliases"].split("|") if alias),
                r["state"],
                r["seat"] == "yes",
            )
            for r in rows
        ]

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Known, ...]]:
        bodies = ((known, aliases) for known, aliases, _, _ in self._bodies)
        return by_name((*self._people.values(), *bodies))

    @cached_property
    def _by_spelling(self) -> Mapping[str, tuple[Known, ...]]:
        """Only holders of prominent offices: a loose key over all would merge strangers."""
        prominent = prominent_offices()
        holders = (
            (known, aliases)
            for known, aliases in self._people.values()
            if any(tenure.office in prominent for tenure in self.tenures(known.key))
        )
        return by_name(holders, spelling_key)

    @cached_property
    def _by_surname(self) -> Mapping[str, tuple[Known, ...]]:
        """By the last word of their names, those who ever held a prominent office."""
        found: dict[str, tuple[Known, ...]] = {}
        for known, names in self._people.values():
            if not any(tenure.office in prominent_offices() for tenure in self.tenures(known.key)):
                continue
            for surname in {spelling_key(name.split()[-1]) for name in (known.name, *names)}:
                found[surname] = (*found.get(surname, ()), known)
        return found

    @cached_property
    def _bearers(self) -> Mapping[str, int]:
        """How many persons of the tables bear each surname in an office of their own."""
        found: Counter[str] = Counter()
        for known, _ in self._people.values():
            offices = {tenure.office for tenure in self.tenures(known.key)}
            found[folded(known.name).split()[-1]] += offices != {"first lady"}
        return found

    @cached_property
    def _tenures(self) -> Sequence[Tenure]:
        return [
            Tenure(self._people[key][0], office, state, _day(since), _day(until), source, detail)
            for key, office, state, since, until, detail, source in table_rows("tenures.tsv")
        ]

    @cached_property
    def _by_office(self) -> Mapping[tuple[str, str], tuple[Tenure, ...]]:
        found: dict[tuple[str, str], list[Tenure]] = {}
        for tenure in self._tenures:
            found.setdefault((tenure.office, tenure.body), []).append(tenure)
        return {office: tuple(group) for office, group in found.items()}

    @cached_property
    def _by_holder(self) -> Mapping[str, tuple[Tenure, ...]]:
        found: dict[str, list[Tenure]] = {}
        for tenure in self._tenures:
            found.setdefault(tenure.holder.key, []).append(tenure)
        return {
            key: tuple(sorted(group, key=lambda t: (t.since or date.min, t.office)))
            for key, group in found.items()
        }

    @cached_property
    def _seats(self) -> Mapping[str, Known]:
        return {state: known for known, _, state, is_seat in self._bodies if is_seat}

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        found: dict[str, Place] = {}
        states: dict[str, Known] = {}
        for iso, name, wikidata, names, demonyms, capitals, source in table_rows("states.tsv"):
            state = Known(iso, name, SpeakerKind.BODY, None, wikidata or None, source)
            states[iso] = state
            for kind, words in (
                (PlaceWord.STATE, names),
                (PlaceWord.CAPITAL, capitals),
                (PlaceWord.DEMONYM, demonyms),
            ):
                for word in filter(None, words.split("|")):
                    found.setdefault(word, Place(kind, state))
        for known, aliases, iso, is_seat in self._bodies:
            if is_seat:
                for word in (known.name, *aliases):
                    found[word] = Place(PlaceWord.SEAT, states[iso], known)
        return found


@cache
def load_people() -> ShippedPeople:
    """The shipped tables; nothing is read before it is asked for."""
    return ShippedPeople()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
