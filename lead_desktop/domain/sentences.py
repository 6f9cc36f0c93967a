"""Sentences for users that several rooms say: each stands here once."""

from __future__ import annotations

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment
from lead_desktop.domain.model.program import MAXIMUM_GOALS, Program
from lead_desktop.domain.text.formatting import plain_day, plural
from lead_desktop.domain.text.numbers import spelled, spelled_ordinal

MOST_GOALS = spelled(MAXIMUM_GOALS)
ONE_GOAL_MORE = spelled_ordinal(MAXIMUM_GOALS + 1)

TOO_MANY_GOALS = (
    f"An organization has at most {MOST_GOALS} active goals; reach or retire one before a {ONE_GOAL_MORE}."
)
NO_ROOM_FOR_A_GOAL = (
    f"There are {MOST_GOALS} active goals already; reach or retire one before a {ONE_GOAL_MORE}."
)
NO_SUCH_SESSION = "This session is no longer in the program."
ITEM_LENGTH = "An item lasts at least 1 minute and less than 24 hours."
ITEM_TITLE = "Please give the item a title."
SCORE_RANGE = "A score is a number from 1 to 5."
WHY_RETIRED = "Please say why the goal is retired."
WHY_CANCELLED = "Please say why the session is cancelled."
LAST_BEFORE_FIRST = "The last day comes before the first day."
T_CHART_OF_TIME = "The time between rare events: a T chart, which rises as they become rarer."
CHECK_TIMES = "check the times, and those of the travel"
HOSTING_GOES_ROUND = "hosting goes round, never twice running"
WORKING_DAYS = "sessions are held on working days"


def no_substitutes(program: Program) -> str:
    """Say rule 1 in the name of the program, as the beginning of a sentence: LEAD takes no substitutes."""
    return f"{program.name} takes no substitutes"


def second_ceo(name: str, other: Appointment, formats: Formats) -> str:
    """Say who is CEO already on days on which another would be."""
    until = f"until {plain_day(other.last_day, formats)}" if other.last_day else "with no last day"
    return (
        "An organization has at most one CEO on any day: "
        f"{name} is CEO from {plain_day(other.first_day, formats)} {until}."
    )


def cancelled_session(number: int) -> str:
    """Say why nobody gets a mark for a session."""
    return f"Session {number} is cancelled: nobody can be marked for it."


def invited_to(items: int) -> str:
    """Say how many items of a day heads of Quality can have attended at most."""
    return f"Heads of Quality are invited to {plural(items, 'item')} of this day."
