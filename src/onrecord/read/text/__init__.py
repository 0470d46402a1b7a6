"""Text: bytes → characters → lines, in canonical text; the language and the dates of words."""
