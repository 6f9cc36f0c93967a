"""The Scheduling tab."""
