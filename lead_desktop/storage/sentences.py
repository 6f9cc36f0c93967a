"""What the database says when it refuses: the same sentences on SQLite and on PostgreSQL."""

from __future__ import annotations

from lead_desktop.domain.sentences import MOST_GOALS, ONE_GOAL_MORE

NO_SUBSTITUTES = (
    "A seat takes no substitutes: only who is in office on the day of the session can have a mark."
)
ONE_CEO = "The organization already has a CEO on some of these days; it has at most one on any day."
LEFT_WITHOUT_CEO = (
    "A mark would be left without its CEO in office: attendance is already recorded for a session "
    "outside these days."
)
CANCELLED = "A cancelled session has no attendance: nobody can be marked for it."
HAS_ATTENDANCE = "Attendance is recorded for this session, so it cannot be cancelled; remove its marks first."
HISTORY = "Attendance is recorded for this appointment; its person, role and organization stay as they are."
SEAT_STAYS = "A mark stands in this seat; the seat stays with its session and its appointment."
MARK_STAYS = "A mark stays in its seat; remove it and mark the other person instead."
TWO_SEATS = "This person has a seat at the session already."
TWO_MARKS = "This seat has a mark already."
SAME_NUMBER = "There is already a session with this number."
NEVER_REPLACED = "Something else has this number already; nothing in the program is ever replaced."
NUMBER_STAYS = "The number under which something is kept never changes."
LEFT_BEHIND = "Something of an earlier entry is still kept under this number; it cannot be given out again."
STILL_NEEDED = "Other entries would lose what they belong to; this has history and cannot be deleted."
NO_DAY = "This is not a day of the calendar."
# Also the words of the triggers in files that exist, which the first revision made.
TOO_MANY_GOALS = (
    f"An organization has at most {MOST_GOALS} active goals; retire one before adding a {ONE_GOAL_MORE}."
)
