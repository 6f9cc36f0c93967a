"""The values that a program file keeps, all of them as one frozen value, and what a change touched."""
