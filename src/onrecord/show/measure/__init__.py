"""What `onrecord evaluate` prints: figures of each room against gold data."""
