"""Looking across documents: rooms 7 and 8 over what a record holds, and nothing else.

In: documents and statement rows. Out: the dispatches that several pages carry, the utterances that
several statements render, the disputes among speakers. It changes no reading. `review` sets what it
is given side by side in memory; `review_record` sets the new pages of a record beside those that it
has, and keeps what that brings.
"""

from onrecord.review.affairs import Affair, Said, affair_of
from onrecord.review.growing import review_record
from onrecord.review.together import (
    NO_REVIEWERS,
    Review,
    Reviewers,
    review,
    shipped_reviewers,
)

__all__ = [
    "NO_REVIEWERS",
    "Affair",
    "Review",
    "Reviewers",
    "Said",
    "affair_of",
    "review",
    "review_record",
    "shipped_reviewers",
]
