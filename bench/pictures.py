"""The pictures of the README and the docs: two pages of the demo's record in a browser.

    .venv/bin/onrecord demo --record demo.db
    ./run bench pictures demo.db docs/

Taken are the document with the most statements and the likeliest dispute in which one party
affirms what another denies, each in several statements, as a laptop shows them by day. Needs
Playwright and Chromium, as the tests do.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.model import Stance
from onrecord.record import DisputeQuery, DisputeRow, Record
from serving import served  # the bench beside this one

SIZE = {"width": 1200, "height": 760}
LARGEST = 300_000  # bytes of a picture; a README is read over telephones, too
WORDS = 2  # statements of each side, so that there is something to see
LONGEST = 90  # characters of a matter: a line


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    addresses = dict(pictured(given.record))
    with served(given.record, 1) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = chromium.new_page(viewport=SIZE, color_scheme="light")
        for name, address in addresses.items():
            file = given.folder / f"reading-room-{name}.png"
            page.goto(f"http://127.0.0.1:{server.port}{address}")
            page.screenshot(path=file)
            if (size := file.stat().st_size) > LARGEST:
                raise SystemExit(f"{file} has {size:,} bytes: {LARGEST:,} at most")
            print(f"{file}: {size:,} bytes, {address}")
        chromium.close()


def pictured(record: Path) -> Iterator[tuple[str, str]]:
    """The names of the pictures with the address that each shows."""
    with Record.open(record, read_only=True) as opened:
        document = max(opened.documents(), key=lambda row: row.statements, default=None)
        dispute = next(filter(_is_telling, opened.disputes(DisputeQuery())), None)
        if not (document and dispute):
            raise SystemExit(f"{record} has no dispute to be seen: take the record of the demo")
        yield "document", f"/documents/{document.document.id}"
        yield "dispute", f"/disputes/{dispute.dispute.id}"


def _is_telling(row: DisputeRow) -> bool:
    """Whether the matter is a line, and one party affirms in several words what another denies."""
    for column, stance in zip(row.dispute.columns, (Stance.AFFIRMS, Stance.DENIES), strict=True):
        (side, *others) = column
        if others or side.stance is not stance or len(side.evidence) < WORDS:
            return False
    parties = {side.party for side in row.dispute.sides}
    return len(parties) > 1 and len(row.dispute.matter) <= LONGEST


if __name__ == "__main__":
    main()
