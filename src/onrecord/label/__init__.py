"""Labels attributions: act, denial, hearer, occasion, day of saying, form."""

from onrecord.label.events import EventTeller
from onrecord.label.forms import form_of
from onrecord.label.labels import label_attributions

__all__ = ["EventTeller", "form_of", "label_attributions"]
