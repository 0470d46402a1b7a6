"""The order of the rooms, and nothing else: page → document → layout → attributions → statements.

`models` says what reading needs, `pages` takes pages through rooms 1 to 5, `statements` is the half
of that which begins at attributions.
"""

from onrecord.pipeline.models import Models, Settings, load_models, version_of
from onrecord.pipeline.pages import attributions_in, bare_document, read_page, read_pages
from onrecord.pipeline.statements import statements_in

__all__ = [
    "Models",
    "Settings",
    "attributions_in",
    "bare_document",
    "load_models",
    "read_page",
    "read_pages",
    "statements_in",
    "version_of",
]
