"""What the window shows where the system lacks something: a page in the place of a tab, and a message."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.changes import Changes
from lead_desktop.ui.kit.labels import muted, section_heading
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

_COPY = "&Copy this sentence"
_WIDEST = 560
"""Pixels; a sentence across the whole window is hard to read."""


class MissingTab(Tab):
    """The page of a tab that cannot be made: it says why, for whoever looks after the computer."""

    again_wanted = Signal()
    """The user wants the tab to be tried again."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation, sentence: str) -> None:
        super().__init__(operations, theme, navigation)
        self.setObjectName("missing-tab")
        heading = section_heading("This tab cannot be shown", self)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = muted(sentence, self, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setFixedWidth(_WIDEST)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = QPushButton(_COPY, self)
        self.copy_button.setProperty("primary", True)
        self.copy_button.clicked.connect(self._copy)
        self.again_button = QPushButton("&Try again", self)
        # Queued: this page goes away with it.
        self.again_button.clicked.connect(self.again_wanted, Qt.ConnectionType.QueuedConnection)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(heading)
        layout.addLayout(_centred(self.sentence))
        layout.addSpacing(8)
        layout.addLayout(_centred(self.copy_button, self.again_button))
        layout.addStretch(2)

    def refresh(self, changes: Changes | None) -> None:
        """Show nothing of the program: there is nothing to read again."""
        del changes

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())
        self.copy_button.setText("Copied")


def _centred(*widgets: QWidget) -> QHBoxLayout:
    # A layout's alignment would do it too, but gives a wrapped label the height of one line.
    row = QHBoxLayout()
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def open_missing(parent: QWidget, sentence: str) -> QMessageBox:
    """Say at the start what the system lacks; once this is closed the window can be used all the same."""
    box = QMessageBox(parent)
    box.setObjectName("missing")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("LEAD Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("Something is missing on this computer")
    box.setInformativeText(sentence)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton(_COPY, QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(sentence))
    close = box.addButton("C&lose", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.open()
    return box
