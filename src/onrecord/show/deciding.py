"""What the commands by which people decide have in common: who, why, about whom and about what.

In: what a user typed. Out: one speaker, one statement, or BadInput that lists what may be meant:
nothing is decided about somebody who was only guessed.
"""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.model import Judgement, Speaker, SpeakerKind, StatementRow, speaker_id
from onrecord.record import Record, SpeakerRow
from onrecord.show.terminal import say

SHOWN = 8  # of those who may be meant

By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; you if left out.", envvar="ONRECORD_BY"),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for those after you.")]
NewKind = Annotated[
    SpeakerKind | None,
    typer.Option("--new", help="Make a new speaker of this kind if there is none of the name."),
]
StatementId = Annotated[
    str,
    typer.Argument(metavar="STATEMENT", help="An id or its beginning: `onrecord show … --ids`."),
]


def person_deciding(by: str | None) -> str:
    """Whose name a judgement bears."""
    return by or getpass.getuser()


def one_speaker(
    record: Record,
    name: str,
    new: SpeakerKind | None = None,
    *,
    else_try: str = "`onrecord people list` shows whom it knows",
) -> Speaker:
    """The one speaker who is meant by a name or id.

    The only one of the whole name, else the only one with these words in a name, else, with `new`,
    a new one. BadInput where there is none, with who bears its last word or with what `else_try`,
    or where several may be meant.
    """
    found = record.speakers_named(name)
    for meant in ([each for each in found if each.exact], found):
        if len(meant) == 1:
            return meant[0].speaker
        if len(meant) > 1 and not (new and not meant[0].exact):
            raise BadInput(f"{name!r} may be several: {_listed(meant)}; type the id of one")
    if new is None:
        near = record.speakers_named(name.split()[-1]) if len(name.split()) > 1 else ()
        known = f"it knows {_listed(near)}" if near else else_try
        raise BadInput(f"the record knows no speaker called {name!r}; {known}")
    return Speaker(speaker_id(name, new), " ".join(name.split()), new)


def one_statement(record: Record, name: str) -> StatementRow:
    """The statement of an id or its beginning; BadInput where there is none."""
    row = record.statement(name)
    if row is None:
        raise BadInput(
            f"no statement {name} in the record; `onrecord show DOCUMENT --ids` shows their ids"
        )
    return row


def tell(judgement: Judgement, what: str) -> None:
    """Say what was decided, and how it is taken back."""
    say(f"{what}\ntake back: onrecord judgements undo {judgement.id}")


def _listed(found: list[SpeakerRow] | tuple[SpeakerRow, ...]) -> str:
    told = [f"{each.speaker.name} ({each.speaker.id})" for each in found[:SHOWN]]
    return ", ".join(told) + (" …" if len(found) > SHOWN else "")
