"""Text, times and lists as the record stores them.

Times are written as ISO 8601 in UTC. Text from outside may hold what SQLite cannot store (lone
surrogates) or what its functions stop at (NUL); `storable` writes those as escapes.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime

from onrecord.model import PartialDate


def storable(text: str | None) -> str | None:
    """`text` with NUL and lone surrogates written as escapes, None for None."""
    if text is None:
        return None
    return text.encode("utf8", "backslashreplace").decode("utf8").replace("\0", "\\x00")


_WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def folded(name: str) -> str:
    """A name without case, diacritics and punctuation, for comparing: "O’Néill" → "o neill".

    >>> folded("Ana  RÚIZ-Müller")
    'ana ruiz muller'
    """
    letters = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(letters).translate(_WITHOUT_STROKE).split())


def as_json(value: object) -> str:
    """A value as JSON, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def date_text(date: PartialDate | None) -> str | None:
    """A partial date as pages give it, None for None."""
    return None if date is None else date.text


def time_text(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
