"""Clock changes: days on which daylight-saving time begins or ends where the program is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lead_desktop.domain.model.agenda import DAY
from lead_desktop.domain.scheduling.timetable import ClockChange
from lead_desktop.domain.text.formatting import duration


def clock_change(time_zone: str, day: date) -> ClockChange | None:
    """Return which clock times daylight saving skips or repeats on a day; None on all other days.

    A time zone that nobody knows has no changes.
    """
    try:
        zone = ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError):
        return None

    def offset(minutes: int) -> timedelta | None:
        return (midnight + timedelta(minutes=minutes)).astimezone(zone).utcoffset()

    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    before, after = offset(0), offset(23 * 60)
    if before is None or after is None or before == after:
        return None
    passed = next(minutes for minutes in range(0, DAY, 15) if offset(minutes) != before)
    shift = round((after - before).total_seconds() / 60)
    if shift > 0:
        return ClockChange(passed, passed + shift, forward=True)
    return ClockChange(passed + shift, passed, forward=False)


def clock_change_text(time_zone: str, day: date) -> str:
    """Say that the clocks change on a day; empty on all others."""
    change = clock_change(time_zone, day)
    if change is None:
        return ""
    way = "forward" if change.forward else "back"
    return f"Clocks go {way} by {duration(change.last - change.first)} on this day"
