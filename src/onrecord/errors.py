"""The errors of onrecord: what cannot be expected and is raised.

    OnrecordError
    ├── BadInput        the user's words or files cannot be used as given
    │   ├── BadSpan     offsets that do not fit their text
    │   └── BadDate     a date that is none
    ├── RecordError     the store cannot be opened, read or written
    │   ├── RecordLocked    another process writes to it
    │   └── RecordTooNew    it was written by a newer onrecord
    └── ModelError      weights are missing, changed or of another version

An expected outcome is a value and stands in `model`: a page that cannot be read is a
`Rejected`, a speaker who cannot be told is `UNSURE`. Every message says what happened, to what,
and what to do about it.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose; its text is fit to show to a user."""


class BadInput(OnrecordError):
    """What the user gave cannot be used as it stands."""


class BadSpan(BadInput):
    """Offsets that are reversed or lie outside their text."""


class BadDate(BadInput):
    """Words given as a date that are none."""


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""


class RecordLocked(RecordError):
    """Another process is writing to the record."""


class RecordTooNew(RecordError):
    """The record was written by a newer version of onrecord than this one."""


class ModelError(OnrecordError):
    """Weights are missing, damaged or made for another version."""
