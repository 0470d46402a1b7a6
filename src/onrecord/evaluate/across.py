"""How well pages are put together: utterances and dispatches.

In: gold rows (as JSON has them), what the room `group` found, and the statements of each gold page.
Out: pairs that belong together, by both, and the figures that they give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.evaluate.quoting import Gold, Statements, sentences_quoting
from onrecord.language.parts import parts_of
from onrecord.language.stems import words_of
from onrecord.model import StatementRow, Utterance


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


def score_utterances(
    gold: Sequence[Gold], utterances: Iterable[Utterance], statements: Statements
) -> Pairs:
    """Pairs of gold renderings that were found, grouped by gold and by `utterances`."""
    named: dict[str, Hashable] = {k: each.id for each in utterances for k in each.sentences}
    return score_groups(gold, named, statements)


def score_groups(
    gold: Sequence[Gold], named: Mapping[str, Hashable], statements: Statements
) -> Pairs:
    """As `score_utterances`, for any naming of groups of sentences (`stm-…:N`).

    A sentence that is in no group, because no page tells who speaks, is a group of its own.
    """
    rows = []
    for number, group in enumerate(gold):
        for each in group["renderings"]:
            found = sentences_quoting(each["page"], each["quote"], statements)
            names = frozenset(named.get(key, key) for key in found)
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


def _counted(judged: Iterable[tuple[bool, bool]]) -> Pairs:
    counts = Counter(judged)
    return Pairs(counts[True, True], counts[False, True], counts[True, False])


def _pairs_within(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}
