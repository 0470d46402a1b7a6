"""The door: what every request passes before a page is made: who asks, how often, how much."""
