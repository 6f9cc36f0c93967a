"""The way from one program to the next: the first start, a new program, a recent one, refusals in words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application, opener
from lead_desktop.errors import FileRefused
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.shell.welcome import WelcomeWindow
from tests.programs import clock, new_file, program


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own: where documents and the example are kept."""
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    (tmp_path / "Documents").mkdir()
    return tmp_path


@pytest.fixture
def welcome(home: Path, application: Application, qtbot: QtBot) -> WelcomeWindow:
    shown = application.show_welcome()
    qtbot.waitUntil(shown.isVisible)
    return shown


def form(window: WelcomeWindow | MainWindow) -> FormDialog[object]:
    (found,) = [dialog for dialog in window.findChildren(FormDialog) if dialog.isVisible()]
    return found


def chooser(window: WelcomeWindow | MainWindow) -> QFileDialog:
    (found,) = [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()]
    return found


def choose(window: WelcomeWindow | MainWindow, path: Path) -> None:
    """Answer the file dialog that is open; the system's own has no keys to press."""
    shown = chooser(window)
    shown.fileSelected.emit(str(path))
    shown.done(1)


def test_the_first_page_offers_three_ways_in(welcome: WelcomeWindow) -> None:
    names = [button.accessibleName() for button in welcome.findChildren(QPushButton) if button.isVisible()]
    assert names == ["Start a program", "Open a program", "Explore the example"]
    assert welcome.banner.isHidden()


def test_a_new_program_is_started_from_the_first_page(
    welcome: WelcomeWindow, application: Application, home: Path
) -> None:
    QTest.mouseClick(welcome.new_button, Qt.MouseButton.LeftButton)
    asked = form(welcome)
    QTest.keyClicks(asked.editor("name"), "LEAD North")
    QTest.keyClicks(asked.editor("sponsor"), "A sponsor")
    QTest.keyPress(asked.editor("name"), Qt.Key.Key_Return)
    choose(welcome, home / "Documents" / "LEAD North.lead")
    window = application.window
    assert isinstance(window, MainWindow)
    assert window.windowTitle() == "LEAD North — LEAD Desktop"
    assert window.program_name.text() == "LEAD North"
    with window.operations.file.reading() as work:
        kept = work.program()
    assert (kept.name, kept.sponsor, kept.illustrative) == ("LEAD North", "A sponsor", False)
    # 24 months from the first of next month, as offered.
    assert (kept.first_day.isoformat(), kept.last_day.isoformat()) == ("2008-01-01", "2009-12-31")
    assert application.recent() == [home / "Documents" / "LEAD North.lead"]


def test_enter_presses_the_button_that_has_the_focus(welcome: WelcomeWindow) -> None:
    welcome.new_button.setFocus()
    QTest.keyClick(welcome.new_button, Qt.Key.Key_Return)
    assert form(welcome).windowTitle() == "Start a program"


def test_a_new_program_without_a_name_is_refused_before_a_place_is_asked(welcome: WelcomeWindow) -> None:
    QTest.mouseClick(welcome.new_button, Qt.MouseButton.LeftButton)
    asked = form(welcome)
    QTest.keyPress(asked.editor("name"), Qt.Key.Key_Return)
    assert asked.problem("name") == "×  Please give the program a name."
    assert not [dialog for dialog in welcome.findChildren(QFileDialog) if dialog.isVisible()]


def test_changing_ones_mind_about_the_place_keeps_what_was_typed(welcome: WelcomeWindow, home: Path) -> None:
    QTest.mouseClick(welcome.new_button, Qt.MouseButton.LeftButton)
    asked = form(welcome)
    QTest.keyClicks(asked.editor("name"), "LEAD North")
    QTest.keyPress(asked.editor("name"), Qt.Key.Key_Return)
    chooser(welcome).reject()
    assert asked.isVisible()
    assert asked.problem("") == "×  Choose a place for the file to go on."
    # A place that is taken is refused in the form as well.
    new_file(home, "taken.lead").close()
    before = (home / "taken.lead").read_bytes()
    QTest.keyPress(asked.editor("name"), Qt.Key.Key_Return)
    choose(welcome, home / "taken.lead")
    assert "taken.lead exists already" in asked.problem("")
    assert (home / "taken.lead").read_bytes() == before


def test_the_example_is_a_fresh_copy_each_time(
    welcome: WelcomeWindow, application: Application, home: Path
) -> None:
    QTest.mouseClick(welcome.example_button, Qt.MouseButton.LeftButton)
    window = application.window
    assert isinstance(window, MainWindow)
    assert window.illustrative.isVisible()
    assert window.next_session.text() == "As of 2 December 2007 · Next: Session 7 · 10 days"
    with window.operations.file.changing() as work:
        for organization in work.snapshot().goals:
            work.remove(organization)
        work.commit("Delete all goals")
    # Asked for again while it is open.
    window.example_wanted.emit()
    again = application.window
    assert isinstance(again, MainWindow)
    with again.operations.file.reading() as work:
        assert work.snapshot().goals
    assert again.operations.file.path.is_relative_to(home)


def test_recent_programs_are_offered_the_latest_first_and_open_with_a_click(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    for name in ("one.lead", "two.lead", "three & more.lead"):
        new_file(home, name).close()
        assert application.open(home / name)
    (home / "one.lead").unlink()
    window = application.window
    assert isinstance(window, MainWindow)
    window.close()
    shown = application.show_welcome()
    # Who comes back goes on with Enter; what is no longer there is not offered.
    shown.activateWindow()
    assert shown.go_on_button is not None
    assert shown.go_on_button.text() == "Go on with three && more"
    assert shown.focusWidget() is shown.go_on_button
    links = [button.text() for button in shown.findChildren(QPushButton) if button.property("link")]
    assert links == ["two"]
    two = next(button for button in shown.findChildren(QPushButton) if button.text() == "two")
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    window = application.window
    assert isinstance(window, MainWindow)
    assert window.operations.file.path.name == "two.lead"
    assert application.last() == home / "two.lead"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("This is a letter to Ada.\n" * 100, encoding="utf-8")


def folder(path: Path) -> None:
    path.mkdir()


def truncated(path: Path) -> None:
    new_file(path.parent, "whole.lead").close()
    path.write_bytes((path.parent / "whole.lead").read_bytes()[:5000])


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (name)")


def newer(path: Path) -> None:
    new_file(path.parent, path.name).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def nothing(path: Path) -> None:
    del path


@pytest.mark.parametrize("make", [empty, text, folder, truncated, foreign, newer, nothing])
def test_what_is_no_program_is_refused_in_words_where_the_user_is(
    welcome: WelcomeWindow, application: Application, home: Path, make: object
) -> None:
    path = home / "odd.lead"
    assert callable(make)
    make(path)
    QTest.mouseClick(welcome.open_button, Qt.MouseButton.LeftButton)
    choose(welcome, path)
    assert application.window is welcome
    sentence = welcome.banner.sentence()
    assert "odd.lead" in sentence
    assert sentence.endswith(".")
    assert "Error" not in sentence
    # Not even an empty file is touched.
    assert not (path.is_file() and make is empty and path.stat().st_size)


def test_a_refusal_leaves_the_open_program_open(application: Application, example: Path, home: Path) -> None:
    assert application.open(example)
    window = application.window
    assert isinstance(window, MainWindow)
    assert not application.open(home / "no such.lead")
    assert application.window is window
    assert "no such.lead" in window.banner.sentence()
    with window.operations.file.reading() as work:
        assert work.snapshot().sessions


def test_a_file_without_its_own_rules_gets_them_back_and_says_so(
    application: Application, home: Path
) -> None:
    new_file(home).close()
    with closing(sqlite3.connect(home / "program.lead")) as connection, connection:
        (name,) = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
        connection.execute(f"DROP TRIGGER {name}")
    assert application.open(home / "program.lead")
    window = application.window
    assert isinstance(window, MainWindow)
    assert "have been put back" in window.banner.sentence()


def test_a_program_in_a_folder_that_cannot_be_written_is_refused_in_words(home: Path) -> None:
    made = opener(clock())
    with pytest.raises(FileRefused, match="does not exist"):
        made.create(home / "no such folder" / "x.lead", program())
    with pytest.raises(FileRefused, match="cannot be opened for writing"):
        made.create(Path("/proc/x.lead"), program())


def test_an_example_that_cannot_be_written_is_told(home: Path, application: Application) -> None:
    (home / "DATA").write_text("a file where the folder should be")
    assert not application.open_example()
    assert isinstance(application.window, WelcomeWindow)
    assert "The example cannot be written to" in application.window.banner.sentence()


def test_the_appearance_chosen_comes_back(qapp: QApplication, settings: QSettings, example: Path) -> None:
    application = make_application(qapp, settings, clock())
    assert application.open(example)
    window = application.window
    assert isinstance(window, MainWindow)
    dark = next(
        action for action in window.findChildren(type(window.undo_action)) if action.text() == "&Dark"
    )
    dark.trigger()
    window.close()
    assert settings.value("window/appearance") == "dark"
    again = make_application(qapp, settings, clock())
    assert again._theme.palette.window == "#1B2025"


LATE = (
    "alembic",
    "openpyxl",
    "pikepdf",
    "reportlab",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "lead_desktop.ui.kit.document_dialog",
    "lead_desktop.ui.goals.tab",
    "sqlalchemy.dialects.postgresql",
)
"""What a start must not wait for: it is imported when somebody asks for what needs it."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the window of the benchmark reads /proc")
def test_the_start_waits_for_nothing_that_it_does_not_show(example: Path, home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.benchmarks.painted import program; "
        f"program(Path({str(example)!r})); print([one for one in {LATE!r} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parent.parent.parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.splitlines()[-1] == "[]"
