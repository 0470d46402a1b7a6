"""The room `web`: the reading room, where a record is read, checked and corrected in a browser.

In: a record. Out: an application (ASGI) of pages that are whole without JavaScript. Nothing is
asked of any other host, and no model is loaded before somebody checks a draft.
"""

from onrecord.web.app import make_app
from onrecord.web.settings import WebSettings

__all__ = ["WebSettings", "make_app"]
