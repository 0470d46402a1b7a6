"""`onrecord review`, and the end of `onrecord read`: new pages are set beside the others."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console

from onrecord.record import Record
from onrecord.review import NO_REVIEWERS, review_record, shipped_reviewers
from onrecord.show.bars import pages_bar
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, RulesOnly, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json

MANY = 500  # pages: so many take more than ten seconds, which is told where no bar is seen


def review(
    record: RecordFile = DEFAULT_RECORD,
    anew: Annotated[
        bool, typer.Option("--anew", help="Forget what was found across pages, and find it again.")
    ] = False,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
) -> int:
    """Set new pages beside those in the record: dispatches, utterances, disputes.

    `onrecord read` ends with it. What people decided stays; --anew is for a record that an older
    onrecord reviewed.
    """
    begun = time.monotonic()
    with Record.open(existing(record)) as opened:
        pages = set_side_by_side(opened, Console(stderr=True), anew=anew, rules_only=rules_only)
    seconds = round(time.monotonic() - begun, 1)
    if as_json:
        print_json({"reviewed": pages, "seconds": seconds})
    else:
        typer.echo(f"set beside the others: {counted(pages, 'page')}, in {seconds:,} s")
    return Exit.DONE


def set_side_by_side(
    record: Record,
    console: Console | None = None,
    *,
    anew: bool = False,
    rules_only: bool = False,
) -> int:
    """Reviews what is new in `record`, or all of it `anew`; how many pages that were.

    The networks are loaded where there is something to review.
    """
    if record.is_reviewed() and not anew:
        return 0
    reviewers = NO_REVIEWERS if rules_only else shipped_reviewers()
    with pages_bar(console) as progress:
        task = progress.add_task("side by side", total=None)

        def show(done: int, total: int) -> None:
            if console and not (done or console.is_terminal) and total >= MANY:
                console.print(f"first {counted(total, 'page')} are set beside the others")
            progress.update(task, completed=done, total=total)

        return review_record(record, reviewers, anew=anew, progress=show)
