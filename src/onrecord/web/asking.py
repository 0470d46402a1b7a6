"""Asking for statements: the form of a search, as the address has it, and the query that it means.

In: words and filters as a form sends them. Out: `Asked`, of which every page that lists statements
makes its query, its doors to the next ones and its feeds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.errors import BadInput
from onrecord.model import Act, PartialDate
from onrecord.record import Order, Query, Record, SpeakerRow

MOST_WORDS = 400  # characters of a question; a draft is checked elsewhere
BY_DATE = {"newest": Order.NEWEST, "oldest": Order.DAY}
"""Orders that may be asked for; else words give the best first, filters alone the newest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form was filled with; empty text where nothing was."""

    words: str = ""
    speaker: str = ""
    act: str = ""
    outlet: str = ""
    addressee: str = ""
    since: str = ""
    until: str = ""
    denied: bool = False
    disputed: bool = False
    undated: bool = False
    order: str = ""
    after: str = ""

    @property
    def asks(self) -> bool:
        """Whether there are words or a filter."""
        return any(self.filters().values())

    @property
    def ranked(self) -> bool:
        """Whether the best come first."""
        return bool(self.words) and not self.order

    def filters(self) -> dict[str, object]:
        """As the address has them."""
        return {
            "words": self.words,
            "speaker": self.speaker,
            "act": self.act,
            "outlet": self.outlet,
            "addressee": self.addressee,
            "since": self.since,
            "until": self.until,
            "denied": "true" if self.denied else "",
            "disputed": "true" if self.disputed else "",
            "undated": "true" if self.undated else "",
        }

    def narrowed(self, **given: object) -> dict[str, object]:
        """As the address has them with some other ones, in the same order."""
        return {**self.filters(), "order": self.order, **given}


async def asked(
    words: str = "",
    speaker: str = "",
    act: str = "",
    outlet: str = "",
    addressee: str = "",
    since: str = "",
    until: str = "",
    denied: bool = False,
    disputed: bool = False,
    undated: bool = False,
    order: str = "",
    after: str = "",
) -> Asked:
    """The question in an address."""
    given = (words, speaker, act, outlet, addressee, since, until)
    words, speaker, act, outlet, addressee, since, until = (
        each[:MOST_WORDS].strip() for each in given
    )
    texts = (words, speaker, act, outlet, addressee, since, until)
    return Asked(*texts, denied, disputed, undated, order[:MOST_WORDS], after)


def hearers_of(record: Record, form: Asked) -> tuple[SpeakerRow, ...]:
    """Whoever may be meant by the name of whom it is said to."""
    return record.speakers_named(form.addressee) if form.addressee else ()


def query_of(
    form: Asked, meant: Collection[SpeakerRow], hearers: Collection[SpeakerRow] = ()
) -> Query:
    """The filters of `form`, whose speaker and hearer may mean these; BadInput for one unknown."""
    if form.act and form.act not in list(Act):
        raise BadInput(f"{form.act!r} is no act: {', '.join(Act)}")
    if form.order and form.order not in BY_DATE:
        raise BadInput(f"{form.order!r} is no order: {', '.join(BY_DATE)}")
    usual = Order.NEWEST if form.asks else Order.LATEST
    return Query(
        speakers=tuple(each.speaker.id for each in meant) if form.speaker else None,
        on_behalf=True,
        act=Act(form.act) if form.act else None,
        denied=True if form.denied else None,
        disputed=form.disputed,
        undated=form.undated,
        outlet=form.outlet or None,
        told=form.addressee or None,
        hearers=tuple(each.speaker.id for each in hearers) if form.addressee else None,
        said_from=PartialDate(form.since) if form.since else None,
        said_until=PartialDate(form.until) if form.until else None,
        order=BY_DATE.get(form.order, usual),
    )
