"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.model import Act, PartialDate

DEFAULT_RECORD = Path("onrecord.db")

RecordFile = Annotated[
    Path, typer.Option("--record", metavar="FILE", help="The record.", envvar="ONRECORD_RECORD")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Limit = Annotated[int, typer.Option(min=1, help="How many to show at most.")]
SpeakerName = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only this speaker's words.")
]
ActName = Annotated[Act | None, typer.Option("--act", help="Only this act.", case_sensitive=False)]
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

RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Leave the network out and find by rules alone.")
]
ModelFolder = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", help="Weights to use in place of the shipped ones."),
]


def date_given(text: str | None) -> PartialDate | None:
    """A date that a user typed: 2019, 2019-12 or 2019-12-10; BadDate where it is none."""
    return None if text is None else PartialDate(text.strip())


def existing(record: Path) -> Path:
    """`record`, when there is one; BadInput that says how to make it where there is none."""
    if not record.exists():
        raise BadInput(
            f"there is no record at {record}; make one with `onrecord read PAGES --record {record}`"
        )
    return record
