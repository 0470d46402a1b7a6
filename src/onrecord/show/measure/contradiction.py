"""`onrecord evaluate contradiction`: pairs of sentences that cannot both be true."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.evaluate.contradiction import by_words, score_contradictions
from onrecord.evaluate.gold_sentences import PairLine
from onrecord.nets.contradiction import load_pair_reader
from onrecord.show.measure.figures import of_score, tell
from onrecord.show.measure.rooms import read_rows
from onrecord.show.options import AsJson, ModelFolder

Pairs = Annotated[
    Path, typer.Argument(metavar="PAIRS.jsonl", help='Lines of {"premise", "hypothesis", "label"}.')
]


def contradiction(pairs: Pairs, model: ModelFolder = None, as_json: AsJson = False) -> int:
    """Contradictions among pairs that contradict or follow; `by_words` is the baseline."""
    rows = read_rows(pairs, PairLine)
    labels = [row["label"] for row in rows]
    texts = [(row["premise"], row["hypothesis"]) for row in rows]
    score = score_contradictions(labels, load_pair_reader(model).contradict(texts))
    baseline = score_contradictions(labels, [by_words(*each) for each in texts])
    return tell({**of_score(score), "by_words": of_score(baseline)}, as_json)
