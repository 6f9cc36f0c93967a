"""Fixtures of the window's tests: the real window on a real file, driven as a user would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.app import make_application
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from tests.programs import clock

OpenWindow: TypeAlias = Callable[[Path], MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """What the window remembers, in a file of its own."""
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("window/appearance", "light")
    return kept


@pytest.fixture
def application(qapp: QApplication, settings: QSettings) -> Iterator[Application]:
    """The program, before anything is opened; its windows are closed at the end."""
    made = make_application(qapp, settings, clock())
    yield made
    if made.window is not None:
        made.window.close()
    made.deleteLater()
    qapp.processEvents()


@pytest.fixture
def open_window(application: Application, qtbot: QtBot) -> OpenWindow:
    """Open a program file in the window of 1440 by 900, ready for keys and clicks."""

    def open_file(path: Path) -> MainWindow:
        assert application.open(path)
        window = application.window
        assert isinstance(window, MainWindow)
        window.resize(1440, 900)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_file


@pytest.fixture
def window(open_window: OpenWindow, example: Path) -> MainWindow:
    """The window with the example open."""
    return open_window(example)
