"""The Attendance tab, driven by keys as a coordinator would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application
from lead_desktop.domain.attendance import Mark, MarkKind
from lead_desktop.services.program_file import Clock, open_program
from lead_desktop.ui.application import Application
from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.dialogs.form import FormDialog
from lead_desktop.ui.main_window import MainWindow

SESSION_DAY = date(2007, 12, 12)
SESSION = 7


class Keys:
    """Presses keys on whatever has them, and counts."""

    def __init__(self, tab: AttendanceTab) -> None:
        self._tab = tab
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        dialog = self.dialog()
        # The widget that has the keyboard in its window, whichever window is in front.
        target = self._tab.grid if dialog is None else dialog.focusWidget() or dialog
        QTest.keyClick(target, key, modifier)
        self.pressed += 1

    def type(self, text: str) -> None:
        for letter in text:
            dialog = self.dialog()
            target = self._tab.grid if dialog is None else dialog.focusWidget() or dialog
            QTest.keyClicks(target, letter)
            self.pressed += 1

    def dialog(self) -> FormDialog[object] | None:
        return next((one for one in self._tab.findChildren(FormDialog) if one.isVisible()), None)


OpenTab = Callable[[date], AttendanceTab]


@pytest.fixture
def open_tab(
    qapp: QApplication, qtbot: QtBot, settings: QSettings, example: Path, request: pytest.FixtureRequest
) -> OpenTab:
    """The tab of the example's window on a day, at 9:41."""

    def open_on(today: date) -> AttendanceTab:
        clock = Clock(now=lambda: datetime(2007, 12, 12, 9, 41, tzinfo=UTC), as_of=today)
        application: Application = make_application(qapp, settings, clock)
        request.addfinalizer(application.deleteLater)
        request.addfinalizer(lambda: application.window and application.window.close())
        assert application.open(example)
        window = application.window
        assert isinstance(window, MainWindow)
        window.resize(1440, 900)
        qtbot.waitExposed(window)
        window.activateWindow()
        tab = window.findChild(AttendanceTab)
        assert isinstance(tab, AttendanceTab)
        window.tabs.setCurrentWidget(tab)
        tab.grid.setFocus()
        return tab

    return open_on


@pytest.fixture
def tab(open_tab: OpenTab) -> AttendanceTab:
    return open_tab(SESSION_DAY)


@pytest.fixture
def keys(tab: AttendanceTab) -> Keys:
    return Keys(tab)


def marks_of(path: Path, number: int) -> dict[str, Mark]:
    """Return the marks of a session by the names of people, read from the file itself."""
    file = open_program(path, Clock())
    with file.reading() as work:
        record = work.record()
    file.close()
    session = record.session_numbered(number)
    assert session is not None
    marks = {mark.seat_id: mark for mark in record.marks}
    return {
        record.person_by_id[record.appointment_by_id[seat.appointment_id].person_id].name: marks[seat.id]
        for seat in record.seats
        if seat.session_id == session.id and seat.id in marks
    }


def window_of(tab: AttendanceTab) -> MainWindow:
    window = tab.window()
    assert isinstance(window, MainWindow)
    return window


def test_a_whole_session_is_marked_by_keys_alone(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    assert tab.grid.session is not None
    assert tab.grid.session.number == SESSION
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_A)
    assert keys.dialog() is not None
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    for _ in range(5):
        keys.press(Qt.Key.Key_Down)
    keys.type("3")
    keys.type("r")
    assert keys.pressed < 20
    marks = marks_of(example, SESSION)
    assert len(marks) == 10
    assert marks["Maria Ferreira"].kind is MarkKind.ABSENT
    assert marks["Maria Ferreira"].reason
    assert marks["Joseph Okafor"].items_attended == 3
    assert [mark.kind for mark in marks.values()].count(MarkKind.PRESENT) == 8
