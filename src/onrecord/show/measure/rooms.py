"""`onrecord evaluate attribution|speakers|acts|dates|events`: how well each room does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.errors import BadInput
from onrecord.evaluate.acts import score_acts
from onrecord.evaluate.attribution import (
    by_publisher,
    calibration_error,
    correct,
    figures,
    interval,
    tallies,
)
from onrecord.evaluate.dates import score_dates
from onrecord.evaluate.events import marked_of, score_events
from onrecord.evaluate.gold import (
    ActLine,
    DateLine,
    FoundLine,
    LabelLine,
    Line,
    SpeakerLine,
    TextLine,
    gold_lines,
)
from onrecord.evaluate.gold_sentences import EventLine
from onrecord.evaluate.speakers import score_speakers
from onrecord.model import Attribution, PartialDate, Span, Spans, Statement
from onrecord.nets import load_events
from onrecord.pipeline import (
    Models,
    Settings,
    attributions_in,
    bare_document,
    load_models,
    statements_in,
)
from onrecord.show.commands.extracting import opened, rows_of
from onrecord.show.measure.figures import of_score, tell
from onrecord.show.options import AsJson, ModelFolder, RulesOnly

Gold = Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold data, JSON lines.")]
Documents = Annotated[
    Path,
    typer.Option(metavar="DOCUMENTS.jsonl", help="Texts with their gold attributions."),
]


def attribution(
    gold: Gold,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Lines of `onrecord attribute`.")
    ] = None,
    rules_only: RulesOnly = False,
    model: ModelFolder = None,
    as_json: AsJson = False,
) -> int:
    """Source, cue and content: found here and now, or as a file has them."""
    rows = read_rows(gold, TextLine)
    if predicted:
        lengths = {row["id"]: len(row["text"]) for row in rows}
        found = read_rows(predicted, FoundLine, {"lengths": lengths})
    else:
        found = _found(rows, rules_only, model)
    counted = tallies(rows, found)
    low, high = interval(counted, "attribution_f1")
    result: dict[str, Any] = figures(counted)
    result |= {"documents": len(rows), "interval": {"low": low, "high": high}}
    scored = [
        (each.get("score"), right)
        for row, own in zip(rows, _aligned(rows, found), strict=True)
        for each, right in zip(own["attributions"], correct(row, own), strict=True)
    ]
    if scored and all(score is not None for score, _ in scored):
        scores, right = zip(*scored, strict=True)
        result["calibration_error"] = calibration_error(scores, right)
    return tell(result | {"by_publisher": by_publisher(rows, counted)}, as_json)


def speakers(gold: Gold, documents: Documents, as_json: AsJson = False) -> int:
    """Who speaks, with the spans of the attributions given."""
    rows, statements = _labelled(gold, documents, SpeakerLine)
    score = score_speakers(rows, [each.resolution for each in statements])
    return tell(of_score(score), as_json)


def acts(gold: Gold, documents: Documents, as_json: AsJson = False) -> int:
    """What is done by saying it, with the spans given; strict, and lenient by `act_also`."""
    models = replace(load_models(), events=None)
    rows, statements = _labelled(gold, documents, ActLine, models)
    score = score_acts(rows, [each.labels.act for each in statements])
    return tell(of_score(score), as_json)


def dates(gold: Gold, documents: Documents, as_json: AsJson = False) -> int:
    """On which day it was said, with the spans given."""
    rows, statements = _labelled(gold, documents, DateLine)
    score = score_dates(rows, [each.labels.said_on for each in statements])
    return tell(of_score(score), as_json)


def events(gold: Gold, model: ModelFolder = None, as_json: AsJson = False) -> int:
    """What a marked source does to a marked target: the 15 events of PLOVER."""
    rows = read_rows(gold, EventLine)
    told = load_events(folder=model).events([marked_of(row) for row in rows])
    score = score_events(rows, [max(shares, key=shares.__getitem__) for shares in told])
    return tell(of_score(score), as_json)


def read_rows(
    path: Path, shape: type[Line], known: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The objects of a JSON lines file; BadInput that names the first line not of this `shape`.

    `known` is what other files tell, as `evaluate.gold.gold_lines` asks for it.
    """
    with opened(path, "r") as lines:
        rows = list(gold_lines(lines, str(path), shape, known))
    if not rows:
        raise BadInput(f"{path} holds no line to measure")
    return rows


def _labelled(
    gold: Path, documents: Path, shape: type[LabelLine], models: Models | None = None
) -> tuple[list[dict[str, Any]], list[Statement]]:
    """Gold rows, and the statement that the rooms make of the attribution that each is about.

    Speakers and days need no network; acts do.
    """
    texts = {row["id"]: row for row in read_rows(documents, TextLine)}
    counts = {each: len(row["attributions"]) for each, row in texts.items()}
    rows = read_rows(gold, shape, {"counts": counts})
    models = models or load_models(Settings(rules_only=True))
    made = {each: _statements(texts[each], models) for each in {row["id"]: None for row in rows}}
    return rows, [made[row["id"]][row["attribution"]] for row in rows]


def _statements(row: Mapping[str, Any], models: Models) -> Sequence[Statement]:
    """What the rooms make of the attributions that are given with a text."""
    date = PartialDate(row["date"]) if row.get("date") else None
    document = bare_document(row["text"], title=row.get("title"), published=date)
    return statements_in(document, [_attribution(each) for each in row["attributions"]], models)


def _found(
    rows: Sequence[Mapping[str, Any]], rules_only: bool, model: Path | None
) -> list[dict[str, Any]]:
    """What `onrecord attribute` finds in the texts of gold rows; nested ones are left out."""
    models = load_models(Settings(rules_only=rules_only, model=model))
    documents = [bare_document(row["text"]) for row in rows]
    found = attributions_in(documents, models, nested=False)
    return [
        {"id": row["id"], "attributions": rows_of(own, scores=True)}
        for row, own in zip(rows, found, strict=True)
    ]


def _aligned(
    rows: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The prediction for each gold row; empty where there is none."""
    by_id = {row["id"]: row for row in found}
    return [by_id.get(row["id"], {"id": row["id"], "attributions": []}) for row in rows]


def _attribution(row: Mapping[str, Any]) -> Attribution:
    source, cue, content = (_spans(row.get(part)) for part in ("source", "cue", "content"))
    return Attribution(source, cue, content, 1.0, "gold")


def _spans(given: Iterable[Sequence[int]] | None) -> Spans:
    return tuple(Span(start, end) for start, end in given or ())
