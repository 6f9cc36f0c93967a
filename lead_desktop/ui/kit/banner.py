"""The banner at the top of the window: one sentence, a way to close it, sometimes a next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from lead_desktop.ui.kit.labels import label, set_level


class Banner(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
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
        row.addWidget(close)
        self.hide()

    def say(
        self,
        sentence: str,
        level: str = "warning",
        action: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence in the colours of a level: good, warning or blocking."""
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._then = then
        set_level(self, level)
        self.show()

    def sentence(self) -> str:
        """Return the sentence shown; empty while the banner is hidden."""
        return "" if self.isHidden() else self._text.text()

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
