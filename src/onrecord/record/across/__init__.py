"""What a review found across pages, written, given back, and what it still has to do."""
