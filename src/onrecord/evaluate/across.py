"""How well pages are set side by side: disputes, utterances, dispatches, positions.

In: gold rows (as JSON has them), what the rooms `group` and `compare` found, and the statements of
each gold page. Out: counts and the figures that they give. A gold quotation counts as found where
a statement of its page covers at least half of its words; a quotation may have several statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.language.parts import parts_of
from onrecord.language.stems import words_of
from onrecord.model import (
    Dispute,
    Position,
    Stance,
    StatementId,
    StatementRow,
    Utterance,
)

HALF = 0.5  # of a quotation's words that one statement must cover
FIRST = 3  # disputes of the queue that are looked at for each gold matter
JUDGED = 20  # disputes at the head of the queue of which precision is told

Gold = Mapping[str, Any]
Statements = Mapping[str, Sequence[StatementRow]]
Found = frozenset[StatementId]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that belong together: by both, by the prediction alone, by the gold alone."""

    both: int
    predicted_only: int
    gold_only: int

    @property
    def precision(self) -> float:
        """Of the predicted pairs, those that are right; 1 where none is predicted."""
        predicted = self.both + self.predicted_only
        return self.both / predicted if predicted else 1.0

    @property
    def recall(self) -> float:
        """Of the gold pairs, those that are predicted; 1 where there is none."""
        gold = self.both + self.gold_only
        return self.both / gold if gold else 1.0

    @property
    def pair_f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.both / max(1, 2 * self.both + self.predicted_only + self.gold_only)


@dataclass(frozen=True, slots=True)
class DisputeScore:
    """Gold matters: how many there are, with two sides among the statements, and in the queue.

    `head_known` counts the disputes at the head of the queue that are gold matters; the others may
    be right too and must be judged by reading.
    """

    gold: int
    covered: int
    paired: int
    head: int
    head_known: int

    @property
    def recall(self) -> float:
        """Of the gold matters, those of which two sides stand against each other early enough."""
        return self.paired / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class StanceScore:
    """Gold positions: how many, found as statements, found on the matter, with the right stance."""

    gold: int
    quoted: int
    found: int
    right: int

    @property
    def accuracy(self) -> float:
        """Of those found on the matter, the share with the right stance."""
        return self.right / self.found if self.found else 0.0


def statements_quoting(page: str, quote: str, statements: Statements) -> Found:
    """The statements of `page` that cover at least half of the words of `quote`."""
    wanted = Counter(words_of(quote))
    return frozenset(
        row.id
        for row in statements.get(page, ())
        if (Counter(words_of(row.content_text)) & wanted).total() >= HALF * wanted.total()
    )


def _sentences_quoting(page: str, quote: str, statements: Statements) -> frozenset[str]:
    """The sentences, of statements that quote it, that have half of their or its words in it."""
    wanted = Counter(words_of(quote))
    quoting = statements_quoting(page, quote, statements)
    found = [
        (f"{row.id}:{part.start}", Counter(words_of(part.words)))
        for row in statements.get(page, ())
        if row.id in quoting
        for part in parts_of(row.content_text)
    ]
    return frozenset(
        key
        for key, words in found
        if (words & wanted).total() >= HALF * min(words.total(), wanted.total())
    )


def score_disputes(
    gold: Sequence[Gold], queue: Sequence[Dispute], statements: Statements
) -> DisputeScore:
    """Gold matters of which two opposed sides stand on two sides of an early dispute."""
    matters = [_sides(row, statements) for row in gold]
    early, head = queue[: FIRST * len(gold)], queue[:JUDGED]
    return DisputeScore(
        gold=len(gold),
        covered=sum(any(True for _ in _opposed(matter)) for matter in matters),
        paired=sum(any(_pairs(each, matter) for each in early) for matter in matters),
        head=len(head),
        head_known=sum(any(_pairs(each, matter) for matter in matters) for each in head),
    )


def score_utterances(
    gold: Sequence[Gold], utterances: Iterable[Utterance], statements: Statements
) -> Pairs:
    """Pairs of gold renderings that were found, grouped by gold and by `utterances`."""
    named: dict[str, Hashable] = {k: each.id for each in utterances for k in each.sentences}
    return score_groups(gold, named, statements)


def score_groups(
    gold: Sequence[Gold], named: Mapping[str, Hashable], statements: Statements
) -> Pairs:
    """As `score_utterances`, for any naming of groups of sentences (`stm-…:N`)."""
    rows = []
    for number, group in enumerate(gold):
        for each in group["renderings"]:
            found = _sentences_quoting(each["page"], each["quote"], statements)
            names = frozenset(named[key] for key in found if key in named)
            if names:
                rows.append((number, names))
    judged = [(a[0] == b[0], not a[1].isdisjoint(b[1])) for a, b in combinations(rows, 2)]
    return _counted(judged)


def exact_match(rows: Iterable[StatementRow]) -> dict[str, Hashable]:
    """The baseline: one group for equal words of one speaker, whatever their case (Quotebank)."""
    return {
        f"{row.id}:{part.start}": (row.known_speaker.id, " ".join(words_of(part.words)))
        for row in rows
        if row.known_speaker
        for part in parts_of(row.content_text)
    }


def score_pages(gold: Iterable[Iterable[str]], found: Iterable[Iterable[str]]) -> Pairs:
    """Pairs of pages that carry one dispatch, by gold groups and by the groups found."""
    right, named = _pairs_within(gold), _pairs_within(found)
    return Pairs(len(right & named), len(named - right), len(right - named))


def score_positions(
    gold: Iterable[Gold], positions: Iterable[Position], statements: Statements
) -> StanceScore:
    """Stances against gold ones: affirms, denies, or `other`, which is neither."""
    stances = {each.evidence.statement: each.stance for each in positions}
    counts: Counter[str] = Counter()
    for row in gold:
        quoting = statements_quoting(row["page"], row["quote"], statements)
        told = {stances[statement] for statement in quoting if statement in stances}
        wanted = Stance.NEITHER if row["stance"] == "other" else Stance(row["stance"])
        counts.update(gold=1, quoted=bool(quoting), found=bool(told), right=wanted in told)
    return StanceScore(counts["gold"], counts["quoted"], counts["found"], counts["right"])


def _sides(row: Gold, statements: Statements) -> list[tuple[str, Found]]:
    """For each side its stance and the statements that are its evidence."""
    return [
        (
            side["stance"],
            frozenset().union(
                *(statements_quoting(e["page"], e["quote"], statements) for e in side["evidence"])
            ),
        )
        for side in row["sides"]
    ]


def _opposed(sides: Sequence[tuple[str, Found]]) -> Iterable[tuple[Found, Found]]:
    """The pairs of sides of different stances of which statements were found."""
    for (stance, one), (other_stance, other) in combinations(sides, 2):
        if stance != other_stance and one and other:
            yield one, other


def _pairs(dispute: Dispute, sides: Sequence[tuple[str, Found]]) -> bool:
    """Whether two opposed gold sides stand on different sides of `dispute`."""
    shown = [frozenset(e.statement for e in side.evidence) for side in dispute.sides]
    return any(
        (here & one and there & other) or (here & other and there & one)
        for one, other in _opposed(sides)
        for here, there in combinations(shown, 2)
    )


def _counted(judged: Iterable[tuple[bool, bool]]) -> Pairs:
    counts = Counter(judged)
    return Pairs(counts[True, True], counts[False, True], counts[True, False])


def _pairs_within(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}
