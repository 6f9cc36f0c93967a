"""Books that came back: each cell is understood, kept or refused with a reason; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.imports.workbook import (
    Content,
    Known,
    ReadCell,
    ReadRow,
    ReadSheet,
    ReadWorkbook,
    Verdict,
    WorkbookField,
    WorkbookPreview,
    book_months,
    compare,
    preview_lines,
)
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, Interval, Measure, MeasureKind, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.errors import Refused
from tests.programs import TODAY, program

APRIL, MAY = date(2007, 4, 1), date(2007, 5, 1)
FALLS = Measure(id=5, goal_id=3, name="Falls with injury", denominator="Patient days", multiply=1000)
KNOWN = Known(
    program(),
    (Organization(id=1, name="Alder Valley Health"), Organization(id=2, name="Bayline Medical Center")),
    (Goal(id=3, organization_id=2, statement="No falls"),),
    (FALLS,),
    (Observation(id=9, measure_id=5, month=APRIL, numerator=2, denominator=900, note="new beds"),),
    TODAY,
)


def row(
    month: date | None, numerator: Content = None, denominator: Content = None, note: Content = None
) -> ReadRow:
    shown = month.isoformat() if month else "sometime"
    return ReadRow(
        month,
        ReadCell("A9", shown),
        ReadCell("B9", numerator),
        ReadCell("C9", denominator),
        ReadCell("E9", note),
    )


def book(*rows: ReadRow, measure: str = FALLS.name, measure_id: int | None = 5) -> ReadWorkbook:
    sheet = ReadSheet("Falls", measure, measure_id, rows)
    return ReadWorkbook("book.xlsx", "Bayline Medical Center", 2, (sheet,))


def verdicts(found: WorkbookPreview) -> dict[WorkbookField, tuple[Verdict, str]]:
    return {line.field: (line.verdict, line.why) for line in found.lines}


def test_a_new_month_is_new() -> None:
    found = compare(book(row(MAY, 1.0, 950.0, "two transfers")), KNOWN)
    assert [line.verdict for line in found.lines] == [Verdict.NEW] * 3
    expected = Observation(measure_id=5, month=MAY, numerator=1, denominator=950, note="two transfers")
    assert found.observations == (expected,)
    assert found.writes == 3


def test_a_changed_cell_says_what_was_there_and_keeps_the_others() -> None:
    found = compare(book(row(APRIL, 3.0, 900.0, "new beds")), KNOWN)
    (line,) = [one for one in found.lines if one.verdict is Verdict.CHANGED]
    assert (line.before, line.after, line.place) == ("2", "3", "B9")
    assert found.observations == (replace(KNOWN.observations[0], numerator=3),)


def test_a_blank_cell_takes_nothing_away() -> None:
    found = compare(book(row(APRIL, None, 910.0, None)), KNOWN)
    assert verdicts(found)[WorkbookField.NUMERATOR][0] is Verdict.KEPT
    assert verdicts(found)[WorkbookField.NOTE][0] is Verdict.KEPT
    assert found.observations == (replace(KNOWN.observations[0], denominator=910),)


def test_a_blank_month_takes_nothing_away_either() -> None:
    found = compare(book(row(APRIL)), KNOWN)
    assert {line.verdict for line in found.lines} == {Verdict.KEPT}
    assert not found.observations


def test_zero_is_a_number_and_blank_is_missing() -> None:
    found = compare(book(row(MAY, 0.0, 950.0)), KNOWN)
    assert found.observations[0].numerator == 0
    found = compare(book(row(MAY, None, 950.0)), KNOWN)
    assert found.observations[0].numerator is None


@pytest.mark.parametrize(
    ("numerator", "denominator", "why"),
    [
        ("many", 950.0, "not a number"),
        ("1,5", 950.0, "could mean two things"),
        ("TRUE", 950.0, "not a number"),
        ("#DIV/0!", 950.0, "not a number"),
        ("2007-05-01", 950.0, "not a number"),
        (-1.0, 950.0, "cannot be negative"),
        (3.0, 0.0, "denominator is zero"),
    ],
)
def test_what_is_no_sound_number_is_refused_with_the_whole_month(
    numerator: Content, denominator: Content, why: str
) -> None:
    found = compare(book(row(MAY, numerator, denominator, "as told")), KNOWN)
    assert {line.verdict for line in found.lines} == {Verdict.REFUSED}
    assert any(why in line.why for line in found.lines)
    assert not found.observations


def test_a_month_to_come_is_refused() -> None:
    found = compare(book(row(date(2008, 1, 1), 1.0, 900.0)), KNOWN)
    assert verdicts(found)[WorkbookField.NUMERATOR] == (Verdict.REFUSED, "this month has not come yet")


def test_more_patients_than_there_are_is_refused() -> None:
    proportion = replace(FALLS, kind=MeasureKind.PROPORTION, multiply=100)
    found = compare(book(row(MAY, 12.0, 10.0)), replace(KNOWN, measures=(proportion,)))
    assert verdicts(found)[WorkbookField.NUMERATOR][1] == "12 of 10 is more than all"


def test_numbers_without_a_month_are_refused() -> None:
    found = compare(book(row(None, 1.0, 900.0)), KNOWN)
    assert found.lines[0].verdict is Verdict.REFUSED
    assert "not a month" in found.lines[0].why


def test_a_month_that_stands_twice_is_written_once() -> None:
    found = compare(book(row(MAY, 1.0, 900.0), row(MAY, 2.0, 900.0)), KNOWN)
    assert [observation.numerator for observation in found.observations] == [1]
    assert "second time" in found.lines[-1].why


def test_a_measure_that_was_renamed_or_is_unknown_is_refused() -> None:
    found = compare(book(row(MAY, 1.0, 900.0), measure="Falls"), KNOWN)
    assert "is called “Falls with injury” now" in found.lines[0].why
    found = compare(book(row(MAY, 1.0, 900.0), measure="Pneumonia", measure_id=77), KNOWN)
    assert "has no measure called" in found.lines[0].why
    assert not found.observations


def test_another_organizations_book_is_refused_whole() -> None:
    wrong = replace(book(), organization_name="Eastham Regional")
    with pytest.raises(Refused, match="Eastham Regional"):
        compare(wrong, KNOWN)
    with pytest.raises(Refused, match="not an organization"):
        compare(replace(book(), organization_id=1), KNOWN)


def test_the_preview_reads_as_text() -> None:
    lines = preview_lines(compare(book(row(APRIL, 3.0, 900.0), row(MAY, "x", 1.0)), KNOWN), Formats())
    assert lines[0] == "  changed   Falls!B9  Falls with injury · Apr 2007 numerator · 2 → 3"
    assert lines[-1] == "Bayline Medical Center: 0 new, 1 changed, 1 unchanged, 1 kept, 2 refused."


def test_a_book_asks_for_every_month_of_the_program_and_of_the_baseline() -> None:
    measure = replace(FALLS, baseline_first=date(2006, 10, 1))
    months = book_months(program(), measure, ())
    assert (months[0], months[-1], len(months)) == (date(2006, 10, 1), date(2009, 3, 1), 30)
    quarterly = book_months(program(), replace(measure, interval=Interval.QUARTERLY), ())
    assert {month.month for month in quarterly} == {1, 4, 7, 10}


cells = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12)


@given(st.lists(st.tuples(st.dates(date(2006, 1, 1), date(2009, 12, 31)), cells, cells, cells), max_size=8))
def test_whatever_comes_back_nothing_unsound_is_written(
    rows: list[tuple[date, Content, Content, Content]],
) -> None:
    found = compare(book(*(row(month.replace(day=1), *rest) for month, *rest in rows)), KNOWN)
    for observation in found.observations:
        assert observation.month <= TODAY
        assert observation.numerator is None or observation.numerator >= 0
        assert not (observation.numerator and observation.denominator == 0)
    assert bool(found.writes) is bool(found.observations)
