"""Days as people type them: what is understood, what is asked, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.formats import DateStyle, Formats
from lead_desktop.domain.text.days import DayRules, Direction, distance, read_day
from lead_desktop.domain.text.formatting import long_day, medium_day, plain_day, short_day
from tests.domain.text.typed_days import REFUSED, TODAY, UNDERSTOOD

RULES = DayRules(TODAY, first_day=date(2027, 1, 1), last_day=date(2028, 12, 31))


@pytest.mark.parametrize(("text", "day"), UNDERSTOOD)
def test_a_day_is_written_in_many_ways(text: str, day: date) -> None:
    assert read_day(text, RULES).day == day


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_understood_gives_a_sentence_and_no_day(text: str) -> None:
    reading = read_day(text, RULES)
    assert reading.day is None
    assert reading.problem.endswith((".", "?"))


def test_nothing_typed_is_neither_a_day_nor_a_problem() -> None:
    assert read_day(" \t", RULES) == read_day("", RULES)
    assert (read_day("", RULES).day, read_day("", RULES).problem) == (None, "")


def test_a_weekday_that_does_not_fit_says_what_the_day_is() -> None:
    reading = read_day("Fri 18 Feb 2027", RULES)
    assert reading.problem == "18 February 2027 is a Thursday."
    assert reading.offered == (date(2027, 2, 18),)
    # It never chooses the year: the nearest 18 February is in 2027, and 2028 would have fitted.
    assert read_day("Fri 18 Feb", RULES).day is None
    assert date(2028, 2, 18).weekday() == 4


@pytest.mark.parametrize(
    ("text", "style", "days"),
    [
        ("1/2/27", DateStyle.DAY_FIRST, (date(2027, 2, 1),)),
        ("1/2/27", DateStyle.MONTH_FIRST, (date(2027, 1, 2),)),
        ("1-2-2027", DateStyle.MONTH_FIRST, (date(2027, 1, 2),)),
        ("1.2.27", DateStyle.MONTH_FIRST, (date(2027, 2, 1),)),
        ("1.2.27", DateStyle.YEAR_FIRST, (date(2027, 2, 1),)),
        ("12/31", DateStyle.MONTH_FIRST, (date(2026, 12, 31),)),
        ("2027/1/2", DateStyle.MONTH_FIRST, (date(2027, 1, 2),)),
    ],
)
def test_dots_are_day_first_and_slashes_follow_the_style(
    text: str, style: DateStyle, days: tuple[date, ...]
) -> None:
    assert (read_day(text, DayRules(TODAY, Formats(style))).day,) == days


def test_where_the_year_comes_first_a_slash_is_asked_about() -> None:
    rules = DayRules(TODAY, Formats(DateStyle.YEAR_FIRST))
    reading = read_day("1/2/27", rules)
    assert reading.day is None
    assert reading.offered == (date(2027, 2, 1), date(2027, 1, 2))
    assert read_day("31/12/2028", rules).offered == (date(2028, 12, 31),)
    assert read_day("31/31/2028", rules).offered == ()


def test_a_month_that_can_only_be_a_day_is_asked_about() -> None:
    assert read_day("12/31/2028", RULES).offered == (date(2028, 12, 31),)
    american = DayRules(TODAY, Formats(DateStyle.MONTH_FIRST))
    assert read_day("31/12/2028", american).offered == (date(2028, 12, 31),)


def test_a_day_far_outside_the_program_is_asked_about() -> None:
    far = read_day("12 Dec 3112", RULES)
    assert far.day is None
    assert far.offered == (date(3112, 12, 12),)
    assert "1,084 years after the program ends" in far.problem
    assert read_day("31 Dec 2038", RULES).day == date(2038, 12, 31)
    assert read_day("1 Jan 2039", RULES).offered == (date(2039, 1, 1),)
    assert read_day("1 Jan 2017", RULES).day == date(2017, 1, 1)
    assert read_day("31 Dec 2016", RULES).offered == (date(2016, 12, 31),)


def test_a_program_at_the_end_of_the_calendar_does_no_harm() -> None:
    late = DayRules(TODAY, first_day=date(2, 2, 28), last_day=date(9998, 12, 31))
    assert read_day("1 Jan 2027", late).day == date(2027, 1, 1)


@given(st.dates(date(1001, 1, 1), date(9998, 12, 31)), st.sampled_from(DateStyle), st.sampled_from(Direction))
def test_every_day_is_understood_as_it_is_shown(day: date, style: DateStyle, direction: Direction) -> None:
    rules = DayRules(TODAY, Formats(style), direction)
    for shown in (
        medium_day(day, rules.formats),
        long_day(day, rules.formats),
        short_day(day, rules.formats),
        plain_day(day, rules.formats),
        day.isoformat(),
    ):
        assert read_day(shown, rules).day == day


@given(st.dates(date(1990, 1, 1), date(2079, 12, 31)), st.dates(date(1990, 1, 1), date(2079, 12, 31)))
def test_a_missing_year_is_the_nearest_in_the_direction(day: date, today: date) -> None:
    typed = f"{day.day}.{day.month}."
    ahead = read_day(typed, DayRules(today, direction=Direction.AHEAD)).day
    back = read_day(typed, DayRules(today, direction=Direction.BACK)).day
    assert ahead is not None
    assert back is not None
    assert back <= today <= ahead
    for found in (ahead, back):
        assert (found.day, found.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert (ahead - today).days < 366
        assert (today - back).days < 366


@given(st.dates(date(1990, 1, 1), date(2079, 12, 31)), st.integers(0, 6))
def test_a_bare_weekday_is_the_nearest_in_the_direction_today_included(today: date, weekday: int) -> None:
    name = long_day(date(2027, 3, 1) + timedelta(weekday), Formats()).partition(",")[0]
    ahead = read_day(name, DayRules(today, direction=Direction.AHEAD)).day
    back = read_day(name[:3], DayRules(today, direction=Direction.BACK)).day
    assert ahead is not None
    assert back is not None
    assert 0 <= (ahead - today).days < 7
    assert 0 <= (today - back).days < 7
    assert ahead.weekday() == back.weekday() == weekday


@given(st.integers(1, 5), st.integers(0, 6), st.integers(1, 12), st.integers(2000, 2078))
def test_a_weekday_in_a_row_falls_into_its_week(place: int, weekday: int, month: int, year: int) -> None:
    names = long_day(date(2027, 3, 1) + timedelta(weekday), Formats()).partition(",")[0]
    day = read_day(
        f"{place}th {names} {plain_day(date(2027, month, 1), Formats()).split()[1]} {year}", DayRules(TODAY)
    ).day
    if day is None:
        assert place == 5
        return
    assert (day.year, day.month, day.weekday(), (day.day - 1) // 7 + 1) == (year, month, weekday, place)


@given(st.text(alphabet="0123456789 ./-+,:janfebmonwedthst'", max_size=14), st.sampled_from(DateStyle))
def test_any_text_gives_a_day_or_a_sentence(text: str, style: DateStyle) -> None:
    reading = read_day(text, DayRules(TODAY, Formats(style), first_day=TODAY, last_day=TODAY))
    assert reading.day is None or not reading.problem
    assert reading.day is not None or reading.problem or not text.replace(",", "").replace("'", "").strip()


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (16, "in 16 days"),
        (-28, "28 days ago"),
        (35, "in 5 weeks"),
        (92, "in 3 months"),
        (-400, "13 months ago"),
        (730, "in 2 years"),
    ],
)
def test_how_far_a_day_is(days: int, text: str) -> None:
    assert distance(TODAY + timedelta(days), TODAY) == text
