"""From texts and gold lines to the folder of a network for acts, as the shipped one was made.

In: a folder of texts with their attributions, files of gold lines for some of these, and the folder
of an attribution network that keeps states, or the shipped one. Out: a folder for `load_acts`, and
how well fifths of the gold articles are told by what the others teach.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import BadInput
from onrecord.evaluate.acts import ActScore
from onrecord.evaluate.gold import ActLine, gold_lines
from onrecord.nets import origin_of
from onrecord.nets.loading import weights
from onrecord.pipeline import Settings, load_models
from onrecord.train.act_net import Kept
from onrecord.train.act_rows import act_rows
from onrecord.train.acts import ActRecipe, Lessons, train_acts
from onrecord.train.examples import Row, read_rows
from onrecord.train.export_within import keeps_states, whole_states

log = logging.getLogger(__name__)


def make_acts(
    data: Path,
    gold: Sequence[Path],
    out: Path,
    model: Path | None = None,
    recipe: ActRecipe | None = None,
    say: Callable[[str], None] = log.info,
) -> ActScore:
    """Make the folder `out`; BadInput where `data` holds no text of a gold line.

    Every *.jsonl of the folder `data` is read as texts.
    """
    texts = [row for path in sorted(data.glob("*.jsonl")) for row in read_rows(path)]
    lines = list(_lines(gold, texts))
    with weights("attribution", model) as folder:
        if not keeps_states(folder):
            raise BadInput(f"{folder} keeps nothing to go on from: export it anew, from a MiniLM")
        kept = whole_states(folder)
    models = load_models(Settings(model=model))
    marked, clear = act_rows(texts, lines, models)
    if not marked:
        raise BadInput("no row of --gold is of an attribution that the network reads")
    say(f"{len(marked)} rows that people marked, {len(clear)} that their cues tell")
    width = marked[0].inputs["states"].shape[1]
    lessons = Lessons(marked, clear)
    over = origin_of(model)
    return train_acts(lessons, Kept(width, *kept), over, out, recipe or ActRecipe(), say)


def _lines(gold: Sequence[Path], texts: Sequence[Row]) -> list[dict[str, Any]]:
    counts = {row["id"]: len(row["attributions"]) for row in texts}
    found: list[dict[str, Any]] = []
    for path in gold:
        with path.open(encoding="utf8") as lines:
            found += gold_lines(lines, str(path), ActLine, {"counts": counts})
    if not found:
        raise BadInput("there is no gold line to learn from")
    return found
