"""The side of the Attendance tab: the door of one session, who came instead, and what was noticed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from lead_desktop.domain.findings import Finding
from lead_desktop.domain.model.attendance import TurnedAway
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.sentences import no_substitutes
from lead_desktop.services.attendance.check_in import Door, day_text
from lead_desktop.ui.attendance.door_list import DoorList
from lead_desktop.ui.kit.finding_list import FindingList
from lead_desktop.ui.kit.labels import label, muted, section_heading
from lead_desktop.ui.theme import Theme


class InsteadBox(QFrame):
    """What can be done when somebody came instead of a CEO. There is no third way."""

    absence_wanted = Signal()
    succession_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.heading = section_heading("", self)
        self.heading.setWordWrap(True)
        self.text = label("", self, wrap=True)
        self.absence = QPushButton("&Record absence…", self)
        self.absence.clicked.connect(self.absence_wanted)
        self.succession = QPushButton("New CE&O…", self)
        self.succession.clicked.connect(self.succession_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.absence)
        buttons.addWidget(self.succession)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addSpacing(2)
        layout.addLayout(buttons)

    def show_seat(self, program: Program, ceo: str, organization: Organization, *, absent: bool) -> None:
        """Say whose seat it is about; an empty name is a vacant seat. `absent` is recorded already."""
        where = organization.short_name or organization.name
        self.heading.setText(f"Somebody came instead of {ceo}?" if ceo else f"Somebody came for {where}?")
        first = "Record the CEO as absent, or, if"
        if absent or not ceo:
            why = "The CEO is recorded as absent" if ceo else "The seat is vacant"
            first = f"{why}: note who came, or, if"
        rule = no_substitutes(program)
        self.text.setText(f"{rule}. {first} {where} has a new CEO, record the succession.")
        self.absence.setText("&Note who came…" if absent or not ceo else "&Record absence…")


class SidePanel(QWidget):
    """Follows the session at work."""

    wanted = Signal(object, object)
    note_edit_wanted = Signal(object)
    note_delete_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Check-in")
        self.heading = section_heading("", self)
        self.day = muted("", self, wrap=True)
        self.check_in = QPushButton("&Check-in at the door…", self)
        self.check_in.setProperty("primary", True)
        self.notice = muted("", self, wrap=True)
        self.problem = label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.list = DoorList(theme, self, large=False)
        self.list.wanted.connect(self.wanted)
        self.instead = InsteadBox(self)
        self.away = QVBoxLayout()
        self.away.setSpacing(4)
        self.away_heading = section_heading("Turned away", self)
        self.findings_heading = section_heading("To look at", self)
        self.findings = FindingList(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 16, 14)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.day)
        layout.addWidget(self.notice)
        layout.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(self.check_in)
        row.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(row)
        layout.addSpacing(8)
        layout.addWidget(self.list)
        layout.addSpacing(8)
        layout.addWidget(self.instead)
        layout.addSpacing(6)
        layout.addWidget(self.away_heading)
        layout.addLayout(self.away)
        layout.addSpacing(6)
        layout.addWidget(self.findings_heading)
        layout.addWidget(self.findings)
        layout.addStretch(1)

    def show_door(self, door: Door) -> None:
        """Show a session's door."""
        self.heading.setText(f"Session {door.session.number} check-in")
        self.day.setText(day_text(door.session, door.host, door.program.formats))
        self.notice.setText(door.notice)
        self.notice.setVisible(bool(door.notice))
        self.problem.hide()
        self.list.show_door(door)
        self.check_in.setEnabled(door.open)
        self._show_away(door.turned_away)

    def refuse(self, sentence: str) -> None:
        """Say why somebody cannot be marked so; the next mark takes it away."""
        self.problem.setText(f"×  {sentence}")
        self.problem.show()

    def _show_away(self, notes: Sequence[tuple[TurnedAway, Organization]]) -> None:
        while (item := self.away.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.away_heading.setVisible(bool(notes))
        for note, organization in notes:
            self.away.addWidget(self._away_row(note, organization))

    def _away_row(self, note: TurnedAway, organization: Organization) -> QWidget:
        row = QWidget(self)
        where = organization.short_name or organization.name
        text = label(f"{note.name}, for {where}. {note.reason}", row, wrap=True)
        edit = _link("Edit", f"Edit the note on {note.name}", row)
        delete = _link("Delete", f"Delete the note on {note.name}", row)
        edit.clicked.connect(lambda: self.note_edit_wanted.emit(note))
        delete.clicked.connect(lambda: self.note_delete_wanted.emit(note))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        layout.addWidget(text, 1)
        layout.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was noticed about attendance."""
        self.findings_heading.setVisible(bool(findings))
        self.findings.setVisible(bool(findings))
        self.findings.show_findings(findings)


def _link(text: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setProperty("link", True)
    button.setAccessibleName(name)
    return button
