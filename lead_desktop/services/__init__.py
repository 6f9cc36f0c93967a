"""Use cases: each owns its transaction and returns what it changed."""
