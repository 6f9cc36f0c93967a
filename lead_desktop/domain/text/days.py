"""Days as people type them into a field, and what is said beside the field.

What is typed is what is meant: a text that could be two days, or none, gives no day but a sentence, and where
it helps the days that may have been meant.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lead_desktop.domain.model.formats import INTERNATIONAL, DateStyle, Formats
from lead_desktop.domain.text.calendar_names import MONTHS, WEEKDAYS
from lead_desktop.domain.text.formatting import medium_day, plain_day, plural

_FIRST_YEAR = 1000
"""An earlier year is a slip of the finger: 0027 for 2027."""
_LAST_SHORT_YEAR = 79
"""Two digits are a year from 2000 to 2079."""
_FAR_YEARS = 10
"""A day so many years before or after the program is asked about."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "wk": 7, "week": 7, "weeks": 7}
_WORDS = re.compile(r"\d+|[^\W\d_]+|[/.\-+~]")


class Direction(StrEnum):
    """Where a field looks for a day whose year, or whose week, is not typed."""

    AHEAD = "ahead"
    """The next such day, today included."""
    BACK = "back"
    """The last such day, today included."""


@dataclass(frozen=True, slots=True)
class DayRules:
    """What a typed day is read with.

    `first_day` and `last_day` are the program's; a day far outside is asked about. Without them none is.
    """

    today: date
    formats: Formats = INTERNATIONAL
    direction: Direction = Direction.AHEAD
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class DayReading:
    """What was understood of a text: a day, or a sentence that says why there is none.

    `offered` are the days that may be meant; the user chooses one, or types something else.
    """

    day: date | None = None
    problem: str = ""
    offered: tuple[date, ...] = ()


class _NotADay(Exception):
    """A text that names no day, with what is said about it."""

    def __init__(self, problem: str, offered: Sequence[date] = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offered = tuple(offered)


def read_day(text: str, rules: DayRules) -> DayReading:
    """Read a day as people type it.

    12 Dec 2007, Dec 12 2007, 2007-12-12, 12.12.2007, 12/12/07, each with or without its weekday and its year;
    today, tomorrow, yesterday, +14, thu, 3rd wed jan. Dots are day first, slashes follow the program's style.
    An empty text is neither a day nor a problem.
    """
    plain = _plain(text)
    if not plain:
        return DayReading()
    try:
        day = _Reader(plain, rules).day()
    except _NotADay as error:
        return DayReading(None, error.problem, error.offered)
    return _far(day, rules) or DayReading(day)


def _far(day: date, rules: DayRules) -> DayReading | None:
    """Ask about a day that lies more than ten years outside the program."""
    shown = plain_day(day, rules.formats)
    if rules.last_day is not None and _parts(day) > _parts(rules.last_day, _FAR_YEARS):
        years = day.year - rules.last_day.year
        return DayReading(None, f"{shown} is {years:,} years after the program ends. Is it meant?", (day,))
    if rules.first_day is not None and _parts(day) < _parts(rules.first_day, -_FAR_YEARS):
        years = rules.first_day.year - day.year
        return DayReading(None, f"{shown} is {years:,} years before the program begins. Is it meant?", (day,))
    return None


def _parts(day: date, years: int = 0) -> tuple[int, int, int]:
    """Return a day so many years on to compare others with; it may lie outside the calendar."""
    return day.year + years, day.month, day.day


def distance(day: date, today: date) -> str:
    """Write how far a day is from today: today, in 16 days, 5 weeks ago, in 14 months."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near is not None:
        return near
    count = abs(days)
    if count < 29:
        length = plural(count, "day")
    elif count < 92:
        length = plural(round(count / 7), "week")
    elif count < 730:
        length = plural(round(count / 30.44), "month")
    else:
        length = plural(round(count / 365.25), "year")
    return f"in {length}" if days > 0 else f"{length} ago"


def _plain(text: str) -> str:
    """Return a text without capitals, odd spaces and the words and signs that part the others."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    folded = re.sub(r"[\s,'_]+", " ", folded).strip()
    folded = re.sub(r"[\u2010-\u2015\u2212]", "-", folded)
    # A spreadsheet hands a day over with its midnight.
    return re.sub(r"(?<=\d)[ t]0?0:00(:00(\.0+)?)?z?$", "", folded)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_start(word: str, names: Sequence[str], shortest: int) -> int | None:
    """Return the place of the name that a word begins; None where it begins none."""
    if len(word) < shortest:
        return None
    found = [place for place, name in enumerate(names) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None


def _weekday(word: str) -> int | None:
    """Return which weekday a word is, 0 for Monday: mon, tues, thurs, wednesday."""
    return _by_start(word, WEEKDAYS, 3)


def _month(word: str) -> int | None:
    """Return which month a word is, 1 for January: jan, sept, december."""
    place = 8 if word == "sept" else _by_start(word, MONTHS, 3)
    return None if place is None else place + 1


class _Reader:
    """Reads one text, word by word."""

    def __init__(self, text: str, rules: DayRules) -> None:
        self._text = text
        self._rules = rules
        # 21st is the number, with a mark that it says which one in a row.
        marked = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1~", text.replace("~", "\0"))
        self._words = [word for word in _WORDS.findall(marked) if word not in ("of", "the", "on")]
        self._strange = _WORDS.sub("", marked).strip(" ")

    def day(self) -> date:
        """Return the day, or raise what is to be said."""
        if self._strange or not self._words:
            raise self._nothing()
        day = self._relative()
        if day is None:
            day = self._in_a_row()
        if day is not None:
            return day
        weekday, rest = self._without_weekday([word for word in self._words if word != "~"])
        day = self._dated(rest) if rest else self._next_weekday(weekday)
        if weekday is not None and day.weekday() != weekday:
            raise _NotADay(f"{plain_day(day, self._rules.formats)} is a {WEEKDAYS[day.weekday()]}.", (day,))
        return day

    def _nothing(self) -> _NotADay:
        example = medium_day(self._rules.today, self._rules.formats)
        return _NotADay(f"This is not understood as a date. Write it like {example}.")

    def _relative(self) -> date | None:
        """Read today, tomorrow, yesterday, +14, -3 days, +2 weeks."""
        if len(self._words) == 1:
            days = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(self._words[0])
            return None if days is None else self._rules.today + timedelta(days)
        found = re.fullmatch(r"([+\-]) ?(\d{1,4}) ?([a-z]*)", self._text)
        if found is None or (found[3] and found[3] not in _UNITS):
            return None
        days = int(found[2]) * _UNITS.get(found[3], 1)
        return self._rules.today + timedelta(days if found[1] == "+" else -days)

    def _in_a_row(self) -> date | None:
        """Read 3rd wed jan, last friday of june 2027; a year that is not typed is the nearest."""
        words = self._words
        place = _ORDINALS.get(words[0])
        rest = words[1:]
        if place is None and len(words) > 1 and words[1] == "~":
            place, rest = int(words[0]), words[2:]
        weekday = _weekday(rest[0]) if place is not None and len(rest) >= 2 else None
        month = _month(rest[1]) if weekday is not None else None
        if place is None or weekday is None or month is None or len(rest) > 3:
            return None
        if not (1 <= place <= 5 or place == -1):
            raise _NotADay(f"No month has a {place}th {WEEKDAYS[weekday]}.")
        if len(rest) == 3:
            day = _nth(self._year(rest[2]), month, weekday, place)
        else:
            day = self._nearest([_nth(year, month, weekday, place) for year in self._years()])
        if day is None:
            raise _NotADay(f"That {MONTHS[month - 1]} has no fifth {WEEKDAYS[weekday]}.")
        return day

    def _without_weekday(self, words: list[str]) -> tuple[int | None, list[str]]:
        """Return the weekday that stands first or last, and the other words."""
        if words[-1] == "." and len(words) > 1 and words[-2].isalpha():
            words = words[:-1]
        first, last = _weekday(words[0]), _weekday(words[-1])
        if first is not None:
            return first, words[2:] if words[1:2] == ["."] else words[1:]
        return (last, words[:-1]) if last is not None else (None, words)

    def _next_weekday(self, weekday: int | None) -> date:
        """Return the nearest day that is a weekday, today included."""
        if weekday is None:
            raise self._nothing()
        away = (weekday - self._rules.today.weekday()) % 7
        if self._rules.direction is Direction.BACK:
            away = away - 7 if away else 0
        return self._rules.today + timedelta(away)

    def _dated(self, words: list[str]) -> date:
        """Read the day, the month and, where it is there, the year."""
        months = [month for month in map(_month, words) if month is not None]
        if not months:
            return self._numbered(words)
        numbers = [word for word in words if word.isdigit()]
        others = [word for word in words if not word.isdigit() and _month(word) is None]
        if len(months) > 1 or any(word.isalpha() or word == "+" for word in others) or len(numbers) > 2:
            raise self._nothing()
        month = months[0]
        if not numbers or (len(numbers) == 1 and len(numbers[0]) == 4):
            raise _NotADay(f"Which day of {' '.join([MONTHS[month - 1], *numbers])}?")
        if len(numbers) == 2 and len(numbers[0]) == 4:
            numbers.reverse()
        if len(numbers[0]) > 2:
            raise self._nothing()
        return self._whole(int(numbers[0]), month, numbers[1] if len(numbers) == 2 else None)

    def _numbered(self, words: list[str]) -> date:
        """Read a date of numbers alone."""
        text = re.sub(r" ?([/.\-]) ?", r"\1", " ".join(words))
        if found := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})()(\d\d)(\d\d)", text):
            year, month, day = found[1] or found[5], found[3] or found[7], found[4] or found[8]
            return self._whole(int(day), int(month), year)
        if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d*))?", text):
            return self._whole(int(found[1]), int(found[2]), found[3] or None)
        found = re.fullmatch(r"(\d{1,2})([/\-])(\d{1,2})(?:\2(\d+))?", text)
        if found is None:
            raise self._nothing()
        first, second, year_typed = int(found[1]), int(found[3]), found[4]
        style = self._rules.formats.date
        if style is DateStyle.YEAR_FIRST:
            raise self._either(first, second, year_typed)
        day_, month_ = (first, second) if style is DateStyle.DAY_FIRST else (second, first)
        if month_ > 12 and day_ <= 12:
            comes = "day" if style is DateStyle.DAY_FIRST else "month"
            offered = self._readings(((month_, day_),), year_typed)
            raise _NotADay(f"There is no month {month_}: in this program the {comes} comes first.", offered)
        return self._whole(day_, month_, year_typed)

    def _either(self, first: int, second: int, year: str | None) -> _NotADay:
        """Ask which of two numbers is the day, in a program that writes the year first."""
        offered = self._readings(((first, second), (second, first)), year)
        if not offered:
            return self._nothing()
        return _NotADay("Which day is meant? In this program the year comes first.", offered)

    def _readings(self, pairs: Sequence[tuple[int, int]], year: str | None) -> tuple[date, ...]:
        """Return the days that pairs of a day and a month can be."""
        found: list[date] = []
        for day, month in pairs:
            try:
                reading = self._whole(day, month, year)
            except _NotADay:
                continue
            if reading not in found:
                found.append(reading)
        return tuple(found)

    def _whole(self, day: int, month: int, year: str | None) -> date:
        """Return a day of numbers that are in their places; without a year the nearest."""
        if not 1 <= month <= 12:
            raise _NotADay(f"There is no month {month}.")
        if year is None:
            found = self._nearest([_date(near, month, day) for near in self._years()])
        else:
            found = _date(self._year(year), month, day)
        if found is None:
            behind = f" {self._year(year)}" if year is not None and month == 2 and day == 29 else ""
            raise _NotADay(f"{MONTHS[month - 1]}{behind} has no day {day}.")
        return found

    def _year(self, text: str) -> int:
        """Read a year of two or four digits."""
        if not text.isdigit() or len(text) not in (2, 4):
            raise _NotADay("Write the year with four digits.")
        year = int(text)
        if len(text) == 2:
            if year > _LAST_SHORT_YEAR:
                raise _NotADay(f"Write the year with four digits: 19{text} or 20{text}.")
            return 2000 + year
        if year < _FIRST_YEAR:
            raise _NotADay(f"There is no year {text} in this program.")
        return year

    def _years(self) -> range:
        """Return the years that are looked at for one that is not typed; eight, for 29 February."""
        this = self._rules.today.year
        return (
            range(this, this + 9) if self._rules.direction is Direction.AHEAD else range(this - 8, this + 1)
        )

    def _nearest(self, days: Sequence[date | None]) -> date | None:
        """Return the nearest day in the direction of the field, today included."""
        today = self._rules.today
        if self._rules.direction is Direction.AHEAD:
            return min((day for day in days if day is not None and day >= today), default=None)
        return max((day for day in days if day is not None and day <= today), default=None)


def _nth(year: int, month: int, weekday: int, place: int) -> date | None:
    """Return the day that is the so-manieth of its weekday in a month, -1 for the last."""
    if place > 0:
        first = date(year, month, 1)
        return _date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (place - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.weekday() - weekday) % 7)
