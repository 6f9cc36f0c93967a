"""Airtime and topics: the balance of hosting, and a topic taken up by a session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lead_desktop.services import editing
from lead_desktop.services.scheduling.agenda import day
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.airtime_dialog import AirtimeDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.scheduling.conftest import top_dialog


def opened(tab: SchedulingTab) -> AirtimeDialog:
    tab.open_airtime()
    dialog = top_dialog()
    assert isinstance(dialog, AirtimeDialog)
    return dialog


def test_minutes_turns_and_days_stand_beside_each_organization(tab: SchedulingTab) -> None:
    dialog = opened(tab)
    model = dialog.airtime_table.model
    row = [str(model.index(1, column).data()) for column in range(7)]
    assert row == [
        "Bayline Medical Center",
        "4 of 20, 1 held",
        "in balance",
        "1 h 45 min",
        "5 h 15 min",
        "200 days ago, session 2",
        "session 7",
    ]
    assert dialog.warnings.isHidden()
    dialog.reject()


def test_a_host_too_often_is_warned_about(tab: SchedulingTab) -> None:
    file = tab.operations.file
    session = replace(day(file, 8).session, host_id=2)
    tab.operations.change(lambda file: editing.change(file, session))
    dialog = opened(tab)
    model = dialog.airtime_table.model
    assert model.index(1, 2).data() == "! 1 more than its share"
    assert model.index(2, 2).data() == "! 1 still to plan"
    assert "Session 8: Bayline hosts session 7 just before" in dialog.warnings.text()
    dialog.reject()


def test_a_wanted_topic_is_added_and_taken_up(tab: SchedulingTab, window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(tab)
    dialog.tabs.setCurrentIndex(1)
    QTest.mouseClick(dialog.wanted.add_button, Qt.MouseButton.LeftButton)
    form = top_dialog()
    assert isinstance(form, FormDialog)
    QTest.keyClicks(form.editor("title"), "Sleep, and who gets it")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = dialog.wanted.model.row_where(lambda topic: topic.title == "Sleep, and who gets it")
    dialog.wanted.table.selectRow(row)
    QTest.mouseClick(dialog.take_up_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text().startswith("Session 20,"))
    action.trigger()
    menu.close()
    assert day(tab.operations.file, 20).session.topic == "Sleep, and who gets it"
    wanted = [str(dialog.wanted.model.index(row, 0).data()) for row in range(dialog.wanted.model.rowCount())]
    assert "Sleep, and who gets it" not in wanted
    assert "What the community keeps" in wanted
    dialog.reject()
    window.undo()
    assert day(tab.operations.file, 20).session.topic == "What the community keeps"
