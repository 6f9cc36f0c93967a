"""The stage of all scenes: the real window with the example open, at rest when its picture is taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import TypeVar

from PySide6.QtCore import QAbstractAnimation, QEvent, QPoint, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from lead_desktop import paths
from lead_desktop.app import opener
from lead_desktop.services import history
from lead_desktop.services.program_file import Clock, create_program
from lead_desktop.ui.kit.descendants import descendant, descendants
from lead_desktop.ui.kit.focus_ring import FocusRing
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.shell.welcome import WelcomeWindow
from lead_desktop.ui.tab import TabPlace
from lead_desktop.ui.theme import Appearance, make_theme
from tests.programs import clock, program

W = TypeVar("W", bound=QWidget)

SESSION_DAY = date(2007, 12, 12)
_PATIENCE = 60.0
"""Seconds after which a scene that does not come to rest fails."""
_RUNNING = QAbstractAnimation.State.Running
_LONG = 1000
"""Milliseconds from which a timer waits for no pause in typing, but for somebody who looks at the pages."""


def on_the_day() -> Clock:
    """Return a clock that stands at 9:41 of the day of session 7."""
    return Clock(now=lambda: datetime(2007, 12, 12, 9, 41, tzinfo=UTC), as_of=SESSION_DAY)


class Stage:
    """Holds the window that all scenes share, which only look, and those of scenes that change something."""

    def __init__(self, app: QApplication, example: Path, folder: Path, appearance: Appearance) -> None:
        self._app = app
        self._example = example
        self._folder = folder
        self.theme = make_theme(app, paths.resources(), appearance)
        app.setCursorFlashTime(0)
        self._current: QWidget | None = None
        """The window of the scene; the others have been at rest since their own scenes."""
        self._shared: MainWindow | None = None
        self._workshops: dict[bool, tuple[MainWindow, str]] = {}
        self._applications: list[Application] = []
        self._lasting: list[Application] = []
        self._afterwards: list[Callable[[], object]] = []

    # windows

    @property
    def window(self) -> MainWindow:
        """Return the window that all scenes share; none of them changes what is in its program."""
        if self._shared is None:
            self._shared = self._lasting_window()
        return self._shared

    def workshop(self, *, on_day: bool = False) -> MainWindow:
        """Return the window in which scenes change something; it is undone when their picture is taken.

        There is one on the day that the example takes for today, and one on the day of its session 7.
        """
        if on_day not in self._workshops:
            window = self._lasting_window(on_the_day() if on_day else clock())
            self._workshops[on_day] = (window, self._latest(window))
        window = self._workshops[on_day][0]
        self._activate(window)
        return window

    def _lasting_window(self, day: Clock | None = None) -> MainWindow:
        kept, self._applications = self._applications, []
        window = self.another(day=day)
        self._lasting += self._applications
        self._applications = kept
        return window

    @staticmethod
    def _latest(window: MainWindow) -> str:
        """Return the words of the latest change that could be undone."""
        entry = history.undoable(window.operations.file).undo
        return entry.label if entry is not None else ""

    def afterwards(self, do: Callable[[], object]) -> None:
        """Have something put back that a scene has left in a shared window."""
        self._afterwards.append(do)

    def application(
        self, *, day: Clock | None = None, places: tuple[TabPlace, ...] | None = None
    ) -> Application:
        """Return the program before anything is opened; it ends with the scene."""
        settings = QSettings(str(self.new_folder() / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("window/appearance", self.theme.appearance.value)
        made = Application(self.theme, settings, places or tab_places(), opener(day or clock()))
        self._applications.append(made)
        return made

    def another(
        self,
        *,
        day: Clock | None = None,
        places: tuple[TabPlace, ...] | None = None,
        path: Path | None = None,
    ) -> MainWindow:
        """Open a window of the scene's own on a fresh copy of the example, or on another program."""
        application = self.application(day=day, places=places)
        if path is None:
            path = Path(shutil.copy(self._example, self.new_folder() / "Example program.lead"))
        assert application.open(path)
        window = application.window
        assert isinstance(window, MainWindow)
        window.resize(1440, 900)
        self._activate(window)
        return window

    def welcome(self) -> WelcomeWindow:
        """Show the welcome page."""
        shown = self.application().show_welcome()
        self._activate(shown)
        return shown

    def empty_program(self) -> Path:
        """Return a new program in which nothing is yet."""
        path = self.new_folder() / "New program.lead"
        create_program(path, program(), clock()).close()
        return path

    def new_folder(self) -> Path:
        """Return a new folder, which goes with the stage."""
        return Path(mkdtemp(dir=self._folder))

    def _activate(self, window: QWidget) -> None:
        self._current = window
        window.activateWindow()
        self.wait_until(window.isActiveWindow)

    # what is open over a window

    def dialog(self, entity: type[W]) -> W:
        """Return the dialog that was opened last."""
        self.settle()
        found = self._app.activeModalWidget()
        assert isinstance(found, entity), found
        return found

    def popped(self, menu: QMenu) -> QMenu:
        """Open a menu, filled as it is whenever it opens."""
        menu.popup(QPoint(40, 40))
        return menu

    def menu(self) -> QWidget:
        """Return the menu or list that has popped up."""
        found = self._app.activePopupWidget()
        assert found is not None
        return found

    # coming to rest

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let the window go on until something is so."""
        until = monotonic() + _PATIENCE
        while not condition():
            assert monotonic() < until, "the scene does not come to rest"
            self._app.processEvents()
            # Whatever works beside the window gets its turn.
            sleep(0.001)

    def settle(self) -> None:
        """Let the window go on until nothing is under way: no work beside it, no pause in typing."""
        self.wait_until(self._is_at_rest)
        # What waits for the next turn of the window has its turn, and once more what that asks for.
        for _ in range(4):
            self._app.processEvents()
        self.wait_until(self._is_at_rest)
        ring = descendant(self._app, FocusRing)
        if ring is not None:
            # It takes its place a moment later than everything else.
            ring.place()

    def _is_at_rest(self) -> bool:
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window = self._current
        if isinstance(window, MainWindow) and window.operations.busy:
            return False
        # The dialogs over a window are its children.
        if window is not None:
            if any(moving.state() is _RUNNING for moving in descendants(window, QAbstractAnimation)):
                return False
            for timer in descendants(window, QTimer):
                if timer.isActive() and timer.isSingleShot():
                    self._hurry(timer)
                    return False
        modal = self._app.activeModalWidget()
        return modal is None or modal.isActiveWindow()

    @staticmethod
    def _hurry(timer: QTimer) -> None:
        """Let a pause in typing be over at once; what waits for the user to look for long never comes."""
        if timer.interval() >= _LONG:
            timer.stop()
        elif timer.interval():
            timer.setInterval(0)

    def clear(self) -> None:
        """Close all that a scene has opened, so that the next one finds the shared window as it was."""
        self._close_dialogs()
        for application in self._applications:
            if application.window is not None:
                application.window.close()
            application.deleteLater()
        self._applications = []
        self._current = None
        while self._afterwards:
            self._afterwards.pop()()
        self._app.clipboard().clear()
        for window, before in self._workshops.values():
            self._take_back(window, before)
        if self._shared is not None:
            self._shared.banner.hide()
            self._activate(self._shared)
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _close_dialogs(self) -> None:
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        for widget in reversed(self._app.topLevelWidgets()):
            if isinstance(widget, QDialog) and widget.isVisible():
                # Not `close`, which asks about what was typed.
                widget.done(0)

    def _take_back(self, window: MainWindow, before: str) -> None:
        """Undo what a scene has changed, down to the change that was the latest before."""
        window.banner.hide()
        if self._latest(window) == before:
            return
        while self._latest(window) != before:
            window.undo()
        # As after any work: the status bar says no more of what was undone.
        window.operations.busy_changed.emit("")

    def close(self) -> None:
        """Close the shared window as well."""
        self._shared, self._workshops = None, {}
        self._applications += self._lasting
        self.clear()
