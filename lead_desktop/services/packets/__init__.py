"""Use cases of the Packets tab: packets made, looked at, and saved."""
