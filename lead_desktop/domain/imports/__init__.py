"""Reading numbers from elsewhere: what is new, what differs, what was refused and why."""
