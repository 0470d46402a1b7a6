"""How well predicted attributions agree with gold ones.

In: rows `{"id", "text", "attributions": [{"source", "cue", "content"}]}`, each role a list of
[start, end) code points of `text`. Out: figures by name. Text is compared by word (`matching`), so
that marks and white space at the edge of a span never decide.

Every measure is a sum of counts over documents: so it is counted once a document (`Tally`) and the
tallies are added for the corpus, for a publisher or for a bootstrap sample.

    attribution     one-to-one; content words agree to .8 (Jaccard) and source words to .5
    content_exact   one-to-one; the content words are the same
    *_soft          words that stand in any span of the role
    source_exact    of those whose contents agree to .5, the share with the same source words
    direct, mixed, indirect     recall of `attribution` by the quotation marks of the gold content
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from onrecord.evaluate.matching import (
    LIKE_CONTENT,
    ROLES,
    Roles,
    Row,
    Words,
    agreement,
    fits,
    indexed,
    matched,
)

KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document or of many; tallies add up."""

    documents: int = 0
    gold: int = 0
    predicted: int = 0
    attribution: int = 0
    content_exact: int = 0
    source_pairs: int = 0
    source_exact: int = 0
    soft: tuple[int, ...] = (0,) * 9  # for source, cue, content: agreed, predicted, gold words
    kinds: tuple[int, ...] = (0,) * 6  # for direct, mixed, indirect: found, gold

    def __add__(self, other: Tally) -> Tally:
        def added(left: Any, right: Any) -> Any:
            if isinstance(left, tuple):
                return tuple(a + b for a, b in zip(left, right, strict=True))
            return left + right

        names = [field.name for field in fields(self)]
        return Tally(*(added(getattr(self, name), getattr(other, name)) for name in names))


def tally(gold: Row, predicted: Row | None) -> Tally:
    """The counts of one document; without a prediction, it counts as predicted empty."""
    ours = indexed(gold["text"], gold["attributions"])
    theirs = indexed(gold["text"], predicted["attributions"] if predicted else [])
    full = matched(ours, theirs, fits)
    like = matched(ours, theirs, lambda g, p: agreement(g, p, "content") >= LIKE_CONTENT)
    exact = matched(ours, theirs, lambda g, p: g["content"] == p["content"])
    return Tally(
        documents=1,
        gold=len(ours),
        predicted=len(theirs),
        attribution=len(full),
        content_exact=len(exact),
        source_pairs=len(like),
        source_exact=sum(ours[i]["source"] == theirs[j]["source"] for i, j in like),
        soft=tuple(n for role in ROLES for n in _soft(ours, theirs, role)),
        kinds=_kinds(gold, {i for i, _ in full}),
    )


def figures(tallies: Iterable[Tally]) -> dict[str, float]:
    """Precision, recall and F1 of each measure over all of `tallies`."""
    total = sum(tallies, Tally())
    result = {
        **_prf("attribution", total.attribution, total.predicted, total.gold),
        **_prf("content_exact", total.content_exact, total.predicted, total.gold),
        "source_exact": _share(total.source_exact, total.source_pairs),
    }
    for k, role in enumerate(ROLES):
        result |= _prf(f"{role}_soft", *total.soft[3 * k : 3 * k + 3])
    for k, kind in enumerate(KINDS):
        result[f"{kind}_recall"] = _share(*total.kinds[2 * k : 2 * k + 2])
    return result


def tallies(gold: Sequence[Row], predicted: Iterable[Row]) -> list[Tally]:
    """A tally for each gold document, in order."""
    by_id = {row["id"]: row for row in predicted}
    return [tally(row, by_id.get(row["id"])) for row in gold]


def by_publisher(gold: Sequence[Row], counted: Sequence[Tally]) -> dict[str, dict[str, float]]:
    """The figures of each publisher's documents."""
    groups: dict[str, list[Tally]] = {}
    for row, each in zip(gold, counted, strict=True):
        groups.setdefault(str(row.get("publisher") or "unknown"), []).append(each)
    return {name: figures(own) for name, own in sorted(groups.items())}


def interval(
    counted: Sequence[Tally], measure: str, samples: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """The 95 % interval of `measure` over bootstrap samples of documents (percentiles)."""
    rng = random.Random(seed)
    drawn = sorted(figures(rng.choices(counted, k=len(counted)))[measure] for _ in range(samples))
    return drawn[int(0.025 * samples)], drawn[int(0.975 * samples)]


def correct(gold: Row, predicted: Row) -> list[bool]:
    """For each predicted attribution, whether it matches a gold one by `attribution`."""
    ours = indexed(gold["text"], gold["attributions"])
    theirs = indexed(gold["text"], predicted["attributions"])
    right = {j for _, j in matched(ours, theirs, fits)}
    return [j in right for j in range(len(theirs))]


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: |mean score - share right| over bins of equal width."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for score, is_right in zip(scores, right, strict=True):
        held[min(bins - 1, int(score * bins))].append((score, is_right))
    gaps = (abs(sum(s for s, _ in own) - sum(r for _, r in own)) for own in held)
    return sum(gaps) / len(scores) if scores else 0.0


def kind_of(text: str, spans: Iterable[Sequence[int]]) -> str:
    """Direct where all of the content stands between one pair of marks, mixed where some does."""
    words = " ".join(text[start:end] for start, end in spans).strip(" ,.;:\n")
    marks = sum(letter in '"“”«»' for letter in words)
    if not marks:
        return "indirect"
    whole = words[0] in '"“«' and words[-1] in '"”»' and marks == 2
    return "direct" if whole else "mixed"


def _soft(ours: Iterable[Roles], theirs: Iterable[Roles], role: str) -> tuple[int, int, int]:
    gold: Words = frozenset().union(*(each[role] for each in ours))
    predicted: Words = frozenset().union(*(each[role] for each in theirs))
    return len(gold & predicted), len(predicted), len(gold)


def _kinds(gold: Row, found: set[int]) -> tuple[int, ...]:
    kinds = [kind_of(gold["text"], each["content"]) for each in gold["attributions"]]
    counts = []
    for kind in KINDS:
        own = [i for i, each in enumerate(kinds) if each == kind]
        counts += [sum(i in found for i in own), len(own)]
    return tuple(counts)


def _prf(name: str, agreed: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = _share(agreed, predicted), _share(agreed, gold)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": f1}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
