"""What reading needs: the settings that a user gives, the models that they ask for."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from onrecord.attribute import Network, NetworkFinder
from onrecord.knowledge import AddedPeople, Additions, load_people
from onrecord.label import ActTeller, EventTeller
from onrecord.nets import (
    EventsWhenAsked,
    Parser,
    RememberingParser,
    load_acts,
    load_parser,
    load_tagger,
    origin_of,
)
from onrecord.read import ReadSettings
from onrecord.resolve import KnownSpeakers
from onrecord.version import VERSION

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Models:
    """The nets and the known speakers that reading needs, loaded once a process.

    `version` names all of them: a page read by another version may be read again. Without `acts`,
    which read on from what the shipped `network` keeps, rules tell what is done.
    """

    parser: Parser
    people: KnownSpeakers
    network: Network | None
    version: str
    events: EventTeller | None = None
    acts: ActTeller | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set for reading; built once, at the edge.

    `rules_only` leaves the network out; `model` is a folder with weights to use in place of those
    that are shipped; `threads` is how many the network may use; `added` are people and offices
    beyond the shipped tables.
    """

    read: ReadSettings = field(default_factory=ReadSettings)
    rules_only: bool = False
    model: Path | None = None
    threads: int = 1
    added: Additions = field(default_factory=Additions)


def load_models(settings: Settings | None = None) -> Models:
    """The models that `settings` ask for; ModelError where weights are missing or changed."""
    settings = settings or Settings()
    network = acts = None
    if not settings.rules_only:
        network = NetworkFinder(load_tagger(settings.model, settings.threads))
        acts = load_acts(network.origin, threads=settings.threads)
        if acts is None:
            log.warning("acts are told by rules: their network does not go with %s", network.origin)
    people = AddedPeople.of(load_people(), settings.added)
    events = None if settings.rules_only else EventsWhenAsked()
    parser = RememberingParser(load_parser())
    return Models(parser, people, network, version_of(settings), events, acts)


def version_of(settings: Settings) -> str:
    """The version that readings by `settings` bear; no model is loaded for it.

    The rules, the tables and the pinned parser belong to the version of onrecord.
    """
    finder = "rules" if settings.rules_only else origin_of(settings.model)
    return " ".join(filter(None, (f"onrecord@{VERSION}", finder, settings.added.version)))


@lru_cache(1)
def shipped_models() -> Models:
    """The models that are shipped, loaded at the first call and kept."""
    return load_models()
