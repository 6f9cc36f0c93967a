"""The history: every change with its words, its time and who made it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.changes import ChangeKind, HistoryEntry
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import clock, plain_day
from lead_desktop.ui.kit.labels import muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.text_table import TextTable

_MOST = 2000
_VERBS = {ChangeKind.CHANGE: "", ChangeKind.UNDO: "Undone: ", ChangeKind.REDO: "Done again: "}


class HistoryDialog(ListDialog):
    """Shows the latest changes first."""

    def __init__(self, parent: QWidget, entries: tuple[HistoryEntry, ...], formats: Formats) -> None:
        super().__init__(parent, "History", 680, 480)
        self.table = TextTable("Changes, the latest first", ("Change", "When", "Who"), self, stretch=0)
        self.table.setColumnWidth(1, 190)
        self.table.show_rows(
            [
                (
                    _VERBS[entry.kind] + entry.label,
                    f"{plain_day(entry.at, formats)}, {clock(entry.at.time(), formats)}",
                    entry.who,
                )
                for entry in entries[::-1][:_MOST]
            ]
        )
        text = muted("Every change is kept; the latest can be undone under Edit.", self)
        self.fill(text, self.table, grows=self.table)
