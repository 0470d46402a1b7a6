"""Page furniture, bylines and date lines by their words: the typed reader of `furniture.toml`.

In comes one line of a page, out come facts about it. What a line is on its page (a heading, a
related headline) also depends on its neighbours; that is for the room `read` to find out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MAX_PROMPT_WORDS = 30  # a line that begins like furniture and is longer is running text
MAX_BYLINE_WORDS = 8  # "Ana Ruiz, Bo Lind and Cy Marr in Port Alder" has nine, most have two
MAX_CAPTION_WORDS = 60
MAX_DATELINE_CHARACTERS = 200
MAX_PART_WORDS = 6  # of what stands with a date in one line: an outlet, a section

_COUNT = re.compile(r"\s*\(?(?<!\d)\d+\)?\s*$")
_PARTS = re.compile(r"\s*[|•·/;]\s*|\s+[–—-]\s+|\t+")
_WORD = re.compile(r"[^\W\d_][\w.'’]*|\d+(?:st|nd|rd|th)?|\d[\d:./-]*")
_NUMERIC_DATE = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b")
_PLACE = re.compile(r"(?:[^\W\d_a-z]{2,}[ -]?){1,3}(?:\([\w ]+\))?,\s+(?=\w)")  # PORT LUCAN, 3 May
_AGO = re.compile(r"\b\d+\s+\w+\s+ago$|^ago\s+\d+")
_PARTICLES = frozenset((
    "and", "und", "et", "y", "e", "&", "de", "da", "di", "del", "van", "von", "der", "al", "el",
    "bin", "ibn", "in", "for", "with", "of", "the",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Furniture:
    """The table of `furniture.toml`, ready for looking lines up."""

    lines: frozenset[str]
    begins: tuple[str, ...]
    begins_as_written: tuple[str, ...]
    headline_openers: frozenset[str]
    glued: tuple[str, ...]
    sections: frozenset[str]
    bylines: tuple[str, ...]
    agencies: frozenset[str]
    captions: tuple[str, ...]
    picture_credits: tuple[str, ...]
    months: Mapping[str, int]
    date_words: frozenset[str]
    in_datelines: frozenset[str]

    def is_furniture(self, line: str) -> bool:
        """Whether the words of `line` can only be furniture, wherever on the page they stand."""
        if not any(letter.isalnum() for letter in line):
            return True
        if _bare(line) in self.lines:
            return True
        short = len(line.split()) <= MAX_PROMPT_WORDS
        begins = line.lower().startswith(self.begins) or line.startswith(self.begins_as_written)
        return short and begins

    def opens_headlines(self, line: str) -> bool:
        """Whether headlines of other pages follow `line` ("Related stories")."""
        return _bare(line) in self.headline_openers

    def is_section(self, line: str) -> bool:
        """Whether `line` names a section of a paper ("News Politics")."""
        words = [word.strip("|/,:;>»›·•-–") for word in line.lower().split()]
        return 0 < len(words) <= 6 and all(not word or word in self.sections for word in words)

    def is_caption(self, line: str) -> bool:
        """Whether `line` begins as the description of a picture does, or ends with its credit."""
        lowered = line.lower()
        credit = lowered[max(lowered.rfind("("), lowered.rfind("[")) :]
        credited = lowered.endswith((")", "]")) and credit.startswith(self.picture_credits)
        short = len(line.split()) <= MAX_CAPTION_WORDS
        return short and (credited or lowered.startswith(self.captions))

    def is_dateline(self, line: str) -> bool:
        """Whether `line` is a byline, a date, an agency's credit, or several of them in a row."""
        if len(line) > MAX_DATELINE_CHARACTERS:
            return False
        parts = [part for part in _PARTS.split(line.strip()) if part]
        known = [self._is_byline(part) or self._is_date(part) for part in parts]
        short = all(yes or len(part.split()) <= MAX_PART_WORDS for yes, part in zip(known, parts))  # noqa: B905
        return any(known) and short

    def is_name(self, words: str) -> bool:
        """Whether `words` are names in capitals and what stands with names ("Ana Ruiz, mayor")."""
        before_comma = words.split(",")[0].split()
        first = before_comma[0] if before_comma else "-"
        dated = first.lower() in self.months and any(map(str.isdigit, words))
        ended = words.rstrip().endswith((".", "?", "!", "”", '"')) and len(before_comma) > 3
        return (
            first[0].isupper()
            and all(word[0].isupper() or word.lower() in _PARTICLES for word in before_comma)
            and len(before_comma) <= MAX_BYLINE_WORDS
            and len(words.split()) <= 2 * MAX_BYLINE_WORDS
            and not dated
            and not ended
        )

    def unglued(self, line: str) -> tuple[str, str | None]:
        """Running text, and the furniture glued to its end without a space; None where none is.

        >>> furniture().unglued("It ended in 2021.Facebook Comments")
        ('It ended in 2021.', 'Facebook Comments')
        """
        for phrase in self.glued:
            text = line.removesuffix(phrase)
            if text is not line and len(text) < len(line) and text.endswith(_SENTENCE_ENDS):
                return text, phrase
        return line, None

    def _is_byline(self, part: str) -> bool:
        lowered = part.lower().strip("()[]. ")
        if lowered in self.agencies:
            return True
        for opening in self.bylines:
            if lowered.startswith((opening + " ", opening + ": ")):
                return self.is_name(part[len(opening) :].lstrip(": "))
        return False

    def _is_date(self, part: str) -> bool:
        place = _PLACE.match(part)
        words = [w.lower().rstrip(".") for w in _WORD.findall(part[place.end() if place else 0 :])]
        strange = [w for w in words if not (w[0].isdigit() or w in self.in_datelines)]
        if strange or not words:
            return bool(_AGO.search(part.lower()) and len(words) <= 5)
        day = any(w in self.months for w in words) and any(w[0].isdigit() for w in words)
        return day or bool(_NUMERIC_DATE.search(part)) or bool(_AGO.search(part.lower()))


_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", ".)", ".’")


@cache
def furniture() -> Furniture:
    """The table, read once."""
    text = files(__package__).joinpath("furniture.toml").read_text(encoding="utf8")
    table: dict[str, Any] = tomllib.loads(text)
    months = {word: int(month) for month, words in table["months"].items() for word in words}
    date_words = frozenset(table["date_words"])
    fill = {word.rstrip(".") for word in (*table["date_fill"], *" ".join(date_words).split())}
    return Furniture(
        lines=frozenset(table["lines"]),
        begins=tuple(table["begins"]),
        begins_as_written=tuple(table["begins_as_written"]),
        headline_openers=frozenset(table["opens_headlines"]),
        glued=_longest_first(table["glued"]),
        sections=frozenset(table["sections"]),
        bylines=_longest_first(table["bylines"]),
        agencies=frozenset(table["agencies"]),
        captions=tuple(table["captions"]),
        picture_credits=tuple(table["picture_credits"]),
        months=months,
        date_words=date_words,
        in_datelines=frozenset({*months, *table["weekdays"]["names"], *fill}),
    )


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _bare(line: str) -> str:
    """`line` without case, and without marks and counts at its edges ("» Comments (12)")."""
    words = line.replace("’", "'").lower()
    if (last := words.rstrip()[-1:]).isdecimal() or last == ")":  # it costs more than all else
        words = _COUNT.sub("", words)
    begins = (i for i, c in enumerate(words) if c.isalnum() and not c.isdecimal())
    ends = (i for i in range(len(words), 0, -1) if words[i - 1].isalnum())
    return words[next(begins, len(words)) : next(ends, 0)]
