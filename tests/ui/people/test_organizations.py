"""The People tab: organizations that join late or leave early, and everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.services import editing
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.people.tab import PeopleTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.ui.keyboard import type_over


@pytest.fixture
def tab(window: MainWindow) -> PeopleTab:
    found = window.show_tab(TabKey.PEOPLE)
    assert isinstance(found, PeopleTab)
    return found


def form() -> FormDialog:  # type: ignore[type-arg]
    found = QApplication.activeModalWidget()
    assert isinstance(found, FormDialog)
    return found


def set_day(name: str, day: date) -> None:
    type_over(form().editor(name), day.isoformat())


def save(qtbot: QtBot) -> None:
    QTest.keyClick(form(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_organization_leaves_early(qtbot: QtBot, window: MainWindow, tab: PeopleTab) -> None:
    QTest.mouseClick(tab.page.edit_button, Qt.MouseButton.LeftButton)
    set_day("first_day", date(2007, 5, 1))
    save(qtbot)
    assert "is marked for session 1 on 24 April 2007, before this day" in form().problem("first_day")
    type_over(form().editor("first_day"), "")
    set_day("last_day", date(2008, 12, 31))
    save(qtbot)
    assert QApplication.activeModalWidget() is None
    assert tab.page.subtitle.text() == "Hospital · Alder Falls, Massachusetts · left on 31 December 2008"


def test_leaving_before_joining_is_refused_beside_the_day(qtbot: QtBot, tab: PeopleTab) -> None:
    QTest.mouseClick(tab.page.edit_button, Qt.MouseButton.LeftButton)
    set_day("first_day", date(2008, 5, 1))
    set_day("last_day", date(2008, 4, 1))
    save(qtbot)
    assert "leave before it joins" in form().problem("last_day")


def test_everybody_is_filtered_and_counted(qtbot: QtBot, window: MainWindow, tab: PeopleTab) -> None:
    editing.add(window.operations.file, Person(name="Łukasz O'Shea"))
    window.operations.changed.emit(editing.add(window.operations.file, Person(name="李")))
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_End)
    assert tab.stack.currentWidget() is tab.everybody
    QTest.keyClicks(tab.everybody.filter, "lukasz")
    table = tab.everybody.people
    assert [table.model.value_at(row).name for row in range(table.model.rowCount())] == ["Łukasz O'Shea"]
    tab.everybody.filter.clear()
    assert table.model.rowCount() == 28


def test_a_name_of_300_letters_keeps_the_page_together(
    qtbot: QtBot, window: MainWindow, tab: PeopleTab
) -> None:
    file = window.operations.file
    with file.reading() as work:
        alder = work.get(Organization, 1)
    window.operations.changed.emit(editing.change(file, replace(alder, name="Long name " * 30)))
    window.resize(1100, 700)
    QApplication.processEvents()
    page = tab.page.widget()
    viewport = tab.page.viewport()
    assert page is not None
    assert page.width() <= viewport.width()
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    for button in buttons:
        right = button.mapTo(page, button.rect().topRight()).x()
        assert right <= viewport.width(), button.text()


def test_escape_leaves_a_form_that_nobody_touched(qtbot: QtBot, tab: PeopleTab) -> None:
    QTest.mouseClick(tab.page.new_ceo, Qt.MouseButton.LeftButton)
    assert isinstance(form().editor("successor_name"), QLineEdit)
    QTest.keyClick(form(), Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
