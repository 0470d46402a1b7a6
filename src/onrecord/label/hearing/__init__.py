"""Hearers: who is told, asked, warned or accused, and who stays so in the next sentences."""
