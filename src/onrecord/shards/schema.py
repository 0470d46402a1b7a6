"""What a row of a shard holds: the Arrow types of its columns.

A row is a page that was read, whole: its bytes and what was claimed beside them, its document, and
its statements as a list of structures. So one file needs no other to be loaded, and programs that
know Parquet read it as it is. Columns that statements share with `onrecord export` bear the same
names; spans are [start, end) pairs of code points of `text`.
"""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_SPANS = pa.list_(pa.list_(pa.int32()))
_SPEAKER = pa.struct([(name, _TEXT) for name in ("id", "name", "kind", "wikidata")])
_CLAIMS = pa.struct([(name, _TEXT) for name in ("url", "outlet", "title", "published", "language")])
_BLOCK = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", _TEXT)])
_STATEMENT = pa.struct([
    ("id", _TEXT), ("parent", _TEXT),
    ("source", _SPANS), ("cue", _SPANS), ("content", _SPANS),
    ("source_text", _TEXT), ("cue_text", _TEXT), ("content_text", _TEXT),
    ("form", _TEXT), ("score", pa.float64()), ("origin", _TEXT), ("within", pa.int32()),
    ("speaker", _SPEAKER), ("speaker_unsure", pa.bool_()), ("candidates", pa.list_(_SPEAKER)),
    ("on_behalf_of", _SPEAKER), ("speaker_score", pa.float64()), ("speaker_evidence", _TEXT),
    ("act", _TEXT), ("act_score", pa.float64()), ("denied", pa.bool_()),
    ("addressee", _SPANS), ("hearer", _SPEAKER), ("occasion", _SPANS), ("said_on", _TEXT),
    ("event", _TEXT), ("event_score", pa.float64()), ("target", _SPANS),
])  # fmt: skip
_ROLE = pa.struct([
    ("speaker", _SPEAKER), ("title", _TEXT), ("body", _TEXT), ("seen_on", _TEXT),
    ("start", pa.int32()), ("end", pa.int32()),
])  # fmt: skip

SCHEMA = pa.schema([
    ("position", pa.int32()), ("page", _TEXT), ("content", pa.binary()), ("where", _TEXT),
    ("media_type", _TEXT), ("encoding", _TEXT), ("fetched_at", pa.timestamp("us", tz="UTC")),
    ("claimed", _CLAIMS), ("page_notes", pa.list_(_TEXT)),
    ("document", _TEXT), ("url", _TEXT), ("outlet", _TEXT), ("title", _TEXT),
    ("published", _TEXT), ("language", _TEXT), ("text", _TEXT), ("blocks", pa.list_(_BLOCK)),
    ("notes", pa.list_(_TEXT)), ("version", _TEXT),
    ("statements", pa.list_(_STATEMENT)), ("roles", pa.list_(_ROLE)),
])  # fmt: skip
"""`position` is the place in the parcel; `page` is the SHA-256 of `content`; `within` the place, in
the list of statements, of the one in whose content this one lies."""
