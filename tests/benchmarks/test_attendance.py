"""One mark in a large grid against one in a small grid, from the key to the cell on the screen."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.services.program_file import Clock, create_program
from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.benchmarks.table import tell

pytestmark = pytest.mark.benchmark

SMALL, LARGE = (5, 10), (30, 60)
"""Organizations and sessions."""

ROUNDS = 25
LAST = date(2008, 12, 17)


def build(path: Path, organizations: int, sessions: int) -> None:
    """Write a program with a CEO and a head of Quality each, every session but the last one marked."""
    program = Program(name="LEAD", first_day=date(2007, 1, 1), last_day=date(2008, 12, 31))
    file = create_program(path, program, Clock(as_of=LAST))
    with file.changing() as work:
        seats = []
        for number in range(organizations):
            organization = work.add(Organization(name=f"Organization {number}", colour=number))
            for role in (Role.CEO, Role.HEAD_OF_QUALITY):
                person = work.add(Person(name=f"{role.value} {number}"))
                seats.append(
                    work.add(
                        Appointment(
                            person_id=person.id,
                            organization_id=organization.id,
                            role=role,
                            first_day=date(2006, 1, 1),
                        )
                    )
                )
        for number in range(sessions):
            day = LAST - timedelta(days=12 * (sessions - 1 - number))
            state = SessionState.ANNOUNCED if day == LAST else SessionState.HELD
            session = work.add(Session(number=number + 1, day=day, state=state))
            for appointment in seats if day != LAST else ():
                seat = work.add(Seat(session_id=session.id, appointment_id=appointment.id))
                work.add(Mark(seat_id=seat.id, kind=MarkKind.PRESENT))
        work.commit("Begin")
    file.close()


class Marked:
    """A window on the whole program of a file; a key marks a cell of the last session."""

    def __init__(self, application: Application, path: Path) -> None:
        self.application = application
        assert application.open(path)
        window = application.window
        assert isinstance(window, MainWindow)
        tab = window.tab(TabKey.ATTENDANCE)
        assert isinstance(tab, AttendanceTab)
        window.tabs.setCurrentWidget(tab)
        whole = tab.years.count() - 1
        if whole > 0:
            tab.years.setCurrentIndex(whole)
            tab.years.activated.emit(whole)
        self.tab = tab
        # The session is under way: somebody else is there already.
        first, session = tab.grid.grid.first_row(), tab.grid.grid.sessions[-1].id
        self.tab.grid.go_to(first + 1, session)
        QTest.keyClick(self.tab.grid, Qt.Key.Key_P)
        self.tab.grid.go_to(first, session)

    def seconds(self) -> float:
        """Mark the cell and take the mark away again; return how long it took until both were painted."""
        start = time.perf_counter()
        for key in (Qt.Key.Key_P, Qt.Key.Key_Delete):
            QTest.keyClick(self.tab.grid, key)
            QApplication.processEvents()
        return time.perf_counter() - start


def test_a_mark_costs_no_more_in_a_large_grid(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    windows = []
    for size in (SMALL, LARGE):
        path = tmp_path / f"{size[0]}.lead"
        build(path, *size)
        settings = QSettings(str(tmp_path / f"{size[0]}.ini"), QSettings.Format.IniFormat)
        windows.append(Marked(make_application(qapp, settings, Clock(as_of=LAST)), path))
    assert [window.tab.grid.grid.columnCount() for window in windows] == [10, 60]
    taken: list[list[float]] = [[], []]
    # In turns, so that whatever else the machine does falls on both.
    for turn in range(ROUNDS + 3):
        for one, seconds in zip(windows, taken, strict=True):
            spent = one.seconds()
            if turn >= 3:
                seconds.append(spent)
    small, large = (median(seconds) for seconds in taken)
    for window in windows:
        assert window.application.window is not None
        window.application.window.close()
    with capsys.disabled():
        tell(
            "A mark made and taken away, 30 organizations by 60 sessions against 5 by 10",
            ("", "5 × 10", "30 × 60", "times", "goal"),
            ("time", f"{small * 1000:.1f} ms", f"{large * 1000:.1f} ms", f"{large / small:.2f}", "1.1"),
        )
    assert large / small < 2
