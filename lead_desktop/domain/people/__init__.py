"""Who follows whom in which role, and what that means for the sessions."""
