"""Turns: how a sentence turns what its words say: negates it, rejects it, calls it false.

In: a row, one of its sentences, the speaker's own words in it and the words of the cue. Out: what
the fields of a `Claim` of the same names are.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from onrecord.compare.claims.asserting import MARKS, ordered, own_mistake
from onrecord.compare.claims.claims import REJECTING
from onrecord.compare.claims.clauses import of_an_account
from onrecord.language.claims import begins, claim_words
from onrecord.language.parts import Part, is_clause
from onrecord.language.polarity import polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import words_of
from onrecord.model import Form, StatementRow

_QUOTED = re.compile(r"\s*(?:[\w’' ]{1,20}:\s*)?[“\"«„]\S")  # "him: “We paid”"
WHOLE = 4  # words of a quotation that is a sentence; fewer may be a term


@dataclass(frozen=True, slots=True)
class Turns:
    """How a sentence turns what it says: the fields of a claim of the same names."""

    negated: bool
    dismissive: bool
    rejects: bool
    answers: bool


_NOTHING = Turns(negated=False, dismissive=False, rejects=False, answers=False)


def turns_of(row: StatementRow, part: Part, own: str, cue: Set[str]) -> Turns:
    """Told by the cue, the act and the speaker's `own` words."""
    polarity = polarity_of(own)
    refused = bool(cue & polarity_words().refusals)
    if (refused or polarity.calls_false) and polarity_of(row.cue_text).negates:
        return _NOTHING  # "does not deny that …", "had not called it a lie"
    overturned = refused and polarity.calls_false and of_an_account(part.words)
    answers = refused or (row.act in REJECTING and (polarity.negated or polarity.calls_false))
    rejected = row.denied or (refused and _is_named(row, part))
    if polarity.negated and _is_answer(row, part):
        rejected = False  # denied it: “Nobody called me”
    told = begins(part.words.lstrip(MARKS).casefold(), claim_words().directions)
    directs = told or ordered(part.words)
    return Turns(
        negated=polarity.negated and not (directs or overturned),
        dismissive=polarity.calls_false and not (overturned or own_mistake(own)),
        rejects=rejected and not overturned,
        answers=answers or row.denied,
    )


def is_whole(row: StatementRow, part: Part) -> bool:
    """Whether it is quoted as a sentence: whole, with a capital letter."""
    return _in_own_words(row, part) and len(words_of(part.words)) >= WHOLE


def _is_answer(row: StatementRow, part: Part) -> bool:
    """Whether the words are those with which the speaker rejects something else.

    Of a quotation's sentences only the first has the mark before it.
    """
    quoted = _QUOTED.match(row.content_text, max(0, part.start - 1)) or _in_own_words(row, part)
    said = is_clause(part.words) or is_whole(row, part)
    return bool(quoted) and said and not begins(part.words, claim_words().questions)


def _in_own_words(row: StatementRow, part: Part) -> bool:
    """Whether the row is a quotation, in which the part begins with a capital letter."""
    return row.form is Form.DIRECT and part.words.lstrip(MARKS)[:1].isupper()


def _is_named(row: StatementRow, part: Part) -> bool:
    """Whether the words name what is rejected: not in a quotation, not in "declined to say"."""
    return row.form is not Form.DIRECT and not part.words.startswith("to ")
