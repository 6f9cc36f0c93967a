"""The People tab driven as a user would: successions, vacancies, corrections, and what they mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.text.formatting import short_day
from lead_desktop.services import history
from lead_desktop.ui.people.succession import EffectForm
from lead_desktop.ui.people.tab import PeopleTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.ui.keyboard import type_over

OpenWindow: TypeAlias = Callable[[Path], MainWindow]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def tab(window: MainWindow) -> PeopleTab:
    found = window.show_tab(TabKey.PEOPLE)
    assert isinstance(found, PeopleTab)
    return found


def form() -> EffectForm:  # type: ignore[type-arg]
    found = QApplication.activeModalWidget()
    assert isinstance(found, EffectForm)
    return found


def field(name: str, entity: type[W]) -> W:
    found = form().editor(name)
    assert isinstance(found, entity)
    return found


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def save(qtbot: QtBot) -> None:
    buttons = form().findChild(QDialogButtonBox)
    assert buttons is not None
    accepts = QDialogButtonBox.ButtonRole.AcceptRole
    press(qtbot, next(button for button in buttons.buttons() if buttons.buttonRole(button) is accepts))


def paste(place: QLineEdit, words: str) -> None:
    """Paste words: QTest types nothing beyond Latin letters."""
    QApplication.clipboard().setText(words)
    QTest.keyClick(place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def type_day(name: str, day: date) -> None:
    type_over(field(name, QLineEdit), short_day(day, Formats()))


def rows(tab: PeopleTab) -> list[tuple[str, ...]]:
    model = tab.page.appointments.model
    return [
        tuple(str(model.data(model.index(row, column))) for column in range(4))
        for row in range(model.rowCount())
    ]


def test_a_new_ceo_by_keyboard_alone(qtbot: QtBot, window: MainWindow, tab: PeopleTab) -> None:
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    # A button that is reached by its letter goes down first, and up a moment later.
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert form().windowTitle() == "New CEO of Alder Valley"
    name = field("successor_name", QLineEdit)
    name.setFocus()
    paste(name, "Łucja Nuñez")
    qtbot.waitUntil(
        lambda: (
            form().effect.sentences()
            == [
                "14 sessions from 7 on 12 December 2007 to 20 on 12 March 2009 (to come): "
                "Łucja Nuñez in place of Robert Castellan."
            ]
        )
    )
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert rows(tab)[:2] == [
        ("CEO", "Robert Castellan", "1 Sep 2001", "2 Dec 2007"),
        ("CEO", "Łucja Nuñez", "3 Dec 2007", "to come"),
    ]
    assert "catch-up packet" in window.banner.sentence()
    # Without a desktop, nobody hands the keyboard back to the window when a dialog closes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rows(tab)[0] == ("CEO", "Robert Castellan", "1 Sep 2001", "in office"))


def test_the_catch_up_packet_is_saved_from_the_banner(
    qtbot: QtBot, window: MainWindow, tab: PeopleTab, tmp_path: Path
) -> None:
    press(qtbot, tab.page.new_ceo)
    paste(field("successor_name", QLineEdit), "Łucja Nuñez")
    save(qtbot)
    offered = next(
        button for button in window.banner.findChildren(QPushButton) if button.text() == "Catch-up packet…"
    )
    press(qtbot, offered)
    qtbot.waitUntil(lambda: tab.findChild(QFileDialog) is not None, timeout=20_000)
    dialog = tab.findChild(QFileDialog)
    assert dialog is not None
    path = tmp_path / "catch up.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "catch up.pdf is saved" in window.banner.sentence())
    assert path.read_bytes().startswith(b"%PDF")


def test_a_mark_in_the_way_is_said_before_and_beside_the_day(qtbot: QtBot, tab: PeopleTab) -> None:
    press(qtbot, tab.page.new_ceo)
    paste(field("successor_name", QLineEdit), "Łucja Nuñez")
    type_day("last_day", date(2007, 9, 30))
    assert field("first_day", QLineEdit).text() == "1 Oct 2007"
    qtbot.waitUntil(
        lambda: (
            form().effect.sentences()[0]
            == "Robert Castellan is marked for sessions 5 on 16 October 2007 and 6 on 15 November 2007 "
            "and would not be in office."
        )
    )
    save(qtbot)
    assert "Robert Castellan is marked for session 5" in form().problem("last_day")
    assert rows(tab)[0][3] == "in office"
    type_day("last_day", date(2007, 11, 30))
    assert form().problem("last_day") == ""
    save(qtbot)
    assert rows(tab)[0][3] == "30 Nov 2007"


def test_two_ceos_are_refused_beside_the_first_day(qtbot: QtBot, tab: PeopleTab) -> None:
    press(qtbot, tab.page.new_ceo)
    paste(field("successor_name", QLineEdit), "Łucja Nuñez")
    type_day("first_day", date(2007, 12, 2))
    save(qtbot)
    assert "begins before the last day" in form().problem("first_day")
    successor = field("successor_id", QComboBox)
    successor.setCurrentText("Robert Castellan")
    assert not field("successor_name", QLineEdit).isEnabled()
    type_day("first_day", date(2007, 12, 3))
    save(qtbot)
    assert "cannot be the successor" in form().problem("successor_id")


def test_a_vacant_seat_is_on_the_timeline_until_it_is_taken(
    qtbot: QtBot, window: MainWindow, tab: PeopleTab
) -> None:
    press(qtbot, tab.page.new_ceo)
    type_day("last_day", date(2007, 12, 1))
    field("vacant", QCheckBox).setChecked(True)
    assert not field("successor_id", QComboBox).isEnabled()
    assert not field("first_day", QLineEdit).isEnabled()
    qtbot.waitUntil(lambda: "vacant from 2 December 2007 on" in form().effect.sentences()[-1])
    save(qtbot)
    vacant = [bar.text for bar in tab.page.timeline.bars() if bar.line is None]
    assert vacant == ["CEO: vacant from 2 December 2007 on"]
    assert "CEO: vacant" in tab.page.timeline.accessibleDescription()
    press(qtbot, tab.page.new_ceo)
    with pytest.raises(StopIteration):
        form().editor("last_day")
    field("interim", QCheckBox).setChecked(True)
    paste(field("successor_name", QLineEdit), "Łucja Nuñez")
    save(qtbot)
    assert ("CEO (interim)", "Łucja Nuñez", "2 Dec 2007", "in office") in rows(tab)
    assert not [bar for bar in tab.page.timeline.bars() if bar.line is None]


def test_a_click_on_the_timeline_selects_the_appointment(qtbot: QtBot, tab: PeopleTab) -> None:
    bar = next(
        bar
        for bar in tab.page.timeline.bars()
        if bar.line is not None and bar.line.appointment.role is Role.TRUSTEE
    )
    QTest.mouseClick(tab.page.timeline, Qt.MouseButton.LeftButton, pos=bar.area.center().toPoint())
    assert bar.line is not None
    assert tab.page.appointments.current() == bar.line.appointment


def test_a_correction_asks_for_its_reason(qtbot: QtBot, window: MainWindow, tab: PeopleTab) -> None:
    table = tab.page.appointments.table
    tab.page.appointments.select_id(tab.page.appointments.model.value_at(0).id)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert form().windowTitle() == "Correct an appointment"
    type_day("first_day", date(2007, 5, 1))
    qtbot.waitUntil(lambda: "is marked for session 1" in form().effect.sentences()[0])
    save(qtbot)
    assert "Robert Castellan is marked for session 1" in form().problem("first_day")
    type_day("first_day", date(2002, 9, 1))
    save(qtbot)
    assert form().problem("reason") == "×  Please say why; the reason is kept in the history."
    QTest.keyClicks(field("reason", QLineEdit), "The letter says 2002")
    save(qtbot)
    assert rows(tab)[0] == ("CEO", "Robert Castellan", "1 Sep 2002", "in office")
    assert history.history(window.operations.file)[-1].label.endswith(": The letter says 2002")


def test_pressing_twice_records_once(qtbot: QtBot, window: MainWindow, tab: PeopleTab) -> None:
    press(qtbot, tab.page.new_quality)
    paste(field("successor_name", QLineEdit), "O'Shea")
    before = len(history.history(window.operations.file))
    dialog = form()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(history.history(window.operations.file)) == before + 1


def test_what_stands_against_the_rules_is_told_in_the_banner(example: Path, open_window: OpenWindow) -> None:
    with closing(sqlite3.connect(example)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(
            "UPDATE appointments SET first_day = '2007-05-01' WHERE organization_id = 1 AND role = 'ceo'"
        )
        connection.commit()
    window = open_window(example)
    assert (
        "nothing was deleted: Robert Castellan (Alder Valley Health) has a mark for session 1 "
        "on 24 April 2007, but was not in office on that day." in window.banner.sentence()
    )
    window = open_window(example)
    assert "have been put back" not in window.banner.sentence()
    assert "was not in office" in window.banner.sentence()
