"""Building the day: hosts, templates, the timetable, the dinner, and how the day was valued."""
