"""What the scenes share: what a scene is, and the ways to the five tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QMenu, QPushButton, QWidget

from lead_desktop.domain.model.sessions import Session
from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.goals.tab import GoalsTab
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.people.tab import PeopleTab
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.golden.stage import Stage, W

Scene: TypeAlias = Callable[[Stage], QWidget]
"""Brings the window into a state and returns what the picture is taken of."""


def _tab(stage: Stage, key: TabKey, kind: type[W], window: MainWindow | None) -> W:
    tab = (window or stage.window).show_tab(key)
    assert isinstance(tab, kind)
    stage.settle()
    return tab


def scheduling(
    stage: Stage, session: int = 7, window: MainWindow | None = None, *, fresh: bool = False
) -> SchedulingTab:
    """Go to a session in the Scheduling tab; with `fresh` nothing is selected on its day or scrolled."""
    tab = _tab(stage, TabKey.SCHEDULING, SchedulingTab, window)
    if fresh:
        # From another session, so that selection and keyboard are where they are on coming there.
        tab.show_session(2)
    if tab.sessions.session_id != session:
        tab.show_session(session)
    if fresh:
        tab.page.agenda_section.view.clearSelection()
        tab.sessions.list.setFocus()
    stage.settle()
    if fresh:
        tab.page.reveal_wanted.emit(tab.page.heading)
    return tab


def attendance(stage: Stage, session: int = 7, window: MainWindow | None = None) -> AttendanceTab:
    """Go to a session in the Attendance tab."""
    tab = _tab(stage, TabKey.ATTENDANCE, AttendanceTab, window)
    if tab.grid.session is None or tab.grid.session.id != session:
        tab.show_value(Session, session)
        stage.settle()
    tab.grid.note.hide()
    return tab


def goals(stage: Stage, window: MainWindow | None = None) -> GoalsTab:
    """Go to the Goals tab."""
    return _tab(stage, TabKey.GOALS, GoalsTab, window)


def people(stage: Stage, window: MainWindow | None = None) -> PeopleTab:
    """Go to the People tab."""
    return _tab(stage, TabKey.PEOPLE, PeopleTab, window)


def packets(stage: Stage, window: MainWindow | None = None) -> PacketsTab:
    """Go to the Packets tab."""
    return _tab(stage, TabKey.PACKETS, PacketsTab, window)


def form(stage: Stage) -> FormDialog[object]:
    """Return the form that was opened last."""
    return stage.dialog(FormDialog)


def click(stage: Stage, button: QAbstractButton) -> None:
    """Click a button and let follow what follows."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()


def accept(stage: Stage, dialog: QWidget) -> None:
    """Press the button that keeps what was entered."""
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    accepts = QDialogButtonBox.ButtonRole.AcceptRole
    click(stage, next(one for one in buttons.buttons() if buttons.buttonRole(one) is accepts))


def button(parent: QWidget, words: str) -> QPushButton:
    """Return the button of a parent whose words begin so."""
    found = [one for one in parent.findChildren(QPushButton) if one.text().replace("&", "").startswith(words)]
    return next(one for one in found if one.isVisibleTo(parent))


def choose(stage: Stage, menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by a part of its words."""
    next(action for action in menu.actions() if words in action.text().replace("&", "")).trigger()
    stage.settle()


def small(stage: Stage) -> MainWindow:
    """Make the window as small as its layout goes."""
    window = stage.window
    window.resize(1100, 700)
    stage.afterwards(lambda: window.resize(1440, 900))
    return window
