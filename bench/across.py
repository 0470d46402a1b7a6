"""Pages side by side: copies found after known edits. How all of it grows: bench/growth.py.

    .venv/bin/python bench/across.py

Told is the pair F1 of dispatches, and which edits are kept together with the others. Edits are made
of the demo pages: whole, cut, reordered, re-led, within a longer text, and with a share of the
words replaced at random, which is harder than an editor's hand.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from itertools import accumulate, combinations
from pathlib import Path

from onrecord.evaluate.across import score_pages
from onrecord.group import Dispatches
from onrecord.model import (
    Block,
    BlockKind,
    Document,
    Page,
    PageHash,
    Span,
    document_id,
)
from onrecord.read import Claims, ReadSettings, pages, read_document

EXAMPLES = Path(__file__).parent.parent / "examples"

Paragraphs = list[str]


def main() -> None:
    rng = random.Random(7)
    texts = originals()
    words = [word for text in texts for line in text for word in line.split()]
    made = [
        {
            name: made_document(edit(text), f"{name} {n}")
            for name, edit in edited(rng, words).items()
        }
        for n, text in enumerate(texts)
    ]
    every = [document for group in made for document in group.values()]
    rng.shuffle(every)
    dispatches = Dispatches()
    dispatches.add(every)
    found = [dispatch.documents for dispatch in dispatches.all()]
    score = score_pages([[d.id for d in group.values()] for group in made], found)
    print(f"{len(texts)} texts, {len(every)} pages: pair F1 {score.pair_f1:.3f}", score)
    together = {document: n for n, group in enumerate(found) for document in group}
    kept: dict[str, list[bool]] = defaultdict(list)
    for group in made:
        for one, other in combinations(group, 2):
            same = together.get(group[one].id, -1) == together.get(group[other].id, -2)
            kept[one].append(same)
            kept[other].append(same)
    for name, votes in kept.items():
        print(f"  {name:20} {sum(votes) / len(votes):.2f} of pairs kept together")


def originals() -> list[Paragraphs]:
    """The paragraphs of the demo pages, without those that carry a dispatch of another."""
    given = pages(str(EXAMPLES), Claims(), ReadSettings())
    read = [read_document(page, ReadSettings()) for page in given if isinstance(page, Page)]
    documents = [each for each in read if isinstance(each, Document)]
    dispatches = Dispatches()
    dispatches.add(documents)
    copies = {name for dispatch in dispatches.all() for name in dispatch.documents[1:]}
    return [
        [b.span.of(d.text) for b in d.blocks if b.kind is BlockKind.PARAGRAPH]
        for d in documents
        if d.id not in copies
    ]


def edited(rng: random.Random, words: list[str]) -> dict[str, Callable[[Paragraphs], Paragraphs]]:
    """What editors do to copy, by name."""

    def filled() -> str:
        return " ".join(rng.choices(words, k=40))

    def replaced(text: Paragraphs, share: float) -> Paragraphs:
        return [
            " ".join(rng.choice(words) if rng.random() < share else w for w in line.split())
            for line in text
        ]

    return {
        "whole": lambda text: text,
        "first half": lambda text: text[: len(text) // 2],
        "first third": lambda text: text[: max(3, len(text) // 3)],
        "reordered": lambda text: rng.sample(text, len(text)),
        "new lead": lambda text: [filled(), *text[2:]],
        "new lead, cut": lambda text: [filled(), *text[1 : len(text) // 2 + 1]],
        "within longer": lambda text: [*(filled() for _ in range(4)), *text[: len(text) * 2 // 3]],
        "1 word of 10 new": lambda text: replaced(text, 0.1),
        "1 word of 5 new": lambda text: replaced(text, 0.2),
        "1 word of 3 new": lambda text: replaced(text, 0.33),
    }


def made_document(lines: Paragraphs, outlet: str) -> Document:
    ends = [*accumulate(len(line) + 1 for line in lines)]
    blocks = tuple(
        Block(Span(end - len(line) - 1, end - 1), BlockKind.PARAGRAPH)
        for line, end in zip(lines, ends, strict=True)
        if line
    )
    text = "\n".join(lines)
    return Document(document_id(outlet, text), PageHash("0" * 64), text, blocks, outlet=outlet)


if __name__ == "__main__":
    main()
