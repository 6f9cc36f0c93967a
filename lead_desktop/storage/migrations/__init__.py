"""The revisions of the program file, and how the next one is written."""
