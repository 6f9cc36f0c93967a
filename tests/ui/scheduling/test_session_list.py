"""The list of sessions: states in words, filter and jump, both years within reach, moving and renumbering."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.services.scheduling import sessions
from lead_desktop.ui.scheduling.move_dialog import MoveDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.keyboard import type_over
from tests.ui.scheduling.conftest import top_dialog


def in_view(tab: SchedulingTab, row: int) -> bool:
    """Tell whether a whole row of the list is in view."""
    area = tab.sessions.list.visualRect(tab.sessions.model.index(row))
    return area.top() >= 0 and area.bottom() <= tab.sessions.list.viewport().height()


def found(dialog: MoveDialog) -> list[str]:
    """Return the titles of what is in the way, once they are shown."""
    QApplication.processEvents()
    return [row.finding.title for row in dialog.findings.rows()]


def spoken(tab: SchedulingTab, session_id: int, role: Qt.ItemDataRole) -> str:
    model = tab.sessions.model
    return str(model.index(model.row_of(session_id)).data(role))


def test_the_next_session_stands_below_the_heading_of_its_year(tab: SchedulingTab, qtbot: QtBot) -> None:
    model = tab.sessions.model
    qtbot.waitUntil(lambda: in_view(tab, model.row_of(7)) and in_view(tab, model.heading_row(1)))
    assert tab.sessions.session_id == 7
    assert [button.isChecked() for button in tab.sessions._year_buttons.values()] == [True, False]


def test_each_year_is_one_click_away(tab: SchedulingTab, qtbot: QtBot) -> None:
    first, second = tab.sessions._year_buttons.values()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert in_view(tab, tab.sessions.model.row_of(20))
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert in_view(tab, tab.sessions.model.heading_row(1))
    assert tab.sessions.session_id == 7
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.mouseClick(tab.sessions.next_button, Qt.MouseButton.LeftButton)
    assert in_view(tab, tab.sessions.model.row_of(7))


def test_the_state_is_told_in_words_and_a_cancelled_session_says_why(tab: SchedulingTab) -> None:
    assert spoken(tab, 7, Qt.ItemDataRole.AccessibleTextRole) == (
        "Session 7, Wed 12 Dec 2007, Bayline Medical Center, next session, announced, Physician engagement"
    )
    assert "held" in spoken(tab, 6, Qt.ItemDataRole.ToolTipRole)
    assert "draft" in spoken(tab, 20, Qt.ItemDataRole.ToolTipRole)
    tab.operations.change(lambda file: sessions.set_state(file, 8, SessionState.CANCELLED, "Snow"))
    assert "cancelled: Snow" in spoken(tab, 8, Qt.ItemDataRole.AccessibleTextRole)


def test_the_filter_finds_by_state_host_and_month_and_enter_goes_there(
    tab: SchedulingTab, qtbot: QtBot
) -> None:
    line = tab.sessions.filter
    QTest.keyClicks(line, "draft copley jun")
    model = tab.sessions.model
    assert [model.line_at(row) is None for row in range(model.rowCount())] == [True, False]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert tab.page.day is not None
    assert tab.page.day.session.number == 13
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert model.rowCount() == 22


def test_nothing_found_is_said(tab: SchedulingTab, qtbot: QtBot) -> None:
    tab.sessions.filter.setText("Łódź")
    assert tab.sessions.nothing.isVisible()
    assert tab.sessions.nothing.text() == "No session has “Łódź”."
    tab.sessions.filter.clear()
    assert not tab.sessions.nothing.isVisible()


def test_a_click_on_a_session_shows_its_day(tab: SchedulingTab, qtbot: QtBot) -> None:
    area = tab.sessions.list.visualRect(tab.sessions.model.index(tab.sessions.model.row_of(3)))
    viewport = tab.sessions.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=area.center() + QPoint(2, 0))
    assert tab.page.heading.text() == "Session 3 · Thursday, 14 June 2007"


def test_a_move_is_judged_while_the_day_is_chosen(tab: SchedulingTab, qtbot: QtBot) -> None:
    tab.edits.session.move_session()
    dialog = top_dialog()
    assert isinstance(dialog, MoveDialog)
    assert not dialog.move_button.isEnabled()
    type_over(dialog.day.line, "Tue 15 Jan 2008")
    assert found(dialog) == ["Session 8 is on this day already"]
    assert not dialog.move_button.isEnabled()
    type_over(dialog.day.line, "15 dec")
    assert found(dialog) == ["Sat 15 Dec 2007 is a weekend day"]
    assert dialog.move_button.isEnabled()
    type_over(dialog.day.line, "Fri 13 Dec 2007")
    assert dialog.day.beside.text() == ""
    assert found(dialog) == []
    assert not dialog.move_button.isEnabled()
    type_over(dialog.day.line, "Thu 13 Dec 2007")
    assert "the dinner to Wed 12 Dec 2007" in dialog.along.text()
    QTest.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert tab.page.heading.text() == "Session 7 · Thursday, 13 December 2007"


def test_a_session_that_was_held_is_not_moved(tab: SchedulingTab, window: MainWindow) -> None:
    tab.show_session(6)
    tab.edits.session.move_session()
    assert "was held on this day" in window.banner.sentence()


def test_renumbering_shows_what_would_change_and_is_one_undo(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.edits.session.ask_renumber()
    assert window.banner.sentence() == "The numbers follow the dates already."
    tab.operations.change(lambda file: sessions.move_to(file, 7, date(2008, 1, 22)))
    tab.edits.session.ask_renumber()
    box = top_dialog()
    assert isinstance(box, QMessageBox)
    assert "Tue 22 Jan 2008: 7 becomes 8" in box.informativeText()
    assert "Tue 15 Jan 2008: 8 becomes 7" in box.informativeText()
    button = box.findChild(QPushButton, "confirm_action")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.page.heading.text() == "Session 8 · Tuesday, 22 January 2008"
    window.undo()
    assert tab.page.heading.text() == "Session 7 · Tuesday, 22 January 2008"
