"""What a network for acts learns from: attributions as it reads them, with what they do.

In: texts with their attributions, gold lines for some of these, and the network that keeps states
of what it reads. Out: `ActRow`s. Where a cue tells an act by itself, the rules' answer is a lesson
too, for contents alone: what stands under “accused him of” accuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute import as_read
from onrecord.label.acts.act import Done
from onrecord.label.acts.told import Asked, questions, told_by_rules
from onrecord.language.stems import words_of
from onrecord.model import Act, Attribution, PartialDate, Span, words_at
from onrecord.nets.acts import act_inputs
from onrecord.pipeline import Models, bare_document, spoken_in
from onrecord.pipeline.texts import Found
from onrecord.segment import layout_of
from onrecord.train.examples import ROLES, Row

ACTS = tuple(Act)

FIRST, SECOND = 0.7, 0.3
"""Shares of the act that a reader gives first and of the one that could be defended."""

DOUBTFUL = 0.5
"""The weight of a row that its reader doubts, to 1 of others."""

_ANY = frozenset(
    [
        "said",
        "say",
        "says",
        "told",
        "tell",
        "tells",
        "added",
        "adds",
        "wrote",
        "writes",
        "tweeted",
        "noted",
    ]
)
"""Words of cues under which any act is done, though the rules may see none."""

TOGETHER = 40
"""Articles read at once: their states are held."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """An attribution: `inputs` of the graph, what it does (a share for each act), its weight.

    `article` and `number` name it; `gold` is its line, None of one that rules tell.
    """

    inputs: Mapping[str, NDArray[Any]]
    target: NDArray[np.float32]
    weight: float
    article: str
    number: int
    gold: Row | None = None

    def __len__(self) -> int:
        """Pieces."""
        return len(self.inputs["parts"])


def act_rows(
    texts: Sequence[Row], gold: Sequence[Row], models: Models
) -> tuple[list[ActRow], list[ActRow]]:
    """The rows of `gold`, whose texts are among `texts`, and those that the cues of all tell."""
    told: dict[str, list[Row]] = {}
    for line in gold:
        told.setdefault(line["id"], []).append(line)
    marked: list[ActRow] = []
    clear: list[ActRow] = []
    for start in range(0, len(texts), TOGETHER):
        few = texts[start : start + TOGETHER]
        for text, asked in zip(few, _asked(few, models), strict=True):
            marked += _marked(asked, told.get(text["id"], []))
            clear += _clear(text["id"], asked)
    return marked, clear


_Answered = list[tuple[Asked | None, Done, str]]
"""What is asked of each attribution, what rules say, the words of its cue."""


def _asked(texts: Sequence[Row], models: Models) -> Iterator[_Answered]:
    """The attributions of each text as a network is asked of them, and what rules say."""
    if models.network is None:
        raise ValueError("acts are learned from what a network keeps")
    documents = [
        bare_document(
            row["text"],
            title=row.get("title"),
            published=PartialDate(row["date"]) if row.get("date") else None,
        )
        for row in texts
    ]
    layouts = [layout_of(document) for document in documents]
    read = as_read(documents, layouts, models.network)
    attributions = [tuple(map(_attribution, row["attributions"])) for row in texts]
    pages = [Found(*each) for each in zip(documents, layouts, attributions, read, strict=True)]
    for page in spoken_in(pages, models):
        by_rules = told_by_rules(page)
        cues = (words_at(page.text, each.cue, " ") for each in page.attributions)
        yield list(zip(questions(page, by_rules), by_rules, cues, strict=True))


def _attribution(row: Row) -> Attribution:
    source, cue, content = (tuple(Span(*each) for each in row.get(role) or ()) for role in ROLES)
    return Attribution(source, cue, content, 1.0, "people")


def _marked(asked: _Answered, lines: Sequence[Row]) -> Iterator[ActRow]:
    for line in lines:
        question, *_ = asked[line["attribution"]]
        if question is not None:
            weight = DOUBTFUL if line.get("doubtful") else 1.0
            inputs = act_inputs(question, ACTS)
            yield ActRow(inputs, _target(line), weight, line["id"], line["attribution"], line)


def _target(line: Row) -> NDArray[np.float32]:
    target = np.zeros(len(ACTS), np.float32)
    also = line.get("act_also")
    target[ACTS.index(Act(line["act"]))] = FIRST if also else 1.0
    if also:
        target[ACTS.index(Act(also))] += SECOND
    return target


def _clear(article: str, asked: _Answered) -> Iterator[ActRow]:
    """Those whose cue tells an act, by rules, and half of those whose cue tells that none is."""
    for number, (question, done, cue) in enumerate(asked):
        if question is None or not cue:
            continue
        states = done.act is Act.STATE and not _ANY.intersection(words_of(cue)) and number % 2 == 0
        if states or (question.way == 0 and done.act is not Act.STATE):
            target = np.zeros(len(ACTS), np.float32)
            target[ACTS.index(done.act)] = 1.0
            yield ActRow(act_inputs(question, ACTS), target, 1.0, article, number)
