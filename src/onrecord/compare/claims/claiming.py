"""Claiming: statements made into claims, one a sentence.

In: statement rows. Out: claims. Who is not known by name is a party by the page's words, where
these name somebody; who only tells what another says is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from onrecord.compare.claims.amounts import amounts_of
from onrecord.compare.claims.claims import FEW, Claim
from onrecord.compare.claims.clauses import says_something
from onrecord.compare.claims.own_words import only_relays, own_words
from onrecord.compare.claims.turns import is_whole, turns_of
from onrecord.knowledge import load_people
from onrecord.language.claims import any_of, claim_words
from onrecord.language.letters import CAPITAL
from onrecord.language.parts import Part, parts_of
from onrecord.language.polarity import negated_heads, polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import common_words, stem, stems_of, words_of
from onrecord.model import Act, Speaker, SpeakerKind, StatementRow, speaker_id

_NAME = re.compile(rf"(?<![.!?:“\"‘«„]\s)(?<!^)\b{CAPITAL}[\w’'-]+")
_CAPITALS = re.compile(rf"\b{CAPITAL}\w+")
_COMPOUND = re.compile(r"\b[\w’']+(?:-[\w’']+)+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UN = "un"
FULL = 1  # stems of each of two clauses that are claims of their own
LONG_ENOUGH = 5  # letters of a word in un- that may be the opposite of what follows


def claims_of(row: StatementRow) -> tuple[Claim, ...]:
    """The claims that `row` makes, one a sentence; none where nobody is named who makes it.

    Nor of a sentence in another language: what it negates is not known.
    """
    speaker = row.known_speaker or _party(row)
    if speaker is None or not _is_name(words_of(speaker.name)):
        return ()
    parts = [each for part in parts_of(row.content_text) for each in _turns(part)]
    english = (part for part in parts if not _is_foreign(part.words))
    return tuple(_claim(row, speaker, part, len(parts)) for part in english)


def _turns(part: Part) -> tuple[Part, ...]:
    """The clauses of a sentence of which one denies and the other does not; else the sentence.

    "They found no evidence of a theft, but clear evidence of a fire" says two things.
    """
    found = _contrast().search(part.words)
    if found is None:
        return (part,)
    one = Part(part.words[: found.start()], part.start)
    other = Part(part.words[found.end() :], part.start + found.end())
    turned = polarity_of(one.words).negated != polarity_of(other.words).negated
    full = all(len(stems_of(each.words)) >= FULL for each in (one, other))
    return (one, other) if turned and full else (part,)


def said_in(rows: Sequence[StatementRow]) -> Iterator[Claim]:
    """The claims of `rows`, but those that another party tells, being that party's.

    Who only tells what another says is a messenger: there the other's words are claims too, where
    the other is a party by the page's words alone ("the company had told him that …").
    """
    claims = {row.id: claims_of(row) for row in rows}
    for row in rows:
        if row.parent is None or _told(row, claims.get(row.parent)):
            yield from claims[row.id]


def _told(row: StatementRow, tellers: Sequence[Claim] | None) -> bool:
    """Whether what another tells is a claim too; nobody tells it where there are no `tellers`."""
    if tellers is None:
        return False
    return not tellers or (row.known_speaker is None and all(each.relays for each in tellers))


def _is_foreign(sentence: str) -> bool:
    """Whether a sentence has more small words of other languages than of English."""
    words = words_of(sentence)
    foreign = sum(word in claim_words().foreign for word in words)
    return foreign > sum(word in common_words() for word in words)


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words of a speaker's name may be one; sources that were cut wrong are none."""
    ends = {*words[:1], *words[-1:]}
    return claim_words().no_name.isdisjoint(words) and claim_words().no_edge.isdisjoint(ends)


def _party(row: StatementRow) -> Speaker | None:
    """Who is not known, by the page's words ("The report"); None for pronouns and the like.

    Such a party is the page's own: that two pages have a report does not make it one report.
    """
    words = words_of(row.source_text)
    named = [word for word in words if word not in common_words() | claim_words().no_party]
    capital = any(map(str.isupper, row.source_text))
    if not named or not (capital or words[0] in claim_words().articles):
        return None
    kind = SpeakerKind.UNNAMED
    return Speaker(speaker_id(f"{row.document} {row.source_text}", kind), row.source_text, kind)


def _claim(row: StatementRow, speaker: Speaker, part: Part, parts: int) -> Claim:
    cue = set(words_of(row.cue_text))
    own = own_words(part.words, cue)
    turns = turns_of(row, part, own, cue)
    stems, poles = _matter(part.words), _poles(part.words)
    return Claim(
        row=row,
        words=part.words if parts > 1 else row.content_text,
        key=f"{row.id}:{part.start}",
        speaker=speaker,
        surname=stem((words_of(speaker.name) or ["?"])[-1]),
        called=frozenset(stems_of(row.source_text)),
        stems=stems,
        topic=stems if len(stems) > FEW else stems.union(stems_of(row.title or "")),
        names=_names(part.words),
        poles=poles,
        excluded=frozenset(_excluded(poles)),
        amounts=amounts_of(part.words),
        negated=turns.negated,
        turned=frozenset(negated_heads(words_of(own))),
        dismissive=turns.dismissive,
        rejects=turns.rejects,
        answers=turns.answers,
        concedes=row.act is Act.CONCEDE or bool(cue & polarity_words().concessions),
        clause=says_something(part.words) or is_whole(row, part),
        relays=only_relays(part.words),
        voice_of=_voice_of(row, speaker),
        days=(row.day.first, row.day.last) if row.day else None,
        position=row.content[0].start + part.start,
    )


def _matter(words: str) -> frozenset[str]:
    """The stems of words, but of years: that two speak of one year makes it no one matter."""
    return frozenset(each for each in stems_of(words) if not _YEAR.fullmatch(each))


def _names(words: str) -> frozenset[str]:
    """The stems of names: of words with a capital where no sentence begins, and of states."""
    names = chain(_NAME.findall(words), filter(_is_state, _CAPITALS.findall(words)))
    return frozenset(stem(word) for name in names for word in words_of(name))


def _is_state(word: str) -> bool:
    return load_people().place(word) is not None


def _voice_of(row: StatementRow, speaker: Speaker) -> frozenset[str]:
    """The words in the source of whom it makes the speaker the voice; none of a former one."""
    words = {word.removesuffix("'s").rstrip("'") for word in words_of(row.source_text)}
    if not claim_words().former.isdisjoint(words) or polarity_words().voices.isdisjoint(words):
        return frozenset()
    return frozenset(words - polarity_words().voices - common_words() - {*words_of(speaker.name)})


def _poles(words: str) -> frozenset[str]:
    """The stems of all words; of "on" and "off" only what something is switched or turned.

    "Lunde-backed" says nothing of who backs what is told.
    """
    stems = {stem(word) for word in words_of(_COMPOUND.sub("", words))} - {"on", "off"}
    return frozenset(stems.union(found.casefold() for found in _switched().findall(words)))


def _excluded(poles: frozenset[str]) -> Iterator[str]:
    """The stems that exclude one of `poles`: by the list of opposites, or as "unjust" "just"."""
    opposites = polarity_words().opposites
    for each in poles:
        yield from opposites.get(each, ())
        turned = each.removeprefix(_UN)
        if len(turned) < len(each) > LONG_ENOUGH and turned not in polarity_words().presupposing:
            yield turned  # what is "unacceptable" may have been accepted


@cache
def _contrast() -> re.Pattern[str]:
    """Finds what parts a clause from one that may turn it ("…, but …")."""
    table = claim_words()
    and_then = rf"and(?=\s+{any_of(table.and_then)}\b)"
    return re.compile(rf";\s+|[,;]\s+(?:{any_of(table.contrasts)}|{and_then})\s+")


@cache
def _switched() -> re.Pattern[str]:
    """Finds "on" and "off" where something is switched so."""
    switching = any_of(claim_words().switching)
    return re.compile(rf"\b{switching}(?: \w+){{0,2}}? (on|off)\b", re.IGNORECASE)
