"""Corrections as training data: what people mended teaches the next network.

In: a document, its statements as they stand, and which of them people judged. Out: a line of
attributions (as `onrecord train attribution` and `evaluate attribution` read them) and a line for
each judged statement (as `evaluate speakers|acts|dates` read them).

A line of attributions has all of a document, since a network learns from what is left out too:
`judged` names those that a person looked at, the rest are as they were read. What a person said is
no statement is left out, and so taught.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from onrecord.language.persons import pronoun_class
from onrecord.model import Document, StatementId, StatementRow
from onrecord.model.rows import pairs

Line = dict[str, Any]


def attributions_line(
    document: Document, statements: Sequence[StatementRow], judged: Collection[StatementId]
) -> Line:
    """A document with its attributions, in the order of `statements`."""
    return {
        "id": document.id,
        "title": document.title,
        "date": _text(document.published),
        "publisher": document.outlet,
        "text": document.text,
        "attributions": [
            {"source": pairs(each.source), "cue": pairs(each.cue), "content": pairs(each.content)}
            for each in statements
        ],
        "judged": [at for at, each in enumerate(statements) if each.id in judged],
    }


def speaker_lines(
    statements: Sequence[StatementRow], judged: Collection[StatementId]
) -> Iterator[Line]:
    """Who says it, which act, to whom, when: a line for each statement that people judged."""
    for at, each in enumerate(statements):
        if each.id not in judged:
            continue
        speaker = each.known_speaker
        yield {
            "id": each.document,
            "attribution": at,
            "source_text": each.source_text,
            "speaker": speaker.name if speaker else None,
            "speaker_kind": speaker.kind.value if speaker else "none",
            "on_behalf_of": each.on_behalf_of.name if each.on_behalf_of else None,
            "act": each.act.value,
            "addressee": each.addressee_text or None,
            "said_on": _text(each.said_on),
            "denied": each.denied,
            "source_type": source_type(each.source_text, speaker.name if speaker else None),
            "judged": list(each.corrected),
        }


def source_type(words: str, speaker: str | None) -> str:
    """How a source names its speaker: none, pronoun, name (all of it), short (a part), nominal.

    >>> source_type("", None), source_type("Mara Quist, a judge,", "Mara Quist")
    ('none', 'name')
    """
    if not words:
        return "none"
    if pronoun_class(words):
        return "pronoun"
    said, name = words.casefold().split(), (speaker or "").casefold()
    if name and name in words.casefold():
        return "name"
    shared = {each.strip(".,;:’'\"“”") for each in said} & set(name.split())
    return "short" if any(each[:1].isalpha() for each in shared) else "nominal"


def _text(date: object) -> str | None:
    return None if date is None else str(date)
