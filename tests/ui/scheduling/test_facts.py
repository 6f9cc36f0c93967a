"""The facts of a day, edited where they stand, with the keys that people press."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lead_desktop.domain.model.agenda import ItemKind
from lead_desktop.services import editing
from lead_desktop.ui.scheduling.day_facts import Fact
from lead_desktop.ui.scheduling.fact_editor import FactEditor
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.keyboard import type_over

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(window: MainWindow) -> SchedulingTab:
    window.go_to_tab(0)
    shown = window.tabs.currentWidget()
    assert isinstance(shown, SchedulingTab)
    shown.show_session(8)
    return shown


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def opened(tab: SchedulingTab, fact: Fact, key: Qt.Key = Qt.Key.Key_Return) -> FactEditor:
    box = tab.page.facts.boxes[fact]
    box.setFocus()
    QTest.keyClick(box, key)
    (editor,) = [one for one in tab.findChildren(FactEditor) if one.isVisible()]
    return editor


def is_open(tab: SchedulingTab) -> bool:
    QApplication.processEvents()
    return any(one.isVisible() for one in tab.findChildren(FactEditor))


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_a_venue_is_typed_where_it_stands(tab: SchedulingTab, key: Qt.Key) -> None:
    editor = opened(tab, Fact.VENUE, key)
    assert focus() is editor.editor("venue")
    type_over(focus(), "St. Mary's Hall, room 4")
    press(Qt.Key.Key_Return)
    assert not is_open(tab)
    assert tab.page.day is not None
    assert tab.page.day.session.venue == "St. Mary's Hall, room 4"
    assert focus() is tab.page.facts.boxes[Fact.VENUE]


def test_the_agenda_follows_the_topic(tab: SchedulingTab) -> None:
    opened(tab, Fact.TOPIC)
    type_over(focus(), "ICU mortality")
    press(Qt.Key.Key_Return)
    assert tab.page.day is not None
    assert tab.page.day.session.topic == "ICU mortality"


def test_escape_leaves_everything_as_it_was(tab: SchedulingTab) -> None:
    before = tab.page.day
    opened(tab, Fact.TOPIC)
    type_over(focus(), "Something else")
    press(Qt.Key.Key_Escape)
    assert not is_open(tab)
    assert tab.page.day == before
    assert focus() is tab.page.facts.boxes[Fact.TOPIC]


def test_date_and_start_are_kept_together_and_the_dinner_moves_along(tab: SchedulingTab) -> None:
    assert tab.page.day is not None
    dinner = tab.page.day.dinner
    assert dinner is not None
    editor = opened(tab, Fact.DATE)
    type_over(editor.editor("day"), "16 Jan 2008")
    press(Qt.Key.Key_Tab)
    assert focus() is editor.editor("start")
    type_over(focus(), "830")
    press(Qt.Key.Key_Return)
    day = tab.page.day
    assert (day.session.day, day.session.start) == (date(2008, 1, 16), time(8, 30))
    assert day.dinner is not None
    assert (day.dinner.day - dinner.day).days == 1


def test_what_is_not_understood_changes_nothing_and_stays(tab: SchedulingTab) -> None:
    before = tab.page.day
    editor = opened(tab, Fact.PAPERS_DUE)
    type_over(focus(), "soonish")
    press(Qt.Key.Key_Return)
    assert is_open(tab)
    assert tab.page.day == before
    assert "not understood" in editor.message.text()
    type_over(focus(), "")
    press(Qt.Key.Key_Return)
    assert not is_open(tab)
    assert tab.page.day is not None
    assert tab.page.day.session.papers_due is None


def test_a_day_that_is_taken_is_refused_below(tab: SchedulingTab) -> None:
    before = tab.page.day
    editor = opened(tab, Fact.DATE)
    type_over(editor.editor("day"), "12 Dec 2007")
    press(Qt.Key.Key_Return)
    assert "Session 7 is on this day already" in editor.message.text()
    assert tab.page.day == before


def test_leaving_with_tab_keeps_what_was_typed(tab: SchedulingTab) -> None:
    opened(tab, Fact.VENUE)
    type_over(focus(), "The old mill")
    tab.sessions.list.setFocus()
    assert not is_open(tab)
    assert tab.page.day is not None
    assert tab.page.day.session.venue == "The old mill"
    assert focus() is tab.sessions.list


def test_a_guest_is_added_by_name_and_talk_and_led_by_them(tab: SchedulingTab) -> None:
    tab.show_session(14)
    before = tab.page.day
    assert before is not None
    assert not before.guests
    opened(tab, Fact.GUEST)
    QTest.keyClicks(focus(), "Dr. Ines Morgado")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "Quiet wards")
    press(Qt.Key.Key_Return)
    assert tab.page.day is not None
    (guest,) = tab.page.day.guests
    assert (guest.name, guest.talk) == ("Dr. Ines Morgado", "Quiet wards")
    slots = [line for line in tab.page.day.lines if line.item.kind is ItemKind.GUEST]
    assert all("Ines Morgado" in line.lead for line in slots)


def test_a_dinner_is_planned_where_it_stands(tab: SchedulingTab, window: MainWindow) -> None:
    tab.show_session(20)
    before = tab.page.day
    assert before is not None
    dinner = before.dinner
    assert dinner is not None
    window.operations.change(lambda file: editing.remove(file, dinner))
    editor = opened(tab, Fact.DINNER)
    type_over(editor.editor("start"), "19")
    type_over(editor.editor("place"), "The Chart House")
    press(Qt.Key.Key_Return)
    assert tab.page.day is not None
    planned = tab.page.day.dinner
    assert planned is not None
    assert (planned.start, planned.place) == (time(19), "The Chart House")
    assert (tab.page.day.session.day - planned.day).days == 1
    assert window.undo_action.text().startswith("&Undo: plan the dinner")


def test_a_held_day_asks_why_and_cancelling_leaves_the_fact(tab: SchedulingTab) -> None:
    tab.show_session(6)
    before = tab.page.day
    opened(tab, Fact.VENUE)
    type_over(focus(), "Elsewhere")
    press(Qt.Key.Key_Return)
    asked = QApplication.activeModalWidget()
    assert asked is not None
    assert not isinstance(asked, QMessageBox)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not is_open(tab)
    assert tab.page.day == before
