"""The Attendance tab, driven by keys as a coordinator would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application
from lead_desktop.domain.model.attendance import Mark, MarkKind, TurnedAway
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.services import editing
from lead_desktop.services.attendance import attendance
from lead_desktop.services.program_file import Clock, open_program
from lead_desktop.ui.attendance.grid_model import Line, Part
from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.programs import new_file
from tests.ui.keyboard import type_over

SESSION_DAY = date(2007, 12, 12)
SESSION = 7


CONTROL = Qt.KeyboardModifier.ControlModifier


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
        if modifier:
            # A dialog may be gone before the key comes up; Qt would go on to think that it is held.
            QTest.keyClick(self._tab.grid, Qt.Key.Key_Shift)
        self.pressed += 1

    def type(self, text: str) -> None:
        for letter in text:
            dialog = self.dialog()
            target = self._tab.grid if dialog is None else dialog.focusWidget() or dialog
            QTest.keyClicks(target, letter)
            self.pressed += 1

    def dialog(self) -> FormDialog[object] | None:
        open_ones = (dialog for dialog in self._tab.window().findChildren(FormDialog) if dialog.isVisible())
        return next(open_ones, None)


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
        tab = window.tab(TabKey.ATTENDANCE)
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
        snapshot = work.snapshot()
    file.close()
    session = snapshot.session_numbered(number)
    assert session is not None
    marks = {mark.seat_id: mark for mark in snapshot.marks}
    return {
        snapshot.person_by_id[snapshot.appointment_by_id[seat.appointment_id].person_id].name: marks[seat.id]
        for seat in snapshot.seats
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


def test_a_sheet_is_printed_and_the_file_reopened_as_it_was(
    tab: AttendanceTab, keys: Keys, example: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    keys.type("r")
    assert tab.grid.grid.cell_sentence(tab.grid.grid.first_row(), 6).endswith("Present.")
    marked = marks_of(example, SESSION)
    window_of(tab).undo()
    assert marks_of(example, SESSION) == {}
    window_of(tab).redo()
    assert marks_of(example, SESSION) == marked
    tab.sheet_button.click()
    dialog = tab.findChild(DocumentDialog)
    assert isinstance(dialog, DocumentDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    dialog.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "sheet.pdf").exists(), timeout=20_000)
    document = QPdfDocument()
    document.load(str(tmp_path / "sheet.pdf"))
    text = document.getAllText(0).text()
    document.close()
    # The sheet names people in the order in which the check-in shows them.
    names = [row.row.name for row in tab.panel.list.rows if row.row is not None]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    dialog.close()
    window_of(tab).close()
    assert marks_of(example, SESSION) == marked


def test_arrows_walk_the_people_and_skip_the_headings(tab: AttendanceTab, keys: Keys) -> None:
    model = tab.grid.grid
    for _ in range(5):
        keys.press(Qt.Key.Key_Down)
    assert model.line_at(tab.grid.currentIndex().row()) == Line(Part.QUALITY, 0)
    keys.press(Qt.Key.Key_Up)
    assert model.line_at(tab.grid.currentIndex().row()) == Line(Part.CEOS, 4)
    keys.press(Qt.Key.Key_Left)
    assert tab.grid.session is not None
    assert tab.grid.session.number == 6
    assert tab.panel.heading.text() == "Session 6 check-in"


def test_a_range_is_marked_and_cleared_at_once(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys.type("p")
    assert len(marks_of(example, SESSION)) == 3
    assert window_of(tab).undo_action.text() == "&Undo: mark 3 people present at session 7"
    keys.press(Qt.Key.Key_Delete)
    assert marks_of(example, SESSION) == {}


def test_space_types_a_sheet_down(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    for _ in range(7):
        keys.press(Qt.Key.Key_Space)
    assert len(marks_of(example, SESSION)) == 7
    assert tab.grid.grid.line_at(tab.grid.currentIndex().row()) == Line(Part.QUALITY, 2)


def test_part_of_the_day_asks_for_its_times(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    keys.type("t")
    dialog = keys.dialog()
    assert dialog is not None
    keys.type("910")
    keys.press(Qt.Key.Key_Return)
    mark = marks_of(example, SESSION)["Robert Castellan"]
    assert (mark.kind, mark.arrived) == (MarkKind.PART, time(9, 10))
    # Leaving before coming is said beside its field, and nothing typed is lost.
    keys.type("t")
    dialog = keys.dialog()
    assert dialog is not None
    arrived, leaves = dialog.editor("arrived"), dialog.editor("left")
    assert isinstance(arrived, QLineEdit)
    type_over(leaves, "9")
    keys.press(Qt.Key.Key_Return)
    assert keys.dialog() is dialog
    assert dialog.problem("left") == "×  The time of leaving comes before the arrival."
    assert arrived.text() == "9:10"
    type_over(leaves, "9.30 am")
    keys.press(Qt.Key.Key_Return)
    assert keys.dialog() is None


def test_numbers_are_for_heads_of_quality(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    keys.type("2")
    assert tab.grid.note.sentence().startswith("Numbers are for heads of Quality")
    row = tab.grid.grid.first_row(Part.QUALITY)
    assert tab.grid.session is not None
    tab.grid.go_to(row, tab.grid.session.id)
    assert not tab.grid.note.sentence()
    keys.type("9")
    assert tab.grid.note.sentence() == "Heads of Quality are invited to 4 items of this day."
    keys.type("2")
    assert marks_of(example, SESSION)["Susan Whitcomb"].items_attended == 2
    keys.type("0")
    dialog = keys.dialog()
    assert dialog is not None
    assert dialog.windowTitle() == "Absent: S. Whitcomb"


def test_a_day_ahead_takes_announced_absences_only(open_tab: OpenTab, example: Path) -> None:
    tab = open_tab(date(2007, 12, 2))
    keys = Keys(tab)
    for letter in "prt":
        keys.type(letter)
        assert tab.grid.note.sentence().startswith("Session 7 is on 12 December 2007: nobody can be present")
    assert marks_of(example, SESSION) == {}
    assert not any(row.present.isEnabled() for row in tab.panel.list.rows)
    assert not tab.panel.check_in.isEnabled()
    assert tab.panel.notice.text().startswith("The session is in 10 days.")
    keys.type("a")
    keys.type("board")
    keys.press(Qt.Key.Key_Return)
    mark = marks_of(example, SESSION)["Robert Castellan"]
    assert mark.told_on == date(2007, 12, 2)
    assert mark.reason.lower().startswith("board")


def test_an_absence_without_a_reason_is_refused_beside_the_field(tab: AttendanceTab, keys: Keys) -> None:
    keys.type("a")
    dialog = keys.dialog()
    assert dialog is not None
    keys.press(Qt.Key.Key_Return)
    assert dialog.problem("reason") == "×  Please give a reason for the absence."
    assert dialog.isVisible()


def test_a_held_session_is_corrected_with_a_reason(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    tab.grid.go_to(tab.grid.grid.first_row() + 4, tab.grid.grid.sessions[1].id)
    keys.type("p")
    dialog = keys.dialog()
    assert dialog is not None
    keys.press(Qt.Key.Key_Return, CONTROL)
    assert "say why" in dialog.problem("reason")
    keys.type("misread")
    keys.press(Qt.Key.Key_Return, CONTROL)
    assert marks_of(example, 2)["Daniel O’Shea"].kind is MarkKind.PRESENT
    assert (
        window_of(tab).undo_action.text()
        == "&Undo: mark D. O’Shea present at session 2 after it was held: misread"
    )


def test_a_cancelled_session_says_so_at_the_cell(tab: AttendanceTab, keys: Keys) -> None:
    session = tab.grid.grid.sessions[7]
    cancelled = replace(session, state=SessionState.CANCELLED, cancelled_reason="Snow")
    tab.operations.change(lambda file: editing.change(file, cancelled))
    tab.grid.go_to(tab.grid.grid.first_row(), session.id)
    keys.type("p")
    assert tab.grid.note.sentence() == "Session 8 is cancelled: Snow."
    keys.type("r")
    assert tab.grid.note.sentence() == "Session 8 is cancelled: nobody can be marked for it."


def test_hovering_tells_the_arithmetic_and_the_mark(tab: AttendanceTab) -> None:
    model = tab.grid.grid
    row = model.first_row() + 2
    assert "5 of 6 sessions: 5 present, 1 absent" in model.rate_tooltip(row)
    assert "Thomas Nuñez: 80 %, 4 of 5 sessions: 4 present, 1 absent" in model.rate_tooltip(row)
    told = model.cell_sentence(row, 3)
    assert told.startswith("Thomas Nuñez, session 4, Wednesday, 12 September 2007\nAbsent: ")
    assert model.names(row) == (
        "Thomas Nuñez",
        "→ A. Lindqvist from 1 Nov 2007",
        "Copley Ridge Hospital",
    )


def test_only_what_a_mark_touches_is_shown_anew(tab: AttendanceTab, keys: Keys) -> None:
    touched = []
    resets = []
    tab.grid.grid.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    tab.grid.grid.modelReset.connect(lambda: resets.append(True))
    keys.type("p")
    row = tab.grid.grid.first_row()
    assert touched[0] == (row, row)
    assert not resets


def test_the_door_takes_one_touch_and_stamps_the_time(tab: AttendanceTab, example: Path) -> None:
    tab.panel.check_in.click()
    assert tab.page.isVisible()
    assert tab.page.clock.text() == "9:41"
    rows = tab.page.list.rows
    QTest.mouseDClick(rows[1].present, Qt.MouseButton.LeftButton)
    QTest.mouseClick(rows[1].present, Qt.MouseButton.LeftButton)
    mark = marks_of(example, SESSION)["Maria Ferreira"]
    assert mark.arrived == time(9, 41)
    assert rows[1].present.isChecked()
    assert rows[1].state.whole_text() == "late, here since 9:41: part of the day · Bayline Medical Center"
    assert tab.page.count.text() == "1 of 11 here"
    rows[1].left.click()
    assert tab.page.banner.sentence() == "The time of leaving comes before the arrival."
    tab.page.undo.click()
    assert marks_of(example, SESSION) == {}
    QTest.keyClick(tab.page, Qt.Key.Key_Escape)
    assert not tab.page.isVisible()
    assert tab.grid.isVisible()


def test_a_note_on_somebody_turned_away_is_deleted_after_a_question(tab: AttendanceTab) -> None:
    window = window_of(tab)
    note = TurnedAway(session_id=SESSION, organization_id=5, name="Lou Berg", reason="Sent")
    window.operations.change(lambda file: attendance.turn_away(file, note, None))

    def kept() -> list[str]:
        notes = window.operations.file.snapshot().turned_away
        return [kept.name for kept in notes if kept.session_id == SESSION]

    assert kept() == ["Lou Berg"]
    for sure, left in ((False, ["Lou Berg"]), (True, [])):
        QApplication.processEvents()
        (delete,) = [
            link
            for link in tab.panel.findChildren(QToolButton)
            if link.accessibleName() == "Delete the note on Lou Berg" and link.isVisible()
        ]
        QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        if sure:
            button = box.findChild(QPushButton, "confirm_action")
            assert isinstance(button, QPushButton)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(box, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert kept() == left
    window.undo()
    assert kept() == ["Lou Berg"]


def test_somebody_came_instead(tab: AttendanceTab, keys: Keys, example: Path) -> None:
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
    assert tab.panel.instead.heading.text() == "Somebody came instead of D. O’Shea?"
    assert "LEAD takes no substitutes" in tab.panel.instead.text.text()
    tab.panel.instead.absence.click()
    dialog = keys.dialog()
    assert dialog is not None
    dialog.editor("name").setFocus()
    keys.type("Lou Berg")
    keys.press(Qt.Key.Key_Return)
    assert dialog.problem("reason").startswith("×  Please")
    dialog.editor("reason").setFocus()
    keys.type("Sent")
    keys.press(Qt.Key.Key_Return)
    assert keys.dialog() is None
    assert marks_of(example, SESSION)["Daniel O’Shea"].kind is MarkKind.ABSENT
    assert not tab.panel.away_heading.isHidden()
    row = tab.grid.currentIndex().row()
    assert "Turned away: Lou Berg. Sent" in tab.grid.grid.cell_sentence(row, 6)
    # A second one needs no second absence.
    tab.panel.instead.absence.click()
    dialog = keys.dialog()
    assert dialog is not None
    assert dialog.findChild(QLineEdit, "told_on") is None


def test_a_new_ceo_is_recorded_in_the_people_tab(tab: AttendanceTab) -> None:
    tab.panel.instead.succession.click()
    window = window_of(tab)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "People"
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert [dialog.windowTitle() for dialog in dialogs] == ["New CEO of Alder Valley"]


def test_the_year_and_the_whole_program(tab: AttendanceTab) -> None:
    assert [tab.years.itemText(place) for place in range(3)] == ["Year 1", "Year 2", "Whole program"]
    tab.years.setCurrentIndex(2)
    tab.years.activated.emit(2)
    assert tab.grid.grid.columnCount() == 20
    assert tab.grid.session is not None
    assert tab.grid.session.number == SESSION
    tab.years.setCurrentIndex(1)
    tab.years.activated.emit(1)
    assert [session.number for session in tab.grid.grid.sessions] == list(range(11, 21))


def test_an_empty_program_offers_the_next_step(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    new_file(tmp_path, "empty.lead").close()
    assert application.open(tmp_path / "empty.lead")
    window = application.window
    assert isinstance(window, MainWindow)
    tab = window.tab(TabKey.ATTENDANCE)
    assert isinstance(tab, AttendanceTab)
    window.tabs.setCurrentWidget(tab)
    heading = next(label for label in tab.findChildren(QLabel) if label.isVisible())
    assert heading.text() == "Nobody to mark yet"
    QTest.keyClicks(tab.grid, "par0")


def test_marks_made_elsewhere_are_there_when_the_tab_comes_back(tab: AttendanceTab, keys: Keys) -> None:
    keys.type("p")
    window = window_of(tab)
    window.tabs.setCurrentIndex(0)
    window.undo()
    window.tabs.setCurrentWidget(tab)
    assert tab.grid.grid.index(tab.grid.grid.first_row(), 6).data() == "·"


def test_the_record_leaves_as_a_workbook(tab: AttendanceTab, tmp_path: Path, qtbot: QtBot) -> None:
    tab.export.export(tmp_path / "record.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "record.xlsx").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: bool(window_of(tab).banner.sentence()), timeout=20_000)
    assert window_of(tab).banner.sentence().startswith("record.xlsx is saved")


def test_a_ceo_absent_again_is_a_finding_with_its_place(tab: AttendanceTab, keys: Keys, qtbot: QtBot) -> None:
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
    keys.type("a")
    keys.type("Abroad")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(tab.panel.findings.rows()))
    (row,) = tab.panel.findings.rows()
    assert row.finding.title == "D. O’Shea: 2 absences in 12 months"
    assert row.finding.detail == "Eastham · sessions 2 and 7"
    assert "2 absences in 12 months" in tab.grid.grid.rate_tooltip(tab.grid.currentIndex().row())
    tab.grid.go_to(tab.grid.grid.first_row(), tab.grid.grid.sessions[0].id)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert tab.grid.session is not None
    assert (tab.grid.session.number, tab.grid.grid.names(tab.grid.currentIndex().row())[0]) == (
        SESSION,
        "Daniel O’Shea",
    )
    window_of(tab).undo()
    assert not tab.panel.findings.rows()


def test_other_tabs_lead_to_a_session_here(tab: AttendanceTab) -> None:
    window = window_of(tab)
    window.tabs.setCurrentIndex(0)
    view = tab.view
    assert view is not None
    later = next(session for session in view.snapshot.sessions if session.number == 14)
    window.show_place(Session, later.id, "attendance")
    assert window.tabs.currentWidget() is tab
    assert tab.grid.session is not None
    assert tab.grid.session.number == 14
    assert tab.years.currentText() == "Year 2"


def test_check_in_is_in_the_menu_of_the_session(tab: AttendanceTab) -> None:
    window = window_of(tab)
    window.tabs.setCurrentIndex(0)
    action = next(one for one in window.session_menu.actions() if "Chec" in one.text())
    action.trigger()
    assert tab.page.isVisible()
    tab.close_door()
    tab.grid.go_to(tab.grid.grid.first_row(), tab.grid.grid.sessions[8].id)
    action.trigger()
    assert not tab.page.isVisible()
    assert window.banner.sentence().startswith("The session is in 64 days.")


def test_readiness_hears_of_marks_when_it_comes_back_into_view(
    tab: AttendanceTab, keys: Keys, qtbot: QtBot
) -> None:
    window = window_of(tab)
    scheduling = window.tab(TabKey.SCHEDULING)
    assert isinstance(scheduling, SchedulingTab)
    keys.type("a")
    keys.type("Abroad")
    keys.press(Qt.Key.Key_Return)
    window.tabs.setCurrentWidget(scheduling)
    qtbot.waitUntil(
        lambda: any("Castellan" in row.finding.title for row in scheduling.findings.rows()), timeout=5_000
    )
