"""Words: how values are named in labels, messages and the history; one noun for one thing."""

from __future__ import annotations

from datetime import date, time
from functools import singledispatch

from lead_desktop.domain.model.attendance import TurnedAway
from lead_desktop.domain.model.formats import ClockStyle, DateStyle, Formats, PercentStyle
from lead_desktop.domain.model.goals import Observation
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.registry import noun
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.text.calendar_names import MONTHS, WEEKDAYS


def named(value: Value, formats: Formats) -> str:
    """Name a value in a sentence, short enough for a menu: goal “Zero central-line infections”."""
    if isinstance(value, Observation):
        return f"numbers of {month(value.month, formats)}"
    return _named(value) or noun(type(value))


def quoted(text: str, longest: int = 48) -> str:
    """Put a text in quotation marks, shortened where it is long."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= longest else flat[: longest - 1].rstrip() + '…'}”"


@singledispatch
def _named(value: Value) -> str:
    """Return the name of one kind of value; empty where its noun alone says enough."""
    for field in ("title", "name", "statement", "label", "what"):
        text = getattr(value, field, "")
        if text:
            return f"{noun(type(value))} {quoted(text)}"
    return ""


@_named.register(Organization)
@_named.register(Person)
@_named.register(Guest)
@_named.register(TurnedAway)
def _by_name(value: Organization | Person | Guest | TurnedAway) -> str:
    return f"{noun(type(value))} {quoted(value.name)}"


@_named.register
def _session(value: Session) -> str:
    return f"session {value.number}"


@_named.register
def _appointment(value: Appointment) -> str:
    return f"appointment as {value.role.value if value.role.value != 'ceo' else 'CEO'}"


def long_day(day: date, formats: Formats) -> str:
    """Write a day in full: Wednesday, 12 December 2007; in the styles with the year first 2007-12-12."""
    return f"{weekday_name(day)}, {plain_day(day, formats)}"


def plain_day(day: date, formats: Formats) -> str:
    """Write a day with its month in full: 12 December 2007, December 12, 2007 or 2007-12-12."""
    return _in_order(day, MONTHS[day.month - 1], formats)


def medium_day(day: date, formats: Formats) -> str:
    """Write a day as fields show it: 12 Dec 2007, Dec 12, 2007 or 2007-12-12."""
    return _in_order(day, MONTHS[day.month - 1][:3], formats)


def short_day(day: date, formats: Formats) -> str:
    """Write a day for a list: Wed 12 Dec 2007."""
    return f"{weekday_name(day)[:3]} {medium_day(day, formats)}"


def brief_day(day: date, formats: Formats) -> str:
    """Write a day for a column heading: 12 Dec or Dec 12; the month is named in every style."""
    name = MONTHS[day.month - 1][:3]
    return f"{day.day} {name}" if formats.date is DateStyle.DAY_FIRST else f"{name} {day.day}"


def weekday_name(day: date) -> str:
    """Write the weekday of a day: Wednesday."""
    return WEEKDAYS[day.weekday()]


def _in_order(day: date, month_name: str, formats: Formats) -> str:
    if formats.date is DateStyle.YEAR_FIRST:
        return day.isoformat()
    if formats.date is DateStyle.MONTH_FIRST:
        return f"{month_name} {day.day}, {day.year}"
    return f"{day.day} {month_name} {day.year}"


def number_and_day(session: Session, formats: Formats) -> str:
    """Write a session's number and day: 5 on 16 October 2007."""
    return f"{session.number} on {plain_day(session.day, formats)}"


def session_and_day(session: Session, formats: Formats) -> str:
    """Name a session with its day: session 5 on 16 October 2007."""
    return f"session {number_and_day(session, formats)}"


def month(day: date, formats: Formats) -> str:
    """Write a month: Dec 2007, or 2007-12."""
    if formats.date is DateStyle.YEAR_FIRST:
        return f"{day.year}-{day.month:02d}"
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def short_month(day: date) -> str:
    """Write a month alone, for an axis: Dec."""
    return MONTHS[day.month - 1][:3]


def clock(moment: time, formats: Formats, *, is_end: bool = False) -> str:
    """Write a time of day: 20:15 or 8:15 PM; midnight as an end is 24:00, or midnight."""
    is_midnight = is_end and moment == time(0)
    if formats.clock is ClockStyle.TWELVE:
        half = "AM" if moment.hour < 12 else "PM"
        return "midnight" if is_midnight else f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {half}"
    return "24:00" if is_midnight else f"{moment.hour}:{moment.minute:02d}"


def percentage(number_text: str, formats: Formats) -> str:
    """Write a number that is already text as a percentage: 93 % or 93%."""
    return f"{number_text} %" if formats.percent is PercentStyle.SPACED else f"{number_text}%"


def duration(minutes: int) -> str:
    """Write a length: 45 min, 7 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def clause(sentence: str) -> str:
    """Return a sentence as it stands behind a colon: without its capital and its full stop."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def number(value: float, decimals: int | None = None) -> str:
    """Write a number with thousands separated, without trailing zeros unless decimals are asked for."""
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    if value == int(value):
        return f"{int(value):,}"
    magnitude = abs(value)
    places = 2 if magnitude < 1 else 1
    return f"{value:,.{places}f}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: 1 goal, 4 goals."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
