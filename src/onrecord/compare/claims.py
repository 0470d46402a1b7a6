"""Claims: the sentences of statements, made ready to be set against each other.

In: statement rows. Out: for each sentence its stems, names, amounts and how it turns what it says.
All is made once a statement, so that a pair costs no more than a few set operations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.compare.amounts import Amount, amounts_of
from onrecord.language.parts import Part, is_clause, parts_of
from onrecord.language.polarity import polarity_of, polarity_words
from onrecord.language.stems import stem, stems_of, words_of
from onrecord.model import Act, Form, Speaker, StatementRow

_NAME = re.compile(r"(?<![.!?:“\"‘«„]\s)(?<!^)\b[A-Z][\w’'-]+")
_DIRECTIONS = ("not to ", "to not ", "never to ")  # "warned her not to": a wish, not a denial
_QUESTIONS = ("whether ", "who ", "how ", "why ", "what ", "when ", "where ", "if ")
_MARKS = "\"”’»' "
_REJECTING = frozenset({Act.DENY, Act.REJECT})


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a statement by a known speaker, ready to be compared.

    `negated` and `dismissive` are told by its words. `rejects`: the cue says that what the words
    name is not so ("denied that …", "rejected the claim"). `answers`: the speaker denies or rejects
    something by act, whatever the words. `concedes`: takes on what was held against them. `clause`:
    says something of something, as a noun phrase does not. `position` is where it begins on its
    page, in code points, or close to it; `key` names it in the record; `surname` is the stem of the
    last word of the speaker's name; `excluded` are the stems that exclude one of `stems`.
    """

    row: StatementRow = field(repr=False)
    words: str = field(repr=False)
    key: str
    speaker: Speaker
    surname: str
    stems: frozenset[str] = field(repr=False)
    names: frozenset[str] = field(repr=False)
    excluded: frozenset[str] = field(repr=False)
    amounts: tuple[Amount, ...] = field(repr=False)
    negated: bool
    dismissive: bool
    rejects: bool
    answers: bool
    concedes: bool
    clause: bool
    day: date | None
    position: int

    @property
    def denies(self) -> bool:
        """Whether the speaker says that something is not so."""
        return self.negated != self.rejects if self.row.denied else self.negated or self.rejects

    @property
    def asserts(self) -> bool:
        """Whether it says that something is so or is not, as a question and a bare name do not."""
        asks = self.words.startswith(_QUESTIONS) or self.words.rstrip(_MARKS).endswith("?")
        return not asks and (self.clause or self.denies or self.answers)


def claims_of(row: StatementRow) -> tuple[Claim, ...]:
    """The claims that `row` makes, one a sentence; none where its speaker is not known."""
    if row.known_speaker is None:
        return ()
    parts = parts_of(row.content_text)
    return tuple(_claim(row, row.known_speaker, part, len(parts)) for part in parts)


def _claim(row: StatementRow, speaker: Speaker, part: Part, parts: int) -> Claim:
    polarity = polarity_of(part.words)
    stems = frozenset(stems_of(part.words))
    opposites = polarity_words().opposites
    cue = set(words_of(row.cue_text))
    answers = row.act in _REJECTING or bool(cue & polarity_words().refusals)
    directs = part.words.casefold().startswith(_DIRECTIONS)
    day = row.day
    return Claim(
        row=row,
        words=part.words if parts > 1 else row.content_text,
        key=f"{row.id}:{part.start}",
        speaker=speaker,
        surname=stem((words_of(speaker.name) or ["?"])[-1]),
        stems=stems,
        names=frozenset(
            stem(word) for name in _NAME.findall(part.words) for word in words_of(name)
        ),
        excluded=frozenset(other for each in stems for other in opposites.get(each, ())),
        amounts=amounts_of(part.words),
        negated=polarity.negated and not directs,
        dismissive=polarity.calls_false,
        rejects=row.denied or (answers and _is_named(row, part)),
        answers=answers or row.denied,
        concedes=row.act is Act.CONCEDE or bool(cue & polarity_words().concessions),
        clause=is_clause(part.words),
        day=day.first if day else None,
        position=row.content[0].start + part.start,
    )


def _is_named(row: StatementRow, part: Part) -> bool:
    """Whether the words name what is rejected: not in a quotation, not in "declined to say"."""
    return row.form is not Form.DIRECT and not part.words.startswith("to ")


def days_apart(one: Claim, other: Claim) -> int | None:
    """Days between the two; None where a day is not known."""
    if one.day is None or other.day is None:
        return None
    return abs((one.day - other.day).days)
