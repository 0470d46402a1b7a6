"""How one who is mentioned before a place stands there: what is known of the one for weighing.

In: the mentions of one character before a place and who spoke before. Out: a `Standing`, whose
features (`features.py`) are weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.characters import Character
from onrecord.resolve.mentions import Mention, Part


@dataclass(frozen=True, slots=True)
class Standing:
    """One who is mentioned before a place; distances are counted in sentences."""

    character: Character
    here: int  # the place's sentence
    paragraph: int  # where the place's paragraph begins
    mentions: Sequence[Mention]  # in reading order, within reach
    quotes_first: bool = False  # the place follows the words that it tells the speaker of
    spoke: int | None = None  # sentences since the end of the words of who spoke last
    spoke_before: int | None = None  # the same of who spoke before that one
    overtaken: bool = False  # spoke last, but another one acted since
    aside: bool = False  # spoke last, but in a clause beside another's main one
    spoken: int = 0  # how often quoted before
    doubted: float = 0.0  # share of those whom the last pronoun, left unsure, may have meant

    @property
    def plain(self) -> Sequence[Mention]:
        """The mentions outside quotations, where there are some."""
        return [m for m in self.mentions if not m.quoted] or self.mentions

    @property
    def gap(self) -> int:
        """Sentences since the last mention."""
        return self.here - self.plain[-1].sentence if self.mentions else 9

    @property
    def acted(self) -> Mention | None:
        """The last mention as a subject, outside quotations."""
        acts = [m for m in self.mentions if m.part is Part.SUBJECT and not m.quoted]
        return acts[-1] if acts else None

    @property
    def acted_ago(self) -> int | None:
        """Sentences since that mention."""
        return self.here - self.acted.sentence if self.acted else None
