"""Months as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import month
from lead_desktop.domain.text.months import parse_day, parse_month, quarters_between

APRIL = date(2007, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Apr 2007",
        "April 2007",
        "apr-07",
        "Apr '07",
        "APR. 2007",
        "2007 Apr",
        "2007-04",
        "2007/4",
        "4/2007",
        "04.2007",
        "2007-04-30",
        "2007-04-01 00:00:00",
        "4/1/2007",
        "4/30/07",
        "1.4.2007",
        "1 Apr 2007",
        "April 1, 2007",
        "Q2 2007",
        "2007-Q2",
        "\u00a0Apr\u00a02007 ",
    ],
)
def test_one_month_is_written_in_many_ways(text: str) -> None:
    assert parse_month(text) == APRIL


@pytest.mark.parametrize(
    "text",
    ["", "Total", "2007", "13/2007", "Q5 2007", "Ma 2007", "1132", "0.88", "4/31/0", "½ 2007", "٤/٢٠٠٧"],
)
def test_what_is_no_month_is_none(text: str) -> None:
    assert parse_month(text) is None


def test_a_date_is_read_either_way_round() -> None:
    assert parse_month("4/1/2007", day_first=True) == date(2007, 1, 1)
    assert parse_month("13/4/2007") is None
    assert parse_month("13/4/2007", day_first=True) == APRIL


@given(st.dates(date(1980, 1, 1), date(2079, 12, 31)))
def test_what_the_program_writes_it_reads_again(day: date) -> None:
    assert parse_month(month(day, Formats())) == day.replace(day=1)
    assert parse_month(day.isoformat()) == day.replace(day=1)
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.month}/{day.day}/{day.year}") == day


def test_a_day_that_does_not_exist_is_none() -> None:
    assert parse_day("2/30/2007") is None
    assert parse_day("Apr 2007") is None
    assert parse_day("April 9, 2007") == date(2007, 4, 9)
    assert parse_day("9.4.2007") == date(2007, 4, 9)


def test_quarters_begin_in_january_april_july_and_october() -> None:
    found = quarters_between(date(2007, 5, 9), date(2008, 1, 31))
    assert [month(day, Formats()) for day in found] == ["Apr 2007", "Jul 2007", "Oct 2007", "Jan 2008"]
