"""The record's face for searches that somebody keeps."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.asking import searches
from onrecord.record.asking.searches import SavedSearch
from onrecord.record.faces.view import View


class Kept(View):
    """Keeps searches, and gives them back."""

    def keep_search(self, search: SavedSearch) -> None:
        """Keep a search, or give one another name; BadInput where it asks nothing."""
        self._write(lambda connection: searches.keep(connection, search))

    def forget_search(self, name: str) -> None:
        """Take the search of this id away; BadInput where there is none."""
        self._write(lambda connection: searches.forget(connection, name))

    def searches(self) -> Iterator[SavedSearch]:
        """The searches that somebody keeps, the oldest first."""
        return self._stream(searches.every)

    def saved_search(self, name: str) -> SavedSearch | None:
        """The search of this id."""
        return self._answer(lambda view: searches.named(view, name))
