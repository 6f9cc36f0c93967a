"""Months: observations are kept by the first day of their month."""

from __future__ import annotations

from datetime import date, timedelta


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """Return every month from the month of one day to the month of another, both included."""
    found = []
    month = month_of(first)
    while month <= last:
        found.append(month)
        month = next_month(month)
    return tuple(found)


def last_full_month(today: date) -> date:
    """Return the first day of the last month that is over: numbers of a month come after it."""
    return month_of(date.fromordinal(month_of(today).toordinal() - 1))
