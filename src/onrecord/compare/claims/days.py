"""Days between two claims: in two claims, out how many, at least."""

from __future__ import annotations

from onrecord.compare.claims.claims import Claim


def days_apart(one: Claim, other: Claim) -> int | None:
    """Days between the two, at least ("2019-04" and "2019-04-19": none); None if unknown."""
    if one.days is None or other.days is None:
        return None
    return max(0, (one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days)
