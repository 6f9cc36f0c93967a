"""The people of the day: host's turn, portraits, and the dinner's form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.sessions import Guest
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.dinner_form import DinersEditor
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.scheduling.conftest import titles, top_dialog


def form() -> FormDialog[object]:
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def test_the_panel_names_the_turn_the_venue_and_the_facilitator(tab: SchedulingTab) -> None:
    facts = {name: button.accessibleName() for name, button in tab.page.people.facts.items()}
    assert facts == {
        "Host": "Host: Bayline, turn 2 of 4",
        "Venue": "Venue: Bayline, Harbor Building, Room 4B",
        "Facilitator": "Facilitator: Miriam Feld",
    }
    assert not tab.page.people.warning.isVisible()


def test_choosing_a_host_twice_running_is_told_in_the_choice_and_warned_about_after(
    tab: SchedulingTab, qtbot: QtBot
) -> None:
    QTest.mouseClick(tab.page.people.facts["Host"], Qt.MouseButton.LeftButton)
    dialog = form()
    hosts = dialog.editor("host_id")
    words = [hosts.itemText(row) for row in range(hosts.count())]  # type: ignore[attr-defined]
    assert "Alder Valley Health (turn 3 of 5, hosts session 6 just before)" in words
    hosts.setCurrentIndex(1)  # type: ignore[attr-defined]
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Alder Valley hosts session 6 just before" in tab.page.people.warning.text()
    assert "Alder Valley hosts session 6 just before" in titles(tab)


def test_a_portrait_is_attached_shown_and_taken_off(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#335577"))
    assert picture.save(str(tmp_path / "haugen.png"))
    (view,) = tab.page.people.guests
    assert not view.portrait.has_portrait()
    tab.edits.people.set_portrait(view.guest, tmp_path / "haugen.png")
    qtbot.waitUntil(lambda: tab.page.people.guests[0].portrait.has_portrait())
    assert "Guest portrait is missing" not in titles(tab)
    (view,) = tab.page.people.guests
    view.remove_portrait_wanted.emit(view.guest)
    assert not tab.page.people.guests[0].portrait.has_portrait()
    window.undo()
    assert tab.page.people.guests[0].portrait.has_portrait()


def test_a_picture_that_is_none_is_refused_in_words(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "haugen.png"
    path.write_text("no picture", "utf-8")
    tab.edits.people.set_portrait(tab.page.people.guests[0].guest, path)
    qtbot.waitUntil(lambda: bool(window.banner.sentence()))
    assert "haugen.png is not a PNG or JPEG picture" in window.banner.sentence()


def test_the_dinner_s_form_counts_who_joins_and_keeps_all_in_one_change(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(tab.page.people.dinner.button, Qt.MouseButton.LeftButton)
    dialog = form()
    editor = dialog.findChild(DinersEditor)
    assert isinstance(editor, DinersEditor)
    assert editor.count.text() == "6 people join, 1 vegetarian"
    raman = next(box for box in editor.boxes if box.text().startswith("Priya Raman"))
    raman.click()
    names = [editor.others.itemText(row) for row in range(editor.others.count())]
    place = next(row for row, name in enumerate(names) if name.startswith("Chipo Mbeki"))
    editor.others.activated.emit(place)
    assert editor.count.text() == "6 people join, 1 no shellfish"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.page.people.dinner.seats.text() == "6 join, 7 seats, 1 free"
    assert "Dietary wishes are not with the dinner yet" in titles(tab)
    window.undo()
    assert "Dinner: 7 seats, 1 vegetarian" in titles(tab)


def test_a_new_dinner_begins_on_the_evening_before_with_a_seat_for_everybody(
    tab: SchedulingTab, qtbot: QtBot
) -> None:
    tab.show_session(19)
    tab.edits.people.edit_dinner()
    dialog = form()
    seats = dialog.editor("seats").text()  # type: ignore[attr-defined]
    joining = dialog.findChild(DinersEditor)
    assert isinstance(joining, DinersEditor)
    assert seats == str(len(joining.boxes))
    place = dialog.editor("place")
    assert isinstance(place, QLineEdit)
    place.setText("O’Shea’s & Sons, Łódź")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tab.page.people.dinner.when.text() == "Tue 10 Feb 2009, 18:30 · O’Shea’s & Sons, Łódź"


def test_clicking_a_missing_portrait_opens_the_choice_of_a_picture(
    tab: SchedulingTab, window: MainWindow
) -> None:
    guest = tab.page.people.guests[0].guest
    window.show_place(Guest, guest.id, "portrait")
    dialog = top_dialog()
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Portrait of Dr. Lena Haugen"
    dialog.reject()
