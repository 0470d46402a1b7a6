"""Fits the weights by which two sentences are taken for one saying.

Usage: python scripts/fit_likeness.py AFFAIR NEWS.jsonl

In: a folder as `onrecord evaluate utterances` takes it (`pages.jsonl`, `gold_variants.jsonl`, whose
pages have an `event`), and news of other matters as lines of {"title", "date", "text"}. Out:
likeness.toml in src/onrecord/group, and on the screen what weights fitted on one event do on
another.

Pairs of gold renderings of one utterance are for it: of their sentences the pair that fits best,
found anew as the weights change, since a gold quotation may have several. Against it are pairs of
other gold renderings, and pairs of sentences of one speaker from two pages of the news, which
hardly ever are one saying: those of which half of the words agree are left out, for they may be.
Gold quotations count both as they were found in their pages and as they stand.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate.quoting import sentences_quoting
from onrecord.group import one_spelling
from onrecord.group.likeness import WINDOW
from onrecord.group.pairs import FEATURES, Pair, Related, paired, same_order
from onrecord.group.wordings import Wording, wordings_in, wordings_of
from onrecord.model import (
    DocumentId,
    PartialDate,
    Speaker,
    SpeakerKind,
    StatementId,
    StatementRow,
    speaker_id,
)
from onrecord.record import Record
from onrecord.show.running import Asked, read_into

OUT = Path(__file__).parent.parent / "src/onrecord/group/likeness.toml"
HEAD = """\
# How much each feature of a pair of sentences (pairs.py) speaks for their being one saying.
# Made by scripts/fit_likeness.py; positive: for it, negative: against it; the sum is a log-odds.

[weights]
"""
RIDGE = 0.3  # prior precision of a weight; .3 and 1 tell events not fitted on equally well
NEWS_WEIGHT = 0.3  # of a pair of the news: there are ten times as many as others
UNSURE = 0.5  # of a pair of sentences that gold does not name: it may be a rendering left out
MAY_BE_ONE = 0.5  # same_order from which a pair of the news may be one saying
ROUNDS = 6  # of choosing the sentences that fit best, and fitting

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bag:
    """Pairs of sentences of which one is one saying (`same`), or none is."""

    pairs: Sequence[Pair]
    same: bool
    event: object
    weight: float = 1.0


def main() -> None:
    """Fit on all, tell how fits on single events do elsewhere, write the weights."""
    affair, news = map(Path, sys.argv[1:3])
    bags = [*affair_bags(affair), *news_bags(news)]
    print(f"{len(bags)} pairs, {sum(bag.same for bag in bags)} of them one saying")
    for event in sorted({bag.event for bag in bags if bag.same}, key=str):
        fitted = fit([bag for bag in bags if bag.event in (event, None)])
        others = [bag for bag in bags if bag.event not in (event, None)]
        print(f"fitted on event {event}: pair F1 {pair_f1(fitted, others):.3f} on the others")
    weights = fit(bags)
    names = [feature.__name__ for feature in FEATURES] + ["bias"]
    lines = [f"{name} = {value:.2f}\n" for name, value in zip(names, weights, strict=True)]
    OUT.write_text(HEAD + "".join(lines), encoding="utf8")


def affair_bags(folder: Path) -> Iterator[Bag]:
    """The pairs of an affair: as its pages were read, and its gold quotations as they stand."""
    pages = {row["id"]: row for row in lines_of(folder / "pages.jsonl") if row["lang"] == "en"}
    gold = [
        {**group, "renderings": [r for r in group["renderings"] if r["page"] in pages]}
        for group in lines_of(folder / "gold_variants.jsonl")
    ]
    rows = read_rows(pages.values())
    yield from _as_read(gold, rows, pages)
    yield from _as_they_stand(gold, next(iter(rows.values()))[0], pages)


def news_bags(path: Path) -> Iterator[Bag]:
    """Pairs of sentences of one speaker from two pages, of no event."""
    pages = [
        {**row, "id": str(n), "published": row["date"]} for n, row in enumerate(lines_of(path))
    ]
    rows = [row for own in read_rows(pages).values() for row in own]
    of: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings_in(one_spelling(rows)):
        if wording.speaker:
            of[wording.surname or wording.speaker].append(wording)
    for said in of.values():
        for pair in _candidates(combinations(said, 2)):
            if same_order(pair) < MAY_BE_ONE:
                yield Bag([pair], False, None, NEWS_WEIGHT)


def fit(bags: Sequence[Bag]) -> Floats:
    """Weights of the features and the bias; logistic regression by Newton's method."""
    held = [(np.array([features(pair) for pair in bag.pairs]), bag) for bag in bags]
    weights = np.array([3.0] * len(FEATURES) + [-3.0])
    for _ in range(ROUNDS):
        chosen = np.array([rows[np.argmax(rows @ weights)] for rows, _ in held])
        same = np.array([bag.same for _, bag in held], np.float64)
        weights = solved(chosen, same, np.array([bag.weight for _, bag in held]))
    return weights


def solved(rows: Floats, same: Floats, weight: Floats) -> Floats:
    """The weights that make `same` likeliest, each row counted `weight` times."""
    ridge = np.diag([RIDGE] * (rows.shape[1] - 1) + [0.01])
    found = np.zeros(rows.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (likely - same)) + ridge @ found
        bend = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + ridge
        found = found - np.linalg.solve(bend, slope)
    return found


def pair_f1(weights: Floats, bags: Sequence[Bag]) -> float:
    """Of bags, each by its likeliest pair, at even odds."""
    told = [(max(features(p) @ weights for p in bag.pairs) > 0, bag.same) for bag in bags]
    both = sum(found and same for found, same in told)
    return 2 * both / max(1, sum(found for found, _ in told) + sum(same for _, same in told))


def features(pair: Pair) -> Floats:
    """The features of a pair, and 1 for the bias."""
    return np.array([*(feature(pair) for feature in FEATURES), 1.0])


def _as_read(
    gold: Sequence[dict[str, Any]], rows: dict[str, list[StatementRow]], pages: dict[str, Any]
) -> Iterator[Bag]:
    known = {each.key: each for own in rows.values() for each in wordings_in(own)}
    page_of = {each.key: page for page, own in rows.items() for each in wordings_in(own)}
    groups: dict[str, set[int]] = defaultdict(set)
    renderings = []
    for number, group in enumerate(gold):
        for each in group["renderings"]:
            keys = sentences_quoting(each["page"], each["quote"], rows)
            renderings.append((number, [known[key] for key in sorted(keys)]))
            for key in keys:
                groups[key].add(number)
    for (one, here), (other, there) in combinations(renderings, 2):
        pairs = list(_candidates(product(here, there)))
        if one == other and pairs:
            yield Bag(pairs, True, pages[page_of[pairs[0].one.key]]["event"])
    for pair in _candidates(combinations(known.values(), 2)):
        here, there = groups[pair.one.key], groups[pair.other.key]
        if not here & there and ((here and there) or same_order(pair) < MAY_BE_ONE):
            weight = 1.0 if here and there else UNSURE
            yield Bag([pair], False, pages[page_of[pair.one.key]]["event"], weight)


def _as_they_stand(
    gold: Sequence[dict[str, Any]], model: StatementRow, pages: dict[str, Any]
) -> Iterator[Bag]:
    said = [
        (number, pages[each["page"]]["event"], _quoted(model, group, each, pages[each["page"]]))
        for number, group in enumerate(gold)
        for each in group["renderings"]
    ]
    for (one, event, here), (other, same_event, there) in combinations(said, 2):
        pairs = list(_candidates(product(here, there)))
        if event == same_event and pairs:
            yield from (
                [Bag(pairs, True, event)]
                if one == other
                else [Bag([pair], False, event) for pair in pairs]
            )


def _quoted(
    model: StatementRow, group: dict[str, Any], rendering: dict[str, Any], page: dict[str, Any]
) -> list[Wording]:
    """The sentences of a gold quotation, as if its page had been read well."""
    name = group["speaker"]
    speaker = Speaker(speaker_id(name, SpeakerKind.PERSON), name, SpeakerKind.PERSON)
    row = replace(
        model,
        id=StatementId(f"stm-{page['id']}-{rendering['quote']}"),
        document=DocumentId(page["id"]),
        content_text=rendering["quote"],
        published=PartialDate(page["published"]) if page["published"] else None,
        said_on=None,
        denied=False,
    )
    return wordings_of(row, speaker)


def _candidates(found: Iterable[tuple[Wording, Wording]]) -> Iterator[Pair]:
    """The pairs that the weights decide on: of two pages, within a week, not of two speakers."""
    for one, other in found:
        if one.document != other.document:
            pair = paired(one, other)
            near = pair.days is None or pair.days <= WINDOW
            if pair.related is not Related.OTHER and pair.shared and near:
                yield pair


def read_rows(pages: Iterable[dict[str, Any]]) -> dict[str, list[StatementRow]]:
    """The statements of each page by its id, as the whole pipeline reads it."""
    pages = list(pages)
    with tempfile.TemporaryDirectory() as place, Record.open(Path(place) / "r.db") as record:
        given = Path(place) / "pages.jsonl"
        given.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf8")
        read_into(record, Asked([str(given)]))
        numbers = {row.document.id: row.where.rpartition(":")[2] for row in record.documents()}
        found: dict[str, list[StatementRow]] = defaultdict(list)
        for row in one_spelling(record.statements()):
            found[pages[int(numbers[row.document]) - 1]["id"]].append(row)
    return found


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line]


if __name__ == "__main__":
    main()
