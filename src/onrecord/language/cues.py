"""Cue words: the typed reader of `cues.toml`.

`cues()` reads the table once; `Cues` looks a word up by its lemma or by any inflected form, and a
phrase ("call on", "point out") by its first word and what follows it. Facts of the language only:
what a cue does in one sentence is for the rooms `attribute` and `label` to find out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model import Act


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: lemma, usual act, inflected forms, and what its content may be.

    `takes` holds words out of quote, clause, question, infinitive, gerund, noun, as, complement;
    `prepositions` lead in content; `hearer` is True where the object is a person; `denies` is True
    where the source rejects the content itself.
    """

    lemma: str
    act: Act
    forms: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    hearer: bool = False
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of one language, by lemma, each part of speech on its own."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    _by_form: Mapping[str, tuple[Cue, ...]] = field(repr=False, default_factory=dict)

    def verbs_of(self, form: str) -> tuple[Cue, ...]:
        """The verbs, phrases among them, that `form` may be the first word of; longest first."""
        return self._by_form.get(form.lower(), ())

    def verb(self, form: str, following: Sequence[str] = ()) -> Cue | None:
        """The verb or phrase that `form` with the words `following` it is, the longest that fits.

        >>> cues().verb("called", ["on", "them"]).lemma
        'call on'
        """
        return next(self.verbs_with(form, following), None)

    def verbs_with(self, form: str, following: Sequence[str]) -> Iterator[Cue]:
        """The verbs and phrases that `form` with the words `following` it may be; longest first."""
        rest = [word.lower() for word in following]
        for cue in self.verbs_of(form):
            tail = cue.lemma.split()[1:]
            if rest[: len(tail)] == tail:
                yield cue

    def noun(self, form: str) -> Cue | None:
        """The noun that `form` is, singular or plural."""
        form = form.lower()
        return self.nouns.get(form) or self.nouns.get(_singular(form))


@cache
def cues() -> Cues:
    """The cues of English."""
    table = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf8"))
    parts = {
        part: {lemma: _cue(lemma, row) for lemma, row in table[part].items()} for part in table
    }
    return Cues(**parts, _by_form=_by_form(parts["verbs"].values()))


def _cue(lemma: str, row: dict[str, Any]) -> Cue:
    first = lemma.split()[0]
    return Cue(
        lemma=lemma,
        act=Act(row["act"]),
        forms=frozenset({first, *row.get("forms", "").split()}),
        takes=frozenset(row.get("takes", "").split()),
        prepositions=frozenset(row.get("with", "").split()),
        hearer=row.get("hearer", False),
        denies=row.get("denies", False),
    )


def _by_form(verbs: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in sorted(verbs, key=lambda cue: (-len(cue.lemma.split()), cue.lemma)):
        for form in cue.forms:
            found.setdefault(form, []).append(cue)
    return {form: tuple(group) for form, group in found.items()}


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") else noun
