"""Where the system lacks something: a sentence at the start, and a page in the place of a tab."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.app import opener
from lead_desktop.ui.operations import UNEXPECTED, Operations
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.shell.missing import MissingTab, open_missing
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.tab import Navigation, Tab, TabKey
from lead_desktop.ui.theme import Appearance, Theme, make_theme
from tests.programs import clock

LEFT = Qt.MouseButton.LeftButton
SENTENCE = (
    "This needs a system library that is not installed (libgssapi_krb5.so.2): "
    "run “sudo apt install libgssapi-krb5-2” and start again."
)
ROOT = Path(__file__).resolve().parent.parent.parent.parent

Make = Callable[[Operations, Theme, Navigation], Tab]


class Breaking:
    """Makes a tab as the window does, once its error is taken away."""

    def __init__(self, make: Make) -> None:
        self.error: Exception | None = ImportError(
            "libgssapi_krb5.so.2: cannot open shared object file: No such file or directory"
        )
        self.make = make

    def __call__(self, operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
        if self.error is not None:
            raise self.error
        return self.make(operations, theme, navigation)


class BlankTab(Tab):
    """A tab that is made but cannot be filled."""

    def refresh(self, changes: object) -> None:
        raise ZeroDivisionError


@pytest.fixture
def breaking() -> dict[TabKey, Breaking]:
    """The tabs of the window, each of which breaks when it is made."""
    return {place.key: Breaking(place.make) for place in tab_places()}


@pytest.fixture
def window(
    qapp: QApplication, settings: QSettings, example: Path, breaking: dict[TabKey, Breaking], qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window with the example open; no tab of it can be made."""
    theme = make_theme(qapp, paths.resources(), Appearance.LIGHT)
    places = [replace(place, make=breaking[place.key]) for place in tab_places()]
    application = Application(theme, settings, places, opener(clock()))
    assert application.open(example)
    shown = application.window
    assert isinstance(shown, MainWindow)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()
    application.deleteLater()
    qapp.processEvents()


def page(window: MainWindow) -> MissingTab:
    shown = window.tabs.currentWidget()
    assert isinstance(shown, MissingTab)
    return shown


@pytest.mark.logs("cannot be shown")
def test_every_tab_that_cannot_be_made_says_what_is_missing(
    window: MainWindow, breaking: dict[TabKey, Breaking]
) -> None:
    for number in range(len(breaking)):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.tabs.currentIndex() == number
        assert page(window).sentence.text() == SENTENCE
        shown = page(window).sentence
        assert shown.isVisible()
        assert shown.height() >= shown.heightForWidth(shown.width()) > 0


@pytest.mark.logs("cannot be shown")
def test_the_sentence_is_copied_for_whoever_looks_after_the_computer(window: MainWindow) -> None:
    QTest.mouseClick(page(window).copy_button, LEFT)
    assert QApplication.clipboard().text() == SENTENCE
    assert page(window).copy_button.text() == "Copied"


@pytest.mark.logs("cannot be shown")
def test_every_tab_is_there_once_nothing_is_missing(
    window: MainWindow, breaking: dict[TabKey, Breaking], qtbot: QtBot
) -> None:
    for number, (title, one) in enumerate(breaking.items()):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        one.error = None
        QTest.mouseClick(page(window).again_button, LEFT)
        qtbot.waitUntil(lambda: not isinstance(window.tabs.currentWidget(), MissingTab))
        assert type(window.tabs.currentWidget()).__name__ == f"{title}Tab"
        assert window.tabs.tabText(window.tabs.currentIndex()) == title
    # The first tab fills the menu of the session, as it would have done at the start.
    texts = [action.text() for action in window.session_menu.actions()]
    assert any("Edit" in text for text in texts), texts
    assert texts[-1] == "Chec&k-in at the door…"


@pytest.mark.logs("cannot be shown")
def test_trying_again_too_early_says_it_once_more(window: MainWindow, qtbot: QtBot) -> None:
    first = page(window)
    QTest.mouseClick(first.again_button, LEFT)
    qtbot.waitUntil(lambda: page(window) is not first)
    assert page(window).sentence.text() == SENTENCE


@pytest.mark.logs("cannot be shown")
def test_a_tab_with_a_bug_says_so_and_is_not_blank(
    window: MainWindow, breaking: dict[TabKey, Breaking]
) -> None:
    breaking[TabKey.GOALS].error = None
    breaking[TabKey.GOALS].make = BlankTab
    breaking[TabKey.PEOPLE].error = ZeroDivisionError()
    for key in (TabKey.GOALS, TabKey.PEOPLE):
        window.show_tab(key)
        assert page(window).sentence.text() == UNEXPECTED


@pytest.mark.logs("cannot be shown")
def test_of_a_tab_that_cannot_be_filled_nothing_stays(
    window: MainWindow, breaking: dict[TabKey, Breaking], qtbot: QtBot
) -> None:
    breaking[TabKey.GOALS].error = None
    breaking[TabKey.GOALS].make = BlankTab
    window.show_tab(TabKey.GOALS)
    pages = {page(window)}
    for _ in range(3):
        QTest.mouseClick(page(window).again_button, LEFT)
        qtbot.waitUntil(lambda: page(window) not in pages)
        pages.add(page(window))
    qtbot.waitUntil(
        lambda: not [widget for widget in QApplication.allWidgets() if isinstance(widget, BlankTab)]
    )


@pytest.mark.logs("cannot be shown")
def test_the_way_to_a_value_whose_tab_is_missing_ends_at_the_sentence(window: MainWindow) -> None:
    window._open_succession(1)
    assert page(window).sentence.text() == SENTENCE
    window._open_check_in()
    window.undo()


# at the start


def test_what_is_missing_is_said_over_the_window_and_can_be_copied(
    application: Application, qtbot: QtBot
) -> None:
    welcome = application.show_welcome()
    box = open_missing(welcome, SENTENCE)
    assert box.isVisible()
    assert box.informativeText() == SENTENCE
    copy = next(button for button in box.findChildren(QPushButton) if "Copy" in button.text())
    QTest.mouseClick(copy, LEFT)
    assert QApplication.clipboard().text() == SENTENCE
    qtbot.waitUntil(lambda: not welcome.findChildren(QMessageBox))


def test_without_qts_part_for_pdf_all_but_the_pages_can_be_used(tmp_path: Path) -> None:
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.without_pdf"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
    )
    start = (
        "PDF pages and printing need a system library that is not installed (libgone.so.2): "
        "run “sudo apt install libgone2” and start again."
    )
    assert done.stderr.startswith(f"lead-desktop: {start}\n")
    assert done.stdout.splitlines() == [
        f"message: {start}",
        "Attendance: AttendanceTab",
        "Goals: GoalsTab",
        "People: PeopleTab",
        f"Packets: {SENTENCE}",
        "Scheduling: SchedulingTab",
        f"banner: {SENTENCE}",
    ]
    assert done.returncode == 0
