"""Claims: statements made ready to be set against each other.

In: statement rows. Out: for each its stems, names, amounts and how it turns what it says. All is
made once a statement, so that a pair costs no more than a few set operations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.compare.amounts import Amount, amounts_of
from onrecord.language.polarity import polarity_of, polarity_words
from onrecord.language.stems import stem, stems_of, words_of
from onrecord.model import Act, Speaker, StatementRow

_NAME = re.compile(r"(?<![.!?:“\"‘«„]\s)(?<!^)\b[A-Z][\w’'-]+")
_REJECTING = frozenset({Act.DENY, Act.REJECT})


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement by a known speaker, ready to be compared.

    `denies` is True where the speaker says that something is not so, by the cue or in the words;
    `rejects` where the cue alone says so ("denied", "rejected"); `concedes` where the speaker takes
    on what was held against them; `position` is where the content
    begins on its page, in code points.
    """

    row: StatementRow = field(repr=False)
    speaker: Speaker
    stems: frozenset[str] = field(repr=False)
    names: frozenset[str] = field(repr=False)
    amounts: tuple[Amount, ...] = field(repr=False)
    negated: bool
    dismissive: bool
    rejects: bool
    concedes: bool
    day: date | None
    position: int

    @property
    def denies(self) -> bool:
        """Whether the speaker says that something is not so."""
        return self.negated != self.rejects if self.row.denied else self.negated or self.rejects


def claim_of(row: StatementRow) -> Claim | None:
    """The claim that `row` makes; None where its speaker is not known."""
    if row.known_speaker is None:
        return None
    words = polarity_words()
    polarity = polarity_of(row.content_text)
    cue = set(words_of(row.cue_text))
    day = row.day
    return Claim(
        row=row,
        speaker=row.known_speaker,
        stems=frozenset(stems_of(row.content_text)),
        names=frozenset(stem(word) for name in _names(row) for word in words_of(name)),
        amounts=amounts_of(row.content_text),
        negated=polarity.negated,
        dismissive=bool(polarity.falsity),
        rejects=row.denied or row.act in _REJECTING or bool(cue & words.refusals),
        concedes=row.act is Act.CONCEDE or bool(cue & words.concessions),
        day=day.first if day else None,
        position=row.content[0].start,
    )


def _names(row: StatementRow) -> list[str]:
    """Words that begin with a capital within a sentence of the content."""
    return _NAME.findall(row.content_text)


def days_apart(one: Claim, other: Claim) -> int | None:
    """Days between the two; None where a day is not known."""
    if one.day is None or other.day is None:
        return None
    return abs((one.day - other.day).days)
