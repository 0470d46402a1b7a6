"""How often each rule is right: its precision, measured, is the score of what it finds.

Measured on PolNeAR train by the measure `attribution` (content words agree to four fifths, source
words to a half) for rules over parses; rules for forms that this corpus lacks have the share that
was right of what they found on other pages, read by a person, or a cautious guess.
"""

from __future__ import annotations

from onrecord.attribute.finders import Found
from onrecord.model import Attribution

UNMEASURED = 0.5  # probability; of a rule that is not in the table yet

SCORES = {
    "quote@1": 0.72,
    "according-to@1": 0.64,
    "clause@1": 0.44,
    "tag@1": 0.43,
    "as@1": 0.48,
    "noun@1": 0.34,
    "complement@1": 0.26,
    "infinitive@1": 0.25,
    "preposition@1": 0.25,
    "noun-phrase@1": 0.25,
    "gerund@1": 0.21,
}


def scored(found: Found) -> Attribution:
    """An attribution of what a rule found, with the rule's measured precision as its score."""
    return Attribution(
        source=found.source,
        cue=found.cue,
        content=found.content,
        score=SCORES.get(found.rule, UNMEASURED),
        origin=f"rule/{found.rule}",
    )
