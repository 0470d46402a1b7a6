"""Fits what each sign of an answer is worth where the rules cannot tell whom a source stands for.

Usage: python scripts/fit_weighing.py OUT.toml GOLD.jsonl DOCUMENTS.jsonl [GOLD DOCUMENTS …]

In: pairs of files as `onrecord evaluate speakers` takes them. Out: OUT.toml (weighing.toml in
src/onrecord/resolve/weighing), and on the screen, for each sort of source and some least shares,
how many of the open ones are right and wrong by weights of four fifths of the pages on the last
fifth, with the calibration error of their scores.

A conditional logistic model: the options of one source share a belief of 1, and that of the right
ones is made large. Where none is right, that it cannot be told is. The prior keeps weights near 0,
and the answers by rule near 2; signs that few sources have are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fit_salience import FOLDS, Floats, fold_of, lines_of, read_as_given
from numpy.typing import NDArray

from onrecord.evaluate.speakers import outcome_of
from onrecord.model import Speaker
from onrecord.pipeline import Models, Settings, load_models
from onrecord.resolve.found import Found
from onrecord.resolve.sources import doubt_about
from onrecord.resolve.speakers import answered
from onrecord.resolve.weighing.doubts import Doubt, Option, Sort, options_of
from onrecord.resolve.weighing.scenes import scene_of
from onrecord.resolve.weighing.signs import signs_of

HEAD = """\
# What each sign (signs.py) of an answer is worth where the rules leave a source open, by what the
# source is. Made by scripts/fit_weighing.py; positive: for it, negative: against it.
"""
RIDGE = {Sort.PRONOUN: 2.0, Sort.DESCRIPTION: 10.0, Sort.DOCUMENT: 3.0}  # prior precision
BY_HAND = {"ruled": 2.0, "unsure": -1.0}  # about which the weights are kept; the others about 0
SELDOM = 4  # options with a sign under which it is left out
SHARES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
ENOUGH = 1e-4  # gain under which fitting ends

Given = tuple[Floats, NDArray[np.bool_]]
"""The signs of a source's options, a row each, and which of them are right."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One source: its options' signs, what each would be by gold, and whether it is open."""

    page: str
    sort: Sort
    signs: Sequence[Mapping[str, float]]
    outcomes: Sequence[str]
    tells: Sequence[bool]  # whether an option names a speaker
    is_open: bool
    ruled: str  # what the answer by rule is by gold

    @property
    def right(self) -> list[bool]:
        """The options that are taken for right; the last one, unsure, where none other is."""
        *told, _ = (outcome == "right" for outcome in self.outcomes)
        return [*told, not any(told)]


Likeliest = tuple[Weighed, float, int]
"""A source, the share of its likeliest option, and which that is."""


def main() -> None:
    """Fit each sort, tell how it does on pages not fitted on, write the weights."""
    out, *files = map(Path, sys.argv[1:])
    models = load_models(Settings(rules_only=True))
    rows = [
        row for pair in zip(files[::2], files[1::2], strict=True) for row in read(*pair, models)
    ]
    parts = [HEAD]
    for sort in Sort:
        own = [row for row in rows if row.sort is sort]
        tell(sort, own)
        worth = fit(own, sort)
        lines = [f"{name} = {value:.2f}\n" for name, value in sorted(worth.items())]
        parts.append(f"\n[{sort}]\n" + "".join(lines))
    out.write_text("".join(parts), encoding="utf8")


def read(gold: Path, documents: Path, models: Models) -> Iterator[Weighed]:
    """The sources of a gold file that are weighed, with their options."""
    pages: dict[str, list[dict[str, Any]]] = {}
    for row in lines_of(gold):
        if not row.get("doubtful"):
            pages.setdefault(row["id"], []).append(row)
    for page in lines_of(documents):
        if page["id"] in pages:
            doubts = doubts_on(page, models)
            for row in pages[page["id"]]:
                doubt = doubts.get(row["attribution"])
                if doubt and doubt[0].sort:
                    yield weighed(row, *doubt)


def doubts_on(page: Mapping[str, Any], models: Models) -> dict[int, tuple[Doubt, list[Option]]]:
    """Each source of a page as it is asked in reading order, with its options."""
    reader, given = read_as_given(page, models)
    found: dict[int, tuple[Doubt, list[Option]]] = {}
    answers: dict[int, Found] = {}
    for index, answer in answered(reader, given):
        if given[index].source:
            doubt = doubt_about(reader, given, index, answers)
            found[index] = doubt, options_of(doubt) if doubt.sort else []
        answers[index] = answer
    return found


def weighed(row: Mapping[str, Any], doubt: Doubt, options: Sequence[Option]) -> Weighed:
    """A gold row with the options of its source."""
    assert doubt.sort, "names are not weighed"
    scene = scene_of(doubt)
    return Weighed(
        row["id"],
        doubt.sort,
        [signs_of(scene, option) for option in options],
        [outcome_of(row, option.found.resolution()) for option in options],
        [isinstance(option.found.speaker, Speaker) for option in options],
        doubt.is_open,
        outcome_of(row, doubt.ruled.resolution()),
    )


def fit(rows: Sequence[Weighed], sort: Sort) -> dict[str, float]:
    """The weights that make the right options likeliest, by Newton's method with halved steps."""
    seen = Counter(name for row in rows for signs in row.signs for name in signs)
    names = sorted(name for name, count in seen.items() if count >= SELDOM)
    prior = np.array([BY_HAND.get(name, 0.0) for name in names])
    given = [(matrix(row.signs, names), np.array(row.right)) for row in rows]
    worth: NDArray[Any] = prior.copy()
    best = loss(prior, prior, given, RIDGE[sort])
    for _ in range(30):
        step = newton(worth, prior, given, RIDGE[sort])
        for half in range(8):
            tried = worth - step / 2**half
            if (now := loss(tried, prior, given, RIDGE[sort])) < best:
                break
        else:
            break
        worth, best, gain = tried, now, best - now
        if gain < ENOUGH:
            break
    return {name: round(float(value), 2) for name, value in zip(names, worth, strict=True)}


def matrix(signs: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    """A row for each option, a column for each sign."""
    return np.array([[each.get(name, 0.0) for name in names] for each in signs])


def loss(worth: Floats, prior: Floats, given: Sequence[Given], ridge: float) -> float:
    """How unlikely the weights make what is right, and how far they are from the prior."""
    total = ridge / 2 * float(((worth - prior) ** 2).sum())
    for signs, right in given:
        sums = signs @ worth
        powers = np.exp(sums - sums.max())
        total -= float(np.log(powers[right].sum() / powers.sum()))
    return total


def newton(worth: Floats, prior: Floats, given: Sequence[Given], ridge: float) -> Floats:
    """The step that Newton's method would take, negative."""
    slope: NDArray[Any] = ridge * (worth - prior)
    bend: NDArray[Any] = ridge * np.eye(len(prior))
    for signs, right in given:
        sums = signs @ worth
        powers = np.exp(sums - sums.max())
        share = powers / powers.sum()
        mean = share @ signs
        slope += signs.T @ (share - np.where(right, powers, 0.0) / powers[right].sum())
        bend += (signs.T * share) @ signs - np.outer(mean, mean)
    step: Floats = np.linalg.solve(bend, slope)
    return step


def tell(sort: Sort, rows: Sequence[Weighed]) -> None:
    """Print how open sources of a sort do, each by the weights of the folds without its page."""
    best = list(held_out(sort, rows))
    ruled = Counter(row.ruled for row in rows)
    alone = sum(row.outcomes[at] == "right" for row, _, at in best)
    print(f"{sort}: {len(rows)} sources, {sum(row.is_open for row in rows)} open")
    print(
        f"  by rule: right {ruled['right']}, wrong {ruled['wrong']}; weighed alone: right {alone}"
    )
    for least in SHARES:
        given = [one for one in best if one[0].is_open and one[1] >= least and one[0].tells[one[2]]]
        kept = Counter(row.ruled for row in rows)
        kept.subtract(row.ruled for row, _, _ in given)
        kept.update(row.outcomes[at] for row, _, at in given)
        print(
            f"  least share {least}: right {kept['right']}, wrong {kept['wrong']};"
            f" calibration error of the given {calibration_error(given):.3f}"
        )


def held_out(sort: Sort, rows: Sequence[Weighed]) -> Iterator[Likeliest]:
    """The likeliest option of each source by the weights of the folds without its page."""
    for fold in range(FOLDS):
        worth = fit([row for row in rows if fold_of(row.page) != fold], sort)
        weights = np.array(list(worth.values()))
        for row in rows:
            if fold_of(row.page) == fold:
                sums = matrix(row.signs, list(worth)) @ weights
                share = np.exp(sums - sums.max()) / np.exp(sums - sums.max()).sum()
                yield row, float(share.max()), int(share.argmax())


def calibration_error(given: Sequence[Likeliest]) -> float:
    """How far shares of tenths are from the share right in them, on average."""
    tenths: dict[int, list[float]] = {}
    for row, share, at in given:
        tenths.setdefault(int(share * 10), []).append(share - (row.outcomes[at] == "right"))
    return sum(abs(sum(each)) for each in tenths.values()) / max(len(given), 1)


if __name__ == "__main__":
    main()
