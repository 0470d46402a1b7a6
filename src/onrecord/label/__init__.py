"""Labels attributions: act, denial, event, hearer, occasion, day of saying, form."""

from onrecord.label.acts.act import Done
from onrecord.label.acts.events import EventTeller, Labelled, with_events
from onrecord.label.acts.told import ActTeller, Spoken, acts_told
from onrecord.label.forms import form_of
from onrecord.label.labels import label_attributions

__all__ = [
    "ActTeller",
    "Done",
    "EventTeller",
    "Labelled",
    "Spoken",
    "acts_told",
    "form_of",
    "label_attributions",
    "with_events",
]
