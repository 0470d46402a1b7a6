"""`onrecord evaluate attribution|speakers|acts|dates|events`: how well each room does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.errors import BadInput, BadSpan
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
from onrecord.evaluate.speakers import score_speakers
from onrecord.model import Attribution, PartialDate, Span, Spans, Statement
from onrecord.nets import load_events
from onrecord.pipeline import (
    Settings,
    attributions_in,
    bare_document,
    load_models,
    statements_in,
)
from onrecord.show.extracting import json_lines, opened, rows_of
from onrecord.show.figures import of_score, tell
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
    rows = _having(("id", "text", "attributions"), read_rows(gold), gold)
    if predicted:
        found = _having(("id", "attributions"), read_rows(predicted), predicted)
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
    fields = ("speaker", "speaker_kind", "source_type")
    rows, statements = _labelled(gold, documents, fields)
    score = score_speakers(rows, [each.resolution for each in statements])
    return tell(of_score(score), as_json)


def acts(gold: Gold, documents: Documents, as_json: AsJson = False) -> int:
    """What is done by saying it, with the spans given; strict, and lenient by `act_also`."""
    rows, statements = _labelled(gold, documents, ("act",))
    score = score_acts(rows, [each.labels.act for each in statements])
    return tell(of_score(score), as_json)


def dates(gold: Gold, documents: Documents, as_json: AsJson = False) -> int:
    """On which day it was said, with the spans given."""
    rows, statements = _labelled(gold, documents, ("said_on",))
    score = score_dates(rows, [each.labels.said_on for each in statements])
    return tell(of_score(score), as_json)


def events(gold: Gold, model: ModelFolder = None, as_json: AsJson = False) -> int:
    """What a marked source does to a marked target: the 15 events of PLOVER."""
    rows = _having(("event",), read_rows(gold), gold)
    told = load_events(folder=model).events([marked_of(row) for row in rows])
    score = score_events(rows, [max(shares, key=shares.__getitem__) for shares in told])
    return tell(of_score(score), as_json)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    with opened(path, "r") as lines:
        return list(json_lines(lines, str(path)))


def _having(fields: Sequence[str], rows: list[dict[str, Any]], path: Path) -> list[dict[str, Any]]:
    """`rows`, each with all `fields`; BadInput that names what lacks, or that there is no row."""
    if not rows:
        raise BadInput(f"{path} holds no line to measure")
    for row in rows:
        if missing := [name for name in fields if name not in row]:
            raise BadInput(f"{path}: the line with id {row.get('id')!r} has no {missing[0]!r}")
    return rows


def _labelled(
    gold: Path, documents: Path, fields: Sequence[str]
) -> tuple[list[dict[str, Any]], list[Statement]]:
    """Gold rows, and the statement that the rooms make of the attribution that each is about."""
    rows = _having(("id", "attribution", *fields), read_rows(gold), gold)
    wanted = {row["id"] for row in rows}
    models = load_models(Settings(rules_only=True))
    made: dict[str, Sequence[Statement]] = {}
    for row in _having(("id", "text", "attributions"), read_rows(documents), documents):
        if row["id"] in wanted:
            date = PartialDate(row["date"]) if row.get("date") else None
            document = bare_document(row["text"], title=row.get("title"), published=date)
            given = _attributions(row, documents)
            made[row["id"]] = statements_in(document, given, models)
    if missing := wanted - made.keys():
        raise BadInput(f"{documents} lacks {len(missing)} texts of {gold}: {min(missing)}, …")
    return rows, [_about(row, made[row["id"]], gold) for row in rows]


def _about(row: Mapping[str, Any], made: Sequence[Statement], gold: Path) -> Statement:
    """The statement that a gold row is about; BadInput where its text has no such attribution."""
    index = row["attribution"]
    if type(index) is not int or not 0 <= index < len(made):  # True is an int, -1 an index
        raise BadInput(
            f"{gold}: the line with id {row['id']!r} is about attribution {index!r}, "
            f"and that text has {len(made)} of them, counted from 0"
        )
    return made[index]


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


def _attributions(row: Mapping[str, Any], path: Path) -> list[Attribution]:
    """Those that a line gives; BadInput where its spans are none, or lie outside of its text."""
    try:
        given = [_attribution(each) for each in row["attributions"]]
    except (AttributeError, TypeError, ValueError, BadSpan) as fault:
        told = f"{path}: the line with id {row['id']!r} has spans that are none: {fault}"
        raise BadInput(told) from fault
    last = max((s.end for a in given for s in (*a.source, *a.cue, *a.content)), default=0)
    if last > len(row["text"]):
        raise BadInput(
            f"{path}: the line with id {row['id']!r} has a span that ends at {last}, "
            f"beyond its text of {len(row['text'])} letters"
        )
    return given


def _attribution(row: Mapping[str, Any]) -> Attribution:
    source, cue, content = (_spans(row.get(part)) for part in ("source", "cue", "content"))
    return Attribution(source, cue, content, 1.0, "gold")


def _spans(given: Iterable[Sequence[int]] | None) -> Spans:
    return tuple(Span(start, end) for start, end in given or ())
