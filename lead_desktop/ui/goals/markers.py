"""The changes an organization made, as they stand on its chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import ChangeMarker
from lead_desktop.domain.text.formatting import month
from lead_desktop.services.goals import goals
from lead_desktop.ui.goals import forms
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.labels import muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class MarkersDialog(ListDialog):
    """Lists the changes of one measure; each edit is kept at once."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme, card: MeasureCard) -> None:
        super().__init__(parent, "Changes and phases", 600, 380)
        self._operations = operations
        self._card = card
        self.table = ValueTable(
            "Changes",
            ("Month", "Change", "Centre line"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add change…",
            empty="No changes are marked yet.",
            stretch=1,
        )
        self.table.set_widths((110, None, 150))
        self.table.add_wanted.connect(self._add)
        self.table.edit_wanted.connect(self._edit)
        self.table.delete_wanted.connect(lambda value: ask_delete(self, operations, value))
        text = (
            "What was changed and when stands above the chart. A new phase, with a centre line of its own, "
            "begins only where you say so."
        )
        self.fill(muted(text, self, wrap=True), self.table)
        operations.changed.connect(self._refresh)
        self._show(card.markers)

    def _refresh(self, changes: Changes) -> None:
        if changes.touches(ChangeMarker):
            id_ = self._card.measure.id
            self._operations.read(lambda file: goals.markers(file, id_), self._show)

    def _show(self, markers: tuple[ChangeMarker, ...]) -> None:
        self.table.show_rows(
            [
                ValueRow(
                    marker,
                    (
                        month(marker.month, self._operations.formats),
                        marker.label,
                        "new phase" if marker.new_phase else "goes on",
                    ),
                )
                for marker in markers
            ]
        )

    def _add(self) -> None:
        last = self._card.progress.last_month or self._operations.today()
        marker = forms.new_marker(self._card.measure.id, last)
        open_value(
            self, self._operations, "Add change", forms.marker_fields(self._operations.formats), marker
        )

    def _edit(self, marker: ChangeMarker) -> None:
        open_value(self, self._operations, "Change", forms.marker_fields(self._operations.formats), marker)
