"""What two claims both count."""

from __future__ import annotations

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.features.figures import counted_in
from onrecord.compare.pairs.pairs import Pair, pair_of


def test_whom_polls_tell_of_is_not_what_they_count() -> None:
    one = "that Ruiz beats Lind by 46 percent to 42 percent"
    assert not counted_in(paired(one, "that Ruiz leads Lind by 60 percent to 30 percent"))


def test_a_share_of_one_thing_is_counted() -> None:
    one = "that 46 percent of the harbour workers were paid"
    assert counted_in(paired(one, "that 12 percent of the harbour workers were paid"))


def paired(one: str, other: str) -> Pair:
    (first,) = claims_of(said("Ana Ruiz", one))
    (second,) = claims_of(said("Bo Hill", other, page="two"))
    return pair_of(first, second, lambda _: 1.0)
