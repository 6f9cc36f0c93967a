"""The attendance on paper: record, letter, sign-in sheet, name tents and badges."""
