"""What is known beyond the page: people, offices with dates, states and their seats."""

from onrecord.knowledge.added import AddedPeople
from onrecord.knowledge.facts import Known, Place, PlaceWord, Tenure
from onrecord.knowledge.tables import ShippedPeople, load_people

__all__ = [
    "AddedPeople",
    "Known",
    "Place",
    "PlaceWord",
    "ShippedPeople",
    "Tenure",
    "load_people",
]
