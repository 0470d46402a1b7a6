"""Training the networks and exporting them; needs the extra `train`."""

from onrecord.train.acts import ActRecipe
from onrecord.train.contradiction import train_contradiction
from onrecord.train.embedder import export_embedder
from onrecord.train.events import train_events
from onrecord.train.export import Label, export_attribution, set_decoding
from onrecord.train.export_contradiction import export_contradiction
from onrecord.train.export_within import add_within, keeps_states
from onrecord.train.loop import train_attribution
from onrecord.train.make import make_attribution
from onrecord.train.make_acts import make_acts
from onrecord.train.readings import write_teacher_readings
from onrecord.train.recipe import PairRecipe, Recipe, read_recipe

__all__ = [
    "ActRecipe",
    "Label",
    "PairRecipe",
    "Recipe",
    "add_within",
    "export_attribution",
    "export_contradiction",
    "export_embedder",
    "keeps_states",
    "make_acts",
    "make_attribution",
    "read_recipe",
    "set_decoding",
    "train_attribution",
    "train_contradiction",
    "train_events",
    "write_teacher_readings",
]
