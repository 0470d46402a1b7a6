"""Bearers: whoever of a record may be meant by a name.

In: a name as somebody asks for it, the speakers of the record. Out: who has all words of it, and
whom pages call by its last word alone, where nobody else of the record has that last name. Of a
body the words may have other endings ("Democrats": "Senate Democratic"), and a state is one by
whatever name ("Kazakh foreign ministry": "Kazakhstan foreign ministry").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.knowledge import load_people
from onrecord.language.stems import stem, words_of
from onrecord.model import Speaker, SpeakerId, SpeakerKind, StatementRow

ARTICLE = "the"  # before a body's name, which the record has without it
JOINT = "and"  # in what a page calls two speakers at once


def bearers(name: str, speakers: Iterable[Speaker]) -> set[Speaker]:
    """Who may be meant: "Ana Ruiz" may be "Ana Ruiz", and "Ruiz" where no other Ruiz speaks."""
    asked = words_of(name)
    asked = asked[1:] if asked[:1] == [ARTICLE] else asked
    named = {each: words_of(each.name) for each in speakers}
    found = {each for each, words in named.items() if asked and _has(each, words, asked)}
    if len(asked) > 1:
        last = asked[-1:]
        alike = (words for words in named.values() if words[-1:] == last and len(words) > 1)
        whole = {tuple(words) for words in alike if JOINT not in words}
        bare = {each for each, words in named.items() if words == last}
        if not whole:  # a body's last word is another body ("White House": the House)
            found |= {each for each in bare if each.kind is SpeakerKind.PERSON}
        elif len(whole) == 1 and set(asked) <= set(*whole):
            found |= bare
    return found


def one_by_name(
    speakers: Collection[SpeakerId], rows: Iterable[StatementRow]
) -> list[frozenset[SpeakerId]]:
    """Those of `speakers` who are one: "Ruiz" with the only one of them whose last name it is.

    Of persons alone: the House is not the White House.
    """
    said = {each for row in rows for each in (row.known_speaker, row.on_behalf_of) if each}
    persons = (each for each in said if each.kind is SpeakerKind.PERSON)
    named = {each.id: words_of(each.name) for each in persons if each.id in speakers}
    found = {own: {own} for own in speakers}
    for own, words in named.items():
        whole = [other for other, its in named.items() if len(its) > 1 and its[-1:] == words]
        if len(whole) == 1:
            found[whole[0]].update(found.pop(own))
    return [frozenset(found[own]) for own in sorted(found)]


def _has(speaker: Speaker, words: list[str], asked: list[str]) -> bool:
    """Whether a speaker's name has all words that are asked for."""
    if speaker.kind is SpeakerKind.PERSON:
        return set(asked) <= set(words)
    return set(map(_one_of_a_state, asked)) <= set(map(_one_of_a_state, words))


def _one_of_a_state(word: str) -> str:
    """The state that a word names, or its stem."""
    place = load_people().place(word.capitalize())
    return place.state.key if place else stem(word)
