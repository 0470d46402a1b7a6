"""Small words in and around names; all in lower case and without full stops."""

from __future__ import annotations

from functools import cache

from onrecord.language.words import word_table


@cache
def name_words(kind: str) -> frozenset[str]:
    """One list of names.toml: particles, abbreviations, small, with_purpose and so on."""
    return frozenset(word_table("names")["names"][kind])
