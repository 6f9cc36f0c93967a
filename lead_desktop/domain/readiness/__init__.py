"""What a session still needs, and what speaks against moving it."""
