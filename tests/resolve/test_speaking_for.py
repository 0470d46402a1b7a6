"""For whom somebody speaks."""

from __future__ import annotations

import pytest

from onrecord import Page, read_page
from onrecord.model import Reading


def spoken_for(text: str) -> list[str | None]:
    """For whom the speaker of each statement of a page speaks."""
    read = read_page(Page(text.encode(), where="court.txt"))
    assert isinstance(read, Reading)
    spoken = (each.resolution.on_behalf_of for each in read.statements)
    return [behalf.name if behalf else None for behalf in spoken]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Tom Vale's lawyer, Ana Ruiz, said it was false. Ruiz said he was ill.", ["Tom Vale"] * 2),
        ("Tom Vale was heard. His lawyer, Ana Ruiz, said he was ill.", ["Tom Vale"]),
        ("Ana Ruiz, a surgeon, said the man was ill. She said it would pass.", [None] * 2),
        ("Ana Ruiz, the former head of Corvex, said the man was ill.", [None]),
        ("Ana Ruiz, the head of Corvex, said the man was ill.", ["Corvex"]),
        ("Tom Vale was heard. His former lawyer, Ana Ruiz, said he was ill.", [None]),
        ("Jo Hill, a lawyer for former mayor Tom Vale, said he was ill.", ["Tom Vale"]),
        ("Ana Ruiz was the head of Corvex until May. Ruiz said the man was ill.", [None]),
        ("A spokesman, Jo Hill, said it was false.", [None]),
        ("Norrsoft Group's MTAC said it was false. MTAC said so.", ["Norrsoft Group"] * 2),
        ("Norway's Labour Party said it was false.", [None]),
        ("Peter Hale's Ferry Group said it was false.", [None]),
    ],
)
def test_who_is_called_somebodys_lawyer_speaks_for_them(text: str, whom: list[str | None]) -> None:
    assert spoken_for(f"Court\n\n{text}\n") == whom
