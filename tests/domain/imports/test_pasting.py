"""A paste from a spreadsheet: what is understood, what is new, and why a row is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.imports.pasted_table import runs_across
from lead_desktop.domain.imports.pasting import Pasted, read_events, read_pasted
from lead_desktop.domain.imports.workbook import Verdict
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Interval, Measure, MeasureKind, Observation
from lead_desktop.domain.text.formatting import month
from lead_desktop.domain.text.months import months_between

RATE = Measure(
    id=1,
    goal_id=1,
    name="Infections",
    kind=MeasureKind.RATE,
    numerator="Infections",
    denominator="Line days",
    multiply=1000,
)
APRIL, LAST = date(2007, 4, 1), date(2008, 12, 1)


def read(text: str, measure: Measure = RATE, known: tuple[Observation, ...] = ()) -> Pasted:
    return read_pasted(text, measure, known, Formats(), first_month=APRIL, last_month=LAST)


def numbers(pasted: Pasted) -> list[tuple[str, float | None, float | None]]:
    return [
        (month(row.month, Formats()) if row.month else "", row.numerator, row.denominator)
        for row in pasted.rows
    ]


def test_columns_without_months_run_on_from_the_month_asked_for() -> None:
    pasted = read("1\t1,132\n0\t1098\n2\t1210\n")
    assert not pasted.has_months
    assert numbers(pasted) == [("Apr 2007", 1, 1132), ("May 2007", 0, 1098), ("Jun 2007", 2, 1210)]
    assert all(row.verdict is Verdict.NEW for row in pasted.rows)


def test_months_place_their_rows_and_a_header_names_the_columns() -> None:
    header = "Line days\tMonth\tRate\tInfections\tComment\n"
    pasted = read(header + "1098\tJul 2008\t0\t0\t\n1132\tJun-08\t0.88\t1\ttwo transfers\n")
    assert pasted.has_months
    assert numbers(pasted) == [("Jul 2008", 0, 1098), ("Jun 2008", 1, 1132)]
    assert [row.note for row in pasted.rows] == [None, "two transfers"]
    assert [row.line for row in pasted.rows] == [2, 3]


def test_titles_above_the_header_are_passed_over() -> None:
    pasted = read("Alder Valley Health\t\t\nMonth\tInfections\tLine days\n4/2007\t1\t900\n")
    assert numbers(pasted) == [("Apr 2007", 1, 900)]


def test_months_across_are_turned() -> None:
    pasted = read("\tApr 2007\tMay 2007\tJun 2007\nInfections\t1\t0\t2\nLine days\t1132\t1098\t1210\n")
    assert pasted.turned
    assert numbers(pasted) == [("Apr 2007", 1, 1132), ("May 2007", 0, 1098), ("Jun 2007", 2, 1210)]


def test_a_table_of_seven_rows_runs_down_even_where_its_first_row_holds_months() -> None:
    rows = ["\tApr 2007\tMay 2007", *(f"row {number}\t{number}\t{number}" for number in range(1, 6))]
    assert runs_across([row.split("\t") for row in rows])
    assert not runs_across([row.split("\t") for row in [*rows, "row 6\t6\t6"]])
    assert not runs_across([["", "Apr 2007", "what"], ["a", "1", "2"]])
    assert not runs_across([])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1132", 1132),
        ("1,132", 1132),
        ("1 132", 1132),
        ("1\u00a0132", 1132),
        ("1’132", 1132),
        ("1,132.5", 1132.5),
        ("1.132,5", 1132.5),
        ("0,88", 0.88),
        ("0.88", 0.88),
        ("12 %", 12),
        ("-", None),
        ("n/a", None),
        ("#N/A", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_they_are_written(cell: str, expected: float | None) -> None:
    value = replace(RATE, kind=MeasureKind.VALUE, numerator="", denominator="")
    pasted = read(f"Apr 2007\t{cell}\nMay 2007\t1\n", value)
    assert pasted.rows[0].month == APRIL
    assert pasted.rows[0].numerator == expected


def test_a_comma_is_decimal_for_all_where_one_cell_shows_it() -> None:
    value = replace(RATE, kind=MeasureKind.VALUE, numerator="", denominator="")
    assert [row.numerator for row in read("1,125\n0,88\n", value).rows] == [1.125, 0.88]
    assert [row.numerator for row in read("1,125\n12\n", value).rows] == [1125, 12]


def test_what_could_mean_two_things_is_refused_where_the_paste_mixes_both() -> None:
    value = replace(RATE, kind=MeasureKind.VALUE, numerator="", denominator="")
    pasted = read("0,88\n0.75\n1,125\n", value)
    assert [row.numerator for row in pasted.rows] == [0.88, 0.75, None]
    assert "two things" in pasted.rows[2].remark


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Apr 2007\t2\t0", "denominator is zero"),
        ("Apr 2007\t-1\t900", "cannot be negative"),
        ("Apr 2007\ttwo\t900", "“two” is not a number"),
        ("Apr 2007\t#DIV/0!\t900", "is not a number"),
        ("Foo\t1\t900", "“Foo” is no month"),
        ("Jan 2009\t1\t900", "Jan 2009 lies in the future"),
        ("Apr 2007\t1\t900\t7.5", "the third number"),
        ("Apr 2007\t2.2%\t900", "its count is needed"),
    ],
)
def test_a_row_is_refused_with_its_reason_and_the_others_stay(row: str, why: str) -> None:
    pasted = read(f"May 2007\t0\t1098\nJun 2007\t1\t1000\n{row}\n")
    assert [one.verdict for one in pasted.rows] == [Verdict.NEW, Verdict.NEW, Verdict.REFUSED]
    assert why in pasted.rows[2].remark
    assert pasted.rows[2] not in pasted.kept


def test_a_month_that_stands_twice_is_refused_the_second_time() -> None:
    pasted = read("Apr 2007\t1\t900\n4/2007\t2\t900\n")
    assert [row.verdict for row in pasted.rows] == [Verdict.NEW, Verdict.REFUSED]
    assert "stands above" in pasted.rows[1].remark


def test_more_than_all_is_refused_for_a_proportion() -> None:
    proportion = replace(RATE, kind=MeasureKind.PROPORTION, multiply=100)
    assert read("12\t10\n", proportion).rows[0].verdict is Verdict.REFUSED


def test_new_changed_and_unchanged_are_told_apart_and_blanks_change_nothing() -> None:
    def known(day: date, numerator: float | None, denominator: float | None) -> Observation:
        return Observation(measure_id=1, month=day, numerator=numerator, denominator=denominator)

    months = months_between(APRIL, date(2007, 8, 1))
    before = (
        known(months[0], 1, 1132),
        known(months[1], 0, 1098),
        known(months[2], 2, 1210),
        known(months[3], None, None),
    )
    pasted = read("1\t1132\n3\t1098\n\t\n0\t1100\n", known=before)
    assert [row.verdict for row in pasted.rows] == [Verdict.UNCHANGED, Verdict.CHANGED, Verdict.NEW]
    assert pasted.rows[1].remark == "was 0 of 1,098"
    half = read("5\t\n", known=before)
    assert (half.rows[0].numerator, half.rows[0].denominator) == (5, 1132)


def test_zero_is_a_number_and_a_blank_is_none() -> None:
    pasted = read("Apr 2007\t0\t900\nMay 2007\t\t900\n")
    assert numbers(pasted) == [("Apr 2007", 0, 900), ("May 2007", None, 900)]


def test_quarters_are_kept_by_their_first_month() -> None:
    quarterly = replace(RATE, interval=Interval.QUARTERLY)
    assert numbers(read("1\t900\n2\t901\n", quarterly)) == [("Apr 2007", 1, 900), ("Jul 2007", 2, 901)]
    pasted = read("Q2 2007\t1\t900\nAug 2007\t1\t900\n", quarterly)
    assert [row.verdict for row in pasted.rows] == [Verdict.NEW, Verdict.REFUSED]
    assert "Jul 2007" in pasted.rows[1].remark


def test_dates_are_read_day_first_where_only_that_makes_sense() -> None:
    pasted = read("1/4/2007\t1\t900\n1/5/2007\t0\t901\n1/6/2007\t2\t902\n13/7/2007\t2\t902\n")
    assert [row[0] for row in numbers(pasted)] == ["Apr 2007", "May 2007", "Jun 2007", "Jul 2007"]


def test_three_hundred_rows_and_no_more_than_a_thousand() -> None:
    rows = [f"{day.isoformat()[:7]}\t1\t900" for day in months_between(date(1984, 1, 1), LAST)]
    assert len(read("\n".join(rows)).kept) == 300
    many = read("1\t900\n" * 1200)
    assert "more than 1,000 rows" in many.rows[-1].remark


def test_nothing_and_prose_hold_nothing() -> None:
    assert read("").rows == ()
    assert read("Please find the numbers attached.").rows == ()


@given(st.text(max_size=200))
def test_whatever_is_on_the_clipboard_never_breaks(text: str) -> None:
    for row in read(text).kept:
        assert row.month is not None
        assert row.numerator is None or row.numerator >= 0


@given(st.lists(st.tuples(st.integers(0, 999_999), st.integers(1, 9_999_999)), min_size=1, max_size=20))
def test_what_is_copied_with_thousands_separators_comes_back(pairs: list[tuple[int, int]]) -> None:
    text = "\n".join(f"{numerator:,}\t{denominator:,}" for numerator, denominator in pairs)
    found = [(row.numerator, row.denominator) for row in read(text).rows]
    assert found == [(float(numerator), float(denominator)) for numerator, denominator in pairs]


def test_days_of_rare_events_are_read_in_the_order_of_their_days() -> None:
    text = "Date\tCases\tWhat\n6/13/2006\t\tbleeding\n4/11/2006\t1,204\t\nsoon\t\t\n1/5/2009\t\t\n"
    events, problems = read_events(text, 7, Formats(), today=date(2007, 12, 2))
    assert [(event.day, event.cases, event.note) for event in events] == [
        (date(2006, 4, 11), 1204, ""),
        (date(2006, 6, 13), None, "bleeding"),
    ]
    assert len(problems) == 2
    assert "“soon”" in problems[0]
    assert "future" in problems[1]


def test_what_is_not_over_yet_says_so() -> None:
    pasted = read("Nov 2008\t1\t1000\nDec 2008\t2\t1000\nJan 2009\t2\t1000\n")
    assert [row.remark for row in pasted.rows] == [
        "",
        "not over yet: on the chart after Dec 2008",
        "Jan 2009 lies in the future",
    ]
    quarters = read("Jul 2008\t1\t1000\nOct 2008\t1\t1000\n", replace(RATE, interval=Interval.QUARTERLY))
    assert [row.remark for row in quarters.rows] == ["", "not over yet: on the chart after Dec 2008"]
