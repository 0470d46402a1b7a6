"""How well sources are resolved to speakers: gold rows against answers.

In: gold rows (`speaker`, `speaker_kind`, `source_type`, `doubtful` …) and one answer each. Out: a
`SpeakerScore`. Three outcomes are told apart, because they cost a reader differently: right,
unresolved (the answer says that it cannot tell) and wrong (a name that is not the speaker's).

Rules of comparison (`same_name`), applied to names without case, accents, full stops, determiners,
titles and possessive endings, a slash between names as a space:
1. The same words are the same name; so are the same words in another order ("X and Y", "Y and X").
2. A person: the last words agree, and so do the first, of which an initial or a nickname's full
   form counts ("Hillary Rodham Clinton", "Hillary Clinton"). A gold name of one word (a surname, or
   a title with one) fits any answer that ends in it. An answer of one word does not fit a gold
   name of two: the page's fullest name was asked.
3. A body: one name's words hold all of the other's, or one is the other's acronym.
4. A description ("advisers to Ruiz"): more than half of all content words are common to both.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.language.titles import name_endings, title_at
from onrecord.model import UNSURE, Resolution, SpeakerKind

DESCRIPTION_OVERLAP = 0.5  # share of content words in common from which descriptions are the same
_PERSONAL = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."))
_SMALL = frozenset(
    ["the", "a", "an", "of", "for", "to", "in", "on", "at", "by", "and", "s", "some", "his", "her"]
) | {"their", "its"}


@dataclass(frozen=True, slots=True)
class SpeakerScore:
    """Counts over all rows, and of each kind of source: right, unresolved, wrong, rows."""

    rows: int
    named: int  # rows with a gold speaker who speaks (a person, body, group or unnamed one)
    right: int  # of those
    wrong: int  # of all rows: a speaker was named who is not gold's
    by_source: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def accuracy(self) -> float:
        """Share right of the rows with a gold speaker."""
        return self.right / self.named if self.named else 0.0

    @property
    def wrong_share(self) -> float:
        """Share of all rows in which a wrong speaker was given."""
        return self.wrong / self.rows if self.rows else 0.0


def score_speakers(
    rows: Sequence[Mapping[str, Any]], answers: Iterable[Resolution]
) -> SpeakerScore:
    """The counts for gold rows and the answer to each; rows marked `doubtful` are left out."""
    total: Counter[str] = Counter()
    by_source: dict[str, Counter[str]] = {}
    for row, answer in zip(rows, answers, strict=True):
        if row.get("doubtful"):
            continue
        outcome = outcome_of(row, answer)
        speaks = row["speaker"] is not None and row["speaker_kind"] != "none"
        total.update({"rows": 1, outcome: 1, f"named {outcome}": speaks, "named": speaks})
        by_source.setdefault(row["source_type"], Counter()).update(
            {"rows": 1, "named": speaks, outcome: 1, f"named {outcome}": speaks}
        )
    return SpeakerScore(
        total["rows"],
        total["named"],
        total["named right"],
        total["wrong"],
        {kind: dict(counts) for kind, counts in sorted(by_source.items())},
    )


def outcome_of(row: Mapping[str, Any], answer: Resolution) -> str:
    """Right, unresolved or wrong. Where gold names nobody, naming nobody is right."""
    speaker = answer.speaker
    if row["speaker"] is None or row["speaker_kind"] == "none":
        if speaker is None or speaker is UNSURE:
            return "right"
        return (
            "right"
            if row["speaker"] and same_name(row["speaker"], speaker.name, "body")
            else "wrong"
        )
    if speaker is None or speaker is UNSURE:
        return "unresolved"
    return "right" if same_name(row["speaker"], speaker.name, row["speaker_kind"]) else "wrong"


def same_name(gold: str, answer: str, kind: str) -> bool:
    """Whether two names are one under the rules above; `kind` is the gold speaker's."""
    left, right = _content(gold), _content(answer)
    if not left or not right:
        return gold.casefold() == answer.casefold()
    if sorted(left) == sorted(right):
        return True
    if kind == SpeakerKind.PERSON:
        return _same_person(left, right)
    if kind == SpeakerKind.BODY:
        return set(left) <= set(right) or set(right) <= set(left) or _acronym(left, right)
    if " and " in gold and " and " in answer:
        return _same_list(gold, answer)
    common = len(set(left) & set(right))
    return common / len(set(left) | set(right)) > DESCRIPTION_OVERLAP or (
        common > 0 and (set(left) <= set(right) or set(right) <= set(left))
    )


def _same_person(gold: Sequence[str], answer: Sequence[str]) -> bool:
    if gold[-1] != answer[-1]:
        return False
    if len(gold) == 1:
        return True
    if len(answer) == 1:
        return False
    a, b = gold[0], answer[0]
    return a == b or a.startswith(b) or b.startswith(a) or a in answer or b in gold


def _same_list(gold: str, answer: str) -> bool:
    left, right = (re.split(r",? and |, ", names) for names in (gold, answer))
    return len(left) == len(right) and all(
        any(same_name(one, other, "person") for other in right) for one in left
    )


def _acronym(left: Sequence[str], right: Sequence[str]) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)


def _content(name: str) -> list[str]:
    """The words that are compared."""
    words = re.sub(r"[’']s\b|[’']$", "", name.strip()).replace("’", "'").replace("/", " ").split()
    words = [word.strip("\"“”',;:()") for word in words]
    at = 0
    while at < len(words) - 1 and (title := title_at(words, at)) and at + title.words < len(words):
        at += title.words
    kept = [_folded(word) for word in words[at:] if word not in _PERSONAL]
    return [w for w in kept if w and w not in _SMALL and w not in name_endings()]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if char.isalnum() or char == "-")
