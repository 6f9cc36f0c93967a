"""How a program writes its dates and times: chosen once, used on screen and on paper alike."""

from __future__ import annotations

from enum import StrEnum


class DateStyle(StrEnum):
    """The order of a date's parts; it also says what comes first in a date of three numbers."""

    DAY_FIRST = "day first"
    """12 Dec 2007, 12/12/2007."""
    MONTH_FIRST = "month first"
    """Dec 12, 2007, as in the United States."""
    YEAR_FIRST = "year first"
    """2007-12-12, as in ISO 8601."""


class ClockStyle(StrEnum):
    """How many hours a clock has."""

    TWENTY_FOUR = "24 hours"
    """8:30, 20:15."""
    TWELVE = "12 hours"
    """8:30 AM, 8:15 PM."""
