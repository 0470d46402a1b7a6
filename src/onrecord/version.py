"""The version of this onrecord, as its installation tells it."""

from importlib.metadata import version

VERSION = version("onrecord")
