"""Copying from another session: which one, and which of its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import duration
from lead_desktop.services.scheduling.day_templates import DaySource
from lead_desktop.ui.kit.labels import label, muted

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Copying:
    """What the user wants copied."""

    item_ids: tuple[int, ...]
    replacing: bool
    notes: bool


class CopyDayDialog(QDialog):
    """Shows the items of another session, all chosen at first."""

    def __init__(
        self, parent: QWidget, sources: Sequence[DaySource], formats: Formats, *, present: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copy_day")
        self.setWindowTitle("Copy from another session")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._sources = tuple(sources)
        self.source = QComboBox(self)
        self.source.setAccessibleName("Session to copy from")
        self.source.addItems([source.text(formats) for source in self._sources])
        self.source.currentIndexChanged.connect(self._show_items)
        self.items = QListWidget(self)
        self.items.setObjectName("copy_items")
        self.items.setAccessibleName("Items to copy")
        self.items.setMinimumHeight(280)
        self.items.itemChanged.connect(self._say)
        self.notes = QCheckBox("Copy the run sheet’s &notes as well", self)
        self.replacing = QCheckBox("&Replace the items of this day", self)
        self.replacing.setVisible(present)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("primary", True)
        self.ok.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        heading = label("&Session", self)
        heading.setBuddy(self.source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.source)
        layout.addWidget(self.items, 1)
        layout.addWidget(self.notes)
        layout.addWidget(self.replacing)
        text = "Papers stay where they are. The host’s items go to this session’s host."
        layout.addWidget(muted(text, self, wrap=True))
        layout.addWidget(buttons)
        self.setMinimumWidth(560)
        self._show_items()

    @classmethod
    def open_for(
        cls,
        parent: QWidget,
        sources: Sequence[DaySource],
        formats: Formats,
        *,
        present: bool,
        copy: Callable[[Copying], None],
    ) -> CopyDayDialog:
        """Open the dialog; `copy` is called with what the user chose."""
        dialog = cls(parent, sources, formats, present=present)
        dialog.accepted.connect(lambda: copy(dialog.chosen()))
        dialog.open()
        return dialog

    def chosen(self) -> Copying:
        """Return what is chosen now."""
        rows = [self.items.item(row) for row in range(self.items.count())]
        ids = tuple(row.data(_ID) for row in rows if row.checkState() is Qt.CheckState.Checked)
        return Copying(ids, self.replacing.isChecked(), self.notes.isChecked())

    def _show_items(self) -> None:
        self.items.clear()
        for item in self._sources[self.source.currentIndex()].items:
            row = QListWidgetItem(f"{' '.join(item.title.split())}  ·  {duration(item.minutes)}")
            row.setData(_ID, item.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked)
            self.items.addItem(row)
        self._say()

    def _say(self) -> None:
        count = len(self.chosen().item_ids)
        self.ok.setEnabled(bool(count))
        self.ok.setText("Copy" if not count else f"Copy {count} item{'s' if count != 1 else ''}")
