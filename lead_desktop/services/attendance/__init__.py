"""Use cases of the Attendance tab: marks, the grid of a year, the door."""
