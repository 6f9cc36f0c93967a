"""Sentences that several screens show."""

from __future__ import annotations

NOT_SAVED_YET = "Nothing of it has been saved yet."
NEVER_IN_A_PACKET = "For you and the facilitator; never in a packet."
SEARCH = "Search people, sessions, goals"
TOWARD_LIMITS = "Progress toward the limits"
