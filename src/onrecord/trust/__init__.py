"""The room `trust`: that others need not believe us.

Proofs that are checked without the record: from a record and a statement an archive that holds all
that it follows from; from a file what is right and wrong with it. And what a newer reading of a
page changed.
"""

from onrecord.trust.archives import seal_of
from onrecord.trust.proofs import proof_of
from onrecord.trust.rereading import Became, Change, changes_between
from onrecord.trust.verifying import Checked, verify

__all__ = ["Became", "Change", "Checked", "changes_between", "proof_of", "seal_of", "verify"]
