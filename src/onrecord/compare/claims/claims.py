"""Claims: the sentences of statements, ready to be set against each other.

A claim has the stems, names and amounts of a sentence and how it turns what it says: all is made
once (`claiming`), so that a pair costs no more than a few set operations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from onrecord.compare.claims.amounts import Amount
from onrecord.compare.claims.asserting import (
    MARKS,
    against_its_cue,
    declines,
    feels,
    hopes,
    is_infinitive,
    leaves_open,
    on_a_claim,
    ordered,
    points,
    shows,
    wishes,
)
from onrecord.compare.claims.own_words import believes
from onrecord.language.kinship import kin_of_all
from onrecord.language.polarity import denied_by_noun, negated_heads, speaking_in
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, words_of
from onrecord.model import Act, Form, Speaker, StatementRow

FEW = 3  # stems; what says no more is told by what it answers
REJECTING = frozenset({Act.DENY, Act.REJECT})

_NAMED_ONLY = re.compile(r"(?:a|an|the)\b", re.IGNORECASE)
_ASKING = frozenset({Act.ASK, Act.REQUEST})
_INTENDING = frozenset({Act.PROMISE, Act.THREATEN, Act.INTEND, Act.PREDICT, Act.BELIEVE, Act.DENY})


@dataclass(frozen=True)  # without slots: what its words say is kept, for it is in some thirty pairs
class Claim:
    """A sentence of a statement by a known speaker, ready to be compared.

    `negated` and `dismissive` are told by its words; `turned` are the stems that are negated, each
    the first after a negation. `rejects`: the cue says that what the words name is not so ("denied
    that …", "rejected the claim"). `answers`: the speaker denies or rejects something by act,
    whatever the words. `concedes`: takes on what was held against them. `clause`: says something of
    something, as a noun phrase does not. `days` are the first and the last on which it may have
    been said. `stems` are those of its words, but of years; `topic` are those by which others are
    found: its own, and those of its page's title where its own are too few to tell. `position` is
    where it begins on its page, in code points, or close to it; `key` names it in the record.
    `surname` is the stem of the last word of the speaker's name, `called` are the stems of what the
    page calls the speaker; `poles` are the stems of all words, "on" and "off" as what something was
    switched; `excluded` those that exclude one of them. `relays`: only tells what somebody else
    says. `voice_of` are the words for whom the page calls the speaker the voice ("Lind's lawyer").
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
    poles: frozenset[str] = field(repr=False)
    excluded: frozenset[str] = field(repr=False)
    amounts: tuple[Amount, ...] = field(repr=False)
    negated: bool
    turned: frozenset[str] = field(repr=False)
    dismissive: bool
    rejects: bool
    answers: bool
    concedes: bool
    clause: bool
    relays: bool
    voice_of: frozenset[str] = field(repr=False)
    days: tuple[date, date] | None
    position: int

    @cached_property
    def denies(self) -> bool:
        """Whether the speaker says that something is not so."""
        if self.dismissive and self.rejects:
            return True  # "dismissed it as a fantasy" says it twice
        return self.negated != self.rejects if self.row.denied else self.negated or self.rejects

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so or is not, as a question and a bare name do not."""
        cue = self.row.cue_text
        refuses = self.row.act in REJECTING and self.words.startswith("to ")  # "… to comment"
        unclear = self.row.form is Form.DIRECT and against_its_cue(self.words, cue)
        silent = refuses or declines(self.words) or self.orders or self.feels
        empty = self._decries or self._shows_nothing or unclear
        open_ = hopes(cue) or leaves_open(self.words, self.dismissive) or on_a_claim(cue)
        return not (silent or empty or open_) and (self.clause or self.denies or self.answers)

    @cached_property
    def orders(self) -> bool:
        """Whether it only says what somebody should do ("ordered a search", "Don't go")."""
        asked = self.row.act in _ASKING and self.row.form is not Form.DIRECT
        told = ordered(self.words) or self._only_wants
        return told or (asked and not self.dismissive and not self.negated)

    @property
    def _decries(self) -> bool:
        """Whether it names what the speaker is against, and whose words are not told ("a hoax")."""
        table = polarity_words()
        named = _NAMED_ONLY.match(self.words) is not None and not self.clause
        told = not self.stems.isdisjoint(table.accounts | table.charges)
        return self.row.act is Act.CRITICIZE and named and not told

    @property
    def _shows_nothing(self) -> bool:
        """Whether it only tells that no evidence was given ("he offered no proof")."""
        return self.negated and shows(self.stems)

    @property
    def _only_wants(self) -> bool:
        """Whether the words are what somebody is to do, which the speaker does not promise."""
        return is_infinitive(self.words) and self.row.act not in _INTENDING

    @cached_property
    def negates_somewhere(self) -> frozenset[str]:
        """The stems that it negates, or tells that somebody else negates."""
        words = words_of(self.words)
        return frozenset((*negated_heads(words), *denied_by_noun(words)))

    @cached_property
    def kin(self) -> frozenset[str]:
        """The families of what it says and does not negate."""
        return kin_of_all(self.poles - self.negates_somewhere)

    @cached_property
    def turned_kin(self) -> frozenset[str]:
        """The families of what it negates."""
        return kin_of_all(self.turned - polarity_words().presupposing)

    @cached_property
    def answers_shortly(self) -> bool:
        """Whether it rejects something in so few words that they do not say what."""
        named = (self.answers or self.rejects) and not self.clause  # "denied the charge"
        few = len(self.stems) <= FEW and (self.dismissive or named)
        return few or (self.dismissive and self.points)

    @property
    def points(self) -> bool:
        """Whether it is of what stands before ("This is a lie from the first word to the last")."""
        return points(self.words)

    @cached_property
    def wishes(self) -> bool:
        """Whether it says what should be, not what is."""
        return wishes(self.words) or self.orders

    @cached_property
    def denies_talk(self) -> bool:
        """Whether it only denies that something was talked of, and nothing of the thing itself."""
        talk = bool(self.turned) and self.turned <= speaking_in(words_of(self.words))
        of_it = self.speaks_of_talk and "not about" in self.words
        return self.negated and not self.dismissive and (talk or of_it)

    @cached_property
    def speaks_of_talk(self) -> bool:
        """Whether it is about what was talked of ("we did not discuss it", "I warned him")."""
        words = words_of(self.words)
        return self.broaches or not speaking_in(words).isdisjoint(map(stem, words))

    @cached_property
    def broaches(self) -> bool:
        """Whether it is about that something came up ("he raised the hack with her")."""
        said = f" {' '.join(words_of(self.words))} "
        return any(f" {run} " in said for run in polarity_words().talk)

    @cached_property
    def believes(self) -> bool:
        """Whether the speaker takes on what another says ("I believe his denials")."""
        return believes(self.words, words_of(self.row.cue_text))

    @property
    def feels(self) -> bool:
        """Whether it says how the speaker feels: nobody else says otherwise."""
        return feels(self.words)

    @cached_property
    def of_oneself(self) -> bool:
        """Whether the speaker speaks of the speaker ("I am ashamed"): no charge against another."""
        return self.words.lstrip(MARKS).startswith(("I ", "I'", "I’"))

    @property
    def in_context(self) -> str:
        """Its words after the title of its page, which tells of what “It was a joke” is said."""
        return f"{self.row.title}. {self.words}" if self.row.title else self.words
