"""Whom a name that a user typed may mean, among the speakers of a record."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import SpeakerId, SpeakerKind
from onrecord.record import Record, SpeakerRow
from onrecord.show.failing import complain


def ids_of(record: Record, name: str | None) -> tuple[SpeakerId, ...] | None:
    """Whoever may be meant by `name`; None where nobody was named, () where nobody is known."""
    if name is None:
        return None
    return tuple(each.speaker.id for each in meant_by(record, name))


def tell_unknown(name: str | None, found: Sequence[object] | None) -> None:
    """Complain where somebody was named for whom nobody was found."""
    if name and not found:
        complain(f"the record knows no speaker called {name}; try a part of the name")


def meant_by(record: Record, name: str) -> tuple[SpeakerRow, ...]:
    """Whoever may be meant by `name`; persons whose name is theirs in another spelling last."""
    from onrecord.language.sounds import sound_of  # a stemmer comes with it, which few ask for

    meant = record.speakers_named(name)
    ids = {each.speaker.id for each in meant}
    sounds = {
        sound_of(each) for each in (name, *(row.speaker.name for row in meant)) if " " in each
    }
    alike = [
        each.id
        for each in record.speakers()
        if each.kind is SpeakerKind.PERSON and each.id not in ids and sound_of(each.name) in sounds
    ]
    two = {own for pair in record.never_the_same() if pair & ids for own in pair}
    alike = [own for own in alike if own not in two]
    return (*meant, *(row for own in alike for row in record.speakers_named(own)))
