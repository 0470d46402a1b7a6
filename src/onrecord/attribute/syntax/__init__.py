"""Syntax: attributions by the parse of a sentence, and the frames that cue verbs govern."""
