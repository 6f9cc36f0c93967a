"""About the program, and its keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from lead_desktop import __version__
from lead_desktop.ui.kit.labels import caps_heading, label, muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.sentences import SEARCH

SHORTCUTS = (
    (
        "Everywhere",
        (
            ("Ctrl+1 … Ctrl+5", "Go to a tab"),
            ("Ctrl+Tab, Ctrl+Shift+Tab", "Go round the tabs"),
            ("F6, Shift+F6", "Go round the panes of a tab"),
            ("Escape", "Back to where you came from"),
            ("F10", "Go to the menus"),
            ("Ctrl+K", SEARCH),
            ("Ctrl+Z, Ctrl+Shift+Z", "Undo, redo"),
            ("Ctrl+H", "History of all changes"),
            ("Ctrl+P", "Print packets"),
            ("F11", "Full screen"),
        ),
    ),
    (
        "Sessions",
        (
            ("Ctrl+J", "Go to the next session"),
            ("Ctrl+F", "Filter the list"),
            ("Ctrl+N, Ctrl+E, Ctrl+M", "Add, edit, move a session"),
        ),
    ),
    (
        "Agenda",
        (
            ("Alt+Up, Alt+Down", "Move the selected items"),
            ("0 … 9", "Type the length, or the time it ends"),
            ("C, Q, G", "Invite CEOs, heads of Quality, the guest, or not"),
            ("P", "Pin to the clock, or unpin"),
            ("L, N, A", "Who leads it, run sheet note, attach a paper"),
            ("F2, Enter", "Edit in place"),
            ("Ctrl+Enter", "Open the item"),
            ("Insert, Delete", "Add, delete an item"),
        ),
    ),
    (
        "Attendance",
        (
            ("Arrow keys, with Shift", "Move through the seats, choose several"),
            ("P or Space", "Present, and on to the next person"),
            ("A, T", "Absent, part of the day"),
            ("0 … 9", "Items that a head of Quality attended"),
            ("R", "Mark the rest of the session present"),
            ("Enter", "Times, reason and note of a mark"),
            ("Delete", "Take marks away"),
        ),
    ),
    ("Forms", (("Ctrl+Enter", "Save from anywhere in a form"), ("Esc", "Cancel"))),
)


def open_shortcuts(parent: QWidget) -> QDialog:
    """Open the list of keyboard shortcuts; on a small screen it scrolls, and the arrow keys go through it."""
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(5)
    row = 0
    for title, shortcuts in SHORTCUTS:
        if row:
            grid.setRowMinimumHeight(row, 8)
            row += 1
        grid.addWidget(caps_heading(title, inner), row, 0, 1, 2)
        row += 1
        for keys, what in shortcuts:
            grid.addWidget(label(keys, inner), row, 0)
            grid.addWidget(muted(what, inner), row, 1)
            row += 1
    size = inner.sizeHint()
    dialog = ListDialog(
        parent,
        "Keyboard shortcuts",
        size.width() + 60,
        min(size.height() + 110, parent.window().height() - 20),
    )
    area = QScrollArea(dialog)
    area.setAccessibleName("Keyboard shortcuts")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    dialog.fill(area, grows=area)
    dialog.open()
    return dialog


def open_about(parent: QWidget) -> QMessageBox:
    """Open the words about the program."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About LEAD Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"LEAD Desktop {__version__}")
    box.setInformativeText(
        "A workplace for the coordinator of a leadership program of CEOs: sessions, attendance, goals and "
        "printed packets. Everything is kept in one file on this computer.\n\n"
        "Typeface: IBM Plex Sans, under the SIL Open Font License."
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
    return box
