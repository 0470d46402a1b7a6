"""What is gathered into a dispute stands on one side of it."""

from __future__ import annotations

import pytest

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.queue.gathering import gathered
from onrecord.compare.queue.openings import Opening
from onrecord.compare.queue.repeats import without_repeats
from onrecord.compare.queue.standing import Standing


def claim(words: str, at: int) -> Claim:
    (own,) = claims_of(said("Ana Ruiz", words, at=at))
    return own


NOT_OPEN = claim("The gate was not open that night", 0)
NEVER = claim("The gate never opens", 60)
NOT_TRUE = claim("That is not true of the gate", 120)


def test_ones_own_words_beside_a_denial_are_not_put_against_themselves() -> None:
    (dispute,) = gathered(
        [(0.9, Pair(NOT_OPEN, NEVER, frozenset({"gate"}), 1.0, 0.5))],
        same={},
        renderings=lambda _: (),
        beside=lambda _: (NOT_OPEN, NOT_TRUE),
        alike=lambda _, others: [0.5 for _ in others],
        against=lambda _, __: 0.5,
    )
    assert [[each.words for each in side.evidence] for side in dispute.sides] == [
        [NOT_OPEN.words],
        [NEVER.words, NOT_TRUE.words],
    ]


def test_a_rendering_that_gives_no_figure_is_no_evidence_in_a_dispute_on_figures() -> None:
    rows = (
        said("Ana Ruiz", "At least 41 people died in the flood", page="one"),
        said("Bo Lind", "27 people had died in the flood", page="two"),
        said("Ana Ruiz", "Dozens of people died in the flood", page="three"),
    )
    high, low, dozens = (own for row in rows for own in claims_of(row))
    (dispute,) = gathered(
        [(0.9, Pair(high, low, frozenset({"flood", "die"}), 1.0, 0.5))],
        same={},
        renderings=lambda saying: (dozens,) if saying == high.key else (),
        beside=lambda _: (),
        alike=lambda _, others: [0.5 for _ in others],
        against=lambda _, __: 0.5,
    )
    assert [(side.answer, len(side.evidence)) for side in dispute.sides] == [("41", 1), ("27", 1)]


def open_by(name: str, words: str) -> tuple[Claim, ...]:
    return claims_of(said(name, words, page=name))


def opened(*parties: tuple[str, str]) -> Opening:
    """A dispute on the gate, of pairs of who says that it was open and who denies it."""
    pairs = [
        (open_by(yes, "The gate was open"), open_by(no, "The gate was not open"))
        for yes, no in parties
    ]
    (one,), (other,) = pairs[0]
    opening = Opening(Pair(one, other, frozenset({"gate"}), 1.0, 1.0), 0.9, figures=False)
    for (yes,), (no,) in pairs:
        opening.affirm(f"{yes.speaker.name} yes", yes)
        opening.deny(f"{no.speaker.name} no", no)
    return opening


@pytest.mark.parametrize(("against", "many"), [(0.9, 1), (0.1, 2)])
def test_what_was_said_and_denied_in_a_likelier_dispute_is_a_repetition(
    against: float, many: int
) -> None:
    """Unless half of its parties would not stand there."""
    first = opened(("Ana Ruiz", "Bo Lind"), ("Cy Moss", "Di Falk"))
    later = opened(("Ed Hale", "Fay Orr"), ("Cy Moss", "Di Falk"))
    standing = Standing(lambda _, __: against, lambda _, others: [0.5 for _ in others])
    assert len(without_repeats([first, later], standing)) == many


def test_what_was_mostly_said_and_denied_before_is_a_repetition_whoever_else_says_it() -> None:
    first = opened(("Ana Ruiz", "Bo Lind"), ("Cy Moss", "Di Falk"), ("Gus Vane", "Ida Rook"))
    later = opened(("Ed Hale", "Bo Lind"), ("Cy Moss", "Di Falk"), ("Gus Vane", "Ida Rook"))
    apart = Standing(lambda _, __: 0.1, lambda _, others: [0.5 for _ in others])
    assert len(without_repeats([first, later], apart)) == 1
