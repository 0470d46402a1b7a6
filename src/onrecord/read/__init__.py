"""The room `read`: what a user names → pages, and page → document."""

from onrecord.read.claims import Claims
from onrecord.read.documents import read_document
from onrecord.read.inputs import expected, pages
from onrecord.read.settings import ReadSettings

__all__ = ["Claims", "ReadSettings", "expected", "pages", "read_document"]
