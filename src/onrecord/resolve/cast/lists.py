"""Names in a row: "Ana Ruiz, Jo Hill and Sam Quist", and not "the Science and Technology Office".

In: the words of a source and the names in it. Out: those that commas and "and" join.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.letters import CAPITAL
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name

_LEAD = re.compile(rf"(?:[Bb]oth )?(?:[Tt]he )?\W*(?:{CAPITAL}[\w.]* ){{0,3}}")
_BETWEEN = re.compile(rf"[’']?s?(?:, |,? (?:and|&) )(?:the )?(?:{CAPITAL}[\w.]* ){{0,3}}")
_ALSO = re.compile(
    r",? as well as (?:the )?(?:(?!(?:against|at|by|for|from|in|of|to|with)\b)[\w.]+ ){0,3}"
)
_LIST_END = re.compile(r"(?:[’']s?)?\W*$|, who|, which|,? both$|,? alike$| \(")

Named = tuple[Name, Character]


def names_in_row(text: str, span: Span, named: Sequence[Named]) -> tuple[Named, ...]:
    """Names in a row that begin the source: "Ana Ruiz, Jo Hill and Sam Quist"; else none."""
    if not named or not _LEAD.fullmatch(text[span.start : start_of(named[0][0])]):
        return ()
    row = _row(text, named)
    ends = _LIST_END.match(text, row[-1][0].span.end, span.end) is not None
    return tuple(row) if len(row) > 1 and ends else ()


def joined_names(text: str, heading: Sequence[Named]) -> tuple[Named, ...]:
    """The last name of the head, and those joined to it by "and" or a comma."""
    joined = [heading[-1]]
    for pair in reversed(heading[:-1]):
        between = text[pair[0].span.end : joined[0][0].span.start]
        if not re.fullmatch(r"[’']?s?,? (?:and|&) (?:the )?(?:\w+\.? )?|, ", between):
            break
        if _one_name(pair, joined[0]):
            break
        joined.insert(0, pair)
    return tuple(joined)


def start_of(name: Name) -> int:
    """Where a name begins with its title and the words before it."""
    return name.span.start - name.lead


def is_body(pair: Named) -> bool:
    """Whether a name is no person's."""
    return pair[1].kind is not SpeakerKind.PERSON


def _row(text: str, named: Sequence[Named]) -> list[Named]:
    """The first name with those that commas and a closing "and" join to it, or "as well as"."""
    row, closed = [named[0]], False
    for pair in named[1:]:
        between = text[row[-1][0].span.end : start_of(pair[0])]
        also = _ALSO.fullmatch(between) is not None
        joins = also or (not closed and _BETWEEN.fullmatch(between) is not None)
        if not joins or _one_name(row[-1], pair):
            break
        row.append(pair)
        closed |= also or "and" in between or "&" in between
    return row if closed else row[:1]


def _one_name(left: Named, right: Named) -> bool:
    """Whether "and" stands inside one body's name: "the Science and Technology Directorate"."""
    alone = len(left[0].words) == 1 and len(left[1].mentions) == 1 and is_body(left)
    return alone and len(right[0].words) > 1 and is_body(right)
