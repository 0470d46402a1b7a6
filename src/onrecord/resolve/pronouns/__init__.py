"""Pronouns: whom he, she, they, who and I stand for, and who speaks where no source stands."""
