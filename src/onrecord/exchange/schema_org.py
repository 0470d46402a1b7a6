"""schema.org: quotations and claims, as search engines and fact-checkers read them (JSON-LD).

In: statement rows. Out: one DataFeed whose elements are streamed.

Words between quotation marks are a Quotation, attributed to its speaker within the article. Words
of an outlet that render what somebody asserted are a Claim, with the outlet as `claimInterpreter`;
who made it is its author, but who denies it is not. A request or a question in an outlet's words is
neither, and is left out and counted. No ClaimReview: who is right is not ours to rate.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exchange.exports import SOFTWARE, Export
from onrecord.exchange.iris import WIKIDATA, iri
from onrecord.exchange.lines import one_document
from onrecord.model import Act, Form, Speaker, SpeakerKind, StatementRow

ASSERTED = frozenset(
    {
        Act.STATE,
        Act.DENY,
        Act.ACCUSE,
        Act.WARN,
        Act.CONCEDE,
        Act.ANNOUNCE,
        Act.PREDICT,
        Act.BELIEVE,
    }
)
"""Acts whose content says that something is so; the others want, value or ask something."""


def data_feed(rows: Iterable[StatementRow], export: Export) -> Iterator[bytes]:
    """A DataFeed of quotations and claims."""
    head = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": f"Who said what: {export.what}",
        "dateModified": export.at.isoformat(timespec="seconds"),
        "creator": {"@type": "SoftwareApplication", "name": SOFTWARE},
    }
    elements = _elements(rows, export)
    yield from one_document(head, "dataFeedElement", elements, lambda: _description(export))


def _description(export: Export) -> dict[str, Any]:
    """What was exported, as the text that schema.org wants."""
    return {"description": json.dumps(export.about(), ensure_ascii=False)}


def _elements(rows: Iterable[StatementRow], export: Export) -> Iterator[dict[str, Any]]:
    for row in export.taking(rows):
        if row.form is Form.DIRECT:
            yield quotation(row)
        elif row.act in ASSERTED:
            yield claim(row)
        else:
            export.leave_out(f"{row.act} in an outlet's words is neither quotation nor claim")


def quotation(row: StatementRow) -> dict[str, Any]:
    """Words between quotation marks, with whoever is said to have said them."""
    by = {"spokenByCharacter": agent(row.known_speaker)} if row.known_speaker else {}
    return {**_work("Quotation", row), **by, "isPartOf": _article(row)}


def claim(row: StatementRow) -> dict[str, Any]:
    """What somebody is said to hold, in the words of the page."""
    made: dict[str, Any] = {"appearance": _article(row)}
    if row.outlet:
        made["claimInterpreter"] = {"@type": "Organization", "name": row.outlet}
    if row.known_speaker and not row.denied:
        made["author"] = agent(row.known_speaker)
    if row.denied:
        made["description"] = f"Denied by {row.source_text or 'an unnamed source'}."
    return _work("Claim", row) | made


def agent(speaker: Speaker) -> dict[str, Any]:
    """A speaker as schema.org has them."""
    kind = "Person" if speaker.kind is SpeakerKind.PERSON else "Organization"
    same = {"sameAs": WIKIDATA + speaker.wikidata} if speaker.wikidata else {}
    return {"@type": kind, "@id": iri(speaker.id), "name": speaker.name, **same}


def _work(kind: str, row: StatementRow) -> dict[str, Any]:
    said_on = {"dateCreated": row.said_on.text} if row.said_on else {}
    return {
        "@type": kind,
        "@id": iri(row.id),
        "identifier": row.id,
        "text": row.content_text,
        **said_on,
    }


def _article(row: StatementRow) -> dict[str, Any]:
    facts = {
        "url": row.url,
        "headline": row.title,
        "datePublished": row.published.text if row.published else None,
        "publisher": {"@type": "Organization", "name": row.outlet} if row.outlet else None,
    }
    known = {name: value for name, value in facts.items() if value}
    return {"@type": "NewsArticle", "@id": iri(row.document), **known}
