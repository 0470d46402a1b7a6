"""Features: why a pair may be a contradiction, as a table of named functions with weights."""
