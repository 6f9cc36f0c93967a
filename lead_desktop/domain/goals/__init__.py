"""How well goals are set, how far they have come, and the five-part scorecard."""
