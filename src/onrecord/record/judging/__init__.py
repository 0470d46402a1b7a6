"""Judging: what people decided, kept as judgements; statements and speakers as they then stand."""
