"""The rules of the database for other servers than SQLite."""
