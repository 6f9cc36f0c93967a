"""A chart as data, and laid out as a scene of areas, lines, dots and labels for any painter."""
