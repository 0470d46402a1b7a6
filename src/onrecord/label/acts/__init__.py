"""Acts: what a speaker does by saying it, and which political event that is."""
