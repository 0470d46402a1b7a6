"""Room 7: documents that carry one dispatch, statements that render one utterance.

In: documents and statement rows as they come. Out: `Dispatch`es and `Utterance`s. `Groups` grows:
adding a page compares it with its like only.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.group.dispatches import Dispatches
from onrecord.group.likeness import Likeness, same_saying
from onrecord.group.renderings import Change, Rendering, renderings
from onrecord.group.spellings import one_spelling
from onrecord.group.utterances import Utterances
from onrecord.model import Dispatch, Document, StatementRow, Utterance

__all__ = [
    "Change",
    "Dispatches",
    "Groups",
    "Likeness",
    "Rendering",
    "Utterances",
    "one_spelling",
    "renderings",
    "same_saying",
]


class Groups:
    """What is known of copies and of sayings, growing page by page."""

    def __init__(self) -> None:
        self._dispatches = Dispatches()
        self._utterances = Utterances()

    def add(self, documents: Iterable[Document], statements: Iterable[StatementRow]) -> None:
        """Takes new documents and their statements in; known ones change nothing."""
        self._dispatches.add(documents)
        self._utterances.add(statements)

    def dispatches(self) -> tuple[Dispatch, ...]:
        """The texts that at least two documents carry, by id."""
        return self._dispatches.all()

    def utterances(self) -> tuple[Utterance, ...]:
        """The sayings, by id; those with one rendering among them."""
        return self._utterances.all(self._dispatches.origin_of)
