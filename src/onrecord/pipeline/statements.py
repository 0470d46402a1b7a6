"""Rooms 4 and 5 over a batch: attributions → who says it, what act, to whom, when.

In: documents with their layouts and attributions. Out: the statements of each, and the offices that
it says people hold. The sentences of all documents that the resolver wants a tree of are parsed
side by side, since a parser is slow at one or two sentences; so are those that may tell an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.label import Labelled, form_of, label_attributions, with_events
from onrecord.model import (
    Attribution,
    Document,
    Labels,
    Parse,
    Resolution,
    Role,
    Span,
    Statement,
    StatementId,
    statement_id,
)
from onrecord.pipeline.models import Models
from onrecord.pipeline.texts import Found
from onrecord.resolve import (
    full_name,
    reader_of,
    resolutions_of,
    roles_taught,
    sentences_to_parse,
)
from onrecord.segment import layout_of

Said = tuple[tuple[Statement, ...], tuple[Role, ...]]
"""The statements of a document, and the offices that it says people hold."""


def statements_in(
    document: Document, attributions: Sequence[Attribution], models: Models
) -> tuple[Statement, ...]:
    """The statements of one document, aligned with `attributions`."""
    ((statements, _),) = said_in(
        [Found(document, layout_of(document), tuple(attributions))], models
    )
    return statements


def said_in(pages: Sequence[Found], models: Models) -> Iterator[Said]:
    """The statements, aligned with the attributions, and roles of each of `pages`, in order."""
    texts = [page.document.text for page in pages]
    wanted = [sentences_to_parse(page.document, page.layout, page.attributions) for page in pages]
    parses = models.parser.parse_all(texts, wanted, forms=False)
    told = [_told(page, own, models) for page, own in zip(pages, parses, strict=True)]
    labelled = [each.labelled for each in told]
    done = with_events(labelled, models.events) if models.events else None
    labels = done or [each.labels for each in labelled]
    for page, each, own in zip(pages, told, labels, strict=True):
        named = tuple(_named(one, each.names) for one in own)
        yield _statements(page, each.resolutions, named), each.roles


@dataclass(frozen=True, slots=True)
class _Told:
    """What rooms 4 and 5 say of one page, but for events; `names` are the full ones of hearers."""

    resolutions: Sequence[Resolution]
    roles: tuple[Role, ...]
    labelled: Labelled
    names: Mapping[Span, Span]


def _told(page: Found, parses: Sequence[Parse], models: Models) -> _Told:
    reader = reader_of(page.document, page.layout, page.attributions, parses, models.people)
    resolutions = resolutions_of(reader, page.attributions)
    document = page.document.with_plain_spaces()
    labels = label_attributions(document, page.layout, page.attributions, resolutions)
    hearers = {span for each in labels for span in each.addressee}
    names = {words: name for words in hearers if (name := full_name(reader, words))}
    labelled = Labelled(document.text, page.layout, page.attributions, labels)
    return _Told(resolutions, roles_taught(reader), labelled, names)


def _named(labels: Labels, names: Mapping[Span, Span]) -> Labels:
    """Labels whose hearer is named in full; after events, which ask who stands in the sentence."""
    if names.keys().isdisjoint(labels.addressee):
        return labels
    return replace(labels, addressee=tuple(names.get(words, words) for words in labels.addressee))


def _statements(
    page: Found, resolutions: Sequence[Resolution], labels: Sequence[Labels]
) -> tuple[Statement, ...]:
    ids = [statement_id(page.document.id, each.content, each.source) for each in page.attributions]
    rows = zip(ids, page.attributions, resolutions, labels, strict=True)
    return tuple(_statement(page, *row, ids) for row in rows)


def _statement(
    page: Found,
    own_id: StatementId,
    attribution: Attribution,
    resolution: Resolution,
    labels: Labels,
    ids: Sequence[StatementId],
) -> Statement:
    return Statement(
        id=own_id,
        document=page.document.id,
        attribution=attribution,
        form=form_of(page.document.text, attribution.content, page.layout),
        resolution=resolution,
        labels=labels,
        parent=None if attribution.parent is None else ids[attribution.parent],
    )
