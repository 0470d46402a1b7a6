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

import csv
import io
import json
import random
import re
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import stix2

from damage import Chance, damaged
from fuzz import originals
from onrecord.compare.quotation import check_quotation
from onrecord.errors import BadInput
from onrecord.exchange.exports import What
from onrecord.exchange.formats import FORMATS, Format, exported
from onrecord.model import Page, Reading
from onrecord.nets import EventsWhenAsked
from onrecord.pipeline import Settings, load_models, read_pages
from onrecord.record import Record
from onrecord.review import review_record

PAGES = 300
HOSTILE = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "\r=1", "'=1", '"', "“",
    "<script>alert(1)</script>", "\u202eruiz", "\u200b", "]]>", "\\u0000", "\\", ";", ",", "\u2028",
    "|T1 Source 0 1", "*", "#1", "javascript:alert(1)", "../../a", "%0a", "{{7*7}}", "\ud800", "ﷺ",
)  # fmt: skip
NAMES = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
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


def table(content: bytes, _record: Record) -> int:
    """The rows of a CSV, none of whose cells a spreadsheet runs."""
    header, *rows = [*csv.reader(io.StringIO(content.decode(), newline="")), []][:-1] or [[]]
    for row in rows:
        assert len(row) == len(header), row
        bad = [cell for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell)]
        assert not bad, bad
    return len(rows)


def lines(content: bytes, _record: Record) -> int:
    """The lines of JSON."""
    return sum(isinstance(json.loads(line), dict) for line in content.decode().splitlines())


def entities(content: bytes, record: Record) -> None:
    """The lines of JSON of a format that leaves rows out, or makes several of one."""
    lines(content, record)


def parquet(content: bytes, _record: Record) -> int:
    """The rows of a Parquet file."""
    return pq.read_table(io.BytesIO(content)).num_rows if content else 0


def annotated(content: bytes, record: Record) -> None:
    """The annotations, whose words stand where they say."""
    for item in json.loads(content)["items"]:
        for own in _members(item["target"], "selector"):
            assert own, item
        for place in _members(item, "exact"):
            assert isinstance(place, str), item
            assert place, item
        for start, end in zip(_members(item, "start"), _members(item, "end"), strict=True):
            assert 0 <= start < end, item
    assert record


def _members(value: Any, name: str) -> Iterator[Any]:
    """Every member of that name, however deep."""
    if isinstance(value, dict):
        yield from (own for key, own in value.items() if key == name)
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _members(each, name)


def document(content: bytes, _record: Record) -> None:
    """One document of JSON."""
    assert isinstance(json.loads(content), dict)


def bundle(content: bytes, _record: Record) -> None:
    """A bundle that STIX's own library takes."""
    stix2.parse(content.decode(), allow_custom=True)


def standoff(content: bytes, _record: Record) -> None:
    """An archive for brat, each of whose annotations repeats the words at its place."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            if name.endswith(".ann"):
                text = packed.read(name.removesuffix("ann") + "txt").decode()
                for line in packed.read(name).decode().split("\n")[:-1]:
                    _annotation(line, text)


def _annotation(line: str, text: str) -> None:
    own, what, *words = line.split("\t")
    if own[0] == "T":
        places = [tuple(map(int, each.split())) for each in what.partition(" ")[2].split(";")]
        assert words == [" ".join(text[start:end] for start, end in places)], line


READ_BACK: dict[Format, Callable[[bytes, Record], int | None]] = {
    Format.JSONL: lines,
    Format.CSV: table,
    Format.PARQUET: parquet,
    Format.ANNOTATIONS: annotated,
    Format.SCHEMA_ORG: document,
    Format.PLOVER: entities,
    Format.FTM: entities,
    Format.STIX: bundle,
    Format.BRAT: standoff,
}


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
