"""Builds the shipped table of surnames from that of a census.

Usage: python scripts/build_surnames.py DIST.ALL.LAST

In: dist.all.last of the package names 0.3.0 (the United States Census Bureau's surnames of 1990, in
the public domain): a surname, its share in per cent, the running share and its rank a line. Out:
surnames.txt in src/onrecord/language, one in lower case a line. Left out are surnames that few
bear, those that are a place, a noun for people or bodies ("Staff") or a word of bodies' names, and
those that companies are called by alone (persons.toml).
"""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.knowledge import load_people
from onrecord.language.descriptions import body_name_words, leading_words, not_names, nouns, places
from onrecord.language.words import word_table

OUT = Path(__file__).parent.parent / "src/onrecord/language/surnames.txt"
LEAST = 0.001  # per cent of the people counted; rarer ones are chance and misspellings
SHORTEST = 3  # letters
NOUNS = ("spokespeople", "heads", "roles", "unnamed", "groups", "bodies", "documents")


def main(census: Path) -> None:
    """Writes the table."""
    of_companies = word_table("persons")["surnames"]["of_companies"]
    words = body_name_words() | leading_words() | not_names() | set(of_companies.split())
    words |= {noun.casefold() for kind in NOUNS for noun in nouns(kind)}
    words |= {word for place in places() for word in place.split()}
    rows = (line.split() for line in census.read_text("ascii").splitlines())
    names = {name.casefold() for name, share, *_ in rows if float(share) >= LEAST}
    kept = sorted(name for name in names - words if len(name) >= SHORTEST and not _is_place(name))
    OUT.write_text("".join(f"{name}\n" for name in kept), encoding="utf8")


def _is_place(name: str) -> bool:
    """Whether a state, a capital or its people is called so."""
    return load_people().place(name.title()) is not None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
