"""`onrecord people`: who is who. Here what people decide; `people_looking` looks and brings in."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.model import Speaker
from onrecord.record import Record
from onrecord.record.judging import deciding
from onrecord.show.commands.correcting import reattribute
from onrecord.show.commands.judgements import undo
from onrecord.show.commands.people_alike import alike
from onrecord.show.commands.people_looking import import_, list_, show
from onrecord.show.deciding import By, Why, one_speaker, person_deciding, tell
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, RecordFile, existing
from onrecord.show.terminal import say

__all__ = [
    "SUBCOMMANDS",
    "alike",
    "import_",
    "list_",
    "merge",
    "never_merge",
    "reattribute",
    "rename",
    "show",
    "split",
    "undo",
]

SUBCOMMANDS = (
    ("list", "onrecord people list --limit 50"),
    ("show", "onrecord people show Lavrov"),
    ("alike", "onrecord people alike"),
    ("import", "onrecord people import people.csv"),
    ("merge", 'onrecord people merge "Sergey Lavrov" "Sergei Lavrov" --why "one spelling"'),
    ("split", 'onrecord people split "Sergey Lavrov" "Sergei Lavrov"'),
    ("never-merge", 'onrecord people never-merge "Ana Ruiz" "Anna Ruiz" --why "two senators"'),
    ("rename", 'onrecord people rename Lavrov "Sergey Lavrov"'),
    ("reattribute", 'onrecord people reattribute stm-3f2a "Sergey Lavrov"'),
    ("undo", "onrecord people undo"),
)
"""Each subcommand, the function of its name here, and an example."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name or id.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="A name or id.")]


def merge(
    name: Name, other: Other, record: RecordFile = DEFAULT_RECORD, by: By = None, why: Why = None
) -> int:
    """Say that OTHER is NAME: what both said stands under NAME from now on.

    Refused, with the reason, where somebody judged that they, or those merged into them, are two.
    """
    with Record.open(existing(record)) as opened:
        kept, lost = one_speaker(opened, name), one_speaker(opened, other)
        judgement = opened.judge(deciding.same(kept.id, lost.id, person_deciding(by), why))
    tell(judgement, f"{lost.name} is {kept.name} from now on")
    return Exit.DONE


def split(
    name: Name, other: Other, record: RecordFile = DEFAULT_RECORD, by: By = None, why: Why = None
) -> int:
    """Say that NAME and OTHER, who were merged, are two: take back what joins them."""
    with Record.open(existing(record)) as opened:
        one, two = _merged_pair(opened, name, other)
        taken_back = opened.people.split(one.id, two.id, person_deciding(by), why)
    say(f"{one.name} and {two.name} are two again ({len(taken_back)} merge(s) taken back)")
    return Exit.DONE


def never_merge(
    name: Name, other: Other, record: RecordFile = DEFAULT_RECORD, by: By = None, why: Why = None
) -> int:
    """Say that NAME and OTHER are two, whatever their names; ends a merge of the two."""
    with Record.open(existing(record)) as opened:
        one, two = _two(opened, name, other)
        judgement = opened.judge(deciding.never_the_same(one.id, two.id, person_deciding(by), why))
    tell(judgement, f"{one.name} and {two.name} are two and stay so")
    return Exit.DONE


def rename(
    name: Name,
    to: Annotated[str, typer.Argument(metavar="NEW-NAME", help="What it is to be called.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
    why: Why = None,
) -> int:
    """Give a speaker another name; those that pages have still find it."""
    with Record.open(existing(record)) as opened:
        speaker = one_speaker(opened, name)
        judgement = opened.judge(deciding.renamed(speaker.id, to, person_deciding(by), why))
    tell(judgement, f"{speaker.name} is called {to} from now on")
    return Exit.DONE


def _two(record: Record, name: str, other: str) -> tuple[Speaker, Speaker]:
    """Two speakers, who may have been merged into one: then each by its own whole name."""
    one, two = one_speaker(record, name), one_speaker(record, other)
    return _merged_pair(record, name, other) if one == two else (one, two)


def _merged_pair(record: Record, name: str, other: str) -> tuple[Speaker, Speaker]:
    """The two of these whole names or ids who were merged; BadInput where it is not one such pair.

    The name of a merged speaker finds the one as whom it stands; here it means itself.
    """
    pairs = [
        (one, two)
        for one in record.people.named(name)
        for two in record.people.named(other)
        if one != two and record.people.are_one(one.id, two.id)
    ]
    if not pairs:
        raise BadInput(
            f"{name} and {other} are not merged; `onrecord people show {name}` tells who"
        )
    if len(pairs) > 1:
        several = "; ".join(f"{one.id} and {two.id}" for one, two in pairs)
        raise BadInput(f"{name} and {other} may be several ({several}): type ids")
    return pairs[0]
