"""The earlier versions of a paper: looked at, and brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.agenda import Paper, PaperVersion
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import plain_day, quoted
from lead_desktop.ui.kit.labels import muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.theme import Theme


class VersionsDialog(ListDialog):
    """Lists what a paper's pages were before."""

    open_wanted = Signal(object)
    bring_back_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        paper: Paper,
        versions: tuple[PaperVersion, ...],
        formats: Formats,
    ) -> None:
        super().__init__(parent, "Earlier versions", 620, 320)
        now = (
            f"{paper.file_name}, received {plain_day(paper.received, formats)}"
            if paper.received
            else "nothing"
        )
        self.table = ValueTable(
            "Earlier versions",
            ("File", "Received", "Pages"),
            muted_colour=lambda: theme.colour("muted"),
            empty="There are no earlier versions.",
            fit_height=False,
        )
        self.table.add_button.hide()
        self.table.hide_edit_and_delete()
        self.table.add_action("Look at it", self.open_wanted.emit)
        self.table.add_action("Bring it back", self.bring_back_wanted.emit)
        self.table.set_widths((None, 160, 70))
        self.table.show_rows(
            [
                ValueRow(
                    version,
                    (
                        version.file_name,
                        plain_day(version.received, formats) if version.received else "",
                        str(version.pages or ""),
                    ),
                )
                for version in versions
            ]
        )
        if versions:
            self.table.table.selectRow(0)
        text = muted(f"Paper {quoted(paper.title)}. In its place now: {now}.", self, wrap=True)
        self.fill(text, self.table, grows=self.table)
