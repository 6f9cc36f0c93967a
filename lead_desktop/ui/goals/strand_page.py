"""The commitments of one strand, organization by organization."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lead_desktop.domain.goals.scorecard import entry_text, strand_text
from lead_desktop.domain.model.commitments import Commitment, Strand
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.formatting import medium_day
from lead_desktop.ui.kit.labels import label, muted, page_heading
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.theme import Theme

_ABOUT = {
    Strand.TRUSTEES: "Engaging trustees and hospital and physician leadership through education in quality.",
    Strand.INVOLVEMENT: "Improvement strategies with broad involvement of the whole organization.",
    Strand.PHYSICIANS: "Increasing the engagement of physicians in safety and quality.",
    Strand.PATIENTS: "New ways to involve patients and their families.",
}


class StrandPage(QWidget):
    """Lists the entries of a strand, and says which organizations have none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.heading = page_heading("", self)
        self.about = muted("", self, wrap=True)
        self.missing = label("", self, wrap=True)
        self.missing.setProperty("problem", True)
        self.table = ValueTable(
            "Entries",
            ("Organization", "Date", "What", "Who", "Took part", "Next step"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add entry…",
            empty="Nothing is noted yet. Add what an organization did: when, what, who, and the next step.",
            stretch=2,
        )
        self.table.set_widths((190, 92, None, 150, 76, 220))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 22)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        layout.addWidget(self.missing)
        layout.addWidget(self.table)
        layout.addStretch(1)

    def show_entries(
        self,
        strand: Strand,
        entries: Sequence[tuple[Organization, tuple[Commitment, ...]]],
        formats: Formats,
    ) -> None:
        """Show the entries of a strand."""
        self.heading.setText(strand_text(strand))
        everything = [commitment for _, found in entries for commitment in found]
        self.about.setText(f"{_ABOUT[strand]} {entry_text(everything, formats).capitalize()}.")
        without = [one.short_name or one.name for one, found in entries if not found]
        self.missing.setText(f"!  Nothing noted yet of {', '.join(without)}.")
        self.missing.setVisible(bool(without) and len(without) < len(entries))
        self.table.show_rows(
            [
                ValueRow(
                    commitment,
                    (
                        organization.name,
                        medium_day(commitment.day, formats),
                        commitment.what,
                        commitment.who,
                        "" if commitment.participants is None else f"{commitment.participants:,}",
                        commitment.next_step,
                    ),
                    icon=organization_icon(self._theme, organization.colour),
                )
                for organization, found in entries
                for commitment in found
            ]
        )
