"""The Attendance tab."""
