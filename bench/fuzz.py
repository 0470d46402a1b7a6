"""Reads pages that were damaged on purpose, and looks whether each is read or rejected with reason.

    ./run bench fuzz [PAGES [SEED [FOLDER …]]] [--network] [--kept=FILE]

Takes the example pages (and the files in FOLDERs), damages each (`damage.CHANGES`), reads it into a
record of its own and has `onrecord doctor` look at that at the end. Prints what became of the pages
by change, the slowest, and the memory. Fails where a page broke a room, or took longer than a page
may. Pages are damaged PORTION at a time, each portion by a seed of its own: `--kept` can name a
file in which portions that are done stand, and a run that was stopped goes on after them.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from damage import Chance, damaged
from onrecord.model import Page, Reading, Reason
from onrecord.pipeline import Models, Settings, load_models, read_page
from onrecord.read import ReadSettings
from onrecord.record import Record, examine

PAGES = 10_000
PORTION = 250
SECONDS = 30.0  # of processor time; a page that takes longer is a fault here
EXAMPLES = Path(__file__).parent.parent / "examples"
SETTINGS = Settings(read=ReadSettings(max_page_seconds=SECONDS))


@dataclass
class Portion:
    """What became of a portion of pages; by change and result, `change result` is the key."""

    seed: int
    pages: int = 0
    became: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, names: list[str], result: str, seconds: float) -> None:
        """Count a page."""
        self.pages += 1
        self.seconds += seconds
        for name in names:
            self.became[f"{name} {result}"] += 1
            self.slowest[name] = max(self.slowest.get(name, 0.0), seconds)

    def add(self, other: Portion) -> None:
        """Count another portion's pages too."""
        self.pages += other.pages
        self.became.update(other.became)
        self.faults += other.faults
        self.seconds += other.seconds
        for name, seconds in other.slowest.items():
            self.slowest[name] = max(self.slowest.get(name, 0.0), seconds)


def main() -> int:
    """Read the pages and print the table; 1 where something broke."""
    named = [each for each in sys.argv[1:] if not each.startswith("--")]
    count, seed = int(named[0]) if named else PAGES, int(named[1]) if named[1:] else 1
    kept = next((each.partition("=")[2] for each in sys.argv if each.startswith("--kept=")), None)
    models = load_models(Settings(rules_only="--network" not in sys.argv))
    pages, done = originals(named[2:]), told_before(kept)
    whole = Portion(seed)
    for number in range(-(-count // PORTION)):
        portion = done.get(seed + number)
        if portion is None:
            size = min(PORTION, count - number * PORTION)
            portion = fuzz(pages, size, seed + number, models)
            keep(kept, portion)
        whole.add(portion)
    tell(whole)
    return 1 if whole.faults else 0


def originals(folders: list[str]) -> list[str]:
    """The pages that are damaged."""
    paths = [each for folder in (EXAMPLES, *map(Path, folders)) for each in folder.iterdir()]
    pages = [each for each in sorted(paths) if each.suffix in (".html", ".htm", ".txt")]
    return [each.read_text("utf8", "replace") for each in pages]


def told_before(kept: str | None) -> dict[int, Portion]:
    """The portions that are done, by their seeds."""
    if kept is None or not Path(kept).exists():
        return {}
    rows = map(json.loads, Path(kept).read_text("utf8").splitlines())
    portions = (Portion(**row | {"became": Counter(row["became"])}) for row in rows)
    return {each.seed: each for each in portions}


def keep(kept: str | None, portion: Portion) -> None:
    """Write what became of a portion."""
    if kept is not None:
        with Path(kept).open("a", encoding="utf8") as lines:
            lines.write(json.dumps(vars(portion)) + "\n")


def fuzz(pages: list[str], count: int, seed: int, models: Models) -> Portion:
    """Read `count` damaged pages into a record of their own."""
    rng, portion = Chance(seed), Portion(seed)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "fuzz.db"
        with Record.open(record) as opened, opened.writing() as writer:
            for number in range(count):
                names, content = damaged(rng, rng.choice(pages))
                page = Page(content, f"page {number} ({', '.join(names)})")
                begun = time.process_time()
                read = read_page(page, models, SETTINGS)
                seconds = time.process_time() - begun
                if isinstance(read, Reading):
                    writer.add(read)
                else:
                    writer.reject(read)
                result = "read" if isinstance(read, Reading) else read.why.value
                if result in (Reason.BROKEN, Reason.TOO_SLOW):
                    portion.faults.append(f"{page.where}: {result}, {seconds:.1f} s, seed {seed}")
                portion.count(names, result, seconds)
        portion.faults += [
            f"doctor: {each.check}: {each.faults[0]}" for each in examine(record) if each.wrong
        ]
    return portion


def tell(whole: Portion) -> None:
    """Print the table, the memory and the faults."""
    counts = {tuple(key.split(" ", 1)): many for key, many in whole.became.items()}
    results = sorted({result for _, result in counts})
    print("change".ljust(18), *(each.rjust(max(9, len(each))) for each in results), "slowest")
    for name in sorted(whole.slowest):
        cells = (f"{counts.get((name, each), 0):>{max(9, len(each))},}" for each in results)
        print(name.ljust(18), *cells, f"{whole.slowest[name]:6.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{whole.pages:,} pages, {whole.seconds:,.0f} CPU s; peak memory {peak:,.0f} MiB")
    print(f"{len(whole.faults)} faults", *whole.faults, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
