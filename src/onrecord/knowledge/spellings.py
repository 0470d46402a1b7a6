"""Names as they are compared: without case, accents and full stops.

In: a name. Out: keys. Where the first finds nobody, the tables ask by a second, under which the
usual transliterations of one name meet (Sergei and Sergey, Zelensky and Zelenskiy).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.knowledge.facts import Known

_SPELLINGS = (  # the order matters: digraphs before their letters
    (re.compile(r"sch|shch|sh"), "s"),
    (re.compile(r"tch|ch|cz|tsch"), "c"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"ei|ie|ai"), "e"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"i\b"), ""),
)


def folded(name: str) -> str:
    """A name without case, accents, full stops, and with one kind of space."""
    plain = name.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.replace("’", "'"))
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(plain.replace(".", "").split())


def spelling_key(name: str) -> str:
    """A key under which the usual transliterations of one name meet."""
    key = folded(name)
    for pattern, letters in _SPELLINGS:
        key = pattern.sub(letters, key)
    return key


def by_name(
    people: Iterable[tuple[Known, Sequence[str]]], key: Callable[[str], str] = folded
) -> Mapping[str, tuple[Known, ...]]:
    """People, who come with their aliases, by the key of each of their names."""
    found: dict[str, tuple[Known, ...]] = {}
    for known, aliases in people:
        for name in map(key, (known.name, *aliases)):
            row = found.get(name, ())
            found[name] = row if known in row else (*row, known)
    return found
