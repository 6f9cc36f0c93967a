"""Times of day as people type them into a field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from lead_desktop.domain.model.formats import INTERNATIONAL, ClockStyle, Formats
from lead_desktop.domain.text.formatting import clock

_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?(\d\d))?(?: ?(?:h|o'?clock|uhr))? ?(?:([ap])\.?(?: ?m\.?)?)?")
_FIRST_OF_DAY = 7
"""On a clock of twelve hours a bare 7 is in the morning, a bare 6 after noon: sessions are by day."""


@dataclass(frozen=True, slots=True)
class TimeRules:
    """What a typed time is read with.

    An end may be midnight, 24:00, which is kept as 0:00. `evening`: a bare hour of twelve is p.m.
    """

    formats: Formats = INTERNATIONAL
    is_end: bool = False
    evening: bool = False


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What was understood of a text: a time, or a sentence that says why there is none."""

    moment: time | None = None
    problem: str = ""


def read_time(text: str, rules: TimeRules) -> TimeReading:
    """Read a time as people type it: 8, 830, 8:30, 8.30 am, 20:15, noon, and as an end 24:00 or midnight.

    An empty text is neither a time nor a problem.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").split())
    if not plain:
        return TimeReading()
    if plain in _NAMED:
        return _whole_day(rules) if plain == "midnight" else TimeReading(time(_NAMED[plain]))
    found = _TYPED.fullmatch(plain)
    if found is None or not plain.isascii():
        example = clock(time(8, 30), rules.formats)
        return TimeReading(problem=f"This is not understood as a time. Write it like {example}.")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59:
        return TimeReading(problem=f"An hour has no minute {minute}.")
    if half:
        if not 1 <= hour <= 12:
            return TimeReading(problem=f"There is no {hour} {half}.m.")
        return TimeReading(time(hour % 12 + (12 if half == "p" else 0), minute))
    if (hour, minute) == (24, 0):
        return _whole_day(rules)
    if hour > 23:
        return TimeReading(problem=f"A day has no hour {hour}.")
    if rules.formats.clock is ClockStyle.TWELVE and 1 <= hour < (12 if rules.evening else _FIRST_OF_DAY):
        # Written with its noughts it is a clock of twenty-four hours: 06:30.
        hour += 0 if found[1].startswith("0") else 12
    return TimeReading(time(hour, minute))


def _whole_day(rules: TimeRules) -> TimeReading:
    if not rules.is_end:
        return TimeReading(problem="A day ends at midnight; it begins at 0:00.")
    return TimeReading(time(0))


def part_of_day(moment: time) -> str:
    """Name the part of the day of a time, for what stands beside a field: in the morning."""
    if moment.hour < 5:
        return "at night"
    if moment.hour < 12:
        return "in the morning"
    return "in the afternoon" if moment.hour < 18 else "in the evening"
