"""Other people's formats: workbooks of measures, the attendance record as a table."""
