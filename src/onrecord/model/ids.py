"""Ids: short hashes of what a thing is, so that reading a page twice changes nothing.

An id is a prefix that names its kind and 80 bits of SHA-256 over the parts that make the thing
what it is, each part with its length before it so that no two lists of parts read alike.
"""

from __future__ import annotations

import hashlib
from typing import NewType

PageHash = NewType("PageHash", str)  # whole SHA-256 of the bytes, in hex
DocumentId = NewType("DocumentId", str)  # doc-…
StatementId = NewType("StatementId", str)  # stm-…
SpeakerId = NewType("SpeakerId", str)  # spk-…
UtteranceId = NewType("UtteranceId", str)  # utt-…
DisputeId = NewType("DisputeId", str)  # dsp-…
DispatchId = NewType("DispatchId", str)  # dpt-…
JudgementId = NewType("JudgementId", str)  # jdg-…

ID_HEX_DIGITS = 20  # 80 bits: a billion ids collide with probability under 10^-6


def content_hash(content: bytes) -> PageHash:
    """The SHA-256 of a page's bytes, in hex."""
    return PageHash(hashlib.sha256(content).hexdigest())


def hashed_id(prefix: str, *parts: str) -> str:
    """`prefix-` and a hash of `parts`, in their order."""
    sha = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf8", "surrogatepass")
        sha.update(len(encoded).to_bytes(8, "big"))
        sha.update(encoded)
    return f"{prefix}-{sha.hexdigest()[:ID_HEX_DIGITS]}"
