"""Changes the program on purpose, one small change at a time, and looks whether a test fails.

Run it with `python -m tests.mutate`; it is no part of the test command.
"""
