"""Where the keyboard is: round the panes of a tab with F6, and back to where one came from with Escape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from lead_desktop.ui.kit.tab_stops import tab_stops


class FocusRound(QObject):
    """Moves the keyboard between the panes of a window, and remembers where it was before."""

    def __init__(self, window: QMainWindow, panes: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._came_from: QWidget | None = None

    def go(self, steps: int) -> None:
        """Go to the pane so many steps on: to what had the keyboard there, or to its first stop."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (at for at, pane in enumerate(panes) if focus is not None and holds(pane, focus)),
            -1 if steps > 0 else 0,
        )
        for step in range(1, len(panes) + 1):
            target = stop_in(panes[(here + steps * step) % len(panes)])
            if target is not None and target is not focus:
                self.remember()
                target.setFocus(
                    Qt.FocusReason.TabFocusReason if steps > 0 else Qt.FocusReason.BacktabFocusReason
                )
                return

    def remember(self) -> None:
        """Remember where the keyboard is now: Escape brings it back there."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self._window:
            self._came_from = focus

    def back(self) -> bool:
        """Go back to where the keyboard was; tell whether there was such a place."""
        before, self._came_from = self._came_from, None
        if before is None or not isValid(before) or not before.isVisible() or not before.isEnabled():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def holds(pane: QWidget, widget: QWidget) -> bool:
    """Tell whether a widget is a pane or lies in it."""
    return pane is widget or pane.isAncestorOf(widget)


def stop_in(pane: QWidget) -> QWidget | None:
    """Return what takes the keyboard in a pane: what had it last, or the first that Tab comes to."""
    stops = tab_stops(pane)
    last = pane.focusWidget()
    return last if last in stops else stops[0] if stops else None
