"""The first page: start a program, open one, or explore the example."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import (
    ElidedLabel,
    caps_heading,
    muted,
    page_heading,
    section_heading,
    set_primary,
)
from lead_desktop.ui.shell.about import open_about, open_shortcuts
from lead_desktop.ui.theme import Theme

_LONGEST_NAME = 48


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
        self.go_on_button: QPushButton | None = None
        self._build_menus()
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
        (self.go_on_button or self.example_button).setFocus()

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
        if recent:
            layout.addLayout(self._go_on(recent[0], page))
            layout.addSpacing(10)
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
        if not recent:
            # Who is here for the first time looks around; who comes back goes on.
            set_primary(self.example_button)
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.example_button.clicked.connect(self.example_wanted)
        layout.addLayout(cards)
        if recent[1:]:
            layout.addSpacing(14)
            layout.addWidget(caps_heading("Opened lately", page))
            for path in recent[1:]:
                layout.addWidget(self._recent_row(path, page))
        return page

    def _go_on(self, path: Path, page: QWidget) -> QHBoxLayout:
        """Return the strong button of who comes back: the program that was open last."""
        name = path.stem if len(path.stem) <= _LONGEST_NAME else f"{path.stem[: _LONGEST_NAME - 1]}…"
        button = self.go_on_button = QPushButton(f"Go on with {name}".replace("&", "&&"), page)
        button.setAutoDefault(True)
        button.setToolTip(str(path))
        set_primary(button)
        button.clicked.connect(partial(self.recent_wanted.emit, str(path)))
        where = ElidedLabel(str(path.parent), page)
        where.setProperty("muted", True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(button)
        row.addWidget(where, 1)
        return row

    def _build_menus(self) -> None:
        file = self.menuBar().addMenu("&File")
        for text, keys, wanted in (
            ("&New program…", "Ctrl+Shift+N", self.new_wanted),
            ("&Open…", "Ctrl+O", self.open_wanted),
            ("&Explore the example", "", self.example_wanted),
        ):
            file.addAction(text, QKeySequence(keys), wanted.emit)
        file.addSeparator()
        file.addAction("&Quit", QKeySequence("Ctrl+Q"), self.close)
        about = self.menuBar().addMenu("&Help")
        about.addAction("&Keyboard shortcuts", QKeySequence("F1"), partial(open_shortcuts, self))
        about.addAction("&About LEAD Desktop", partial(open_about, self))

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
