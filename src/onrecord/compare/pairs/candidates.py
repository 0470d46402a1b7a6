"""Candidates: which pairs of claims are worth scoring.

In: claims, a few at a time. Out: for each new claim those known ones that share rare stems with it
or stand close to it on its page. Comparing all with all would grow with the square of the record;
here a claim asks for its rarest stems first, and a stem that too many have asks for nobody. What is
asked for is an index of keys; only claims that may be contrary by the marks that the index has of
them are recalled whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.days import days_apart
from onrecord.compare.pairs.keys import (
    KIND,
    NEAR,
    enough,
    entry_of,
    keys_of_each_other,
    marks_of,
    may_be_contrary,
    page_key,
    stem_keys,
)
from onrecord.compare.pairs.meeting import all_of_one, close_by, may_contradict, talkers_in
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.pairs.rarity import Rarity
from onrecord.language.stems import stems_of
from onrecord.postings import Index, Meeting, MemoryIndex

LOOKED_UP = 1500  # claims that the stems of one may bring, its rarest stems first
CROWD = 400  # claims; a stem that more have tells nothing of the matter
SHARED = 2  # stems that claims must share that were said at any time
SETTLED = 5000  # claims from which on the rarity of stems tells what is worth comparing
FAR_WEIGHT = 1.0  # rarity of shared stems, summed, that such claims must have instead of SHARED …
NEAR_WEIGHT = 0.6  # … and within NEAR days: leaves a tenth of the pairs, 3 of 4 of those over .5
ON_ONE_SIDE = 0.6  # rarity of shared stems; with less, claims are less than half as close as ALIKE
NAMED = 12  # claims, in a large record, that name a speaker in a fortnight, the last of them
PORTION = 64  # claims whose like are recalled together

Recall = Callable[[Collection[str]], Mapping[str, Claim]]


class Candidates:
    """Claims by what they share with others.

    `recall` gives known claims by their keys; without `index` and `recall` all are kept in memory.
    """

    def __init__(self, index: Index | None = None, recall: Recall | None = None) -> None:
        self._index = index or MemoryIndex()
        self._claims: dict[str, Claim] = {}
        self._recall = recall or (lambda _: self._claims)
        self.rarity = Rarity(self._index)
        self._names: dict[str, set[str]] = {}

    @property
    def settled(self) -> bool:
        """Whether there are so many claims that the rarity of a stem hardly moves any more."""
        return len(self) > SETTLED

    def __len__(self) -> int:
        return self._index.count(KIND)

    def add(self, claims: Iterable[Claim]) -> list[Claim]:
        """Takes in those of `claims` that are new, and says which they are."""
        said = {claim.key: claim for claim in claims}
        known = self._index.known(KIND, said)
        new = [claim for key, claim in said.items() if key not in known]
        self.rarity.forget()
        self._names.clear()
        self._claims.update((claim.key, claim) for claim in new)
        self._index.put([entry_of(claim) for claim in new])
        return new

    def named(self, keys: Collection[str]) -> Mapping[str, Claim]:
        """Claims by their keys, those that there are; their stems are weighed together."""
        claims = {key: self._claims[key] for key in keys if key in self._claims}
        missing = [key for key in keys if key not in claims]
        found = self._recall(missing)
        claims |= {key: found[key] for key in missing if key in found}
        self.rarity.weigh({each for claim in claims.values() for each in claim.stems})
        return claims

    def sharing(self, claim: Claim) -> Mapping[str, float]:
        """The keys of claims with which `claim` may stand on one side, and what they share."""
        found = self._index.meeting(self._rarest(claim), CROWD, ON_ONE_SIDE)
        return {each.name: each.shared for each in found}

    def meeting(self, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
        """Each of `claims` with every known claim that may contradict it."""
        for start in range(0, len(claims), PORTION):
            portion = claims[start : start + PORTION]
            self._foresee(portion)
            met = [(claim, self._met(claim)) for claim in portion]
            known = self.named({name for _, names in met for name in names})
            self.rarity.weigh({each for claim in portion for each in claim.stems})
            for claim, names in met:
                others = (known[name] for name in sorted(names) if name in known)
                yield from ((claim, other) for other in others if self._may_meet(claim, other))

    def beside(self, claim: Claim) -> Iterator[Claim]:
        """The other claims close by on the same page."""
        page = [each.name for each in self._on_page(claim)]
        others = self._recall(page)
        for key in sorted(page):
            if key != claim.key and key in others and close_by(claim, others[key]):
                yield others[key]

    def absent(self, pair: Pair) -> bool:
        """Whether of talk that was told and denied on two pages the parties are not the same.

        The page that tells of it names others and not who denies it, or that of the denial others
        and nobody of whom the other tells; what both name ("the dam of Lunde") is one matter,
        unless the denial is of somebody's talk whom the other page does not name.
        """
        yes, no = (pair.other, pair.one) if pair.one.denies else (pair.one, pair.other)
        denier = frozenset(stems_of(no.speaker.name))
        if (yes.names & no.names) - denier - {yes.surname}:
            return not talkers_in(no) <= self._named_on(yes) | denier | {yes.surname}
        where_told, where_denied = self._named_on(yes), self._named_on(no)
        met = {yes.surname, *yes.names} - denier
        unnamed = no.surname not in where_told and bool(where_told - {yes.surname})
        return unnamed or (met.isdisjoint(where_denied) and bool(where_denied - denier))

    def _named_on(self, claim: Claim) -> set[str]:
        """The stems of whom a claim's page names, and of its headline."""
        page = claim.row.document
        if page not in self._names:
            said = self.named([each.name for each in self._on_page(claim)]).values()
            named = {stem for each in said for stem in (*each.names, each.surname)}
            self._names[page] = named.union(stems_of(claim.row.title or ""))
        return self._names[page]

    def _foresee(self, claims: Iterable[Claim]) -> None:
        """Has the index fetch what `_met` asks it for."""
        stems = self._index.having(stem_keys({each for claim in claims for each in claim.topic}))
        self._index.foresee([key for key, many in stems.items() if many <= CROWD], CROWD)
        self._index.foresee({k for claim in claims for k in keys_of_each_other(claim)}, self._named)
        self._index.foresee({page_key(claim) for claim in claims}, LOOKED_UP)

    def _met(self, claim: Claim) -> set[str]:
        """The names of claims that may be contrary, as far as the index can tell."""
        far, near = (FAR_WEIGHT, NEAR_WEIGHT) if self.settled else (SHARED, 0.0)
        shared = self._index.meeting(self._rarest(claim), CROWD, near)
        found = [each for each in shared if enough(claim, each, far)]
        found += self._index.meeting(keys_of_each_other(claim), self._named)
        mine = marks_of(claim)
        names = {each.name for each in found if may_be_contrary(mine, each.marks)}
        return (names | {each.name for each in self._on_page(claim)}) - {claim.key}

    def _rarest(self, claim: Claim) -> dict[int, float]:
        """The keys of a claim's stems, the rarest first, as many as may be looked up; weighed."""
        keys = stem_keys(claim.topic)
        having = self._index.having(keys)
        left = LOOKED_UP
        rarest: dict[int, float] = {}
        for key in sorted(keys, key=lambda each: (having.get(each, 0), keys[each])):
            many = having.get(key, 0)
            if many > min(CROWD, left):
                break
            left -= many
            rarest[key] = self.rarity.of(keys[key]) if self.settled else 1.0
        return rarest

    @property
    def _named(self) -> int:
        return NAMED if self.settled else CROWD

    def _on_page(self, claim: Claim) -> Iterable[Meeting]:
        return self._index.meeting([page_key(claim)], LOOKED_UP)

    def _may_meet(self, claim: Claim, other: Claim) -> bool:
        """Whether the two, known whole, are to be scored."""
        days = days_apart(claim, other)
        near = days is None or days <= NEAR
        own = claim.speaker.id == other.speaker.id
        taken_back = claim.concedes or other.concedes or all_of_one(claim, other)
        together = len(claim.topic & other.topic) >= SHARED or (own and taken_back)
        return (near or together or close_by(claim, other)) and may_contradict(claim, other)
