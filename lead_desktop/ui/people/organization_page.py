"""The page of one organization: who held which role when, and its appointments."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Organization, Role
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.text.formatting import medium_day, plain_day
from lead_desktop.services.people.people import AppointmentLine, Directory
from lead_desktop.ui.kit.labels import muted, page_heading, section_heading
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.people.timeline import Timeline
from lead_desktop.ui.theme import Theme


class OrganizationPage(QScrollArea):
    """Shows one organization; what the user asks for goes out as signals."""

    edit_wanted = Signal()
    delete_wanted = Signal()
    successor_wanted = Signal(object)
    """Somebody new in a role."""
    catch_up_wanted = Signal(object)
    """The catch-up packet of an appointment."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setWidgetResizable(True)
        page = QWidget()
        page.setObjectName("main")
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(22, 16, 22, 22)
        self._layout.setSpacing(8)
        self._head()
        self._over_time(theme)
        self._appointments(theme)
        self._layout.addStretch(1)
        self.setWidget(page)

    def _head(self) -> None:
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.edit_button = QPushButton("Edit or&ganization…", self)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.delete_button = QPushButton("Delete", self)
        self.delete_button.clicked.connect(self.delete_wanted)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.delete_button)
        self.subtitle = muted("", self, wrap=True)
        self.about = muted("", self, wrap=True)
        self._layout.addLayout(head)
        self._layout.addWidget(self.subtitle)
        self._layout.addWidget(self.about)

    def _over_time(self, theme: Theme) -> None:
        self.timeline = Timeline(theme, self)
        self.timeline.chosen.connect(self.select_appointment)
        self.new_ceo = QPushButton("New CE&O…", self)
        self.new_ceo.setToolTip("The CEO leaves: who follows, or that the seat falls vacant")
        self.new_ceo.clicked.connect(lambda: self.successor_wanted.emit(Role.CEO))
        self.new_quality = QPushButton("New head of &Quality…", self)
        self.new_quality.clicked.connect(lambda: self.successor_wanted.emit(Role.HEAD_OF_QUALITY))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(section_heading("In office over time", self))
        row.addStretch(1)
        row.addWidget(self.new_ceo)
        row.addWidget(self.new_quality)
        self._layout.addSpacing(10)
        self._layout.addLayout(row)
        self._layout.addWidget(self.timeline)

    def _appointments(self, theme: Theme) -> None:
        self.appointments = ValueTable(
            "Appointments",
            ("Role", "Person", "From", "To", "Note"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add appointment…",
            empty="Nobody has been appointed yet. The CEO comes first: the community takes no substitutes.",
            stretch=4,
        )
        self.appointments.set_widths((170, 210, 110, 110, None))
        self.appointments.add_action("Catch-up packet…", self.catch_up_wanted.emit)
        self._layout.addSpacing(6)
        self._layout.addWidget(self.appointments)

    def show_organization(self, shown: Organization, directory: Directory) -> None:
        """Show an organization as it is in the directory."""
        self.heading.setText(" ".join(shown.name.split()))
        parts = [shown.kind.value.capitalize(), shown.city]
        parts.append(f"joined on {plain_day(shown.first_day, directory.formats)}" if shown.first_day else "")
        parts.append(f"left on {plain_day(shown.last_day, directory.formats)}" if shown.last_day else "")
        self.subtitle.setText(" · ".join(word for word in parts if word))
        self.about.setText(shown.about)
        self.about.setVisible(bool(shown.about))
        lines = directory.of(shown.id)
        self.timeline.show_organization(shown, directory)
        self.appointments.show_rows([_row(line, directory) for line in lines])

    def select_appointment(self, id_: int) -> None:
        """Select an appointment in the table."""
        self.appointments.select_id(id_)


def _row(line: AppointmentLine, directory: Directory) -> ValueRow:
    one = line.appointment
    interim = " (interim)" if one.interim else ""
    to = _brief(one.last_day, directory.formats) if one.last_day is not None else "in office"
    if one.first_day > directory.today:
        to = f"{to} (to come)" if one.last_day is not None else "to come"
    return ValueRow(
        one,
        (
            role_text(one.role) + interim,
            line.person.name,
            _brief(one.first_day, directory.formats),
            to,
            one.note,
        ),
        quiet=not line.now,
    )


def _brief(day: date, formats: Formats) -> str:
    return medium_day(day, formats)
