"""Fits how much each feature of one who is mentioned before a place speaks for being meant.

Usage: python scripts/fit_salience.py NEWS.jsonl [OUT.toml]

In: news with attributions, lines of {"id", "date", "title", "text", "attributions"}. Out: OUT.toml,
or salience.toml beside its module, and on the screen how often what was fitted on four fifths of
the pages tells the last fifth.

Nobody has to mark whom a pronoun means: where one woman and some men were named before a “she”, it
is told by the gender alone. So the features, which do not see gender, are fitted to choose her
among all of them (a conditional logistic model).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution, PartialDate, Span, SpeakerKind, hull
from onrecord.pipeline import Models, Settings, bare_document, load_models
from onrecord.resolve import sentences_to_parse
from onrecord.resolve.page import Reader
from onrecord.resolve.salience.features import FEATURES
from onrecord.resolve.salience.salience import weights
from onrecord.resolve.salience.standing import Place, standings
from onrecord.resolve.speakers import answered, reader_of
from onrecord.segment import layout_of

OUT = Path(__file__).parent.parent / "src/onrecord/resolve/salience/salience.toml"
HEAD = """\
# How much each feature of one who is mentioned before a place (features.py) speaks for being meant.
# Made by scripts/fit_salience.py; positive: for it, negative: against it; the sum is a log-odds.

[weights]
"""
BY_HAND = {
    "asked": 1.5,
    "asked_last": 3.0,
    "spoke_overtaken": -1.5,
    "spoke_aside": -1.5,
    "only_quoted": -1.0,
}
"""What is too rare for fitting is kept near these; the others are kept near 0."""
RIDGE = 1.0  # prior precision of a weight around those; .3 to 3 do equally well
FOLDS = 5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """The features of those who were mentioned before a pronoun, a row each, and whose it is."""

    page: str
    rows: Floats
    meant: int


def main() -> None:
    """Fit on all, tell how four fifths do on the last, write the weights."""
    news, out = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    models = load_models(Settings(rules_only=True))
    told = [each for row in lines_of(news) for each in told_on(row, models)]
    if not told:
        sys.exit(f"{news} has no pronoun that gender alone tells: nothing is fitted or written")
    prior = np.array([BY_HAND.get(feature.__name__, 0.0) for feature in FEATURES])
    before = np.array([worth for _, worth in weights()])
    right = 0.0
    for fold in range(FOLDS):
        fitted = fit([each for each in told if fold_of(each.page) != fold], prior)
        right += sum(chosen(each, fitted) for each in told if fold_of(each.page) == fold)
    print(f"{len(told)} pronouns; right of those not fitted on: {right / len(told):.3f}")
    print(f"right with the weights before: {np.mean([chosen(each, before) for each in told]):.3f}")
    fitted = fit(told, prior)
    lines = [f"{f.__name__} = {value:.2f}\n" for f, value in zip(FEATURES, fitted, strict=True)]
    out.write_text(HEAD + "".join(lines), encoding="utf8")


def told_on(row: Mapping[str, Any], models: Models) -> Iterator[Told]:
    """The pronouns of a page that gender alone tells, with all persons who were named before."""
    reader, given = read_as_given(row, models)
    for index, _ in answered(reader, given):
        source = given[index].source
        kind = pronoun_class(hull(source).of(reader.text)) if source else ""
        if kind in ("man", "woman"):
            yield from told_by_gender(row["id"], reader, given[index], kind)


def told_by_gender(
    page: str, reader: Reader, attribution: Attribution, kind: str
) -> Iterator[Told]:
    """One pronoun, if just one of two and more who were named before has its gender."""
    start = attribution.source[0].start
    place = Place(start, attribution.content, attribution.content[0].start < start)
    near = standings(reader, place, lambda one: one.kind is SpeakerKind.PERSON)
    genders: list[str | None] = [reader.gender(one.character) for one in near]
    if len(near) > 1 and None not in genders and genders.count(kind) == 1:
        rows = np.array([[float(f(one)) for f in FEATURES] for one in near])
        yield Told(page, rows, genders.index(kind))


def fit(told: Sequence[Told], prior: Floats) -> Floats:
    """The weights that make those who are meant likeliest, by Newton's method."""
    worth = prior.copy()
    for _ in range(30):
        slope, bend = RIDGE * (worth - prior), RIDGE * np.eye(len(prior))
        for each in told:
            share = np.exp(each.rows @ worth - np.max(each.rows @ worth))
            share /= share.sum()
            mean = share @ each.rows
            slope += mean - each.rows[each.meant]
            bend += (each.rows.T * share) @ each.rows - np.outer(mean, mean)
        worth = worth - np.linalg.solve(bend, slope)
    return worth


def chosen(told: Told, worth: Floats) -> bool:
    """Whether the weights choose the one who is meant."""
    return int(np.argmax(told.rows @ worth)) == told.meant


def fold_of(page: str) -> int:
    """The fifth that a page belongs to."""
    return int(sha256(page.encode()).hexdigest(), 16) % FOLDS


def read_as_given(row: Mapping[str, Any], models: Models) -> tuple[Reader, list[Attribution]]:
    """The reader of a page as a line has it, and the line's attributions."""
    date = PartialDate(row["date"]) if row.get("date") else None
    document = bare_document(row["text"], title=row.get("title"), published=date)
    layout = layout_of(document)
    given = [attribution_of(each) for each in row["attributions"]]
    spans = sentences_to_parse(document, layout, given)
    parses = models.parser.parse(document.text, spans) if spans else ()
    return reader_of(document, layout, given, parses, models.people), given


def attribution_of(row: Mapping[str, Any]) -> Attribution:
    """A gold attribution of a line."""
    source, cue, content = (
        tuple(Span(start, end) for start, end in row[part] or ())
        for part in ("source", "cue", "content")
    )
    return Attribution(source, cue, content, 1.0, "gold")


def lines_of(path: Path) -> Iterable[dict[str, Any]]:
    """The objects of a JSON lines file."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
