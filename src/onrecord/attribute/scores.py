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
    # over parses; every fourth article of train
    "quote@1": 0.86,
    "clause@1": 0.69,
    "according-to@1": 0.67,
    "as@1": 0.60,
    "object-for@1": 0.58,
    "tag@1": 0.57,
    "noun@1": 0.53,
    "infinitive@1": 0.61,
    "noun-phrase@1": 0.46,
    "preposition@1": 0.45,
    "denial@1": 0.45,
    "gerund@1": 0.44,
    "wish@1": 0.43,
    "complement@1": 0.42,
    "object-to@1": 0.36,
    # forms; fewer than 40 finds each on the same articles and the development ones
    "headline-verb@1": 0.89,
    "headline-colon@1": 0.89,
    "name-behind@1": 0.9,
    "transcript@1": 0.69,
    "colon-paragraph@1": 0.6,
    "named-quotation@1": 0.8,
    # forms; not in that corpus: what is left when a careful reader doubts one in five
    "name-below@1": 0.8,
    "question-and-answer@1": 0.8,
    "headline-tag@1": 0.8,
    "headline-quotation@1": 0.6,
    "tag-beside@1": 0.8,
    "noun-by@1": 0.7,
    "second-tag@1": 0.8,
    "second-verb@1": 0.7,
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
