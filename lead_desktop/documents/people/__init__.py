"""The pages for people in a new role."""
