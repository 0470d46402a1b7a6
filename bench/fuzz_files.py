"""Gives damaged files to everything that takes files, and looks whether each is refused in words.

    ./run bench fuzz_files [TIMES [SEED]]

Makes one good file of each kind (`good_files`), damages it so many times, in bytes and in JSON
values, and takes it in. What is taken goes into one record, at which `onrecord doctor` looks at the
end. Prints what became of them by kind; fails where something ended in no sentence for people.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from crash_tasks import example_readings
from good_files import kinds
from onrecord.record import examine

TIMES = 300
ODD_BYTES = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b'"', b"\n", b",", b"{", b"}", b"[" * 3_000, b"9" * 400,
    b"-1", b"null", b"1e999", b"\\ud800", b"=1+1", b"<!ENTITY a 'b'>", b"&a;", b"]]>",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, -1, 10**30, 1e308, "", "\ud800", "\0", "=cmd()", "9999-99-99", [], {}, [[[]]],
    {"a": {"b": None}}, "x" * 10_000, ["a", None, 1], "../../etc/passwd",
)  # fmt: skip


def main() -> int:
    """Damage and take in; 1 where something broke."""
    given = [int(each) for each in sys.argv[1:]]
    times, seed = (*given, *(TIMES, 1)[len(given) :])
    rng, became = random.Random(seed), defaultdict[str, Counter[str]](Counter)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "fuzz.db"
        for kind in kinds(Path(folder), record, example_readings(4)):
            good = kind.file.read_bytes()
            assert kind.take() == "taken", kind.name
            begun = time.process_time()
            for number in range(times):
                kind.file.write_bytes(damaged(rng, good))
                try:
                    became[kind.name][kind.take()] += 1
                except Exception:
                    became[kind.name]["broke"] += 1
                    faults.append(f"{kind.name} {number}, seed {seed}: {traceback.format_exc()}")
            kind.file.write_bytes(good)
            became[kind.name]["CPU ms each"] = int((time.process_time() - begun) * 1e3 / times)
        faults += [
            f"doctor: {each.check}: {each.faults[0]}" for each in examine(record) if each.wrong
        ]
    for name, counts in became.items():
        print(name.ljust(12), ", ".join(f"{what} {many:,}" for what, many in counts.items()))
    print(f"{len(faults)} faults", *faults[:10], sep="\n")
    return 1 if faults else 0


def damaged(rng: random.Random, good: bytes) -> bytes:
    """One to three changes of bytes or, where lines are JSON, of values."""
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.5 and (other := other_value(rng, good)):
            good = other
        else:
            good = other_bytes(rng, good)
    return good


def other_bytes(rng: random.Random, good: bytes) -> bytes:
    """Cut, doubled, flipped, or with something odd in it."""
    at, to = sorted(rng.randrange(len(good) + 1) for _ in range(2))
    return rng.choice(
        (
            good[:at],
            good[:at] + good[to:],
            good[:to] + good[at:],
            good[:at] + rng.choice(ODD_BYTES) + good[at:],
            good[:at] + rng.randbytes(min(8, to - at)) + good[at + min(8, to - at) :],
        )
    )


def other_value(rng: random.Random, good: bytes) -> bytes:
    """With another value at a random place of a random line of JSON; nothing where none is."""
    lines = good.split(b"\n")
    number = rng.randrange(len(lines))
    try:
        value = json.loads(lines[number])
        lines[number] = json.dumps(replaced(rng, value)).encode()
    except (ValueError, RecursionError):
        return b""
    return b"\n".join(lines)


def replaced(rng: random.Random, value: Any) -> Any:
    """`value` with something odd at one place in it."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(sorted(value))
        return value | {key: replaced(rng, value[key])}
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        return [*value[:at], replaced(rng, value[at]), *value[at + 1 :]]
    return rng.choice(ODD_VALUES)


if __name__ == "__main__":
    sys.exit(main())
