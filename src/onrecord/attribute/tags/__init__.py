"""Tags: speech tags and second cues around attributions that were found already."""
