"""What two claims both count."""

from __future__ import annotations

import pytest

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.features.figures import counted_in, different_figures
from onrecord.compare.pairs.pairs import Pair, pair_of


def test_whom_polls_tell_of_is_not_what_they_count() -> None:
    one = "that Ruiz beats Lind by 46 percent to 42 percent"
    assert not counted_in(paired(one, "that Ruiz leads Lind by 60 percent to 30 percent"))


def test_a_share_of_one_thing_is_counted() -> None:
    one = "that 46 percent of the harbour workers were paid"
    assert counted_in(paired(one, "that 12 percent of the harbour workers were paid"))


@pytest.mark.parametrize(
    ("one", "other", "contradicted"),
    [
        ("that 46% of the workers were paid", "that 12 percent of the workers were paid", 1.0),
        ("that 46% of the workers were paid", "that 12% of the sailors were paid", 0.0),
        ("that 46% of the workers were paid", "that the paid workers came to 12%", 0.5),
        ("a lead of 46% among older sailors", "a lead of 12% among workers", 0.0),
        ("winning 30 boats", "to “win 45 boats” in May", 0.0),
        ("that 30 sailors drowned in 1998", "that 12 sailors drowned in 2004", 0.0),
        ("that 30 sailors drowned off Lunde", "that 12 sailors drowned off Korvan", 0.0),
        ("that 30 sailors drowned", "that 12 sailors did not drown", 0.0),
        ("spending 3 million crowns on ships", "spending 4 million crowns on ships", 0.0),
        ("that 12 sailors drowned", "if 30 sailors drowned, the ship was full", 0.0),
        ("that more than 20 sailors drowned", "that 31 sailors drowned", 0.0),
        ("that no more than 20 sailors drowned", "that 31 sailors drowned", 1.0),
        ("that up to 40 sailors drowned", "that 31 sailors drowned", 0.0),
        ("that about 300 sailors drowned", "that 312 sailors drowned", 0.0),
        ("that 300 sailors drowned", "that 312 sailors drowned", 1.0),
        ("that 31 sailors drowned", "that 32 sailors drowned", 1.0),
        ("a 50-point lead in May", "a 30-point lead in the south", 0.0),
        ("46% of workers in a poll were paid", "surveys say 12% of workers were paid", 0.0),
        ("46% of workers in a poll were paid", "12% of workers were paid", 1.0),
        ("that hundreds of sailors drowned", "that 312 sailors drowned", 0.0),
        ("that hundreds of sailors drowned", "that 31 sailors drowned", 1.0),
        ("a toll of 30 in January", "a fee of 40 in January", 0.0),
        ("that 30 sailors drowned", "that sailors aged 18 to 39 drowned", 0.0),
        ("that the boat cost $3m in May", "that the boat cost $5m", 0.5),
        ("the boat cost $3 million", "the boat cost €5 million", 0.0),
        ("the boat cost $3 million", "the boat of 90 sailors cost a lot", 0.0),
        ("the boat cost $30 million", "they paid $50 million", 0.0),
        ("the boat cost ¥30 million", "they paid ¥50 million", 0.0),
    ],
)
def test_figures_of_two_things_contradict_nothing(
    one: str, other: str, contradicted: float
) -> None:
    assert different_figures(paired(one, other)) <= contradicted
    assert bool(different_figures(paired(one, other))) is bool(contradicted)


def paired(one: str, other: str) -> Pair:
    (first,) = claims_of(said("Ana Ruiz", one))
    (second,) = claims_of(said("Bo Hill", other, page="two"))
    return pair_of(first, second, lambda _: 1.0)
