"""Exports records of hostile pages in every format, and looks whether each file holds.

    ./run bench fuzz_exports [PAGES [SEED]]

Damages the example pages as `fuzz.py` does, and puts what a spreadsheet runs as a formula, marks of
direction, markup and endings of other formats where names, titles, outlets and quotations stand.
Each file is read back: a cell of a table may not begin as a formula, every line of JSON is one, a
bundle of STIX is taken by its own library, annotations name words that stand where they say, and
as many rows are there as were counted. The same words are then checked as quotations. Fails where
something does not hold.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from damage import Chance, damaged
from fuzz import originals
from onrecord.compare.quotation.quotation import check_quotation
from onrecord.errors import BadInput
from onrecord.exchange.exports import What
from onrecord.exchange.formats import FORMATS, Format, exported
from onrecord.model import Page, Reading
from onrecord.nets import EventsWhenAsked
from onrecord.pipeline import Settings, load_models, read_pages
from onrecord.record import Record
from onrecord.review import review_record
from read_back import READ_BACK

PAGES = 300
HOSTILE = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "\r=1", "'=1", '"', "“",
    "<script>alert(1)</script>", "\u202eruiz", "\u200b", "]]>", "\\u0000", "\\", ";", ",", "\u2028",
    "|T1 Source 0 1", "*", "#1", "javascript:alert(1)", "../../a", "%0a", "{{7*7}}", "\ud800", "ﷺ",
)  # fmt: skip
NAMES = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
QUOTED = re.compile(r"“[^”]{5,300}”")


def main() -> int:
    """Write, read back and check; 1 where something does not hold."""
    given = [int(each) for each in sys.argv[1:]]
    count, seed = (*given, *(PAGES, 1)[len(given) :])
    rng, faults = Chance(seed), []
    pages = [hostile_page(rng, number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.db") as record:
        models = load_models(Settings(rules_only=True))
        read = read_pages(pages, replace(models, events=EventsWhenAsked()))
        for reading in read:
            if isinstance(reading, Reading):
                record.add(reading)
        review_record(record)
        for name, look in looks(record, rng, pages):
            try:
                print(name.ljust(28), look(), flush=True)
            except Exception:
                faults.append(f"{name}, seed {seed}: {traceback.format_exc()}")
    print(f"{len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


def hostile_page(rng: Chance, number: int) -> Page:
    """A damaged page with hostile words for names, in its title, its outlet and its address."""
    page = rng.choice(originals([]))
    for _ in range(rng.randint(1, 6)):
        page = NAMES.sub(lambda name: _beside(rng, name.group()), page, count=rng.randint(1, 40))
    _, content = damaged(rng, page)
    bad = rng.choice(HOSTILE).replace("\ud800", "")
    return Page(
        content,
        f"{bad}{number}.html",
        url=rng.choice(
            (f"https://a.example/{number}", f"https://a.example/{number}?q={bad}", None)
        ),
        outlet=rng.choice((bad, None)),
        title=rng.choice((f"{bad} rain in town", None)),
    )


def _beside(rng: random.Random, name: str) -> str:
    bad = rng.choice(HOSTILE)
    return rng.choice((name, bad + name, f"{name} {bad}", bad, f"{bad}{name.split()[0]} {bad}"))


def looks(
    record: Record, rng: random.Random, pages: list[Page]
) -> Iterator[tuple[str, Callable[[], str]]]:
    """What is looked at, by name."""
    for form in Format:
        for what in FORMATS[form].writers:
            yield f"{form} of {what}", partial(held, record, what, form)
    yield "check", partial(checked, record, rng, pages)


def held(record: Record, what: What, form: Format) -> str:
    """How large an export is that holds what it should; AssertionError where it does not."""
    pieces, export = exported(record, what, form)
    content = b"".join(pieces)
    found = READ_BACK[form](content, record)
    assert found in (None, export.rows), f"{found} rows are there, {export.rows} were counted"
    return f"{export.rows:,} rows, {len(content):,} bytes, left out {dict(export.left_out)}"


def checked(record: Record, rng: random.Random, pages: list[Page]) -> str:
    """The answers to quotations as somebody might paste them."""
    given = [*HOSTILE, "", " ", "“”", "a" * 100_000, "said " * 5_000, "\x00" * 9, "*" * 500]
    for page in pages:
        found = QUOTED.findall(page.content.decode("utf8", "replace"))
        given += [
            rng.choice((each, each[3:], each.upper(), each + "*", each * 40)) for each in found
        ]
    answers = [answer(each, record) for each in given]
    return ", ".join(f"{answers.count(each):,} {each}" for each in dict.fromkeys(answers))


def answer(words: str, record: Record) -> str:
    """What the check says of some words, or that it wants others."""
    try:
        return check_quotation(words, record).answer
    except BadInput:
        return "refused"


if __name__ == "__main__":
    sys.exit(main())
