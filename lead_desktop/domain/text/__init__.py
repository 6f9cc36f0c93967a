"""How values are written for people and read from what they type: dates, months, numbers, names."""
