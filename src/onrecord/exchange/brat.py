"""brat standoff: documents with their statements, to look at and correct in the brat editor.

In: sheets. Out: a ZIP archive, streamed: `doc-….txt` with the canonical text, `doc-….ann` with the
annotations, `annotation.conf` that names the types, and `export.json`.

The cue is the trigger of an event whose type is the act and whose arguments are source, content and
addressee; without a cue (a headline, a caption) source and content are a relation. brat counts code
points, as we do, and wants no line break inside a fragment: spans are cut at line breaks. The
speaker is a normalization to Wikidata where that is known, and a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

from onrecord.exchange.exports import Export
from onrecord.exchange.lines import encoded
from onrecord.exchange.sheets import Sheet
from onrecord.exchange.tables import Outgoing
from onrecord.model import Act, Form, Span, Spans, StatementRow

PARTS = ("Source", "Content", "Addressee", "Occasion")
ACTS = [act.value.capitalize() for act in Act]
FORMS = [form.value.capitalize() for form in Form]
ROLES = "Source?:Source, Content:Content, Addressee?:Addressee, Occasion?:Occasion"
CONFIGURATION = "\n".join(
    [
        "[entities]",
        *PARTS,
        "[relations]",
        "Attribution Arg1:Source, Arg2:Content",
        "<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        "[events]",
        *(f"{act}\t{ROLES}" for act in ACTS),
        "[attributes]",
        "Denied\tArg:<EVENT>",
        f"Form\tArg:<EVENT>, Value:{'|'.join(FORMS)}",
        "",
    ]
)


def archive(sheets: Iterable[Sheet], export: Export) -> Iterator[bytes]:
    """A ZIP archive with a text and its annotations for each document."""
    sink = Outgoing()
    with ZipFile(sink, "w", ZIP_DEFLATED) as packed:
        packed.writestr("annotation.conf", CONFIGURATION)
        for sheet in sheets:
            document = sheet.document.document
            statements = list(export.taking(sheet.statements))
            export.readings.add(sheet.version)
            packed.writestr(f"{document.id}.txt", document.text)
            packed.writestr(f"{document.id}.ann", standoff(document.text, statements))
            yield sink.taken()
        packed.writestr("export.json", encoded(export.about()))
    yield sink.taken()


def standoff(text: str, statements: Iterable[StatementRow]) -> str:
    """The lines of an `.ann` file."""
    numbers = count(1)
    lines: list[str] = []
    for row in statements:
        lines += _statement(text, row, numbers)
    return "".join(f"{line}\n" for line in lines)


def _statement(text: str, row: StatementRow, numbers: Iterator[int]) -> Iterator[str]:
    parts = zip(PARTS, (row.source, row.content, row.addressee, row.occasion), strict=True)
    placed = {part: f"T{next(numbers)}" for part, spans in parts if spans}
    for part, own in placed.items():
        yield _text_bound(own, part, getattr(row, part.lower()), text)
    if row.cue:
        yield from _event(text, row, placed, numbers)
    elif "Source" in placed:
        own = f"R{next(numbers)}"
        yield f"{own}\tAttribution Arg1:{placed['Source']} Arg2:{placed['Content']}"
    if row.known_speaker and "Source" in placed:
        yield from _speaker(row, placed["Source"], next(numbers))


def _event(
    text: str, row: StatementRow, placed: dict[str, str], numbers: Iterator[int]
) -> Iterator[str]:
    trigger, own = f"T{next(numbers)}", f"E{next(numbers)}"
    act = row.act.value.capitalize()
    arguments = " ".join(f"{part}:{place}" for part, place in placed.items())
    yield _text_bound(trigger, act, row.cue, text)
    yield f"{own}\t{act}:{trigger} {arguments}"
    yield f"A{next(numbers)}\tForm {own} {row.form.value.capitalize()}"
    if row.denied:
        yield f"A{next(numbers)}\tDenied {own}"


def _speaker(row: StatementRow, place: str, number: int) -> Iterator[str]:
    speaker = row.known_speaker
    assert speaker
    name = " ".join(speaker.name.split())
    if speaker.wikidata:
        yield f"N{number}\tReference {place} Wikidata:{speaker.wikidata}\t{name}"
    yield f"#{number}\tAnnotatorNotes {place}\t{name} ({row.speaker_score:.2f})"


def _text_bound(own: str, kind: str, spans: Spans, text: str) -> str:
    pieces = [piece for span in spans for piece in _lines(span, text)]
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{own}\t{kind} {places}\t{' '.join(piece.of(text) for piece in pieces)}"


def _lines(span: Span, text: str) -> Iterator[Span]:
    """The pieces of a span between line breaks."""
    start = span.start
    for line in span.of(text).split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
