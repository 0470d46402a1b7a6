"""The characters of a page by the words of their names, so that not everybody need be asked.

In: characters, as they are found, and again when their names grow. Out: those whom a name may fit.
"""

from __future__ import annotations

from onrecord.resolve.cast.characters import NOBODY, Character, Knows
from onrecord.resolve.cast.fitting import acronym


class Index:
    """Whom a name may fit, by shared words; `knows` is what the world knows of names."""

    def __init__(self, knows: Knows = NOBODY) -> None:
        self.knows = knows
        self.characters: list[Character] = []
        self._by_word: dict[str, list[Character]] = {}

    def add(self, character: Character) -> None:
        """Files a character under each word of its name and under its acronym; again if it grew."""
        if character.filed == character.key:
            return
        if not character.filed:
            self.characters.append(character)
        character.filed = character.key
        for word in {*character.key, acronym(character.key)}:
            group = self._by_word.setdefault(word, [])
            if character not in group:
                group.append(character)

    def near(self, key: tuple[str, ...]) -> list[Character]:
        """The characters that share the first or the last word of a name, in order of filing."""
        first, last = self._by_word.get(key[0], []), self._by_word.get(key[-1], [])
        known = {id(character) for character in first}
        return first + [character for character in last if id(character) not in known]
