"""What the user can ask for with a goal or one of its measures."""

from __future__ import annotations

from enum import Enum, auto


class GoalAction(Enum):
    """What a card, a goal without a card, or the table of months asks for."""

    EDIT_GOAL = auto()
    EDIT_MEASURE = auto()
    SHOW_QUALITY = auto()
    SHOW_MARKERS = auto()
    SHOW_EVENTS = auto()
    SHOW_MONTHS = auto()
    ADD_MEASURE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    REACH = auto()
    TAKE_UP = auto()
    RETIRE = auto()
    DELETE_MEASURE = auto()
    DELETE_GOAL = auto()
