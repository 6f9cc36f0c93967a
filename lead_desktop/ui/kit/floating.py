"""What floats over the content: it comes and goes without moving anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

_WIDEST = 860
_MARGIN = 14


class Floating(QFrame):
    """A frame over its parent, in the middle of its upper or lower edge, as high as its words need.

    `below` is a part of the parent that stays free, such as its tabs.
    """

    def __init__(self, parent: QWidget, *, at_bottom: bool = False, below: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_bottom = at_bottom
        self._below = below
        self.setProperty("floats", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def one_line(self) -> int:
        """Return how wide it is with all its words in one line."""
        return self.sizeHint().width()

    def place(self) -> None:
        """Come to the front, in the place for as many lines as the words take."""
        parent = self.parentWidget()
        assert parent is not None
        width = min(parent.width() - 2 * _MARGIN, _WIDEST, max(self.one_line(), 320))
        layout = self.layout()
        height = (
            layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        )
        height = height if height > 0 else self.sizeHint().height()
        top = self._below.mapTo(parent, self._below.rect().bottomLeft()).y() if self._below is not None else 0
        y = parent.height() - height - _MARGIN if self._at_bottom else top + 8
        self.setGeometry(QRect((parent.width() - width) // 2, y, width, height))
        self.raise_()
