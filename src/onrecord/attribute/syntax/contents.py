"""What is said: the content that a cue verb governs in a parse.

A table of frames, one small function each, tried in order: the first that fits gives the content.
Which frames a verb may have stands in `cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.attribute.syntax.clauses import (
    around,
    gerund,
    infinitive,
    object_complement,
    object_to,
    that_clause,
    wish,
)
from onrecord.attribute.syntax.frames import Frame
from onrecord.attribute.syntax.phrases import denial, noun_phrase, object_for, preposition, thing_as
from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import Cue
from onrecord.model import Spans


@dataclass(frozen=True, slots=True)
class Content:
    """Content, the rule that found it, and tokens that it adds to the cue (warned + of)."""

    rule: str
    spans: Spans
    cue: set[int] = field(default_factory=set)


def contents(
    tree: Tree, verb: int, cue: Cue, words: set[int], source: set[int]
) -> Iterator[Content]:
    """The contents that the frames find, best first."""
    for rule, takes, frame in FRAMES:
        if takes and takes not in cue.takes:
            continue
        found = frame(tree, verb, cue)
        if found is None:
            continue
        tokens, extra = found
        spans = tree.spans(tokens - words - source - extra)
        if spans:
            yield Content(rule, spans, extra)


FRAMES: tuple[tuple[str, str, Frame], ...] = (
    ("clause@1", "", that_clause),
    ("tag@1", "quote", around),
    ("object-to@1", "infinitive", object_to),
    ("wish@1", "infinitive", wish),
    ("infinitive@1", "infinitive", infinitive),
    ("gerund@1", "gerund", gerund),
    ("as@1", "as", thing_as),
    ("complement@1", "complement", object_complement),
    ("object-for@1", "", object_for),
    ("preposition@1", "", preposition),
    ("denial@1", "noun", denial),
    ("noun-phrase@1", "noun", noun_phrase),
)
"""Rule, what the verb must take (empty: the frame looks itself), and the frame."""
