"""The ring stays around what has the keyboard when that moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.shell.main_window import MainWindow


def ring(window: QWidget) -> QRect:
    (frame,) = [one for one in window.findChildren(QWidget, "focus_ring") if one.isVisible()]
    return frame.geometry()


def cell(window: MainWindow) -> QRect:
    tab = window.tabs.currentWidget()
    assert isinstance(tab, AttendanceTab)
    area = tab.grid.visualRect(tab.grid.currentIndex())
    return QRect(tab.grid.viewport().mapTo(window, area.topLeft()), area.size()).adjusted(-2, -2, 2, 2)


def test_it_follows_a_cell_that_moves(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to_tab(1)
    qtbot.waitUntil(lambda: ring(window) == cell(window))
    before = ring(window)
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: cell(window) != before)
    qtbot.waitUntil(lambda: ring(window) == cell(window))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ring(window) == cell(window))
