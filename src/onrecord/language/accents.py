"""Words as they are compared: without case and accents."""

from __future__ import annotations

import unicodedata


def plain(word: str) -> str:
    """A word without case and accents; its marks stay.

    >>> plain("RÚIZ’s")
    'ruiz’s'
    """
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))
