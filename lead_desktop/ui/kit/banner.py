"""The banner: one sentence, a way to close it, sometimes a next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from lead_desktop.ui.kit.announce import announce
from lead_desktop.ui.kit.floating import Floating
from lead_desktop.ui.kit.labels import label, set_level


class Banner(Floating):
    """Hidden until there is something to say; floats at the top of its parent, or stands in a layout.

    With `floats` it moves nothing. What it says of one thing goes with it (`pass_by`), unless it is lasting.
    """

    def __init__(self, parent: QWidget, *, floats: bool = False, below: QWidget | None = None) -> None:
        super().__init__(parent, below=below)
        self.setObjectName("banner")
        self.setProperty("floats", floats)
        self._floats = floats
        self._lasting = False
        self._text = label("", self, wrap=True)
        self._action = QPushButton(self)
        self._action.hide()
        self._then: Callable[[], object] | None = None
        self._action.clicked.connect(self._act)
        close = QToolButton(self)
        close.setText("×")
        close.setToolTip("Close this message")
        close.setAccessibleName("Close this message")
        close.setProperty("link", True)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 7, 14, 7)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def say(
        self,
        sentence: str,
        level: str = "warning",
        action: str = "",
        then: Callable[[], object] | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Show a sentence in the colours of a level: good, warning or blocking."""
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._then = then
        self._lasting = lasting
        set_level(self, level)
        self.show()
        if self._floats:
            self.place()
        announce(self, sentence, urgent=level != "good")

    def pass_by(self) -> None:
        """Go with what was spoken of: the user has gone on."""
        if not self._lasting:
            self.hide()

    def sentence(self) -> str:
        """Return the sentence shown; empty while the banner is hidden."""
        return "" if self.isHidden() else self._text.text()

    def one_line(self) -> int:
        """Return how wide it is with all its words in one line."""
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        return super().one_line() - self._text.sizeHint().width() + words + 28

    def place(self) -> None:
        """Keep to the layout, or float."""
        if self._floats:
            super().place()

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
