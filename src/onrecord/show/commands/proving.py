"""`onrecord proof` and `onrecord verify`: a statement with all it follows from, and its check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.errors import BadInput
from onrecord.record import Record
from onrecord.show.deciding import StatementId
from onrecord.show.failing import Exit, writing
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.terminal import print_json, say, shown
from onrecord.trust import Checked, proof_of, seal_of
from onrecord.trust import verify as verified
from onrecord.trust.archives import MAX_BYTES

_SAID = {True: "holds", False: "does not hold", None: "cannot be told here"}
_STYLES = {True: "green", False: "bold red", None: "yellow"}


def proof(
    statement: StatementId,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where it goes.")],
    record: RecordFile = DEFAULT_RECORD,
) -> int:
    """Write a statement with all that it follows from: bytes, text, spans, versions, judgements.

    An RO-Crate in a ZIP file. `onrecord verify` checks it on any machine, without the record.
    Publish the seal that is printed: a proof that was changed on purpose has another.
    """
    with Record.open(existing(record), read_only=True) as opened:
        archive = proof_of(opened, statement)
    with writing(output):
        output.write_bytes(archive)
    say(f"{output}: {len(archive):,} bytes, sealed\n{seal_of(archive)}")
    return Exit.DONE


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `onrecord proof` wrote.")],
    seal: Annotated[
        str | None, typer.Option(metavar="sha256:…", help="The seal that was published.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Check a proof without the record. Exit code 0: it holds; 1: it does not, and what."""
    archive = _archive(file)
    checks = verified(archive)
    if seal is not None:
        same = seal.removeprefix("sha256:") == seal_of(archive).removeprefix("sha256:")
        checks = (Checked("seal that was published", same), *checks)
    if as_json:
        print_json([each.as_dict() for each in checks])
    else:
        Console().print(_table(checks))
    return Exit.NOT_THERE if any(each.holds is False for each in checks) else Exit.DONE


def _archive(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be opened: {error.strerror}") from error


def _table(checks: tuple[Checked, ...]) -> Table:
    table = Table(title="Proof", title_justify="left")
    for column in ("check", "", "why"):
        table.add_column(column, overflow="fold")
    for each in checks:
        said = shown(_SAID[each.holds], _STYLES[each.holds])
        table.add_row(each.check, said, shown(each.told))
    return table
