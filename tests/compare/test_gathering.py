"""What is gathered into a dispute stands on one side of it."""

from __future__ import annotations

from across_rows import said
from onrecord.compare.claiming import claims_of
from onrecord.compare.claims import Claim
from onrecord.compare.gathering import gathered
from onrecord.compare.pairs import Pair


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
