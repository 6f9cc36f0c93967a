"""Months: observations are kept by the first day of their month, quarters by that of their first."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from lead_desktop.domain.text.calendar_names import MONTHS

_NAMES = tuple(name.casefold() for name in MONTHS)
_EARLIEST_YEAR = 1980
_CENTURY_TURN = 80


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def same_day_of_month(day: date, months: int) -> date:
    """Return the same day so many months on, or back; the last of the month where it is shorter.

    Raises:
        ValueError: it lies outside the calendar.
    """
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


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


def quarter_of(day: date) -> date:
    """Return the first day of a day's quarter; quarters begin in January, April, July and October."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarters_between(first: date, last: date) -> tuple[date, ...]:
    """Return the first month of every quarter from that of one day to that of another, both included."""
    return tuple(month for month in months_between(quarter_of(first), last) if month == quarter_of(month))


def parse_month(text: str, *, day_first: bool = False) -> date | None:
    """Read a month as people and spreadsheets write it; None where it is none.

    Apr 2007, April 07, 2007-04, 4/2007, 2007-04-01, 4/1/2007, Q2 2007. In a date of three numbers the
    first is the month, or with `day_first` the day. A quarter is its first month.
    """
    plain = " ".join(text.replace("\u00a0", " ").replace(",", " ").split()).casefold()
    return _quarter(plain) or _named_month(plain) or _numbered_month(plain, day_first=day_first)


def unambiguous_month(text: str) -> date | None:
    """Read a month that means the same whether days or months come first; None where it does not.

    For workbooks: nobody looks at each row of one before it is taken in.
    """
    month = parse_month(text)
    return month if month == parse_month(text, day_first=True) else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        return year + (1900 if year >= _CENTURY_TURN else 2000)
    return year


def _month(year: int, month: int) -> date | None:
    if not (_EARLIEST_YEAR <= year <= 9998 and 1 <= month <= 12):
        return None
    return date(year, month, 1)


def _quarter(text: str) -> date | None:
    found = re.fullmatch(r"(?:q([1-4])[ /\-]?(\d{4})|(\d{4})[ /\-]?q([1-4]))", text)
    if found is None:
        return None
    quarter, year = found[1] or found[4], found[2] or found[3]
    return _month(_year(year), int(quarter) * 3 - 2)


def _named_month(text: str) -> date | None:
    """Read Apr 2007, April-07, 2007 Apr, 1 Apr 2007, Apr 1 2007."""
    parts = [word for word in re.split(r"[\s./'’\-]+", text) if word]
    names = [word for word in parts if word.isalpha()]
    numbers = [word for word in parts if word.isascii() and word.isdigit()]
    if len(names) != 1 or len(names[0]) < 3 or len(numbers) + 1 != len(parts):
        return None
    places = [place for place, name in enumerate(_NAMES) if name.startswith(names[0])]
    if names[0] == "sept":
        places = [8]
    if len(places) != 1:
        return None
    if len(numbers) == 1 and len(numbers[0]) in (2, 4):
        return _month(_year(numbers[0]), places[0] + 1)
    if len(numbers) == 2 and len(numbers[1]) == 4 and 1 <= int(numbers[0]) <= 31:
        return _month(int(numbers[1]), places[0] + 1)
    return None


def _numbered_month(text: str, *, day_first: bool) -> date | None:
    """Read 2007-04, 2007/4, 4/2007, 04.2007, 2007-04-01, 4/1/2007, 1.4.2007; a time behind it is dropped."""
    text = re.sub(r"[ t]\d{1,2}:\d\d(:\d\d)?$", "", text)
    if not text.isascii():
        return None
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        return _month(int(found[1]), int(found[2])) if 1 <= int(found[3] or 1) <= 31 else None
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return _month(int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", text):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if day_first or found[2] == "." else (second, first)
        return _month(_year(found[4]), month) if 1 <= day <= 31 else None
    return None


def parse_day(text: str, *, day_first: bool = False) -> date | None:
    """Read a day as people and spreadsheets write it; None where it is none or names no day.

    2007-04-09, 4/9/2007 (or, with `day_first`, 9/4/2007), 9.4.2007, 9 Apr 2007, April 9, 2007.
    """
    month = parse_month(text, day_first=day_first)
    if month is None:
        return None
    numbers = [
        int(one) for one in re.findall(r"\d+", re.sub(r"[ Tt]\d{1,2}:\d\d(:\d\d)?$", "", text.strip()))
    ]
    if any(letter.isalpha() for letter in text):
        days = [number for number in numbers if 1 <= number <= 31]
        chosen = days[0] if len(numbers) == 2 and days else None
    elif len(numbers) != 3:
        chosen = None
    elif numbers[0] > 31:
        chosen = numbers[2]
    else:
        chosen = numbers[0] if day_first or "." in text else numbers[1]
    try:
        return month.replace(day=chosen) if chosen is not None else None
    except ValueError:
        return None
