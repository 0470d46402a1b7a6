"""Reads pages that were damaged on purpose, and looks whether each is read or rejected with reason.

    ./run bench fuzz [PAGES [SEED [FOLDER …]]] [--network]

Takes the example pages (and the files in FOLDERs), changes each as an attacker or a broken server
would (`CHANGES`: structure, encodings, quotation marks, entities, depth, length), reads it into a
record of its own and has `onrecord doctor` look at that at the end. Prints what became of the
pages by change, the slowest, and the memory. Fails where a page broke a room; one that would take
too long is rejected as such, and counted.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from onrecord.model import Page, Reading, Reason
from onrecord.pipeline import Models, Settings, load_models, read_page
from onrecord.record import Record, examine

PAGES = 10_000
EXAMPLES = Path(__file__).parent.parent / "examples"

TAGS = ("div", "p", "blockquote", "table", "svg", "template", "script", "article", "q", "font")
MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』《》（）—–-:"
ODD = (
    "\u202e", "\u2066", "\u200b", "\u0000", "\ufeff", "\ufffe", "\U000e0041", "a\u0301" * 300,
    "\u1160" * 50, "ﷺ" * 40, "\r", "\x0b", "\x85", "\u2028", "İ", "ß", "ﬁ", "👩‍👩‍👧‍👦",
)  # fmt: skip
ENTITIES = ("&#0;", "&#x110000;", "&#xD800;", "&amp;" * 200, "&bogus;", "&#38;#38;", "&lt;p&gt;")
CHARSETS = ("utf-7", "utf-16", "windows-1251", "iso-2022-jp", "x-user-defined", "no-such", "big5")

Change = Callable[[random.Random, str], str | bytes]


def main() -> int:
    """Read the pages and print the table; 1 where something broke."""
    named = [each for each in sys.argv[1:] if not each.startswith("--")]
    count, seed = int(named[0]) if named else PAGES, int(named[1]) if named[1:] else 1
    models = load_models(Settings(rules_only="--network" not in sys.argv))
    with tempfile.TemporaryDirectory() as folder:
        faults = fuzz(originals(named[2:]), count, seed, models, Path(folder) / "fuzz.db")
    return 1 if faults else 0


def originals(folders: list[str]) -> list[str]:
    """The pages that are damaged."""
    paths = [each for folder in (EXAMPLES, *map(Path, folders)) for each in folder.iterdir()]
    pages = [each for each in sorted(paths) if each.suffix in (".html", ".htm", ".txt")]
    return [each.read_text("utf8", "replace") for each in pages]


def fuzz(pages: list[str], count: int, seed: int, models: Models, record: Path) -> list[str]:
    """Read `count` damaged pages into `record`; what went wrong."""
    rng = random.Random(seed)
    became: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    faults: list[str] = []
    with Record.open(record) as opened, opened.writing() as writer:
        for number in range(count):
            names, content = damaged(rng, rng.choice(pages))
            page = Page(content, f"page {number} ({', '.join(names)})")
            begun = time.process_time()
            read = read_page(page, models)
            seconds = time.process_time() - begun
            if isinstance(read, Reading):
                writer.add(read)
            else:
                writer.reject(read)
            result = "read" if isinstance(read, Reading) else read.why.value
            if result == Reason.BROKEN:
                faults.append(f"{page.where}: {result}, {seconds:.1f} s, seed {seed}")
            for name in names:
                became[name][result] += 1
                slowest[name] = max(slowest[name], seconds)
    faults += [
        f"doctor: {each.check}: {each.wrong} wrong" for each in examine(record) if each.wrong
    ]
    tell(became, slowest, faults)
    return faults


def damaged(rng: random.Random, page: str) -> tuple[list[str], bytes]:
    """The names of one to three changes, and `page` with them."""
    names = rng.sample(sorted(CHANGES), rng.randint(1, 3))
    for name in names:
        changed = CHANGES[name](rng, page)
        if isinstance(changed, bytes):
            return names[: names.index(name) + 1], changed
        page = changed
    return names, page.encode("utf8", "surrogatepass")


def place(rng: random.Random, page: str) -> int:
    """Somewhere in the page."""
    return rng.randrange(len(page) + 1)


def put(rng: random.Random, page: str, what: str, times: int = 1) -> str:
    """`what` at random places of the page."""
    for _ in range(times):
        at = place(rng, page)
        page = page[:at] + what + page[at:]
    return page


def cut(rng: random.Random, page: str) -> str:
    """The page up to somewhere, as a connection that ended."""
    return page[: place(rng, page)]


def doubled(rng: random.Random, page: str) -> str:
    """A piece many times over."""
    at, end = sorted((place(rng, page), place(rng, page)))
    return page[:end] + page[at : min(end, at + 400)] * rng.choice((2, 50, 500)) + page[end:]


def shuffled(rng: random.Random, page: str) -> str:
    """Its tags in another order."""
    pieces = page.split("<")
    at = rng.randrange(len(pieces))
    some = pieces[at : at + 40]
    rng.shuffle(some)
    return "<".join(pieces[:at] + some + pieces[at + 40 :])


def nested(rng: random.Random, page: str) -> str:
    """Within very many elements."""
    tag, depth = rng.choice(TAGS), rng.choice((30, 300, 20_000))
    return put(rng, page, f"<{tag}>" * depth)


def unclosed(rng: random.Random, page: str) -> str:
    """Comments, scripts and attributes that do not end."""
    return put(rng, page, rng.choice(("<!--", "<script>", '<a href="', "<![CDATA[", "<textarea>")))


def odd_characters(rng: random.Random, page: str) -> str:
    """Controls, marks of direction, lone and long sequences."""
    return put(rng, page, rng.choice(ODD), rng.randint(1, 60))


def entities(rng: random.Random, page: str) -> str:
    """Character references that are none, or too many."""
    return put(rng, page, rng.choice(ENTITIES), rng.randint(1, 60))


def quotation_marks(rng: random.Random, page: str) -> str:
    """Marks exchanged for others, so that little closes."""
    share = rng.random()
    swap = (rng.choice(MARKS) if each in MARKS and rng.random() < share else each for each in page)
    return put(rng, "".join(swap), rng.choice(MARKS), rng.choice((1, 20, 2_000)))


def long_line(rng: random.Random, page: str) -> str:
    """One paragraph of very many words, or one very long word."""
    words = rng.choice(("“said” ", "Ana Ruiz said ", "x", "he denied that ", "… "))
    return put(rng, page, words * rng.choice((1_000, 20_000)))


def attributes(rng: random.Random, page: str) -> str:
    """Elements with very many attributes, or a very long one."""
    many = " ".join(f'data-{number}="{number}"' for number in range(rng.choice((50, 5_000))))
    return put(rng, page, f"<p {many}>")


def dates(rng: random.Random, page: str) -> str:
    """Days that are none where pages name theirs."""
    day = rng.choice(
        ("0000-00-00", "9999-99-99", "2019-02-31", "-1", "1e309", "12/13/14", "2" * 99)
    )
    return put(rng, page, f'<meta property="article:published_time" content="{day}"><time>{day}')


def bytes_flipped(rng: random.Random, page: str) -> bytes:
    """Some bytes are others."""
    content = bytearray(page.encode("utf8", "surrogatepass"))
    for _ in range(min(len(content), rng.choice((1, 30, 1_000)))):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return bytes(content)


def charset(rng: random.Random, page: str) -> bytes:
    """An encoding is declared that it has not."""
    declared = f'<meta charset="{rng.choice(CHARSETS)}">{page}'
    return declared.encode(rng.choice(("utf8", "utf-16", "cp1252")), "replace")


CHANGES: dict[str, Change] = {
    each.__name__: each
    for each in (
        cut, doubled, shuffled, nested, unclosed, odd_characters, entities, quotation_marks,
        long_line, attributes, dates, bytes_flipped, charset,
    )
}  # fmt: skip
"""Ways to damage a page, by name; those that give bytes come last in any mixture."""


def tell(became: dict[str, Counter[str]], slowest: dict[str, float], faults: list[str]) -> None:
    """Print the table, the memory and the faults."""
    results = sorted({result for each in became.values() for result in each})
    print("change".ljust(18), *(each.rjust(max(9, len(each))) for each in results), "slowest")
    for name in sorted(became):
        cells = (f"{became[name][each]:>{max(9, len(each))},}" for each in results)
        print(name.ljust(18), *cells, f"{slowest[name]:6.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB; {len(faults)} faults")
    print(*faults, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
