"""`onrecord evaluate`: its subcommands, gathered from the modules that measure."""

from onrecord.show.measure.across import dispatches, disputes, positions, utterances
from onrecord.show.measure.contradiction import contradiction
from onrecord.show.measure.rooms import acts, attribution, dates, events, speakers

__all__ = [
    "SUBCOMMANDS",
    "acts",
    "attribution",
    "contradiction",
    "dates",
    "dispatches",
    "disputes",
    "events",
    "positions",
    "speakers",
    "utterances",
]

SUBCOMMANDS = (
    ("attribution", "onrecord evaluate attribution gold.jsonl --json"),
    ("speakers", "onrecord evaluate speakers gold.jsonl --documents texts.jsonl --json"),
    ("acts", "onrecord evaluate acts gold.jsonl --documents texts.jsonl"),
    ("dates", "onrecord evaluate dates gold.jsonl --documents texts.jsonl"),
    ("events", "onrecord evaluate events pairs.jsonl --json"),
    ("contradiction", "onrecord evaluate contradiction pairs.jsonl --json"),
    ("disputes", "onrecord evaluate disputes affair/ --json"),
    ("utterances", "onrecord evaluate utterances affair/"),
    ("dispatches", "onrecord evaluate dispatches affair/"),
    ("positions", "onrecord evaluate positions affair/"),
)
"""Each measure, the function of its name, and an example."""
