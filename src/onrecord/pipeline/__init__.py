"""The order of the rooms, and nothing else: page → document → layout → attributions → statements.

`models` says what reading needs, `texts` finds attributions in documents, `statements` goes on from
there, `pages` takes pages through all of it. Imported name by name: attributions in a text are
found without the libraries that read pages.
"""

from typing import TYPE_CHECKING

from onrecord.deferred import deferred

if TYPE_CHECKING:
    from onrecord.pipeline.models import Models as Models
    from onrecord.pipeline.models import Settings as Settings
    from onrecord.pipeline.models import load_models as load_models
    from onrecord.pipeline.models import version_of as version_of
    from onrecord.pipeline.pages import read_page as read_page
    from onrecord.pipeline.pages import read_pages as read_pages
    from onrecord.pipeline.statements import spoken_in as spoken_in
    from onrecord.pipeline.statements import statements_in as statements_in
    from onrecord.pipeline.texts import attributions_in as attributions_in
    from onrecord.pipeline.texts import bare_document as bare_document

__getattr__ = deferred(
    __name__,
    {
        "onrecord.pipeline.models": ("Models", "Settings", "load_models", "version_of"),
        "onrecord.pipeline.pages": ("read_page", "read_pages"),
        "onrecord.pipeline.statements": ("spoken_in", "statements_in"),
        "onrecord.pipeline.texts": ("attributions_in", "bare_document"),
    },
)

__all__ = [
    "Models",
    "Settings",
    "attributions_in",
    "bare_document",
    "load_models",
    "read_page",
    "read_pages",
    "spoken_in",
    "statements_in",
    "version_of",
]
