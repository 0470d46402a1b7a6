"""Rooms 4 and 5 over a batch: attributions → who says it, what act, to whom, when.

In: documents with their layouts and attributions. Out: the statements of each, and the offices that
it says people hold. The sentences of all documents that the resolver wants a tree of are parsed
side by side, since a parser is slow at one or two sentences; so are those that may tell an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute import as_read
from onrecord.label import (
    Done,
    Labelled,
    Spoken,
    acts_told,
    form_of,
    label_attributions,
    with_events,
)
from onrecord.model import (
    Attribution,
    Document,
    Labels,
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
    Addressed,
    Reader,
    addressed,
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
    """The statements of one document, aligned with `attributions`, which it is given.

    The network reads it too, where there is one: acts are told by what it keeps.
    """
    layout = layout_of(document)
    asked = models.acts and models.network
    read = as_read([document], [layout], asked)[0] if asked else None
    ((statements, _),) = said_in([Found(document, layout, tuple(attributions), read)], models)
    return statements


def said_in(pages: Sequence[Found], models: Models) -> Iterator[Said]:
    """The statements, aligned with the attributions, and roles of each of `pages`, in order."""
    readers = _readers(pages, models)
    spoken = [_spoken(*each) for each in zip(pages, readers, strict=True)]
    acts = acts_told(spoken, models.acts)
    told = [_told(*each) for each in zip(pages, readers, spoken, acts, strict=True)]
    labelled = [each.labelled for each in told]
    done = with_events(labelled, models.events) if models.events else None
    labels = done or [each.labels for each in labelled]
    for page, each, own in zip(pages, told, labels, strict=True):
        named = tuple(_heard(one, each.hearers) for one in own)
        yield _statements(page, each.resolutions, named), each.roles


@dataclass(frozen=True, slots=True)
class _Told:
    """What rooms 4 and 5 say of one page, but for events; `hearers` by the words for them."""

    resolutions: Sequence[Resolution]
    roles: tuple[Role, ...]
    labelled: Labelled
    hearers: Mapping[Span, Addressed]


def spoken_in(pages: Sequence[Found], models: Models) -> list[Spoken]:
    """What acts are told of, and of whom: the attributions of each of `pages` with speakers."""
    return [_spoken(*each) for each in zip(pages, _readers(pages, models), strict=True)]


def _readers(pages: Sequence[Found], models: Models) -> list[Reader]:
    texts = [page.document.text for page in pages]
    wanted = [sentences_to_parse(page.document, page.layout, page.attributions) for page in pages]
    parses = models.parser.parse_all(texts, wanted, forms=False)
    return [
        reader_of(page.document, page.layout, page.attributions, own, models.people)
        for page, own in zip(pages, parses, strict=True)
    ]


def _spoken(page: Found, reader: Reader) -> Spoken:
    text = page.document.with_plain_spaces().text
    resolutions = resolutions_of(reader, page.attributions)
    return Spoken(text, page.attributions, resolutions, page.read.paragraphs if page.read else ())


def _told(page: Found, reader: Reader, spoken: Spoken, acts: Sequence[Done]) -> _Told:
    resolutions = spoken.resolutions
    document = page.document.with_plain_spaces()
    labels = label_attributions(document, page.layout, page.attributions, resolutions, acts)
    told = {span for each in labels for span in each.addressee}
    hearers = {words: meant for words in told if (meant := addressed(reader, words))}
    labelled = Labelled(document.text, page.layout, page.attributions, labels)
    return _Told(resolutions, roles_taught(reader), labelled, hearers)


def _heard(labels: Labels, hearers: Mapping[Span, Addressed]) -> Labels:
    """Labels with the hearer, named in full; after events, which ask who stands in the sentence."""
    told = [hearers.get(words) for words in labels.addressee]
    meant = {each.speaker for each in told if each}
    names = zip(labels.addressee, told, strict=True)
    return replace(
        labels,
        addressee=tuple((each and each.name) or words for words, each in names),
        hearer=meant.pop() if len(meant) == 1 and None not in told else None,
    )


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
