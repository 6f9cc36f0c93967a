"""What the user can ask for with a cell of the grid, or with a row at the door."""

from __future__ import annotations

from enum import Enum, auto


class MarkAction(Enum):
    """What a key or the menu asks for with the selected cells."""

    PRESENT = auto()
    PRESENT_AND_ON = auto()
    ABSENT = auto()
    PART = auto()
    DETAILS = auto()
    CLEAR = auto()
    REST = auto()


class DoorAction(Enum):
    """What a button asks for with one person at the door; the value is its look in the style sheet."""

    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"
    INSTEAD = "instead"
