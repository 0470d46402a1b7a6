"""`onrecord evaluate disputes|utterances|dispatches|positions`: what stands across pages.

In: a folder with `pages.jsonl` and gold files (`gold_disputes.jsonl` …). Its pages are read through
the whole pipeline into a record that is thrown away; positions are scored on English pages.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.compare import bearers, positions_of_all
from onrecord.evaluate.across import (
    exact_match,
    score_groups,
    score_pages,
    score_utterances,
)
from onrecord.evaluate.disputes import score_disputes, score_positions
from onrecord.evaluate.gold import Line
from onrecord.evaluate.gold_across import (
    MatterLine,
    PageLine,
    PositionLine,
    SyndicationLine,
    VariantsLine,
)
from onrecord.group import one_spelling
from onrecord.model import Document, DocumentId, StatementRow
from onrecord.nets import load_embedder
from onrecord.pipeline import Settings
from onrecord.record import Record
from onrecord.review import Review, review, shipped_reviewers
from onrecord.show.measure.figures import of_score, tell
from onrecord.show.measure.rooms import read_rows
from onrecord.show.options import AsJson, RulesOnly
from onrecord.show.running import Asked, read_into

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="pages.jsonl and gold files.")]

PAGES = "pages.jsonl"

_THROUGH = re.compile(r"\s*\(through [^)]*\)")


def disputes(folder: Folder, rules_only: RulesOnly = False, as_json: AsJson = False) -> int:
    """Gold matters of which two sides are paired among the first disputes of the queue."""
    gold = _gold(folder / "gold_disputes.jsonl", MatterLine)
    affair = _read(folder, rules_only)
    score = score_disputes(gold, affair.review.disputes, affair.statements)
    return tell(of_score(score), as_json)


def utterances(folder: Folder, rules_only: RulesOnly = False, as_json: AsJson = False) -> int:
    """Pairs of English renderings of one saying; `exact_match` is Quotebank's baseline."""
    gold = _gold(folder / "gold_variants.jsonl", VariantsLine)
    affair = _read(folder, rules_only)
    gold = [_in_english(row, affair.english) for row in gold]
    score = of_score(score_utterances(gold, affair.review.utterances, affair.statements))
    equal = exact_match(row for rows in affair.statements.values() for row in rows)
    baseline = of_score(score_groups(gold, equal, affair.statements))
    return tell({**score, "exact_match": baseline}, as_json)


def dispatches(folder: Folder, rules_only: RulesOnly = False, as_json: AsJson = False) -> int:
    """Pairs of pages that carry one dispatch; rows of independent texts are there to mislead."""
    gold = _gold(folder / "gold_syndication.jsonl", SyndicationLine)
    affair = _read(folder, rules_only)
    gold = [row for row in gold if "independent" not in row["relation"]]
    found = [[affair.pages[each] for each in own.documents] for own in affair.review.dispatches]
    return tell(of_score(score_pages([row["pages"] for row in gold], found)), as_json)


def positions(folder: Folder, rules_only: RulesOnly = False, as_json: AsJson = False) -> int:
    """Stances of speakers on a matter, where the pages are in English."""
    gold = _gold(folder / "gold_positions.jsonl", PositionLine)
    affair = _read(folder, rules_only)
    gold = [row for row in gold if row["page"] in affair.english]
    rows = [row for own in affair.statements.values() for row in own]
    embedder, documents = load_embedder(), lambda _: affair.documents
    found = {
        (name, matter): positions_of_all(_bearing(rows, name), matter, rows, embedder, documents)
        for name, matter in {(row["speaker"], row["matter"]) for row in gold}
    }
    return tell(of_score(score_positions(gold, found, affair.statements)), as_json)


@dataclass(frozen=True, slots=True)
class _Affair:
    """The pages of an affair as read: statements by page, pages by document, and the review."""

    documents: Mapping[DocumentId, Document]
    statements: Mapping[str, Sequence[StatementRow]]
    pages: Mapping[DocumentId, str]
    english: frozenset[str]
    review: Review


def _gold(path: Path, shape: type[Line]) -> list[dict[str, Any]]:
    """The gold lines, which name pages of their folder."""
    pages = {row["id"] for row in read_rows(path.with_name(PAGES), PageLine)}
    return read_rows(path, shape, {"pages": pages})


def _read(folder: Path, rules_only: bool) -> _Affair:
    given = folder / PAGES
    ids = {str(number): row for number, row in enumerate(read_rows(given, PageLine), 1)}
    with tempfile.TemporaryDirectory() as place, Record.open(Path(place) / "affair.db") as record:
        read_into(record, Asked([str(given)], settings=Settings(rules_only=rules_only)))
        rows = list(record.documents())
        pages = {row.document.id: ids[row.where.rpartition(":")[2]]["id"] for row in rows}
        said = one_spelling(record.statements())
    statements: dict[str, list[StatementRow]] = {page: [] for page in pages.values()}
    for row in said:
        statements[pages[row.document]].append(row)
    documents = {row.document.id: row.document for row in rows}
    english = frozenset(row["id"] for row in ids.values() if row.get("lang", "en") == "en")
    found = review(list(documents.values()), said, shipped_reviewers())
    return _Affair(documents, statements, pages, english, found)


def _in_english(row: dict[str, Any], english: frozenset[str]) -> dict[str, Any]:
    return {**row, "renderings": [each for each in row["renderings"] if each["page"] in english]}


def _bearing(rows: Sequence[StatementRow], name: str) -> set[Any]:
    """The speakers who may be meant by `name`, or by one of several names between slashes.

    "Ruiz (through Lind)" is what Lind says on behalf of Ruiz, a stand of Ruiz.
    """
    speakers = {each for row in rows for each in (row.known_speaker, row.on_behalf_of) if each}
    names = _THROUGH.sub("", name).split("/")
    return {own.id for each in names for own in bearers(each, speakers)}
