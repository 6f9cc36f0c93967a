"""Hands and eyes for the window: real clicks and keys, waiting for what is to come, and pictures.

Clicks and keys are given to the window, as by a screen, and find their way to the widget by themselves: one
that is covered, disabled or out of view gets none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget

from lead_desktop.ui.kit.banner import Banner
from tests.bare.findings import Findings

W = TypeVar("W", bound=QWidget)

NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 30
"""Seconds to wait for anything; a busy machine needs more of them than a user has."""


class Trouble(Exception):
    """What was to come did not come. Its words are a finding; without any the finding is noted already."""


class Hands:
    """Clicks, presses keys, waits and takes pictures; whatever goes wrong meanwhile ends the waiting."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.awaited = ""
        """Words of a banner that says what went well, and is awaited."""
        self._noted = 0
        # Looks around in between as well, also while a question of Qt's own holds everything up.
        self._lookout = QTimer()
        self._lookout.timeout.connect(self.look_around)
        self._lookout.start(100)

    # looking

    def look_around(self) -> None:
        """Note each banner in view that nobody awaits; note each question, and answer it with Esc."""
        for window in QApplication.topLevelWidgets():
            if not window.isVisible():
                continue
            for banner in window.findChildren(Banner):
                if banner.isVisible() and not self._is_awaited(banner):
                    self.findings.note(f"a banner says “{banner.sentence()}”")
            if isinstance(window, QMessageBox):
                self.findings.note(f"a message says “{window.text()}”")
                QTest.keyClick(window, Qt.Key.Key_Escape)

    def _is_awaited(self, banner: Banner) -> bool:
        good = banner.property("level") == "good"
        return good and bool(self.awaited) and self.awaited in banner.sentence()

    def go_on_from_here(self) -> None:
        """Begin a step: what was noted before does not end its waiting."""
        self._noted = len(self.findings.lines)

    def check(self) -> None:
        """Look around, and end the step if anything was noted in it."""
        self.look_around()
        self._stop_if_noted()

    def _stop_if_noted(self) -> None:
        if len(self.findings.lines) > self._noted:
            raise Trouble

    def wait_until(self, is_met: Callable[[], bool], what: str) -> None:
        """Wait for a condition, and no longer than it takes."""
        deadline = QDeadlineTimer(PATIENCE * 1000)
        while not is_met():
            self._stop_if_noted()
            if deadline.hasExpired():
                raise Trouble(f"waited {PATIENCE} s in vain for {what}")
            handle_events()
        self.check()

    def wait_for(self, find: Callable[[], W | None], what: str) -> W:
        """Wait for a widget, and return it."""
        found: list[W] = []

        def is_there() -> bool:
            one = find()
            found[:] = [one] if one is not None else []
            return bool(found)

        self.wait_until(is_there, what)
        return found[0]

    # windows

    def wait_to_use(self, window: QWidget) -> None:
        """Wait until a window is on the screen and has the keyboard."""
        self.wait_until(
            lambda: window.isVisible() and _handle(window).isExposed(), "the window on the screen"
        )
        if not window.isActiveWindow():
            # Without a window manager nobody gives a new window the keyboard.
            window.activateWindow()
        self.wait_until(window.isActiveWindow, "the keyboard in the window")

    def wait_for_dialog(self, kind: str, what: str) -> QDialog:
        """Wait for a dialog over the window, ready to be used.

        Its class is asked for by name: to import it here could fail where the program does not need it yet.
        """

        def find() -> QDialog | None:
            shown = QApplication.activeModalWidget()
            kinds = [one.__name__ for one in type(shown).__mro__]
            return shown if isinstance(shown, QDialog) and kind in kinds else None

        dialog = self.wait_for(find, what)
        self.wait_to_use(dialog)
        return dialog

    def close_with_escape(self, dialog: QDialog) -> None:
        """Close a dialog as a user does who does not want it."""
        gone: list[int] = []
        dialog.finished.connect(gone.append)
        self.press(dialog, Qt.Key.Key_Escape)
        self.wait_until(lambda: bool(gone), "the end of a dialog after Esc")

    def tidy(self) -> None:
        """Close all that a step left open, so that the next one finds the window as it was."""
        self.awaited = ""
        for _ in range(10):
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            banners = [
                banner
                for window in QApplication.topLevelWidgets()
                for banner in window.findChildren(Banner)
                if banner.isVisible()
            ]
            if over is not None:
                QTest.keyClick(over, Qt.Key.Key_Escape)
            for banner in banners:
                banner.hide()
            if over is None and not banners:
                return
            handle_events()

    # mouse and keys

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle or at a place in it."""
        self.check()
        window = widget.window()
        place = at if at is not None else widget.rect().center()
        QTest.mouseClick(_handle(window), Qt.MouseButton.LeftButton, NO_KEY, widget.mapTo(window, place))

    def press(self, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key in a window; whatever has the keyboard in it gets it."""
        self.check()
        QTest.keyClick(_handle(window), key, modifier)

    def type(self, window: QWidget, words: str) -> None:
        """Type words in a window, over those that are there."""
        self.press(window, Qt.Key.Key_A, CONTROL)
        for sign in words:
            QTest.keyClick(_handle(window), ord(sign))
        self.check()

    def click_button(self, area: QWidget, words: str) -> None:
        """Click the button with these words, as soon as it can be clicked."""
        self.click(self.wait_for(lambda: button(area, words), f"the button “{words}”"))

    # pictures

    def take_picture(self, widget: QWidget, name: str) -> QImage:
        """Keep a picture of a widget in the folder, and return it."""
        image = widget.grab().toImage()
        path: Path = self.findings.folder / f"{name}.png"
        if not image.save(str(path)):
            self.findings.note(f"the picture {path.name} cannot be written")
        return image


def handle_events() -> None:
    """Handle the events of a moment. QTest.qWait would do, but lets no other thread of Python run."""
    moment = QEventLoop()
    QTimer.singleShot(10, moment.quit)
    moment.exec()
    # What is to be deleted would otherwise wait until the whole walk is over.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(area: QWidget, words: str) -> QAbstractButton | None:
    """Return the button of an area that can be clicked and has these words, if there is one."""
    return next(
        (one for one in in_view(area, QAbstractButton) if one.isEnabled() and plain_words(one) == words), None
    )


def in_view(area: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind in an area of which anything can be seen."""
    return [one for one in area.findChildren(kind) if one.isVisible() and not one.visibleRegion().isEmpty()]


def plain_words(widget: QAbstractButton | QLabel) -> str:
    """Return the words of a widget as they are read."""
    return widget.text().replace("&", "")


def words_in(area: QWidget) -> list[str]:
    """Return the words of all labels and buttons that are in view in an area."""
    widgets: Iterable[QAbstractButton | QLabel] = [*in_view(area, QLabel), *in_view(area, QAbstractButton)]
    return [words for widget in widgets if (words := plain_words(widget).strip())]


def colours(image: QImage, every: int = 1) -> Counter[int]:
    """Count the colours in a picture; only every so many of its points, as all of them take a while."""
    points = image.convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(points.constBits()).cast("B").cast("I")[::every])


def _handle(window: QWidget) -> QWindow:
    handle = window.window().windowHandle()
    if handle is None:
        raise Trouble("the window has never been on the screen")
    return handle
