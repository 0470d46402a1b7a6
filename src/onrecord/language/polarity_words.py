"""The words of `polarity.toml`: by which a text turns what it says, talks of it, feels, charges.

In: the list. Out: a `PolarityWords`, read once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.language.stems import stem
from onrecord.language.words import word_table


@dataclass(frozen=True, slots=True)
class PolarityWords:
    """The words of the list; `opposites` maps a stem to the stems that exclude it.

    `presupposing`, `speaking`, `encounters` and `charges` are stems, `false_stems` those of
    `falsity`.
    """

    negations: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    falsity: frozenset[str]
    omitting: frozenset[str]
    avoiding: frozenset[str]
    supposing: frozenset[str]
    grounds: frozenset[str]
    evidence: frozenset[str]
    attributes: frozenset[str]
    degrees: frozenset[str]
    refusals: frozenset[str]
    concessions: frozenset[str]
    presupposing: frozenset[str]
    speaking: frozenset[str]
    broaching: tuple[str, ...]
    encounters: frozenset[str]
    topics: tuple[str, ...]
    charges: frozenset[str]
    talk: tuple[str, ...]
    parts: tuple[str, ...]
    limiting: tuple[str, ...]
    voices: frozenset[str]
    accounts: frozenset[str]
    feelings: frozenset[str]
    false_stems: frozenset[str]
    opposites: dict[str, frozenset[str]]


@cache
def polarity_words() -> PolarityWords:
    """The words of `polarity.toml`."""
    table = word_table("polarity")
    return PolarityWords(
        negations=frozenset(table["negations"]),
        idioms=frozenset(tuple(idiom.split()) for idiom in table["idioms"]),
        falsity=frozenset(table["falsity"]),
        omitting=frozenset(table["omitting"]),
        avoiding=frozenset(table["avoiding"]),
        supposing=frozenset(table["supposing"]),
        grounds=frozenset(table["grounds"]),
        evidence=frozenset(table["evidence"]),
        attributes=frozenset(table["attributes"]),
        degrees=frozenset(table["degrees"]),
        refusals=frozenset(table["refusals"]),
        concessions=frozenset(table["concessions"]),
        presupposing=frozenset(map(stem, table["presupposing"])),
        speaking=frozenset(map(stem, table["speaking"])),
        broaching=tuple(table["broaching"]),
        encounters=frozenset(map(stem, table["encounters"])),
        topics=tuple(table["topics"]),
        charges=frozenset(map(stem, table["charges"])),
        talk=tuple(table["talk"]),
        parts=tuple(table["parts"]),
        limiting=tuple(table["limiting"]),
        voices=frozenset(table["voices"]),
        accounts=frozenset(map(stem, table["accounts"])),
        feelings=frozenset(table["feelings"]),
        false_stems=frozenset(map(stem, table["falsity"])),
        opposites=_opposites(table["opposites"]),
    )


def _opposites(rows: list[list[list[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        one, other = (frozenset(map(stem, side)) for side in row)
        for here, there in ((one, other), (other, one)):
            found.update({word: found.get(word, frozenset()) | there for word in here})
    return found
