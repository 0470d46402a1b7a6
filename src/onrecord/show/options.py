"""The options that several commands share, each said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.model import Act, PartialDate
from onrecord.place import Place

DEFAULT_RECORD = Place("onrecord.db")

RecordFile = Annotated[
    Place,
    typer.Option(
        "--record",
        metavar="FILE|ADDRESS",
        help="The record: a file, or postgresql://user@host/name.",
        envvar="ONRECORD_RECORD",
        parser=Place.of,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
MOST_SHOWN = 1_000_000  # rows; more belong into a file: onrecord export
Limit = Annotated[int, typer.Option(min=1, max=MOST_SHOWN, help="How many to show at most.")]
SpeakerName = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only this speaker's words.")
]
ActName = Annotated[Act | None, typer.Option("--act", help="Only this act.", case_sensitive=False)]
AddresseeName = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="NAME",
        help="Only what is said to them: a name, or words of the hearer.",
    ),
]
OutletName = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Only pages of this outlet (whole name)."),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Published on this date or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Published on this date or before.")
]


class Engine(StrEnum):
    """What reads pages into shards."""

    HERE = "here"
    RAY = "ray"


RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Leave the network out and find by rules alone.")
]
ModelFolder = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", help="Weights to use in place of the shipped ones."),
]


Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")]
Again = Annotated[bool, typer.Option("--again", help="Also what `onrecord forget` took out.")]
Review = Annotated[bool, typer.Option(help="Set the new pages beside those in the record.")]


def date_given(text: str | None) -> PartialDate | None:
    """A date that a user typed: 2019, 2019-12 or 2019-12-10; BadDate where it is none."""
    return None if text is None else PartialDate(text.strip())


def existing(record: Place) -> Place:
    """`record`, when there is one; BadInput that says how to make it where there is none."""
    from onrecord.record import is_record  # 0.3 s that commands without a record need not wait

    if not is_record(record):
        raise BadInput(
            f"there is no record at {record}; make one with `onrecord read PAGES --record {record}`"
        )
    return record
