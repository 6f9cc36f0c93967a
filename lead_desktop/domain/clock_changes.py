"""Clock changes: days on which daylight-saving time begins or ends where the program is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def clock_change(time_zone: str, day: date) -> int:
    """Return by how many minutes the clocks go forward on a day; negative where they go back, mostly 0.

    A time zone that nobody knows has no changes.
    """
    try:
        zone = ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError):
        return 0
    midnight = datetime.combine(day, time(), zone).utcoffset()
    next_midnight = datetime.combine(day + timedelta(days=1), time(), zone).utcoffset()
    if midnight is None or next_midnight is None:
        return 0
    return round((next_midnight - midnight).total_seconds() / 60)


def clock_change_words(time_zone: str, day: date) -> str:
    """Say that the clocks change on a day; empty on all others."""
    minutes = clock_change(time_zone, day)
    if not minutes:
        return ""
    by = "one hour" if abs(minutes) == 60 else f"{abs(minutes)} minutes"
    return f"Clocks go {'forward' if minutes > 0 else 'back'} by {by} on this day"
