"""Claims: the sentences of statements, made ready to be set against each other.

In: statement rows. Out: for each sentence its stems, names, amounts and how it turns what it says.
All is made once a statement, so that a pair costs no more than a few set operations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.compare.amounts import Amount, amounts_of
from onrecord.compare.own_words import own_words
from onrecord.language.parts import Part, is_clause, parts_of
from onrecord.language.polarity import negated_heads, polarity_of, polarity_words
from onrecord.language.stems import common_words, stem, stems_of, words_of
from onrecord.model import Act, Form, Speaker, SpeakerKind, StatementRow, speaker_id

FEW = 3  # stems; what says no more is told by what it answers

_NAME = re.compile(r"(?<![.!?:“\"‘«„]\s)(?<!^)\b[A-Z][\w’'-]+")
_DIRECTIONS = ("not to ", "to not ", "never to ")  # "warned her not to": a wish, not a denial
_ORDERED = re.compile(
    r"(?:^|[:“\"'‘]\s*)(?:[A-Z0-9][.)]\s*)?(?:don['’]t|do not|stop|let|please|no more)\s",
    re.IGNORECASE,
)  # at the beginning, or where a quotation begins
_QUESTIONS = ("whether ", "who ", "how ", "why ", "what ", "when ", "where ", "if ")
_MARKS = "\"“”‘’«»' "
_WISHING = frozenset({"should", "must", "ought", "grateful", "shall"})
_REJECTING = frozenset({Act.DENY, Act.REJECT})
_ASKING = frozenset({Act.ASK, Act.REQUEST})
_ARTICLES = frozenset({"the", "a", "an"})
_NOBODY = frozenset(
    {"to", "he", "she", "it", "they", "who", "i", "we", "says", "tells", "denies", "warns", "calls"}
)  # words of a sentence or a headline: what has them is no name
_PREPOSITIONS = frozenset({"with", "by", "of", "at", "in", "on", "after", "before", "from", "for"})
_NO_PARTY = frozenset({"directly", "others", "many", "some", "both", "one", "another"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a statement by a known speaker, ready to be compared.

    `negated` and `dismissive` are told by its words; `turned` are the stems that are negated, each
    the first after a negation. `rejects`: the cue says that what the words
    name is not so ("denied that …", "rejected the claim"). `answers`: the speaker denies or rejects
    something by act, whatever the words. `concedes`: takes on what was held against them. `clause`:
    says something of something, as a noun phrase does not. `days` are the first and the last on
    which it may have been said. `topic` are the stems by which others are found: its own, and those
    of its page's title where its own are too few to tell. `position` is where it begins on its
    page, in code points, or close to it; `key` names it in the record. `surname` is the stem of the
    last word of the speaker's name, `called` are the stems of what the page calls the speaker;
    `excluded` are the stems that exclude one of `stems`.
    """

    row: StatementRow = field(repr=False)
    words: str = field(repr=False)
    key: str
    speaker: Speaker
    surname: str
    called: frozenset[str] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    topic: frozenset[str] = field(repr=False)
    names: frozenset[str] = field(repr=False)
    excluded: frozenset[str] = field(repr=False)
    amounts: tuple[Amount, ...] = field(repr=False)
    negated: bool
    turned: frozenset[str] = field(repr=False)
    dismissive: bool
    rejects: bool
    answers: bool
    concedes: bool
    clause: bool
    days: tuple[date, date] | None
    position: int

    @property
    def denies(self) -> bool:
        """Whether the speaker says that something is not so."""
        if self.dismissive and self.rejects:
            return True  # "dismissed it as a fantasy" says it twice
        return self.negated != self.rejects if self.row.denied else self.negated or self.rejects

    @property
    def asserts(self) -> bool:
        """Whether it says that something is so or is not, as a question and a bare name do not."""
        asks = self.words.startswith(_QUESTIONS) or self.words.rstrip(_MARKS).endswith("?")
        declines = self.row.act in _REJECTING and self.words.startswith("to ")  # "… to comment"
        open_ = asks or declines or self.orders
        return not open_ and (self.clause or self.denies or self.answers)

    @property
    def orders(self) -> bool:
        """Whether it only says what somebody should do ("ordered a search", "Don't go")."""
        asked = self.row.act in _ASKING and self.row.form is not Form.DIRECT
        told = bool(_ORDERED.search(self.words))
        return told or (asked and not self.dismissive and not self.negated)

    @property
    def negates_somewhere(self) -> frozenset[str]:
        """The stems that it negates, or tells that somebody else negates."""
        return frozenset(negated_heads(words_of(self.words)))

    @property
    def answers_shortly(self) -> bool:
        """Whether it rejects something in so few words that they do not say what."""
        named = (self.answers or self.rejects) and not self.clause  # "denied the charge"
        return len(self.stems) <= FEW and (self.dismissive or named)

    @property
    def wishes(self) -> bool:
        """Whether it says what should be, not what is."""
        return not _WISHING.isdisjoint(words_of(self.words)) or self.orders

    @property
    def denies_talk(self) -> bool:
        """Whether it only denies that something was talked of, and nothing of the thing itself."""
        talk = self.turned <= polarity_words().speaking
        return self.negated and not self.dismissive and bool(self.turned) and talk

    @property
    def speaks_of_talk(self) -> bool:
        """Whether it is about what was talked of ("we did not discuss it", "I warned him")."""
        return not polarity_words().speaking.isdisjoint(map(stem, words_of(self.words)))

    @property
    def in_context(self) -> str:
        """Its words after the title of its page, which tells of what “It was a joke” is said."""
        return f"{self.row.title}. {self.words}" if self.row.title else self.words


def claims_of(row: StatementRow) -> tuple[Claim, ...]:
    """The claims that `row` makes, one a sentence; none where nobody is named who makes it."""
    speaker = row.known_speaker or _party(row)
    if speaker is None or not _is_name(words_of(speaker.name)):
        return ()
    parts = parts_of(row.content_text)
    return tuple(_claim(row, speaker, part, len(parts)) for part in parts)


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words of a speaker's name may be one; sources that were cut wrong are none."""
    ends = {*words[:1], *words[-1:]}
    return _NOBODY.isdisjoint(words) and _PREPOSITIONS.isdisjoint(ends)


def _party(row: StatementRow) -> Speaker | None:
    """Who is not known, by the page's words ("The report"); None for pronouns and the like.

    Such a party is the page's own: that two pages have a report does not make it one report.
    """
    words = words_of(row.source_text)
    named = [word for word in words if word not in common_words() | _NO_PARTY]
    if not named or not (words[0] in _ARTICLES or any(map(str.isupper, row.source_text))):
        return None
    kind = SpeakerKind.UNNAMED
    return Speaker(speaker_id(f"{row.document} {row.source_text}", kind), row.source_text, kind)


def _claim(row: StatementRow, speaker: Speaker, part: Part, parts: int) -> Claim:
    cue = set(words_of(row.cue_text))
    own = own_words(part.words, cue)
    polarity = polarity_of(own)
    stems = frozenset(stems_of(part.words))
    opposites = polarity_words().opposites
    refused = bool(cue & polarity_words().refusals)
    answers = refused or (row.act in _REJECTING and (polarity.negated or polarity.calls_false))
    rejected = row.denied or (refused and _is_named(row, part))
    directs = part.words.lstrip(_MARKS).casefold().startswith(_DIRECTIONS)
    directs = directs or bool(_ORDERED.search(part.words))
    day = row.day
    return Claim(
        row=row,
        words=part.words if parts > 1 else row.content_text,
        key=f"{row.id}:{part.start}",
        speaker=speaker,
        surname=stem((words_of(speaker.name) or ["?"])[-1]),
        called=frozenset(stems_of(row.source_text)),
        stems=stems,
        topic=stems if len(stems) > FEW else stems.union(stems_of(row.title or "")),
        names=frozenset(
            stem(word) for name in _NAME.findall(part.words) for word in words_of(name)
        ),
        excluded=frozenset(other for each in stems for other in opposites.get(each, ())),
        amounts=amounts_of(part.words),
        negated=polarity.negated and not directs,
        turned=frozenset(negated_heads(words_of(own))),
        dismissive=polarity.calls_false,
        rejects=rejected,
        answers=answers or row.denied,
        concedes=row.act is Act.CONCEDE or bool(cue & polarity_words().concessions),
        clause=is_clause(part.words),
        days=(day.first, day.last) if day else None,
        position=row.content[0].start + part.start,
    )


def _is_named(row: StatementRow, part: Part) -> bool:
    """Whether the words name what is rejected: not in a quotation, not in "declined to say"."""
    return row.form is not Form.DIRECT and not part.words.startswith("to ")


def days_apart(one: Claim, other: Claim) -> int | None:
    """Days between the two, at least ("2019-04" and "2019-04-19": none); None if unknown."""
    if one.days is None or other.days is None:
        return None
    return max(0, (one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days)
