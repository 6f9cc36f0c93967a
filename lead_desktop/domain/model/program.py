"""The program: one run of LEAD, its days, its years and its rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lead_desktop.domain.model.formats import ClockStyle, DateStyle, FirstWeekday, Formats, PercentStyle
from lead_desktop.domain.model.value import Value


class PaperSize(StrEnum):
    """What the program prints on."""

    LETTER = "letter"
    A4 = "a4"


class RuleSet(StrEnum):
    """Which signals a chart looks for; the two are never mixed."""

    ANHOJ = "anhoj"
    IHI = "ihi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Value):
    """One run of LEAD. A program file holds exactly one.

    `illustrative` marks invented data: every screen and page then says so. `opens_as_of` is the day the
    example takes for today when nobody says otherwise.
    """

    name: str
    sponsor: str = ""
    first_day: date
    last_day: date
    time_zone: str = "America/New_York"
    paper_size: PaperSize = PaperSize.LETTER
    director: str = ""
    contact: str = ""
    sessions_per_year: int = 10
    rule_set: RuleSet = RuleSet.ANHOJ
    illustrative: bool = False
    opens_as_of: date | None = None
    date_style: DateStyle = DateStyle.DAY_FIRST
    clock_style: ClockStyle = ClockStyle.TWENTY_FOUR
    percent_style: PercentStyle = PercentStyle.SPACED
    first_weekday: FirstWeekday = FirstWeekday.MONDAY

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages, as formatting functions take it."""
        return Formats(self.date_style, self.clock_style, self.percent_style, self.first_weekday)


def written_as(program: Program, formats: Formats) -> Program:
    """Return a program that writes days, times and percentages as `formats` says; all else stays."""
    return replace(
        program,
        date_style=formats.date,
        clock_style=formats.clock,
        percent_style=formats.percent,
        first_weekday=formats.first_weekday,
    )


MINIMUM_GOALS = 3
MAXIMUM_GOALS = 5


def _anniversary(first_day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 1 March."""
    try:
        return first_day.replace(year=first_day.year + years)
    except ValueError:
        return date(first_day.year + years, 3, 1)


def program_year(program: Program, day: date) -> int:
    """Return which program year a day lies in: 1 for the 12 months from the first day, and so on.

    Days before the program count as year 1.
    """
    year = 1
    while _anniversary(program.first_day, year) <= day:
        year += 1
    return year


def year_span(program: Program, year: int) -> tuple[date, date]:
    """Return the first day of a program year and the first day after it."""
    return _anniversary(program.first_day, year - 1), _anniversary(program.first_day, year)
