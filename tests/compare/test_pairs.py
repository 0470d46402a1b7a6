from __future__ import annotations

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.candidates import Candidates
from onrecord.compare.pairs.pairs import pair_of

WORDS = "the ferry sailed past harbour bridge tower market garden chapel"
RARITIES = [0.1, 0.7, 0.013, 0.3, 0.91, 0.2, 0.57]


def claim(page: str) -> Claim:
    (made,) = claims_of(said("Ana Ruiz", WORDS, page=page))
    return made


def test_the_order_in_which_stems_are_met_changes_no_weight() -> None:
    one, other = claim("one"), claim("two")
    stems = sorted(one.stems & other.stems)
    pairs = []
    for turn in range(len(stems)):
        turned = stems[turn:] + stems[:turn]
        rarity = {each: RARITIES[at % len(RARITIES)] for at, each in enumerate(turned)}
        pairs.append(pair_of(one, other, rarity.__getitem__))
    assert len({pair.weight for pair in pairs}) == 1


def test_candidates_tell_the_closeness_of_the_pair() -> None:
    one, other = claim("one"), claim("two")
    candidates = Candidates()
    candidates.add([one, other])
    rarity = candidates.rarity
    assert rarity.alike(one, [other]) == [pair_of(one, other, rarity.of).closeness]
