"""A note at the bottom of the window: what was just done, and what goes on from it; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lead_desktop.ui.kit.announce import announce
from lead_desktop.ui.kit.floating import Floating
from lead_desktop.ui.kit.labels import label

_STAYS = 9000
"""Milliseconds after which a note goes, unless the mouse is on it."""


class Note(Floating):
    """Says one sentence with up to two buttons; takes no keyboard away and moves nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, at_bottom=True)
        self.setObjectName("note")
        self._text = label("", self, wrap=True)
        self.buttons = (QPushButton(self), QPushButton(self))
        self._steps: tuple[Callable[[], object], ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.addWidget(self._text, 1)
        for place, button in enumerate(self.buttons):
            button.setProperty("link", True)
            button.clicked.connect(partial(self._act, place))
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.hide)

    def say(self, sentence: str, steps: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show a sentence, with a button for each step that goes on from it."""
        self._text.setText(sentence)
        self._steps = tuple(do for _, do in steps)
        for button, text in zip(self.buttons, [text for text, _ in steps] + ["", ""], strict=False):
            button.setText(text)
            button.setVisible(bool(text))
        self.show()
        self.place()
        self._timer.start()
        announce(self, sentence)

    def one_line(self) -> int:
        """Return how wide it is with all its words in one line."""
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        return super().one_line() - self._text.sizeHint().width() + words + 28

    def sentence(self) -> str:
        """Return the sentence shown; empty while there is none."""
        return "" if self.isHidden() else self._text.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody reads it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after it was read."""
        self._timer.start()
        super().leaveEvent(event)

    def _act(self, place: int) -> None:
        self.hide()
        if place < len(self._steps):
            self._steps[place]()
