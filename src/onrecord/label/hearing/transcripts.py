"""Who asks and who answers where speech is printed in turns, each behind a name and a colon.

In: a page's text and its attributions. Out: the turns that ask, each with the turn that answers it
at once, if one does; the hearers of both. What stands under "Q" is put to who answers, though its
words be no question. Under a name it is one that ends with a question mark and that another
speaker answers in the next turn; so a rhetorical question within a speech asks nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.model import Attribution, Spans, words_at

AT_ONCE = 10
"""Characters from one turn to the next: a line's end, no paragraph between."""

_COLONS = (":", ".")
_LETTERS = ("Q", "Question")
_MARKS = " “”\"‘’'"


def questions_in_turns(text: str, attributions: Sequence[Attribution]) -> Mapping[int, int | None]:
    """The places of the turns that ask, each with the place of the turn that answers, or None."""
    turns = [index for index, each in enumerate(attributions) if _is_turn(text, each)]
    turns.sort(key=lambda index: attributions[index].hull)
    asking: dict[int, int | None] = {
        index: None for index in turns if _source(text, attributions[index]) in _LETTERS
    }
    for index, after in pairwise(turns):
        turn, answer = attributions[index], attributions[after]
        answered = _answered_by(text, turn, answer)
        if answered and (index in asking or _ends_asking(text, turn)):
            asking[index] = after
    return asking


def heard_in_turns(text: str, attributions: Sequence[Attribution]) -> dict[int, Spans]:
    """Who is asked and who is answered, by place, where a name and no letter begins both turns."""
    heard: dict[int, Spans] = {}
    for asked, answer in questions_in_turns(text, attributions).items():
        if answer is None or _source(text, attributions[asked]) in _LETTERS:
            continue
        heard[asked] = attributions[answer].source
        heard[answer] = attributions[asked].source
    return heard


def _is_turn(text: str, attribution: Attribution) -> bool:
    """Whether a line begins with the source, and only a colon leads on to what is said."""
    source, cue = attribution.source, attribution.cue
    if not source or len(cue) != 1 or cue[0].of(text) not in _COLONS:
        return False
    return source[0].start == 0 or text[source[0].start - 1] == "\n"


def _answered_by(text: str, turn: Attribution, answer: Attribution) -> bool:
    near = 0 <= answer.hull.start - turn.hull.end <= AT_ONCE
    return near and _source(text, turn) != _source(text, answer)


def _ends_asking(text: str, turn: Attribution) -> bool:
    """Whether the turn's line ends with a question mark, which a content may leave out."""
    end = turn.hull.end
    return text[end - 1 : end + AT_ONCE].split("\n")[0].rstrip(_MARKS).endswith("?")


def _source(text: str, turn: Attribution) -> str:
    return words_at(text, turn.source, " ")
