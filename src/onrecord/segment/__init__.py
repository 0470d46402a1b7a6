"""Room 2: document → layout (sentences and quotation zones)."""

from onrecord.segment.layouts import layout

__all__ = ["layout"]
