"""Agency credits: who wrote the copy, as the page itself says.

In: a document. Out: the names of the agencies that it credits, with the words that do it. Credits
stand in few places and few phrases, so patterns over the date line, the first and the last
paragraphs serve better than a search for names: an article about Reuters does not credit it. The
name under which a page is published credits too ("The Herald (Reuters)", "Reuters via The Herald").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.language.words import word_table
from onrecord.model import BlockKind, Document, DocumentId

FIRST_WORDS = 160  # code points of a first paragraph in which "(Reuters) —" may stand
LAST_BLOCKS = 6  # at the end: "Reuters contributed to this report", "© 2021 Meridian Press"

_NAME = r"(?P<name>(?:[Tt]he )?(?<![\w&’'-])[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})"
_LEAD = re.compile(rf"\({_NAME}\)\s*[-–—]")
_CLOSING = (
    re.compile(rf"{_NAME} contributed to this (?:report|story|article)"),
    re.compile(rf"(?:©|\(c\)|Copyright)\s*(?:\d{{4}}\s*)?{_NAME}.*may not be (?:re)?published"),
    re.compile(rf"^(?:Source|Agency|With reporting by|Reporting by):?\s+{_NAME}\s*\.?$"),
)
_OUTLET = (
    re.compile(r"^(?P<name>[^()]+?) via [A-Z].*$"),
    re.compile(r"^[^()]+\((?:(?:copy of|citing|from|via|after) )?(?P<name>[^()]+)\)$"),
)
_IN_TEXT = (
    re.compile(rf"\b(?:told|according to|seen by|reported by|interview with) {_NAME}"),
    re.compile(rf"{_NAME}(?:(?: news)? agency)? (?:reports|reported)\b"),
)
_SHOWN = re.compile(r"[A-Z][\w.&’'-]*(?: (?:of|the|[A-Z][\w.&’'-]*))*")
_PART = re.compile(r"[|/,;·()\n]|\band\b|\s[-–—]\s")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency by its shown name, and the words of the page that credit it."""

    agency: str
    words: str


def credits_of(document: Document) -> tuple[Credit, ...]:
    """The agencies that `document` credits, in order of place, each once."""
    found = {credit.agency: credit for credit in reversed([*_credits(document)])}
    return tuple(reversed(found.values()))


def outlet_of(document: Document) -> str | None:
    """The agency that published the page itself ("Reuters India"), else None."""
    words = (document.outlet or "").casefold().split()
    heads = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((_agencies()[head] for head in heads if head in _agencies()), None)


def outlets_named(document: Document) -> frozenset[str]:
    """Who the text says has it first ("told the Herald", "the Herald reports"), as `as_named`.

    Persons and bodies are among them: no page came out under their names.
    """
    found = (match["name"] for each in _IN_TEXT for match in each.finditer(document.text))
    return frozenset(map(as_named, found))


def as_named(outlet: str) -> str:
    """An outlet's name without article and case, as another page may have it."""
    return outlet.casefold().removeprefix("the ")


def _credits(document: Document) -> Iterator[Credit]:
    yield from _credits_in_name(document.outlet or "")
    paragraphs = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    for block in document.blocks:
        if block.kind is BlockKind.DATELINE:
            yield from _named_parts(block.span.of(document.text))
    for block in paragraphs[:1]:
        if lead := _LEAD.search(block.span.of(document.text)[:FIRST_WORDS]):
            yield Credit(_shown(lead["name"]), lead[0])
    for block in document.blocks[-LAST_BLOCKS:]:
        words = block.span.of(document.text)
        yield from (Credit(_shown(m["name"]), words) for p in _CLOSING if (m := p.search(words)))


def _named_parts(dateline: str) -> Iterator[Credit]:
    """The parts of a date line that are an agency's name and nothing else."""
    for part in _PART.split(dateline):
        name = _BY.sub("", part.strip(" .")).casefold()
        if name in _agencies():
            yield Credit(_agencies()[name], dateline.strip())


def _credits_in_name(outlet: str) -> Iterator[Credit]:
    """The agencies beside the outlet's own name; "translated", "German version" are none."""
    found = next((match["name"] for each in _OUTLET if (match := each.match(outlet))), "")
    for part in found.split("/"):
        name = part.strip()
        if name.casefold() in _agencies() or _SHOWN.fullmatch(name):
            yield Credit(_shown(name), outlet)


def _shown(name: str) -> str:
    return _agencies().get(name.casefold(), re.sub("^[Tt]he ", "", name))


@cache
def _agencies() -> dict[str, str]:
    """Every way of writing an agency's name, without case, to the name that is shown."""
    table: dict[str, list[str]] = word_table("agencies")["agencies"]
    return {way: name for name, ways in table.items() for way in ways}


def most_credited(found: Iterable[tuple[Credit, ...]], own: Sequence[str]) -> str | None:
    """The agency that most documents credit or are `own` pages of.

    "Meridian" and "Meridian Press" are one.
    """
    names = [*own, *(credit.agency for each in found for credit in each)]
    whole = [max((n for n in names if n.startswith(name)), key=len) for name in names]
    return min(whole, key=lambda name: (-whole.count(name), name), default=None)


def told_by_credits(
    documents: Sequence[Document],
    found: Mapping[DocumentId, tuple[Credit, ...]],
    credited: str | None,
) -> Iterable[str]:
    """The sentences that tell of the origin of copies, which stand in the order of their age."""
    for document in documents:
        for credit in found[document.id]:
            if credited and credited.startswith(credit.agency):
                yield f"{document.outlet or document.id} credits {credited}: “{credit.words}”"
    if credited is None and documents[0].published:
        yield f"no page credits an agency; {documents[0].outlet or documents[0].id} was first"
