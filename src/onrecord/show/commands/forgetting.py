"""`onrecord forget`: a page, or what a person said, taken out of the record for good."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from onrecord.errors import BadInput
from onrecord.model import DocumentId
from onrecord.record import Forgotten, Record
from onrecord.show.commands.reviewing import set_side_by_side
from onrecord.show.deciding import By, one_speaker, person_deciding
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, RulesOnly, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json, say


def forget(
    what: Annotated[
        str, typer.Argument(metavar="PAGE|SPEAKER", help="doc-…, an address; or a name, spk-….")
    ],
    record: RecordFile = DEFAULT_RECORD,
    pages: Annotated[
        bool, typer.Option("--pages", help="Of a speaker: also the pages with their words.")
    ] = False,
    by: By = None,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
) -> int:
    """Take a page, or what a speaker said, out of the record: rows, bytes, index, judgements.

    The file is written anew, so that nothing is left in it. A mark stays by which the same page or
    speaker is left out when read again; `onrecord read --again` takes it in all the same.
    """
    with Record.open(existing(record)) as opened:
        who = person_deciding(by)
        documents = _documents(opened, what)
        if documents:
            forgotten = opened.forget_documents(documents, who)
        else:
            forgotten = opened.forget_speaker(one_speaker(opened, what).id, who)
            if pages and forgotten.remaining:
                forgotten = _with_pages(opened, forgotten, who)
        if opened.counts().documents:
            set_side_by_side(opened, Console(stderr=True), rules_only=rules_only)
    if as_json:
        print_json(forgotten.as_dict())
    else:
        _tell(forgotten)
    return Exit.DONE


def _documents(record: Record, what: str) -> tuple[DocumentId, ...]:
    """Every version of the page of an address, or the document of an id; () where it is neither."""
    if "/" in what:
        return tuple(
            row.document.id for row in record.documents() if what in (row.document.url, row.where)
        )
    if not what.startswith("doc-"):
        return ()
    found = record.document(what)
    if found is None:
        raise BadInput(f"no document {what} in the record; `onrecord search` finds documents")
    return (found.document.id,)


def _with_pages(record: Record, forgotten: Forgotten, by: str) -> Forgotten:
    more = record.forget_documents(forgotten.remaining, by)
    return Forgotten(
        more.documents,
        forgotten.statements + more.statements,
        forgotten.judgements + more.judgements,
        backups=more.backups,
    )


def _tell(forgotten: Forgotten) -> None:
    say(
        f"forgotten: {counted(forgotten.documents, 'page')}, "
        f"{counted(forgotten.statements, 'statement')}, "
        f"{counted(forgotten.judgements, 'judgement')}"
    )
    if forgotten.remaining:
        pages = counted(len(forgotten.remaining), "page")
        say(f"remaining: text and bytes of {pages} with the words (--pages takes these too):")
        for document in forgotten.remaining:
            say(f"  {document}")
    for backup in forgotten.backups:
        say(f"remaining: {backup}, a copy from before a migration: delete it yourself")
    say("remaining elsewhere: exports, proofs and copies of the file that were made before")
