"""Surroundings: what stands around a claim on its page, of which it may be said.

In: claims, the texts of their pages. Out: for each the title and the last sentences before it, and
which words of a matter the page has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.compare.claims.claims import Claim
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.queue.asked import Documents
from onrecord.language.parts import parts_of
from onrecord.language.stems import stems_of
from onrecord.model import Document
from onrecord.portions import portions

BEFORE = 3  # sentences before a claim that may be what it takes up: two tell less, four no more
NEAR = 1000  # code points before a claim in which they are looked for
PAGES = 200  # whose texts are held at once: some 20 MB


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the title and of what stands before; the words of a matter there, on the page.

    Where the text of a page is not at hand, its title is the page.
    """

    words: str
    found: frozenset[str]
    on_page: frozenset[str]


def surroundings_of(
    claims: Sequence[Claim], matter: Matter, documents: Documents | None
) -> list[Surroundings]:
    """For each claim; of many pages the texts of no more than some are asked for at once."""
    found: dict[str, Surroundings] = {}
    told = sorted(claims, key=lambda claim: claim.row.document)
    pages = (list(own) for _, own in groupby(told, lambda claim: claim.row.document))
    for portion in portions(pages, PAGES, lambda _: 1):
        texts = documents({own[0].row.document for own in portion}) if documents else {}
        for own in portion:
            found.update(_on_a_page(own, matter, texts.get(own[0].row.document)))
    return [found[claim.key] for claim in claims]


def _on_a_page(
    claims: Sequence[Claim], matter: Matter, document: Document | None
) -> Iterator[tuple[str, Surroundings]]:
    page = _found(matter, f"{claims[0].row.title or ''}\n{document.text if document else ''}")
    for claim in claims:
        words = _around(claim, document)
        yield claim.key, Surroundings(words, _found(matter, words), page)


def _found(matter: Matter, text: str) -> frozenset[str]:
    return matter.found_in(frozenset(stems_of(text)))


def _around(claim: Claim, document: Document | None) -> str:
    """The title of the claim's page, and the last sentences before it."""
    title = f"{claim.row.title}. " if claim.row.title else ""
    if document is None:
        return title
    text = document.text[max(0, claim.position - NEAR) : claim.position]
    parts = [part.words for line in text.split("\n") for part in parts_of(line)]
    return title + " ".join(parts[-BEFORE:])
