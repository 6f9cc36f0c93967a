"""An empty place: what belongs there, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lead_desktop.ui.kit.labels import muted, section_heading


class EmptyState(QWidget):
    """A heading, a sentence and, if there is a next step, its button."""

    pressed = Signal()

    def __init__(self, heading: str, text: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for made in (section_heading(heading, self), muted(text, self, wrap=True)):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(made)
        if action:
            button = QPushButton(action, self)
            button.setProperty("primary", True)
            button.clicked.connect(self.pressed)
            layout.addSpacing(8)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
