"""Builds the shipped tables of people, offices and states from open gazetteers.

Usage: python scripts/build_knowledge.py CONGRESS.jsonl UN_SPEAKERS.jsonl PHOENIX.jsonl

In: members of Congress and presidents (unitedstates/congress-legislators, CC0), speakers of the UN
general debate (CC0), Phoenix actors (MIT), and the packages countryinfo (MIT) and pycountry (LGPL,
facts only), which must be installed; and our own rows in data/offices.csv and data/bodies.csv.
Out: people.tsv, tenures.tsv, states.tsv and codes.tsv in src/onrecord/knowledge/data. Every row of
the first three names its source. Rows of our own win over gazetteers where both know a person.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from onrecord.knowledge.spellings import folded

DATA = Path(__file__).parent.parent / "src/onrecord/knowledge/data"
OWN, CONGRESS, UN, PHOENIX = "onrecord", "congress-legislators", "un-general-debate", "phoenix"
FROM_YEAR = 1990  # UN rows before have hardly any posts
GAP = 4  # years between two sightings of one person in one post that are one tenure
OFFICES = (  # posts at the UN by a pattern of their words, the first that fits
    (r"deputy|vice[- ]?prime|former|assistant|permanent|delegat|special envoy", None),
    (r"vice[- ]?president", "vice president"),
    (
        r"prime min|premier|chancellor|head of government|president of the council of min",
        "head of government",
    ),
    (r"president of the european", None),
    (
        r"^president|constitutional president|head of state|king|emir|amir|sultan|emperor",
        "head of state",
    ),
    (r"foreign|external (affairs|relations)|foregn|secretary of state$", "foreign minister"),
)
HONORIFICS = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|H\.?E|Sir|Sheikh|Prof|General|Gen|Hon|His|Her|Excellency|Majesty"
    r"|Highness|King|Prince|Chief|The|Right|Honourable|Lt|Colonel)\.? )+"
)


class Tables:
    """People by folded name, with aliases and tenures, while the sources are read."""

    def __init__(self) -> None:
        self.people: dict[str, dict[str, Any]] = {}
        self.by_name: dict[str, str] = {}
        self.tenures: list[tuple[str, ...]] = []

    def person(self, name: str, source: str, **more: Any) -> str:
        """The key of a person, added where the name is new."""
        known = more.get("wikidata")
        key = known if known in self.people else self.by_name.get(folded(name))
        if key is None:
            key = more.get("wikidata") or f"x-{folded(name).replace(' ', '-')}"
            self.people.setdefault(
                key,
                {"name": name, "aliases": set(), "gender": "", "wikidata": "", "source": source},
            )
        row = self.people[key]
        row["gender"] = row["gender"] or more.get("gender", "")
        row["wikidata"] = row["wikidata"] or more.get("wikidata") or ""
        for alias in (name, *more.get("aliases", ())):
            self.by_name.setdefault(folded(alias), key)
            if alias != row["name"]:
                row["aliases"].add(alias)
        return key


def lines(path: str) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf8").splitlines()]


def add_own(tables: Tables) -> None:
    """Our own rows of offices."""
    with (DATA / "offices.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            aliases = [alias for alias in row["aliases"].split("|") if alias]
            key = tables.person(
                row["name"], OWN, wikidata=row["wikidata"], gender=row["gender"], aliases=aliases
            )
            span = (row["since"], row["until"])
            tables.tenures.append((key, row["office"], row["state"], *span, row["detail"], OWN))


def add_congress(tables: Tables, path: str) -> None:
    """Members of Congress; presidents too, but their offices are our own rows."""
    offices = {"rep": "representative", "sen": "senator", "prez": "", "viceprez": ""}
    for row in lines(path):
        gender = {"M": "man", "F": "woman"}.get(row.get("gender") or "", "")
        name, names = common_name(row["name"], row["aliases"]), [row["name"], *row["aliases"]]
        key = tables.person(name, CONGRESS, wikidata=row["wikidata"], gender=gender, aliases=names)
        held: dict[str, list[str]] = defaultdict(list)
        details: dict[str, str] = {}
        for role in row["roles"]:
            details[offices[role["type"]]] = f"{us_state(role['state'])}, {role['party']}"
            held[offices[role["type"]]].extend((role["from"], role["to"]))
        for office, days in held.items():
            if office:
                detail = details[office]
                tables.tenures.append((key, office, "USA", min(days), max(days), detail, CONGRESS))


def us_state(code: str | None) -> str:
    """The name of a state of the USA by its two letters."""
    import pycountry

    found = pycountry.subdivisions.get(code=f"US-{code}") if code else None
    return found.name if found else ""


def common_name(name: str, aliases: list[str]) -> str:
    """The name that news uses: first name and surname of an alias, without initials."""
    last = name.split()[-1]
    for alias in aliases:
        words = alias.split()
        if len(words) == 2 and words[1] == last and len(words[0].strip(".")) > 1:
            return alias
    return name


def add_un(tables: Tables, path: str) -> None:
    """Who spoke for a state in a post: sightings each September joined to tenures."""
    seen: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    own = {(office, state) for _, office, state, *_ in tables.tenures}
    for row in lines(path):
        office = post(row["post"])
        name = HONORIFICS.sub("", " ".join(row["name"].split())).strip(" .,")
        if row["year"] < FROM_YEAR or office is None or len(name.split()) < 2:
            continue
        if name.isupper():
            name = name.title()
        key = tables.person(name, UN)
        if (office, row["iso"]) not in own:
            seen[key, office, row["iso"]].append(row["year"])
    for (key, office, state), years in sorted(seen.items()):
        for first, last in joined(sorted(years)):
            tables.tenures.append((key, office, state, f"{first}-09-01", f"{last}-10-15", "", UN))


def post(words: str) -> str | None:
    """The office that a post at the UN is, None for those we do not keep."""
    for pattern, office in OFFICES:
        if words and re.search(pattern, words.casefold()):
            return office
    return None


def joined(years: list[int]) -> list[tuple[int, int]]:
    """Years as stretches without a gap of more than GAP."""
    spans = [(years[0], years[0])]
    for year in years[1:]:
        if year - spans[-1][1] <= GAP:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return spans


def add_spellings(tables: Tables, path: str) -> None:
    """Phoenix's other spellings of people whom we know already."""
    for row in lines(path):
        names = [n.replace("_", " ").title() for n in (row["name"], *row["aliases"])]
        plain = [
            n
            for n in names
            if 2 <= len(n.split()) <= 4
            and n.replace(" ", "").replace("-", "").replace(".", "").isalpha()
        ]
        keys = {tables.by_name[folded(n)] for n in plain if folded(n) in tables.by_name}
        if len(keys) != 1:
            continue
        key = keys.pop()
        last = folded(tables.people[key]["name"]).split()[-1]
        alike = [
            n for n in plain if folded(n).split()[-1][:3] == last[:3] and not re.search(TITLES, n)
        ]
        tables.person(tables.people[key]["name"], PHOENIX, aliases=alike)


TITLES = re.compile(
    r"\b(?:President|Minister|Prime|Secretary|King|Chancellor|Senator|General|Ambassador|Foreign|Mr|Dr|Sheikh|Chairman|Leader|Premier|Prince|Queen|Vice|Sen|Rep|Governor|Judge|Congressman|Representative|State|Sultan|Emir|Ex|Former|Deputy|Colonel|Crown|Opposition|Hashemite)\b"
)


def codes() -> list[tuple[str, ...]]:
    """Both codes of each state (ISO 3166-1): a user's file may have either."""
    import pycountry

    return sorted((each.alpha_2, each.alpha_3) for each in pycountry.countries)


def states() -> list[tuple[str, ...]]:
    """Names, demonyms and capitals of states."""
    import countryinfo
    import pycountry

    folder = Path(countryinfo.__file__).parent / "data"
    own = json.loads((DATA / "states_own.json").read_text(encoding="utf8"))
    rows = []
    for path in sorted(folder.glob("*.json")):
        info = json.loads(path.read_text(encoding="utf8"))
        iso = (info.get("ISO") or {}).get("alpha3") or ""
        known = pycountry.countries.get(alpha_3=iso) if iso else None
        if known is None:
            continue
        mine = own.get(iso, {})
        names = {
            info["name"],
            known.name,
            getattr(known, "common_name", known.name),
            *mine.get("names", ()),
        }
        demonyms = (
            {info.get("demonym") or "", *mine.get("demonyms", ())} - {""} - set(mine.get("not", ()))
        )
        capital = info.get("capital") or ""
        capitals = {*(capital if isinstance(capital, list) else [capital])}
        capitals = (capitals | set(mine.get("capitals", ()))) - {""}
        name = mine.get("name") or getattr(known, "common_name", None) or info["name"]
        names = {n for n in names if n and "," not in n and n not in mine.get("not", ())}
        rows.append(
            (
                iso,
                name,
                mine.get("wikidata", ""),
                "|".join(sorted(names)),
                "|".join(sorted(demonyms)),
                "|".join(sorted(capitals)),
                "countryinfo, pycountry" + (", onrecord" if mine else ""),
            )
        )
    return rows


def write(name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    """One table, its columns named in the first line."""
    text = "\n".join([header, *("\t".join(row) for row in rows)]) + "\n"
    (DATA / name).write_text(text, encoding="utf8")


def main() -> None:
    """Reads the three gazetteers named on the command line and writes the tables."""
    congress, un, phoenix = sys.argv[1:4]
    tables = Tables()
    add_own(tables)
    add_congress(tables, congress)
    add_un(tables, un)
    add_spellings(tables, phoenix)
    people = [
        (k, p["name"], p["gender"], p["wikidata"], "|".join(sorted(p["aliases"])), p["source"])
        for k, p in sorted(tables.people.items())
    ]
    write("people.tsv", "key\tname\tgender\twikidata\taliases\tsource", people)
    write(
        "tenures.tsv",
        "key\toffice\tstate\tsince\tuntil\tdetail\tsource",
        sorted(set(tables.tenures)),
    )
    write("states.tsv", "iso\tname\twikidata\tnames\tdemonyms\tcapitals\tsource", states())
    write("codes.tsv", "alpha2\tiso", codes())


if __name__ == "__main__":
    main()
