"""A record with something of everything that the API gives: two pages that disagree, a copy."""

from __future__ import annotations

from onrecord.model import Act, Reading
from record_builders import ANA, BO, Said, reading

RAIN = "Ana Ruiz said that the dam at Fell had burst on Monday. Nobody else was there."
DRY = (
    "Bo Lund denied that the dam at Fell had burst on Monday. He spoke in the town hall of Fell, "
    "where some forty farmers had come to hear what was to become of their lower meadows. The "
    "valves were closed by hand on Sunday night, as they are each spring when the snow melts on "
    "the moor, and a fisherman took the sound of the sluice for that of a breaking wall. Nobody "
    "was hurt, the bridge stayed open, and the school bus came through at its usual time. The "
    "water board promised to publish its measurements by the end of the week."
)
FIRST = Said("that the dam at Fell had burst on Monday", "Ana Ruiz", "said", ANA)
SECOND = Said(
    "that the dam at Fell had burst on Monday", "Bo Lund", "denied", BO, act=Act.DENY, denied=True
)


def readings() -> list[Reading]:
    return [
        reading(),
        reading(RAIN, (FIRST,), url="https://fjord.example/dam", title="Dam"),
        reading(DRY, (SECOND,), url="https://moor.example/dam", outlet="Moor Echo", title=None),
        reading(DRY, (SECOND,), url="https://heath.example/dam", outlet=None, title="Dry"),
    ]
