"""States by what a user writes for them, a name, a demonym, a capital, NOR or no; and back.

In: the words. Out: the key of the state in the tables (ISO 3166-1 alpha-3), None where they name
none; a state's name by its key. Codes are those of ISO 3166-1, in data/codes.tsv.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.knowledge.rows import table_rows
from onrecord.knowledge.tables import load_people

_CODE_LETTERS = (2, 3)


def state_named(words: str) -> str | None:
    """The key of the state that `words` name, None where they name none.

    >>> state_named("Norwegian"), state_named("no"), state_named("NOR"), state_named("Norrland")
    ('NOR', 'NOR', 'NOR', None)
    """
    words = words.strip()
    if place := load_people().place(words):
        return place.state.key
    return _codes().get(words.upper()) if len(words) in _CODE_LETTERS else None


def state_called(key: str) -> str:
    """The English name of a state by its key in the tables; another key as it is.

    >>> state_called("NOR"), state_called("United Nations")
    ('Norway', 'United Nations')
    """
    return _names().get(key, key)


@cache
def _names() -> Mapping[str, str]:
    return {key: name for key, name, *_ in table_rows("states.tsv")}


@cache
def _codes() -> Mapping[str, str]:
    """Both codes of each state, and its key."""
    return {code: key for two, key in table_rows("codes.tsv") for code in (two, key)}
