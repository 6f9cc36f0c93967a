"""The People tab: organizations, who is in which role from when to when, and everybody's particulars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.people.succession import Succession, correction_of
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.services import documents
from lead_desktop.services.packets import packets
from lead_desktop.services.people import people, succession
from lead_desktop.services.people.people import Directory
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.empty_state import EmptyState
from lead_desktop.ui.kit.file_dialogs import PDF, ask_where_to_save
from lead_desktop.ui.kit.labels import caps_heading
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.people import forms
from lead_desktop.ui.people.everybody_page import EverybodyPage
from lead_desktop.ui.people.organization_page import OrganizationPage
from lead_desktop.ui.people.succession import open_effect_form
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

_EVERYBODY = 0


class PeopleTab(Tab):
    """Shows one organization with its appointments, or everybody."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self.directory: Directory | None = None
        self._organization_id: int | None = None
        self.fill(self.side_by_side("people", (self._left(), self._main()), (262, 1100), grows=1))
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
        self.page = OrganizationPage(self.theme, self)
        self.page.edit_wanted.connect(self.edit_organization)
        self.page.delete_wanted.connect(self.delete_organization)
        self.page.successor_wanted.connect(self.open_succession)
        self.page.catch_up_wanted.connect(self.save_catch_up)
        self.page.appointments.add_wanted.connect(self.add_appointment)
        self.page.appointments.edit_wanted.connect(self.correct_appointment)
        self.page.appointments.delete_wanted.connect(self._delete)
        self.everybody = EverybodyPage(self.theme, self)
        self.everybody.people.add_wanted.connect(self.add_person)
        self.everybody.people.edit_wanted.connect(self.edit_person)
        self.everybody.people.delete_wanted.connect(self._delete)
        empty = EmptyState(
            "No organizations yet",
            "The participants: hospitals, medical centers, physician groups, each with its CEO.",
            "Add organization…",
        )
        empty.pressed.connect(self.add_organization)
        self.stack = QStackedWidget(self)
        for page in (self.page, self.everybody, empty):
            self.stack.addWidget(page)
        return self.stack

    # what is shown

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self.list

    def refresh(self, changes: Changes | None) -> None:
        """Read everything again where a change touches it."""
        if changes is None or changes.touches(Organization, Person, Appointment, Program):
            self.operations.read(people.directory, self._show)

    def _show(self, directory: Directory) -> None:
        self.directory = directory
        known = {organization.id for organization in directory.organizations}
        if self._organization_id not in known and self._organization_id != _EVERYBODY:
            self._organization_id = next((organization.id for organization in directory.organizations), None)
        self._show_list()
        self._show_page()

    def _show_list(self) -> None:
        directory = self.directory
        if directory is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for organization in directory.organizations:
            item = QListWidgetItem(
                organization_icon(self.theme, organization.colour), " ".join(organization.name.split())
            )
            item.setData(Qt.ItemDataRole.UserRole, organization.id)
            item.setToolTip(organization.name)
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
        return next(
            (
                organization
                for organization in self.directory.organizations
                if organization.id == self._organization_id
            ),
            None,
        )

    def _show_page(self) -> None:
        directory, shown = self.directory, self.organization()
        if directory is None:
            return
        if shown is None:
            self.stack.setCurrentIndex(1 if directory.people or self._organization_id == _EVERYBODY else 2)
            self.everybody.show_people(directory.people)
            return
        self.stack.setCurrentIndex(0)
        self.page.show_organization(shown, directory)

    def show_value(self, entity: Entity, id_: int) -> None:
        """Show an organization, or a person among everybody, or an appointment at its organization."""
        directory = self.directory
        if directory is None:
            return
        if entity is Organization:
            self._go(id_)
        elif entity is Person:
            self.everybody.filter.clear()
            self._go(_EVERYBODY)
            self.everybody.people.select_id(id_)
        elif entity is Appointment:
            line = next(
                (appointment for appointment in directory.appointments if appointment.appointment.id == id_),
                None,
            )
            if line is not None:
                self._go(line.organization.id)
                self.page.select_appointment(id_)

    def _go(self, organization_id: int) -> None:
        self._organization_id = organization_id
        self._select_row()
        self._show_page()

    # organizations and people

    def _organization_form(self, title: str, value: Organization, done: Callable[[Changes], None]) -> None:
        directory = self.directory
        if directory is not None:
            fields = forms.organization_fields(self.operations.entry(), self.theme)
            open_value(self, self.operations, title, fields, value, done=done)

    def add_organization(self) -> None:
        """Ask for a new organization."""

        def done(changes: Changes) -> None:
            for id_ in changes.ids(Organization):
                self._go(id_)

        self.operations.read(
            people.new_organization,
            lambda offered: self._organization_form("Add organization", offered, done),
        )

    def edit_organization(self) -> None:
        """Open the form of the organization shown."""
        shown = self.organization()
        if shown is not None:
            self._organization_form("Organization", shown, lambda _: None)

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

    # appointments over time

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
            # Somebody in office, or to come, fills a role; the first that nobody fills is offered.
            filled = {
                line.appointment.role
                for line in directory.of(shown.id)
                if (line.appointment.last_day or directory.last_day) >= directory.today
            }
            offered = replace(offered, role=next((role for role in Role if role not in filled), Role.TRUSTEE))
            fields = forms.appointment_fields(
                _persons(directory), directory.organizations, self.operations.entry()
            )
            open_value(self, self.operations, "Add appointment", fields, offered)

        self._with_people(ask)

    def correct_appointment(self, appointment: Appointment) -> None:
        """Open the form of an appointment; a correction of who or when asks for its reason."""

        def ask(directory: Directory, _: Organization) -> None:
            open_effect_form(
                self,
                self.operations,
                self.theme,
                "Correct an appointment",
                forms.correction_fields(
                    _persons(directory), directory.organizations, self.operations.entry()
                ),
                correction_of(appointment),
                lambda file, entered: succession.correct(file, entered),
                text="For what was entered wrongly. Somebody new in the role is a succession instead.",
                ok="Save",
            )

        self._with_people(ask)

    def open_succession(self, role: Role) -> None:
        """Ask who follows in a role at the organization shown."""
        shown = self.organization()
        if shown is not None:
            self.operations.read(
                lambda file: succession.offered_succession(file, shown.id, role),
                lambda offered: self._ask_succession(shown, offered),
            )

    def _ask_succession(self, shown: Organization, offered: Succession) -> None:
        directory = self.directory
        if directory is None:
            return
        vacant = offered.last_day is None
        text = (
            "The seat is vacant; this says who takes it, and from when."
            if vacant
            else "Ends the present appointment and begins the next, in one step that can be undone."
        )
        open_effect_form(
            self,
            self.operations,
            self.theme,
            f"New {role_text(offered.role)} of {shown.short_name or shown.name}",
            forms.succession_fields(_persons(directory), self.operations.entry(), vacant=vacant),
            offered,
            lambda file, entered: succession.succeed(file, entered),
            text=text,
            ok="Record the appointment" if vacant else "Record the succession",
            done=self._succeeded,
        )

    def _succeeded(self, recorded: Succession, changes: Changes) -> None:
        """Offer what a new CEO needs to catch up with the group."""
        if recorded.role is not Role.CEO or recorded.vacant or self.directory is None:
            return
        known = {line.appointment.id: line.appointment for line in self.directory.appointments}
        newest = known.get(max(changes.ids(Appointment), default=0))
        if newest is not None:
            self.page.select_appointment(newest.id)
            self.navigation.offer.emit(
                f"{changes.label}. The catch-up packet says what the group has agreed, the organization's "
                "goals and its open actions.",
                "Catch-up packet…",
                lambda: self.save_catch_up(newest),
            )

    def save_catch_up(self, appointment: Appointment) -> None:
        """Make the catch-up packet of an appointment, then ask where to save it."""
        directory = self.directory
        if directory is None:
            return
        line = next((one for one in directory.appointments if one.appointment.id == appointment.id), None)
        if line is not None:
            name = file_name(f"Catch-up packet - {line.person.name}")
            self.operations.read(
                lambda file: documents.catch_up_packet(file, appointment.id),
                lambda data: self._ask_where(name, data),
                slow=True,
                text="Making the catch-up packet…",
            )

    def _ask_where(self, name: str, data: bytes) -> None:
        file = self.operations.path.parent / name
        title = "Save the catch-up packet"
        ask_where_to_save(self, title, file, PDF, lambda path: self._save(path, data))

    def _save(self, path: Path, data: bytes) -> None:
        self.operations.read(
            lambda _: packets.write_file(path, data),
            lambda _: self.navigation.message.emit(f"{path.name} is saved in {path.parent.name}."),
            slow=True,
            text="Saving…",
        )


def _persons(directory: Directory) -> list[Person]:
    return [line.person for line in directory.people]
