"""The characters of a page by the words of their names, so that not everybody need be asked.

In: characters, as they are found, and again when their names grow. Out: those whom a name may fit.
"""

from __future__ import annotations

from onrecord.model import SpeakerKind
from onrecord.resolve.cast.characters import NOBODY, Character, Knows
from onrecord.resolve.cast.fitting import MIDDLE_NAMES, acronym

LONGEST = 40  # words of a name; in a longer run of capitals shorter names are looked for


class Index:
    """Whom a name may fit, by shared words; `knows` is what the world knows of names."""

    def __init__(self, knows: Knows = NOBODY) -> None:
        self.knows = knows
        self.characters: list[Character] = []
        self._by_word: dict[str, dict[Character, None]] = {}  # in order of filing
        self._longest = 0

    def add(self, character: Character) -> None:
        """Files a character under each word of its name and under its acronym; again if it grew."""
        if character.filed == character.key:
            return
        if not character.filed:
            self.characters.append(character)
        character.filed = character.key
        self._longest = max(self._longest, len(character.key))
        for word in {*character.key, acronym(character.key)}:
            self._by_word.setdefault(word, {})[character] = None

    @property
    def longest(self) -> int:
        """More words than this name nobody of the page."""
        return min(self._longest + MIDDLE_NAMES, LONGEST)

    def near(self, key: tuple[str, ...]) -> list[Character]:
        """The characters that share the first or the last word of a name, in order of filing."""
        return [*self._group(key[0]) | self._group(key[-1])]

    def alike(self, key: tuple[str, ...]) -> list[Character]:
        """Those of `near` whom a name may fit: of bodies, those that bear each of its words.

        A thousand companies of a page may all be Corporations.
        """
        rarest = min(map(self._group, key), key=len)
        person = SpeakerKind.PERSON
        return [each for each in self.near(key) if each in rarest or each.kind is person]

    def _group(self, word: str) -> dict[Character, None]:
        return self._by_word.get(word, {})
