"""The window over a tab that shows a list and is closed again; what is edited in it is kept at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget


class ListDialog(QDialog):
    """A dialog with one button, Close; Esc closes it too."""

    def __init__(self, parent: QWidget, title: str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(width, height)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)

    def fill(self, *widgets: QWidget, grows: QWidget | None = None) -> None:
        """Put widgets one below the other, the button below them all.

        The one that grows takes the height that is left; without one it stays empty above the button.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget is grows else 0)
        if grows is None:
            layout.addStretch(1)
        layout.addWidget(self.buttons)
