"""Labels attributions: act, denial, event, hearer, occasion, day of saying, form."""

from onrecord.label.events import EventTeller, Labelled, with_events
from onrecord.label.forms import form_of
from onrecord.label.labels import label_attributions

__all__ = ["EventTeller", "Labelled", "form_of", "label_attributions", "with_events"]
