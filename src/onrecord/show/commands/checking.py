"""`onrecord check`: is this quotation in the record? Four answers, the difference word by word."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.compare.quotation.changes import Op
from onrecord.compare.quotation.checked import Answer, Checked, Place
from onrecord.compare.quotation.quotation import check_quotation
from onrecord.model import DocumentRow
from onrecord.record import Record
from onrecord.show.failing import Exit
from onrecord.show.naming import ids_of, tell_unknown
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, SpeakerName, existing
from onrecord.show.tables import day_told, speaker_of
from onrecord.show.terminal import print_json, shown

PLACES_SHOWN = 10  # places with the same words; --json has all
ANSWERS = {
    Answer.VERBATIM: ("Verbatim here.", "bold green"),
    Answer.ALTERED: ("Altered: the record has other words.", "bold yellow"),
    Answer.ELSEWHERE: (
        "These words are in the record, but not as {whose} statement.",
        "bold yellow",
    ),
    Answer.ABSENT: ("Not in the record.", "bold red"),
}


def check(
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="The words said to be said.")],
    speaker: SpeakerName = None,
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> int:
    """Check a quotation: verbatim here, altered, verbatim elsewhere, or not in the record."""
    with Record.open(existing(record), read_only=True) as opened:
        ids = ids_of(opened, speaker)
        checked = check_quotation(quote, opened, ids)
        documents = {place.document: opened.document(place.document) for place in _shown(checked)}
    if as_json:
        print_json(checked.as_dict())
    else:
        tell_unknown(speaker, ids)
        _tell(Console(), checked, documents, whose=f"{speaker}'s" if speaker else "anyone's own")
    return Exit.DONE if checked.answer is Answer.VERBATIM else Exit.NOT_THERE


def _shown(checked: Checked) -> list[Place]:
    return [*checked.places, *([checked.nearest] if checked.nearest else [])]


def _tell(
    console: Console, checked: Checked, documents: dict[Any, DocumentRow | None], whose: str
) -> None:
    sentence, style = ANSWERS[checked.answer]
    console.print(shown(sentence.format(whose=whose), style))
    for place in checked.places[:PLACES_SHOWN]:
        _tell_place(console, place, documents[place.document])
    if len(checked.places) > PLACES_SHOWN:
        console.print(f"and in {len(checked.places) - PLACES_SHOWN} more places: see --json")
    if checked.nearest:
        console.print(Text("The nearest words in the record:", "bold"))
        _tell_place(console, checked.nearest, documents[checked.nearest.document])
    if checked.incomplete:
        console.print("These words are common: not every document with them was looked at.")


def _tell_place(console: Console, place: Place, document: DocumentRow | None) -> None:
    said = place.statements[0] if place.statements else None
    who = speaker_of(said) if said else "nobody's statement: running text"
    facts = [who, day_told(said) if said else ""]
    if document:
        facts += [document.document.outlet or "", document.document.url or document.where]
    console.print(shown("  " + " · ".join(fact for fact in (*facts, place.document) if fact)))
    console.print(Text("    ") + (_difference(place) if place.changes else shown(place.words)))
    for flag, words in (
        (place.denied, "the source rejects these words"),
        (place.number_changed, "a number is changed"),
        (place.negation_changed, "a negation is changed"),
        (bool(said) and not place.own_words, "indirect: the outlet's wording, not the speaker's"),
    ):
        if flag:
            console.print(Text(f"    ! {words}", "bold"))


def _difference(place: Place) -> Text:
    """The record's words and the quotation's: [-only in the record-] {+only in the quotation+}."""
    line = Text()
    for change in place.changes:
        before, after = " ".join(change.record), " ".join(change.quoted)
        if change.op is Op.EQUAL:
            line.append_text(shown(before + " "))
            continue
        if before:
            line.append_text(shown(f"[-{before}-]", "red strike")).append(" ")
        if after:
            line.append_text(shown(f"{{+{after}+}}", "green underline")).append(" ")
    return line
