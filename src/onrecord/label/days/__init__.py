"""Days and occasions: the days that a page tells, by where they stand and what they mean."""
