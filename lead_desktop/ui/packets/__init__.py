"""The Packets tab."""
