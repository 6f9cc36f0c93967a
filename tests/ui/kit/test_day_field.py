"""Days and times typed into their fields, key by key."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.formats import ClockStyle, DateStyle, Formats
from lead_desktop.domain.text.days import DayRules
from lead_desktop.domain.text.times import TimeRules
from lead_desktop.errors import Invalid
from lead_desktop.ui.kit.day_field import CalendarPopup, DayField, TimeField
from tests.domain.text.typed_days import REFUSED, TODAY, UNDERSTOOD
from tests.ui.keyboard import type_over

RULES = DayRules(TODAY, first_day=date(2027, 1, 1), last_day=date(2028, 12, 31))
BEFORE = date(2027, 6, 16)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A window with a line before and a line behind the field."""
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit(made))
    qtbot.addWidget(made)
    return made


def put(page: QWidget, field: DayField | TimeField) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(field)
    layout.addWidget(QLineEdit(page))
    page.show()
    page.activateWindow()
    while not page.isActiveWindow():
        QApplication.processEvents()
    field.setFocus()


@pytest.fixture
def field(page: QWidget) -> DayField:
    """A field with a day in it."""
    made = DayField(RULES, BEFORE, page)
    put(page, made)
    return made


def offered(field: DayField) -> list[str]:
    return [button.text() for button in field.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize(("text", "day"), UNDERSTOOD)
def test_what_is_typed_is_what_is_meant(field: DayField, text: str, day: date) -> None:
    type_over(field.line, text)
    assert field.value() == day
    assert field.read("day") == day
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert read_back(field) == day
    assert field.message.isHidden()


def read_back(field: DayField) -> date | None:
    """Return the day that the line shows in the end, read by its style alone."""
    return field.understand(field.line.text()).value


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_understood_changes_nothing_and_says_so_below(field: DayField, text: str) -> None:
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(field.line, text)
    else:
        field.line.insert(text)
        field.line.textEdited.emit(text)
    assert field.beside.text() == ""
    with pytest.raises(Invalid):
        field.read("day")
    # It is said when the typing is done, and stays as it was typed.
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.message.isVisible()
    assert field.line.text() == text
    # Put right, the sentence goes while one types.
    type_over(field.line, "1 Jan 2027")
    assert field.message.isHidden()
    assert field.value() == date(2027, 1, 1)


def test_the_value_stays_until_a_question_is_answered(field: DayField) -> None:
    type_over(field.line, "12 Dec 3112")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == BEFORE
    assert offered(field) == ["Thu 12 Dec 3112"]
    (button,) = (one for one in field.findChildren(QPushButton) if one.isVisible())
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert field.value() == date(3112, 12, 12)
    assert field.line.text() == "12 Dec 3112"
    assert field.read("day") == date(3112, 12, 12)
    assert (offered(field), field.message.isHidden()) == ([], True)


def test_two_readings_are_offered_where_the_year_comes_first(page: QWidget) -> None:
    field = DayField(DayRules(TODAY, Formats(DateStyle.YEAR_FIRST)), BEFORE, page)
    put(page, field)
    assert field.line.text() == "2027-06-16"
    type_over(field.line, "1/2/27")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert offered(field) == ["Mon 2027-02-01", "Sat 2027-01-02"]
    assert field.value() == BEFORE


def test_the_words_beside_the_line_say_what_was_taken(field: DayField) -> None:
    assert field.beside.text() == "Wednesday, in 7 months"
    type_over(field.line, "3rd wed jan")
    assert field.beside.text() == "Wed 20 Jan 2027, in 8 weeks"
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "20 Jan 2027"
    assert field.beside.text() == "Wednesday, in 8 weeks"
    assert field.line.accessibleDescription() == "Wednesday, in 8 weeks"


def test_keys_go_on_by_days_and_months(field: DayField) -> None:
    for key, day in (
        (Qt.Key.Key_Up, date(2027, 6, 17)),
        (Qt.Key.Key_Down, date(2027, 6, 16)),
        (Qt.Key.Key_PageUp, date(2027, 7, 16)),
        (Qt.Key.Key_PageDown, date(2027, 6, 16)),
    ):
        QTest.keyClick(field.line, key)
        assert field.value() == day
    type_over(field.line, "31 jan 2027")
    QTest.keyClick(field.line, Qt.Key.Key_PageUp)
    assert field.value() == date(2027, 2, 28)


def test_it_is_one_stop_of_the_tab_key(page: QWidget, field: DayField) -> None:
    first, last = (line for line in page.findChildren(QLineEdit) if line is not field.line)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert field.line.hasFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert last.hasFocus()


def test_the_calendar_opens_with_alt_down_and_takes_a_day(field: DayField) -> None:
    type_over(field.line, "15 June 2027")
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2027, 6, 15)
    table = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert field.value() == date(2027, 6, 16)
    assert field.line.text() == "16 Jun 2027"


def test_escape_leaves_the_calendar_without_a_change(field: DayField) -> None:
    popup = field.open_calendar()
    table = popup.calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert field.value() == BEFORE


def test_an_optional_day_is_empty_and_begins_where_it_would_be(page: QWidget) -> None:
    field = DayField(RULES, None, page, optional=True, begin=date(2028, 1, 1))
    put(page, field)
    assert (field.line.text(), field.read("day")) == ("", None)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == date(2028, 1, 1)
    type_over(field.line, "")
    assert field.read("day") is None


def test_a_day_that_must_be_there_is_asked_for(field: DayField) -> None:
    type_over(field.line, "")
    assert field.value() == BEFORE
    with pytest.raises(Invalid, match=r"Please enter a date\."):
        field.read("day")


# times


@pytest.mark.parametrize(
    ("text", "moment", "shown"),
    [
        ("8", time(8), "8:00"),
        ("830", time(8, 30), "8:30"),
        ("8.30 pm", time(20, 30), "20:30"),
        ("noon", time(12), "12:00"),
    ],
)
def test_a_time_is_typed_as_people_write_it(page: QWidget, text: str, moment: time, shown: str) -> None:
    field = TimeField(TimeRules(), time(9), page)
    put(page, field)
    type_over(field.line, text)
    assert field.read("start") == moment
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == shown


def test_a_time_that_is_none_changes_nothing(page: QWidget) -> None:
    field = TimeField(TimeRules(), time(9), page)
    put(page, field)
    type_over(field.line, "25")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == time(9)
    assert field.message.text() == "×  A day has no hour 25."


def test_keys_go_on_by_quarters_and_hours_round_the_clock(page: QWidget) -> None:
    field = TimeField(TimeRules(), time(23, 45), page)
    put(page, field)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == time(0)
    QTest.keyClick(field.line, Qt.Key.Key_PageDown)
    assert field.value() == time(23)


def test_a_clock_of_twelve_hours_says_which_half_of_the_day(page: QWidget) -> None:
    field = TimeField(TimeRules(Formats(clock=ClockStyle.TWELVE)), time(8, 30), page)
    put(page, field)
    assert (field.line.text(), field.beside.text()) == ("8:30 AM", "in the morning")
    type_over(field.line, "1")
    assert field.beside.text() == "1:00 PM, in the afternoon"
