"""The People tab: organizations, who is in which role from when to when, and everybody's particulars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.people import Appointment, Organization, Person, Role
from lead_desktop.domain.program import Program
from lead_desktop.domain.record import role_words
from lead_desktop.domain.words import plural, short_day
from lead_desktop.services import people
from lead_desktop.services.people import AppointmentLine, Directory, PersonLine
from lead_desktop.services.search import plain
from lead_desktop.ui.dialogs.editing import ask_delete, open_form, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.people import forms
from lead_desktop.ui.people.timeline import Timeline
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.empty_state import EmptyState
from lead_desktop.ui.widgets.labels import caps_heading, muted, page_heading
from lead_desktop.ui.widgets.organization_chip import organization_icon
from lead_desktop.ui.widgets.value_table import ValueRow, ValueTable

_EVERYBODY = 0


class PeopleTab(Tab):
    """Shows one organization with its appointments, or everybody."""

    title = "People"
    shows = (Organization, Person, Appointment)

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self.directory: Directory | None = None
        self._organization_id: int | None = None
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self._main())
        splitter.setSizes([262, 1100])
        splitter.setStretchFactor(1, 1)
        for place in range(2):
            splitter.setCollapsible(place, False)
        navigation.remember_splitter(splitter, "people")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        theme.changed.connect(self._show_list)

    # building

    def _left(self) -> QWidget:
        side = QWidget(self)
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(210)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(12, 14, 12, 8)
        layout.addWidget(caps_heading("Organizations", side))
        self.list = QListWidget(side)
        self.list.setObjectName("side")
        self.list.setAccessibleName("Organizations")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        layout.addWidget(self.list, 1)
        add = QPushButton("Add organization…", side)
        add.clicked.connect(self.add_organization)
        layout.addWidget(add)
        return side

    def _main(self) -> QWidget:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._organization_page())
        self.stack.addWidget(self._people_page())
        empty = EmptyState(
            "No organizations yet",
            "The participants: hospitals, medical centers, physician groups, each with its CEO.",
            "Add organization…",
        )
        empty.pressed.connect(self.add_organization)
        self.stack.addWidget(empty)
        return self.stack

    def _page(self) -> tuple[QScrollArea, QVBoxLayout]:
        page = QWidget()
        page.setObjectName("main")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area, layout

    def _organization_page(self) -> QWidget:
        area, layout = self._page()
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.edit_button = QPushButton("&Edit organization…", self)
        self.edit_button.clicked.connect(self.edit_organization)
        self.delete_button = QPushButton("Delete", self)
        self.delete_button.clicked.connect(self.delete_organization)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.delete_button)
        self.subtitle = muted("", self)
        self.about = muted("", self, wrap=True)
        self.timeline = Timeline(self.theme, self)
        self.appointments = ValueTable(
            "Appointments",
            ("Role", "Person", "From", "To", "Note"),
            muted_colour=lambda: self.theme.colour("muted"),
            add="Add appointment…",
            empty="Nobody has been appointed yet. The CEO comes first: the community takes no substitutes.",
            stretch=4,
        )
        self.appointments.set_widths((150, 220, 120, 120, None))
        self.new_ceo = QPushButton("New CE&O…", self)
        self.new_ceo.clicked.connect(lambda: self.open_succession(Role.CEO))
        self.new_quality = QPushButton("New head of &Quality…", self)
        self.new_quality.clicked.connect(lambda: self.open_succession(Role.HEAD_OF_QUALITY))
        succession = QHBoxLayout()
        succession.addWidget(self.new_ceo)
        succession.addWidget(self.new_quality)
        succession.addStretch(1)
        self.appointments.add_wanted.connect(self.add_appointment)
        self.appointments.edit_wanted.connect(self.edit_appointment)
        self.appointments.delete_wanted.connect(self._delete)
        layout.addLayout(head)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.about)
        layout.addSpacing(10)
        layout.addWidget(self.timeline)
        layout.addSpacing(6)
        layout.addWidget(self.appointments)
        layout.addLayout(succession)
        layout.addStretch(1)
        return area

    def _people_page(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("main")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(8)
        self.people_words = muted("", page)
        self.filter = QLineEdit(page)
        self.filter.setPlaceholderText("Filter by name, role, mail…")
        self.filter.setAccessibleName("Filter people")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(self._show_people)
        self.people = ValueTable(
            "Everybody",
            ("Name", "Role", "Mail", "Phone", "Dietary needs"),
            muted_colour=lambda: self.theme.colour("muted"),
            add="Add person…",
            empty="Nobody is here yet.",
            stretch=1,
            fit_height=False,
        )
        self.people.set_widths((210, None, 240, 130, 130))
        self.people.add_wanted.connect(self.add_person)
        self.people.edit_wanted.connect(self.edit_person)
        self.people.delete_wanted.connect(self._delete)
        layout.addWidget(page_heading("Everybody", page))
        layout.addWidget(self.people_words)
        layout.addWidget(self.filter)
        layout.addWidget(self.people, 1)
        return page

    # what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Read everything again where a change touches it."""
        if changes is None or changes.touches(Organization, Person, Appointment, Program):
            self.operations.read(lambda: people.directory(self.operations.file), self._show)

    def _show(self, directory: Directory) -> None:
        self.directory = directory
        known = {one.id for one in directory.organizations}
        if self._organization_id not in known and self._organization_id != _EVERYBODY:
            self._organization_id = next((one.id for one in directory.organizations), None)
        self._show_list()
        self._show_page()

    def _show_list(self) -> None:
        directory = self.directory
        if directory is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for one in directory.organizations:
            item = QListWidgetItem(organization_icon(self.theme, one.colour), " ".join(one.name.split()))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setToolTip(one.name)
            self.list.addItem(item)
        everybody = QListWidgetItem(f"Everybody ({len(directory.people)})")
        everybody.setData(Qt.ItemDataRole.UserRole, _EVERYBODY)
        self.list.addItem(everybody)
        self._select_row()
        self.list.blockSignals(False)

    def _select_row(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == self._organization_id:
                self.list.setCurrentRow(row)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._organization_id = item.data(Qt.ItemDataRole.UserRole)
            self._show_page()

    def organization(self) -> Organization | None:
        """Return the organization that is shown."""
        if self.directory is None:
            return None
        return next((one for one in self.directory.organizations if one.id == self._organization_id), None)

    def _show_page(self) -> None:
        directory, shown = self.directory, self.organization()
        if directory is None:
            return
        if shown is None:
            self.stack.setCurrentIndex(1 if directory.people or self._organization_id == _EVERYBODY else 2)
            self._show_people()
            return
        self.stack.setCurrentIndex(0)
        self.heading.setText(shown.name)
        self.subtitle.setText(
            " · ".join(word for word in (shown.kind.value.capitalize(), shown.city) if word)
        )
        self.about.setText(shown.about)
        self.about.setVisible(bool(shown.about))
        lines = directory.of(shown.id)
        span = (directory.first_day, directory.last_day)
        self.timeline.show_lines(lines, shown.colour, span, directory.today)
        self.appointments.show_rows([_appointment_row(line) for line in lines])

    def _show_people(self) -> None:
        if self.directory is None:
            return
        wanted = plain(self.filter.text()).split()
        shown = [line for line in self.directory.people if _matches(line, wanted)]
        self.people.show_rows(
            [
                ValueRow(
                    line.person,
                    (
                        line.person.name,
                        line.roles,
                        line.person.email,
                        line.person.phone,
                        line.person.dietary,
                    ),
                )
                for line in shown
            ]
        )
        self.people_words.setText(plural(len(self.directory.people), "person", "people"))

    def show_value(self, kind: Kind, identity: int) -> None:
        """Show an organization, or a person among everybody, or an appointment at its organization."""
        directory = self.directory
        if directory is None:
            return
        if kind is Organization:
            self._go(identity)
        elif kind is Person:
            self.filter.clear()
            self._go(_EVERYBODY)
            self.people.select_id(identity)
        elif kind is Appointment:
            line = next((one for one in directory.appointments if one.appointment.id == identity), None)
            if line is not None:
                self._go(line.organization.id)
                self.appointments.select_id(identity)

    def _go(self, organization_id: int) -> None:
        self._organization_id = organization_id
        self._select_row()
        self._show_page()

    # what the user asks for

    def add_organization(self) -> None:
        """Ask for a new organization."""

        def done(changes: Changes) -> None:
            for identity in changes.ids(Organization):
                self._go(identity)

        self.operations.read(
            lambda: people.new_organization(self.operations.file),
            lambda offered: open_value(
                self, self.operations, "Add organization", forms.organization_fields(), offered, done=done
            ),
        )

    def edit_organization(self) -> None:
        """Open the form of the organization shown."""
        shown = self.organization()
        if shown is not None:
            open_value(self, self.operations, "Organization", forms.organization_fields(), shown)

    def delete_organization(self) -> None:
        """Ask before the organization shown is deleted."""
        shown = self.organization()
        if shown is not None:
            ask_delete(self, self.operations, shown)

    def _delete(self, value: Appointment | Person) -> None:
        ask_delete(self, self.operations, value)

    def add_person(self) -> None:
        """Ask for a new person."""
        open_value(self, self.operations, "Add person", forms.person_fields(), Person(name=""))

    def edit_person(self, person: Person) -> None:
        """Open the form of a person."""
        open_value(self, self.operations, "Person", forms.person_fields(), person)

    def _with_people(self, then: Callable[[Directory, Organization], None]) -> None:
        directory, shown = self.directory, self.organization()
        if directory is None or shown is None:
            return
        if not directory.people:
            self.operations.refused.emit("Add the person first, under Everybody.")
            return
        then(directory, shown)

    def add_appointment(self) -> None:
        """Ask for a new appointment at the organization shown."""

        def ask(directory: Directory, shown: Organization) -> None:
            offered = Appointment(
                person_id=0, organization_id=shown.id, role=Role.CEO, first_day=directory.first_day
            )
            if any(line.appointment.role is Role.CEO and line.now for line in directory.of(shown.id)):
                offered = replace(offered, role=Role.HEAD_OF_QUALITY)
            self._open_appointment("Add appointment", directory, offered)

        self._with_people(ask)

    def edit_appointment(self, appointment: Appointment) -> None:
        """Open the form of an appointment."""
        self._with_people(lambda directory, _: self._open_appointment("Appointment", directory, appointment))

    def _open_appointment(self, title: str, directory: Directory, value: Appointment) -> None:
        fields = forms.appointment_fields((one.person for one in directory.people), directory.organizations)
        open_value(self, self.operations, title, fields, value)

    def open_succession(self, role: Role) -> None:
        """Ask who follows in a role at the organization shown."""
        directory, shown = self.directory, self.organization()
        if directory is None or shown is None:
            return
        file = self.operations.file
        open_form(
            self,
            self.operations,
            f"New {role_words(role)} of {shown.short_name or shown.name}",
            forms.succession_fields(one.person for one in directory.people),
            people.offered_succession(file, shown.id, role),
            lambda entered: people.succeed(file, entered),
            words="Ends the present appointment and begins the next, in one step that can be undone.",
            ok="Record the succession",
        )


def _appointment_row(line: AppointmentLine) -> ValueRow:
    one = line.appointment
    interim = " (interim)" if one.interim else ""
    return ValueRow(
        one,
        (
            role_words(one.role) + interim,
            line.person.name,
            short_day(one.first_day).split(" ", 1)[1],
            short_day(one.last_day).split(" ", 1)[1] if one.last_day is not None else "in office",
            one.note,
        ),
        quiet=not line.now,
    )


def _matches(line: PersonLine, words: list[str]) -> bool:
    text = plain(f"{line.person.name} {line.roles} {line.person.email} {line.person.title}")
    return all(word in text for word in words)
