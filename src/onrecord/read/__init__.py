"""The room `read`: what a user names → pages, and page → document.

Imported name by name: who only says how pages shall be read loads no library that reads them.
"""

from typing import TYPE_CHECKING

from onrecord.deferred import deferred

if TYPE_CHECKING:
    from onrecord.read.claims import Claims as Claims
    from onrecord.read.documents import read_document as read_document
    from onrecord.read.expecting import expected as expected
    from onrecord.read.inputs import pages as pages
    from onrecord.read.settings import ReadSettings as ReadSettings

__getattr__ = deferred(
    __name__,
    {
        "onrecord.read.claims": ("Claims",),
        "onrecord.read.documents": ("read_document",),
        "onrecord.read.expecting": ("expected",),
        "onrecord.read.inputs": ("pages",),
        "onrecord.read.settings": ("ReadSettings",),
    },
)

__all__ = ["Claims", "ReadSettings", "expected", "pages", "read_document"]
