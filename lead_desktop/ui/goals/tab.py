"""The Goals tab."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from lead_desktop.domain.changes import Changes
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.empty_state import EmptyState


class GoalsTab(Tab):
    """Shows what belongs to goals."""

    title = "Goals"

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        layout = QVBoxLayout(self)
        layout.addWidget(EmptyState("Goals", "Nothing is here yet."))

    def refresh(self, changes: Changes | None) -> None:
        """Nothing is read yet."""
        del changes
