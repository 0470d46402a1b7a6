"""What is known beyond the page: people, offices with dates, states and their seats."""

from onrecord.knowledge.added import AddedPeople, Additions, office_of
from onrecord.knowledge.codes import state_called, state_named
from onrecord.knowledge.facts import Known, Place, PlaceWord, Tenure
from onrecord.knowledge.people_files import people_told
from onrecord.knowledge.tables import ShippedPeople, load_people
from onrecord.knowledge.told import BadRow, PersonTold, RoleTold

__all__ = [
    "AddedPeople",
    "Additions",
    "BadRow",
    "Known",
    "PersonTold",
    "Place",
    "PlaceWord",
    "RoleTold",
    "ShippedPeople",
    "Tenure",
    "load_people",
    "office_of",
    "people_told",
    "state_called",
    "state_named",
]
