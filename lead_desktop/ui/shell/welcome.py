"""The first page: start a program, open one, or explore the example."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import ElidedLabel, caps_heading, muted, page_heading, section_heading
from lead_desktop.ui.theme import Theme


class WelcomeWindow(QMainWindow):
    """Shown where no program is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)
    example_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, settings: QSettings, recent: Sequence[Path]) -> None:
        super().__init__()
        self.theme = theme
        self._settings = settings
        self.setWindowTitle("LEAD Desktop")
        self.resize(960, 640)
        self.banner = Banner(self)
        centre = QWidget(self)
        outer = QVBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.banner)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._page(recent))
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        self.setCentralWidget(centre)

    def _page(self, recent: Sequence[Path]) -> QWidget:
        page = QWidget(self)
        page.setFixedWidth(760)
        layout = QVBoxLayout(page)
        layout.setSpacing(10)
        layout.addWidget(page_heading("Welcome to LEAD Desktop", page))
        layout.addWidget(
            muted(
                "Plan the days, keep the attendance, follow the goals and print the packets of a leadership "
                "program of CEOs. One program is one file on this computer.",
                page,
                wrap=True,
            )
        )
        layout.addSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        self.new_button = self._card(
            cards,
            "Start a program",
            "Give it a name and its two years; then add organizations and dates.",
            "Start…",
        )
        self.open_button = self._card(
            cards, "Open a program", "A file that ends in .lead, from this computer.", "Open…"
        )
        self.example_button = self._card(
            cards,
            "Explore the example",
            "Five organizations, 20 sessions, two years of numbers. All invented, a fresh copy each time.",
            "Explore",
        )
        self.example_button.setProperty("primary", True)
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(self.example_wanted)
        layout.addLayout(cards)
        if recent:
            layout.addSpacing(14)
            layout.addWidget(caps_heading("Opened lately", page))
            for path in recent:
                layout.addWidget(self._recent_row(path, page))
        return page

    def _card(self, row: QHBoxLayout, heading: str, text: str, action: str) -> QPushButton:
        card = QFrame(self)
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(section_heading(heading, card))
        layout.addWidget(muted(text, card, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        button = QPushButton(action, card)
        button.setAccessibleName(heading)
        # Enter presses the button that has the focus, as it does in a dialog.
        button.setAutoDefault(True)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(card, 1)
        return button

    def _recent_row(self, path: Path, page: QWidget) -> QWidget:
        row = QWidget(page)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(path.stem.replace("&", "&&"), row)
        button.setProperty("link", True)
        button.setAutoDefault(True)
        button.clicked.connect(partial(self.recent_wanted.emit, str(path)))
        where = ElidedLabel(str(path.parent), row)
        where.setProperty("muted", True)
        layout.addWidget(button)
        layout.addWidget(where, 1)
        return row

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the application that its last window goes."""
        self.closed.emit()
        super().closeEvent(event)
