"""The frame of the window: menus, undo in words, what comes back, and an end while work runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QSplitter, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.errors import Cancelled
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.kit.tab_stops import is_stop, tab_stops
from lead_desktop.ui.operations import UNEXPECTED
from lead_desktop.ui.people.tab import PeopleTab
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.focus_round import holds
from lead_desktop.ui.shell.history import HistoryDialog
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.programs import clock, new_file, small_file
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_over

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def snapshot(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def dialog(window: MainWindow, entity: type[QDialog]) -> QDialog:
    (found,) = [one for one in window.findChildren(entity) if one.isVisible()]
    return found


def menu(window: MainWindow, title: str) -> QMenu:
    for action in window.menus.actions():
        shown = action.menu()
        if isinstance(shown, QMenu) and action.text().replace("&", "") == title:
            return shown
    raise AssertionError(f"no menu {title}")


def entries(of: QMenu) -> Iterator[QAction]:
    for action in of.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
        elif not action.isSeparator():
            yield action


def rename(window: MainWindow, name: str) -> None:
    file = window.operations.file
    with file.reading() as work:
        person = work.all(Person)[0]
    window.operations.change(lambda file: editing.change(file, replace(person, name=name)))


# menus and keys


def test_every_menu_entry_has_a_key_of_its_own_and_no_shortcut_is_given_twice(window: MainWindow) -> None:
    shortcuts: list[str] = []
    for bar_action in window.menus.actions():
        shown = bar_action.menu()
        assert isinstance(shown, QMenu)
        if bar_action.text() == "&Session":
            # Filled by the tabs, which have their own tests.
            continue
        keys = [
            QKeySequence.mnemonic(action.text()).toString() for action in shown.actions() if action.text()
        ]
        assert "" not in keys, f"{bar_action.text()}: {[action.text() for action in shown.actions()]}"
        assert len(keys) == len(set(keys)), f"{bar_action.text()}: {keys}"
        shortcuts += [key.toString() for action in entries(shown) for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts)), sorted(shortcuts)
    assert {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+O", "Ctrl+P", "Ctrl+Q"} <= set(shortcuts)


def test_the_tabs_have_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    titles = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(window, key, CONTROL)
        titles.append(window.tabs.tabText(window.tabs.currentIndex()))
    assert titles == ["Scheduling", "Attendance", "Goals", "People", "Packets"]


def test_the_keys_of_the_menus_are_underlined_while_alt_is_held(window: MainWindow, qtbot: QtBot) -> None:
    plain = window.menus.grab().toImage()
    QTest.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert window.menus.underlines
    assert window.menus.grab().toImage() != plain
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.menus.underlines


def test_the_settings_are_changed_in_their_form(window: MainWindow, qtbot: QtBot) -> None:
    next(entry for entry in entries(menu(window, "File")) if "se&ttings" in entry.text()).trigger()
    form = dialog(window, FormDialog)
    assert isinstance(form, FormDialog)
    name = form.editor("name")
    QTest.keyClick(name, Qt.Key.Key_A, CONTROL)
    # Pasted, for QTest types nothing but ASCII.
    QApplication.clipboard().setText("LEAD Nuñez & <b>李</b>")
    QTest.keyClick(name, Qt.Key.Key_V, CONTROL)
    QTest.keyPress(name, Qt.Key.Key_Return)
    assert snapshot(window.operations.file).program.name == "LEAD Nuñez & <b>李</b>"
    assert window.windowTitle().startswith("LEAD Nuñez & <b>李</b>")
    assert window.program_name.text() == "LEAD Nuñez & <b>李</b>"


def test_a_program_that_would_end_before_its_sessions_is_refused_at_the_field(window: MainWindow) -> None:
    before = snapshot(window.operations.file)
    next(entry for entry in entries(menu(window, "File")) if "se&ttings" in entry.text()).trigger()
    form = dialog(window, FormDialog)
    assert isinstance(form, FormDialog)
    type_over(form.editor("last_day"), "30 June 2007")
    form._save()
    assert "would lie outside the program" in form.problem("last_day")
    assert form.isVisible()
    assert snapshot(window.operations.file) == before


def test_the_history_tells_what_was_changed(window: MainWindow, qtbot: QtBot) -> None:
    rename(window, "Łukasz O’Shea")
    QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
    shown = dialog(window, HistoryDialog)
    assert isinstance(shown, HistoryDialog)
    latest = shown.table.item(0, 0)
    assert latest is not None
    assert "Łukasz O’Shea" in latest.text()
    assert shown.table.rowCount() == 2
    QTest.keyPress(shown, Qt.Key.Key_Escape)


def test_the_shortcuts_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    shown = dialog(window, QDialog)
    assert shown.windowTitle() == "Keyboard shortcuts"
    QTest.keyPress(shown, Qt.Key.Key_Escape)


# undo and redo


def test_undo_and_redo_say_what_they_take(window: MainWindow, qtbot: QtBot) -> None:
    before = snapshot(window.operations.file)
    rename(window, "Łukasz 李")
    after = snapshot(window.operations.file)
    assert window.undo_action.text() == "&Undo: change person “Łukasz 李”"
    assert not window.redo_action.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert snapshot(window.operations.file) == before
    assert window.redo_action.text() == "&Redo: change person “Łukasz 李”"
    assert window.note.sentence() == "Undone: Change person “Łukasz 李”"
    assert [button.text() for button in window.note.buttons] == ["Redo", "Show"]
    assert window.saved.text() == "All changes saved"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert snapshot(window.operations.file) == after
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert snapshot(window.operations.file) == after
    assert not window.redo_action.isEnabled()
    assert window.note.sentence() == "Done again: Change person “Łukasz 李”"


def test_a_note_leads_to_the_place_and_moves_nothing(window: MainWindow) -> None:
    window.show_tab(TabKey.SCHEDULING)
    rename(window, "Łukasz 李")
    focus, place = QApplication.focusWidget(), window.tabs.geometry()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert QApplication.focusWidget() is focus
    assert window.tabs.geometry() == place
    redo, show = window.note.buttons
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "People"
    assert window.note.isHidden()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert redo.text() == "Undo"
    QTest.mouseClick(redo, Qt.MouseButton.LeftButton)
    # Another change is not what the note spoke of.
    rename(window, "Nuñez")
    assert window.note.isHidden()


def test_a_refusal_floats_and_goes_with_what_it_spoke_of(window: MainWindow) -> None:
    place = window.tabs.geometry()
    window.operations.refused.emit("This cannot be done.")
    assert window.banner.sentence() == "This cannot be done."
    assert window.tabs.geometry() == place
    window.show_tab(TabKey.PEOPLE)
    assert window.banner.isHidden()


def test_an_ampersand_in_a_name_is_no_key_of_the_menu(window: MainWindow) -> None:
    rename(window, "Tom & Jerry")
    assert "Tom && Jerry" in window.undo_action.text()


def test_undo_with_nothing_to_undo_is_grey(open_window: OpenWindow, tmp_path: Path) -> None:
    new_file(tmp_path).close()
    window = open_window(tmp_path / "program.lead")
    assert not window.undo_action.isEnabled()
    assert window.undo_action.text() == "&Undo"


def test_a_change_is_on_the_disk_when_the_window_says_so(window: MainWindow) -> None:
    rename(window, "Maria Nuñez")
    assert window.saved.text() == "All changes saved"
    beside = open_program(window.operations.file.path, clock())
    try:
        assert "Maria Nuñez" in [person.name for person in snapshot(beside).people]
    finally:
        beside.close()


def test_what_another_window_changed_cannot_be_undone_over_it(window: MainWindow) -> None:
    rename(window, "One")
    beside = open_program(window.operations.file.path, clock())
    with beside.reading() as work:
        person = work.all(Person)[0]
    editing.change(beside, replace(person, name="Two"))
    beside.close()
    window.undo()
    with window.operations.file.reading() as work:
        # The other window's change was the latest one, so it is the one that was taken back.
        assert work.all(Person)[0].name == "One"


# coming back


def test_size_tab_and_splitters_come_back(
    window: MainWindow, open_window: OpenWindow, application: Application, qtbot: QtBot
) -> None:
    path = window.operations.file.path
    # The screen of the tests is narrower than the window, so only the height can be chosen.
    window.resize(800, 740)
    window.tabs.setCurrentIndex(4)
    splitter = next(one for one in window.findChildren(QSplitter) if one.objectName() == "packets")
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    left = splitter.sizes()[0]
    window.close()
    assert application.open(path)
    again = application.window
    assert isinstance(again, MainWindow)
    assert again.height() == 740
    assert again.tabs.tabText(again.tabs.currentIndex()) == "Packets"
    qtbot.waitUntil(again.isVisible)
    splitter = next(one for one in again.findChildren(QSplitter) if one.objectName() == "packets")
    assert abs(splitter.sizes()[0] - left) <= 2


@pytest.mark.parametrize(
    ("key", "nonsense"),
    [
        ("window/geometry", "nonsense"),
        ("window/geometry", b"\x00\x01"),
        ("window/tab", "No such tab"),
        ("window/appearance", "purple"),
        ("splitters/packets", "nonsense"),
        ("splitters/packets", 7),
        ("programs/recent", 12),
        ("programs/recent", ["", "\x00", "/no/such/file"]),
    ],
)
def test_nonsense_in_the_settings_does_no_harm(
    settings: QSettings,
    example: Path,
    qtbot: QtBot,
    qapp: QApplication,
    key: str,
    nonsense: object,
) -> None:
    settings.setValue(key, nonsense)
    application = make_application(qapp, settings, clock())
    assert application.open(example)
    window = application.window
    assert isinstance(window, MainWindow)
    assert window.tabs.count() == len(TabKey)
    window.close()


def test_on_a_small_screen_the_whole_window_is_within_reach(
    application: Application, settings: QSettings, example: Path, qtbot: QtBot
) -> None:
    # Left on a large screen, opened on the small one of the tests.
    assert application.open(example)
    window = application.window
    assert isinstance(window, MainWindow)
    window.resize(3000, 2000)
    window.close()
    assert application.open(example)
    again = application.window
    assert isinstance(again, MainWindow)
    qtbot.waitUntil(again.isVisible)
    frame = 4
    reach = again.screen().availableGeometry().adjusted(-frame, -frame, frame, frame)
    assert reach.contains(again.frameGeometry())


# closing


def test_closing_while_work_runs_lets_it_end(window: MainWindow, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    path = window.operations.file.path

    def work(file: ProgramFile) -> Changes:
        begun.set()
        assert go_on.wait(30)
        return editing.add(file, Organization(name="Faulkner"))

    window.operations.change(work, slow=True)
    assert begun.wait(30)
    threading.Timer(0.05, go_on.set).start()
    window.close()
    assert not window.isVisible()
    beside = open_program(path, clock())
    assert "Faulkner" in [organization.name for organization in snapshot(beside).organizations]
    beside.close()


def test_quit_closes_the_window_and_the_file(
    window: MainWindow, application: Application, qtbot: QtBot
) -> None:
    path = window.operations.file.path
    QTest.keyPress(window, Qt.Key.Key_Q, CONTROL)
    assert application.window is None
    # On Windows a file that is still open could not be renamed; here the journal would be left behind.
    path.rename(path.with_name("other.lead"))
    assert [one.name for one in path.parent.glob("*-journal")] == []


# the banner


def test_a_refusal_that_nobody_else_tells_stands_in_the_banner(window: MainWindow, qtbot: QtBot) -> None:
    file = window.operations.file
    with file.reading() as work:
        organization = work.all(Organization)[0]
    before = snapshot(file)
    window.operations.change(lambda file: editing.remove(file, organization))
    assert "has history and cannot be deleted" in window.banner.sentence()
    assert snapshot(file) == before
    (close,) = window.banner.findChildren(QToolButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.banner.isHidden()


@pytest.mark.logs("A use case broke")
def test_a_bug_is_told_in_the_banner(window: MainWindow, qtbot: QtBot) -> None:
    def bug(_: ProgramFile) -> None:
        raise ZeroDivisionError

    window.operations.read(bug, lambda _: None, slow=True)
    qtbot.waitUntil(lambda: window.banner.sentence() == UNEXPECTED)


def test_work_that_can_be_stopped_has_a_button(window: MainWindow, qtbot: QtBot) -> None:
    operations = window.operations

    def work(_: ProgramFile) -> None:
        operations.report(2, 5)
        while not operations.stop_asked():
            pass
        raise Cancelled("Making the packets was stopped.")

    qtbot.waitUntil(lambda: not operations.busy)
    operations.read(work, lambda _: None, slow=True, text="Making 5 packets…", stoppable=True)
    qtbot.waitUntil(lambda: window.progress.value() == 2)
    assert window.saved.text() == "Making 5 packets…"
    assert window.progress.maximum() == 5
    QTest.mouseClick(window.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.banner.sentence() == "Making the packets was stopped.")
    assert window.stop_button.isHidden()
    assert window.saved.text() == "All changes saved"


# a copy


def test_a_copy_is_a_program_of_its_own(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    chooser = dialog(window, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "copy.lead"))
    chooser.reject()
    qtbot.waitUntil(lambda: window.banner.sentence() == "A copy is in copy.lead.")
    copy = open_program(tmp_path / "copy.lead", clock())
    assert snapshot(copy) == snapshot(window.operations.file)
    copy.close()


def test_a_copy_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window._copy_to(tmp_path / "no such folder" / "copy.lead")
    qtbot.waitUntil(lambda: "copy.lead" in window.banner.sentence())
    window._copy_to(window.operations.file.path)
    qtbot.waitUntil(lambda: "the program file itself" in window.banner.sentence())
    assert snapshot(window.operations.file).sessions


# the file itself


def test_a_file_that_was_deleted_while_open_is_told_and_its_tabs_stay(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.operations.file.path.unlink()
    rename(window, "Nobody")
    assert "moved, replaced or deleted" in window.banner.sentence()
    assert window.isVisible()


def test_a_file_that_was_replaced_while_open_is_told(
    window: MainWindow, tmp_path: Path, finished_example: Path
) -> None:
    path = window.operations.file.path
    other = small_file(tmp_path)
    other.close()
    (tmp_path / "program.lead").replace(path)
    rename(window, "Nobody")
    assert "moved, replaced or deleted" in window.banner.sentence()


def test_while_another_program_writes_a_change_waits_for_its_turn_or_is_told(window: MainWindow) -> None:
    file = window.operations.file
    before = snapshot(file)
    beside = open_program(file.path, clock())
    with beside.changing():
        # Nobody is let in for as long as the other one writes.
        rename(window, "Ours")
    assert "Please try again in a moment" in window.banner.sentence()
    assert snapshot(file) == before
    beside.close()
    rename(window, "Ours")
    assert snapshot(file) != before


def test_what_another_window_added_is_there_after_the_next_change(window: MainWindow) -> None:
    beside = open_program(window.operations.file.path, clock())
    editing.add(beside, Organization(name="Faulkner", colour=7))
    beside.close()
    rename(window, "Ours")
    assert window.undo_action.text().startswith("&Undo: change person")
    window.undo()
    window.undo()
    assert "Faulkner" not in [
        organization.name for organization in snapshot(window.operations.file).organizations
    ]


def test_a_tab_that_was_never_visited_shows_what_was_changed_before(window: MainWindow) -> None:
    assert not window.findChildren(PeopleTab)
    file = window.operations.file
    with file.reading() as work:
        first = work.all(Organization)[0]
    window.operations.change(lambda file: editing.change(file, replace(first, name="Alder Valley renamed")))
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    tab = window.tabs.currentWidget()
    assert isinstance(tab, PeopleTab)
    assert "Alder Valley renamed" in [tab.list.item(row).text() for row in range(tab.list.count())]
    assert [window.tabs.tabText(place) for place in range(5)] == [
        "Scheduling",
        "Attendance",
        "Goals",
        "People",
        "Packets",
    ]


def test_the_keyboard_comes_to_the_main_view_of_a_tab(window: MainWindow) -> None:
    for at, place in enumerate(window.places):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + at), CONTROL)
        assert window.tabs.currentIndex() == at
        assert QApplication.focusWidget() is window.tab(place.key).main_view(), place.key
        assert not isinstance(QApplication.focusWidget(), QTabBar)


def test_ctrl_tab_goes_round_the_tabs_from_wherever_the_keyboard_is(window: MainWindow) -> None:
    window.go_to_tab(0)
    seen = []
    for _ in range(len(window.places)):
        seen.append(window.tabs.currentIndex())
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab, CONTROL)
    assert seen == list(range(len(window.places)))
    assert window.tabs.currentIndex() == 0
    QTest.keyClick(window.tab(window.places[0].key).main_view(), Qt.Key.Key_Tab, CONTROL | SHIFT)
    assert window.tabs.currentIndex() == len(window.places) - 1


@pytest.mark.parametrize("at", range(5))
def test_f6_goes_round_the_panes_of_each_tab_and_escape_back(window: MainWindow, at: int) -> None:
    window.go_to_tab(at)
    panes = [*window.tab(window.places[at].key).panes, window.search]
    where: list[int] = []
    for _ in range(len(panes) + 1):
        focus = QApplication.focusWidget()
        assert focus is not None
        where.append(next(place for place, pane in enumerate(panes) if holds(pane, focus)))
        QTest.keyClick(focus, Qt.Key.Key_F6)
    assert len(set(where[:-1])) == len(panes)
    assert where[0] == where[-1]
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_F6)
    after = QApplication.focusWidget()
    assert after is not None
    assert after is not before
    QTest.keyClick(after, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_f10_goes_to_the_menus(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert window.menus.activeAction() is window.menus.actions()[0]


@pytest.mark.parametrize("at", range(5))
def test_tab_goes_through_a_tab_in_the_order_as_seen_and_round(window: MainWindow, at: int) -> None:
    window.go_to_tab(at)
    start = QApplication.focusWidget()
    assert start is not None
    stops = [window.tabs.tabBar(), window.search, *tab_stops(window.tab(window.places[at].key))]
    seen = [start]
    for _ in range(200):
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is start:
            break
        seen.append(now)
    assert now is start, "it never comes round"
    assert len(set(seen)) == len(seen)
    # What a table offers for its row is there once the row is chosen: the way back leads to it.
    left_out = [
        one.accessibleName() or one.toolTip() or one for one in stops if one not in seen and is_stop(one)
    ]
    assert left_out == []
    # Backwards it is the same way.
    QTest.keyClick(start, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is seen[-1]
