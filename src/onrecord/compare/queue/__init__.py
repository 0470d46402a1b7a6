"""The queue: pairs that contradict each other, gathered into disputes, likeliest first."""
