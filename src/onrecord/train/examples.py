"""Articles with attributions, read from JSON lines, as labelled paragraphs.

In: lines `{"id", "text", "attributions": [{"source", "cue", "content"}]}`, where each role is a
list of [start, end) code points of `text`. Out: an `Example` for each paragraph that has a word.

Spans are labelled from their first to their last word: punctuation at their edges is left out, as
people mark it now so, now so. A gap of punctuation alone within a span is labelled like the span.
A cue of punctuation alone (the colon of "Ruiz: No.") keeps its mark.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.network.words import Paragraph, lines, paragraph

Ints = NDArray[np.int64]
Row = Mapping[str, Any]

ROLES = ("source", "cue", "content")
FIRST_TAG = {"source": 1, "cue": 3, "content": 5}

NONE, UNKNOWN = -1, -2
"""In `anchors` and `sources`: points at nothing; is not to be learned from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph with a tag a word and where its words point.

    `anchors[i]` is the first word of the cue that word i belongs to, as cue or content;
    `sources[i]`, where a cue begins at i, is the first word of its source. `document` and the
    paragraph's offset name the example.
    """

    document: str
    paragraph: Paragraph
    tags: Ints
    anchors: Ints
    sources: Ints

    @property
    def name(self) -> tuple[str, int]:
        """Document and offset."""
        return self.document, self.paragraph.offset


def read_rows(path: Path) -> list[Row]:
    """The lines of a JSON lines file."""
    with path.open(encoding="utf8") as lines_:
        return [json.loads(line) for line in lines_ if line.strip()]


def read_examples(rows: Sequence[Row]) -> list[Example]:
    """All paragraphs of all articles."""
    return [example for row in rows for example in _examples(row)]


def read_readings(
    rows: Sequence[Row], articles: Sequence[Row]
) -> dict[tuple[str, int], list[Example]]:
    """By name, the same paragraphs as other people marked them; the text is that of `articles`."""
    texts = {row["id"]: row["text"] for row in articles}
    readings: dict[tuple[str, int], list[Example]] = {}
    for row in rows:
        if row["id"] in texts:
            for example in _examples({**row, "text": texts[row["id"]]}):
                readings.setdefault(example.name, []).append(example)
    return readings


def _examples(row: Row) -> Iterator[Example]:
    attributions = row.get("attributions", [])
    for start, end in lines(row["text"]):
        own = [each for each in attributions if _touches(each, start, end)]
        words = paragraph(row["text"], start, end)
        if len(words):
            yield labelled(str(row["id"]), words, own)


def _touches(attribution: Row, start: int, end: int) -> bool:
    spans = (span for role in ROLES for span in attribution.get(role) or ())
    return any(s < end and start < e for s, e in spans)


def labelled(document: str, words: Paragraph, attributions: Sequence[Row]) -> Example:
    """`words` with the labels of the attributions that lie in it."""
    n = len(words)
    tags = np.zeros(n, np.int64)
    anchors = np.full(n, NONE, np.int64)
    sources = np.full(n, UNKNOWN, np.int64)
    for each in attributions:
        cue = _covered(words, each.get("cue") or (), keep_marks=True)
        for role in ("content", "source", "cue"):
            spans = each.get(role) or ()
            for run in _runs(words, _covered(words, spans, keep_marks=role == "cue")):
                tags[run] = FIRST_TAG[role] + 1
                tags[run[0]] = FIRST_TAG[role]
                if role != "source":
                    anchors[run] = cue[0] if cue else UNKNOWN
        if cue:
            source = _covered(words, each.get("source") or ())
            sources[cue[0]] = source[0] if source else NONE
    return Example(document, words, tags, anchors, sources)


def _covered(
    words: Paragraph, spans: Sequence[Sequence[int]], keep_marks: bool = False
) -> list[int]:
    """The words that any of the `spans` of the document overlaps; marks only where nothing else."""
    bounds = list(zip(words.starts, words.ends, strict=True))
    near = [(s - words.offset, e - words.offset) for s, e in spans]
    found = [i for i, (a, b) in enumerate(bounds) if any(a < e and s < b for s, e in near)]
    proper = [i for i in found if words.is_word(i)]
    return proper or (found if keep_marks else [])


def _runs(words: Paragraph, indices: Sequence[int]) -> list[list[int]]:
    """`indices` cut where a word is left out; left out punctuation is put in."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and not any(words.is_word(j) for j in range(runs[-1][-1] + 1, i)):
            runs[-1] += range(runs[-1][-1] + 1, i + 1)
        else:
            runs.append([i])
    return runs
