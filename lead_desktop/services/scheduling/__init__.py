"""Use cases of the Scheduling tab: sessions, their day, its people, its papers, what it leaves behind."""
