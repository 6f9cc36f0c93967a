"""A click on a finding goes to the place that puts it right, with the right field ready."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.services import editing, issue_log
from lead_desktop.services.scheduling import sessions
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.scheduling.conftest import titles, top_dialog


def click(tab: SchedulingTab, qtbot: QtBot, title: str) -> None:
    # Readiness follows an edit of the agenda a moment later.
    qtbot.waitUntil(lambda: title in titles(tab))
    row = next(row for row in tab.findings.rows() if row.finding.title == title)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)


def change(tab: SchedulingTab, **fields: object) -> None:
    """Change session 7 behind the window's back, as another tab would."""
    day = tab.page.day
    assert day is not None
    changed = replace(day.session, **fields)  # type: ignore[arg-type]
    tab.operations.change(lambda file: editing.change(file, changed))


@pytest.mark.parametrize(
    ("fields", "title", "field"),
    [
        ({"venue": ""}, "No venue yet", "venue"),
        ({"topic": ""}, "No shared topic yet", "topic"),
        ({"host_id": None}, "No host yet", "host_id"),
        ({"host_id": 1}, "Alder Valley hosts session 6 just before", "host_id"),
    ],
)
def test_a_gap_of_the_session_opens_its_form_at_the_field(
    tab: SchedulingTab, qtbot: QtBot, fields: dict[str, object], title: str, field: str
) -> None:
    change(tab, **fields)
    click(tab, qtbot, title)
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.focusWidget() is dialog.editor(field)
    dialog.reject()


def test_a_missing_biography_opens_the_guest_there(tab: SchedulingTab, qtbot: QtBot) -> None:
    guest = tab.page.people.guests[0].guest
    bare = replace(guest, biography="")
    tab.operations.change(lambda file: editing.change(file, bare))
    click(tab, qtbot, "Guest biography is missing")
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.focusWidget() is dialog.editor("biography")
    dialog.reject()


def test_a_late_paper_is_selected_with_the_button_that_attaches_it(tab: SchedulingTab, qtbot: QtBot) -> None:
    click(tab, qtbot, "Pre-read from Dr. Haugen not received")
    assert tab.page.papers.current().owner == "Dr. Haugen"
    assert tab.page.papers.attach.hasFocus()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: not tab.page.papers.attach.visibleRegion().isEmpty())


def test_an_overdue_action_is_selected(tab: SchedulingTab, qtbot: QtBot) -> None:
    click(tab, qtbot, "2 open actions are overdue")
    # It was promised at session 4, whose day is now in view.
    assert tab.page.day is not None
    assert tab.page.day.session.number == 4
    assert tab.page.after.promises.current().what.startswith("Say by when the vacant post")


def test_a_lead_outside_the_host_opens_the_item_at_its_lead(tab: SchedulingTab, qtbot: QtBot) -> None:
    day = tab.page.day
    assert day is not None
    item = replace(day.lines[2].item, lead_id=1)
    tab.operations.change(lambda file: editing.change(file, item))
    click(tab, qtbot, "Improvement example is not with the host")
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.focusWidget() is dialog.editor("lead_id")
    dialog.reject()


def test_a_dinner_without_place_opens_its_form_there(tab: SchedulingTab, qtbot: QtBot) -> None:
    day = tab.page.day
    assert day is not None
    assert day.dinner is not None
    bare = replace(day.dinner, place="")
    tab.operations.change(lambda file: editing.change(file, bare))
    click(tab, qtbot, "Dinner has no place yet")
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.focusWidget() is dialog.editor("place")
    dialog.reject()


def test_a_session_without_guest_offers_to_add_one(tab: SchedulingTab, qtbot: QtBot) -> None:
    guest = tab.page.people.guests[0].guest
    tab.operations.change(lambda file: editing.remove(file, guest))
    click(tab, qtbot, "No guest yet")
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.windowTitle() == "Add guest"
    dialog.reject()


def test_a_good_finding_goes_there_without_opening_anything(tab: SchedulingTab, qtbot: QtBot) -> None:
    click(tab, qtbot, "Shared topic: Physician engagement")
    assert QApplication.activeModalWidget() is None


def test_packets_made_old_by_a_change_lead_to_the_packets(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.operations.change(lambda file: issue_log.issue(file, 7))
    day = tab.page.day
    assert day is not None
    moved = replace(day.session, venue="Elsewhere")
    tab.operations.change(lambda file: sessions.move_session(file, moved))
    click(tab, qtbot, "Changed since the packets were issued: the venue")
    assert isinstance(window.tabs.currentWidget(), PacketsTab)
    qtbot.waitUntil(lambda: not tab.operations.busy, timeout=20_000)


def test_the_step_that_announces_a_draft_is_offered_at_its_state(tab: SchedulingTab, qtbot: QtBot) -> None:
    change(tab, state=SessionState.DRAFT)
    click(tab, qtbot, "The date is not announced yet")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    shown = [action for action in menu.actions() if action.isVisible()]
    assert [action.text() for action in shown] == ["A&nnounce", "&Cancel session…"]
    shown[0].trigger()
    menu.close()
    assert tab.page.pill.text().strip() == "Announced"
    assert tab.page.pill.accessibleName() == "State: Announced"


def test_a_guest_can_be_reached_by_its_id(tab: SchedulingTab, window: MainWindow) -> None:
    tab.show_session(6)
    window.show_value(Guest, tab.page.people.guests[1].guest.id)
    assert tab.page.people.guests[1].edit_button.hasFocus()
    window.show_value(Session, 7)
    assert tab.page.day is not None
    assert tab.page.day.session.number == 7
