"""The menu bar: the keys of its menus are underlined while Alt is held, and only then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)


class _Style(QProxyStyle):
    """Fusion, which would underline the keys all the time."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.underlines = False

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_UnderlineShortcut:
            return int(self.underlines)
        return super().styleHint(hint, option, widget, returned)


class MenuBar(QMenuBar):
    """A menu bar for a window, which tells it when Alt goes down and up."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        # Only this bar has the style: asked for every widget, it would cost a tenth of the start.
        self._style = _Style()
        self._style.setParent(self)
        self.setStyle(self._style)
        window.setMenuBar(self)

    @property
    def underlines(self) -> bool:
        """Tell whether the keys of the menus are underlined now."""
        return self._style.underlines

    def follow(self, event: QKeyEvent | None) -> None:
        """Underline the keys when Alt goes down; no longer when it comes up, or for None."""
        if event is not None and event.key() != Qt.Key.Key_Alt:
            return
        self._style.underlines = event is not None and event.type() == QEvent.Type.KeyPress
        self.update()
