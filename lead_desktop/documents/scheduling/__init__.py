"""The pages about the day, and what others give for it: papers and portraits."""
