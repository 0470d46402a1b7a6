"""Names that the whole world can use for what the record holds."""

from __future__ import annotations

from onrecord.model import Speaker

WIKIDATA = "http://www.wikidata.org/entity/"


def iri(own: str) -> str:
    """The IRI of an id of the record: `urn:onrecord:stm-…`.

    The same on every machine: ids are hashes of what they name. It can be resolved by whoever has
    the record, at /api/v1 of a reading room.
    """
    return f"urn:onrecord:{own}"


def speaker_iri(speaker: Speaker) -> str:
    """The Wikidata entity where it is known, else the record's own."""
    return WIKIDATA + speaker.wikidata if speaker.wikidata else iri(speaker.id)
