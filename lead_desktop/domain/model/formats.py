"""How a program writes days, times and percentages: chosen once, used on screen, on paper and in mail."""

from __future__ import annotations

from dataclasses import dataclass
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


class PercentStyle(StrEnum):
    """Whether a space stands before a percent sign."""

    SPACED = "spaced"
    """93 %, as in ISO 31."""
    CLOSE = "close"
    """93%, as in the United States."""


class FirstWeekday(StrEnum):
    """The day on which a week begins in a calendar."""

    MONDAY = "monday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Formats:
    """How one program writes."""

    date: DateStyle = DateStyle.DAY_FIRST
    clock: ClockStyle = ClockStyle.TWENTY_FOUR
    percent: PercentStyle = PercentStyle.SPACED
    first_weekday: FirstWeekday = FirstWeekday.MONDAY


INTERNATIONAL = Formats()
"""What every program wrote before it could choose, and the example still does: 12 Dec 2007, 20:15, 93 %."""
AMERICAN = Formats(DateStyle.MONTH_FIRST, ClockStyle.TWELVE, PercentStyle.CLOSE, FirstWeekday.SUNDAY)
"""What a new program that prints on Letter paper proposes: Dec 12, 2007, 8:15 PM, 93%."""
