"""The room `trust`: that others need not believe us: proofs that are checked without the record.

In: a record and a statement; a file. Out: an archive that holds all that the statement follows
from; what is right and wrong with one.
"""

from onrecord.trust.archives import seal_of
from onrecord.trust.proofs import proof_of
from onrecord.trust.verifying import Checked, verify

__all__ = ["Checked", "proof_of", "seal_of", "verify"]
