"""Room 2: document → layout (sentences and quotation zones)."""

from onrecord.segment.layouts import layout_of

__all__ = ["layout_of"]
