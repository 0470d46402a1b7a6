"""Pages side by side: copies found after known edits, and how group and compare grow.

    .venv/bin/python bench/across.py edits               pair F1 of dispatches, by edit
    .venv/bin/python bench/across.py growth [--statements 20000]

Edits are made of the demo pages: whole, cut, reordered, re-led, within a longer text, and with a
share of the words replaced at random, which is harder than an editor's hand. For growth, words,
speakers and days are drawn at random; what counts is that adding a hundred statements takes the
same time however many there are.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, combinations
from pathlib import Path

from onrecord.compare import Disputes
from onrecord.evaluate.across import score_pages
from onrecord.group import Dispatches, Utterances
from onrecord.model import (
    Act,
    Block,
    BlockKind,
    Document,
    DocumentId,
    Form,
    Page,
    PageHash,
    PartialDate,
    Span,
    Speaker,
    SpeakerKind,
    StatementRow,
    document_id,
    speaker_id,
    statement_id,
)
from onrecord.read import Claims, ReadSettings, pages, read_document

EXAMPLES = Path(__file__).parent.parent / "examples"
LETTERS = "abdefgiklmnoprstu"

Paragraphs = list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("edits", "growth"))
    parser.add_argument("--statements", type=int, default=20_000)
    given = parser.parse_args()
    rng = random.Random(7)
    if given.what == "edits":
        edits(rng)
    else:
        growth(rng, given.statements)


def edits(rng: random.Random) -> None:
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
    for name, same in kept.items():
        print(f"  {name:20} {sum(same) / len(same):.2f} of pairs kept together")


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


def growth(rng: random.Random, number: int) -> None:
    rows = list(made_rows(rng, number))
    last = rows[-100:]
    utterances, disputes = Utterances(), Disputes()
    timed(f"utterances of {number}", lambda: utterances.add(rows[:-100]))
    timed("  and 100 more", lambda: utterances.add(last))
    timed(f"disputes of {number}", lambda: disputes.add(rows[:-100]))
    timed("  and 100 more", lambda: disputes.add(last))
    timed("the queue", disputes.queue)


def timed(what: str, work: Callable[[], object]) -> None:
    start = time.process_time()
    work()
    print(f"{what:30} {time.process_time() - start:8.2f} CPU s")


def made_rows(rng: random.Random, number: int) -> Iterator[StatementRow]:
    """Statements of fifteen a page, about a matter of a few hundred pages, in drawn words."""
    common = [word(rng) for _ in range(400)]
    for n in range(number):
        page, topic = n // 15, (n // 15) % max(1, number // 3000)
        topical = random.Random(topic)
        own = [word(topical) for _ in range(60)]
        words = rng.choices(common, k=8) + rng.choices(own, k=6)
        words += ["not"] * (rng.random() < 0.3) + ["was"]
        rng.shuffle(words)
        name = f"Speaker {rng.choice('ABCDEFGH')}{topic}"
        day = date(2010, 1, 1) + timedelta(days=topic * 40 % 5000 + rng.randrange(30))
        yield made_row(f"doc-{page}", n % 15 * 300, " ".join(words), name, PartialDate.of(day))


def word(rng: random.Random) -> str:
    return "".join(rng.choices(LETTERS, k=rng.randint(5, 9)))


def made_row(page: str, at: int, words: str, name: str, day: PartialDate) -> StatementRow:
    document, span = DocumentId(page), (Span(at, at + len(words)),)
    return StatementRow(
        id=statement_id(document, span),
        document=document,
        url=None,
        outlet=None,
        title=None,
        published=day,
        source=(),
        cue=(),
        content=span,
        source_text=name,
        cue_text="said",
        content_text=words,
        form=Form.INDIRECT,
        speaker=Speaker(speaker_id(name, SpeakerKind.PERSON), name, SpeakerKind.PERSON),
        candidates=(),
        on_behalf_of=None,
        speaker_score=1.0,
        speaker_evidence="",
        act=Act.STATE,
        act_score=1.0,
        denied=False,
        addressee=(),
        addressee_text="",
        occasion=(),
        occasion_text="",
        said_on=None,
        score=1.0,
        origin="made",
        parent=None,
        version="made",
    )


if __name__ == "__main__":
    main()
