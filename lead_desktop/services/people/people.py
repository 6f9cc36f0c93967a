"""People: the directory of organizations, appointments and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, in_office
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.people.succession_effects import SEATED, Vacancy, vacancies_of
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment with the names it needs."""

    appointment: Appointment
    person: Person
    organization: Organization
    now: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person with what they are today, in words."""

    person: Person
    roles: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything the People tab shows."""

    organizations: tuple[Organization, ...]
    appointments: tuple[AppointmentLine, ...]
    people: tuple[PersonLine, ...]
    first_day: date
    last_day: date
    today: date
    vacancies: tuple[Vacancy, ...] = ()
    formats: Formats = INTERNATIONAL

    def of(self, organization_id: int) -> tuple[AppointmentLine, ...]:
        """Return an organization's appointments: by role, then by time."""
        order = list(Role)
        found = [line for line in self.appointments if line.organization.id == organization_id]
        return tuple(
            sorted(
                found,
                key=lambda line: (order.index(line.appointment.role), line.appointment.first_day),
            )
        )


def directory(file: ProgramFile) -> Directory:
    """Return organizations, appointments and people."""
    today = file.today()
    snapshot = file.snapshot()
    lines = tuple(
        AppointmentLine(
            appointment,
            snapshot.person_by_id[appointment.person_id],
            snapshot.organization_by_id[appointment.organization_id],
            in_office(appointment, today),
        )
        for appointment in snapshot.appointments
    )
    return Directory(
        snapshot.organizations,
        lines,
        tuple(
            PersonLine(person, _roles(person, lines, snapshot.formats))
            for person in sorted(snapshot.people, key=lambda person: person.name.casefold())
        ),
        snapshot.program.first_day,
        snapshot.program.last_day,
        today,
        tuple(
            vacancy
            for organization in snapshot.organizations
            for role in SEATED
            for vacancy in vacancies_of(snapshot, organization.id, role)
        ),
        snapshot.formats,
    )


def _roles(person: Person, lines: tuple[AppointmentLine, ...], formats: Formats) -> str:
    """Return what somebody is today; what they were, where that is over."""
    mine = [line for line in lines if line.person.id == person.id]
    parts = []
    for line in mine:
        where = line.organization.short_name or line.organization.name
        text = f"{role_text(line.appointment.role)}, {where}"
        if line.appointment.last_day is not None and not line.now:
            text += f" until {plain_day(line.appointment.last_day, formats)}"
        elif not line.now:
            text += f" from {plain_day(line.appointment.first_day, formats)}"
        parts.append(text)
    return "; ".join(parts)


def new_organization(file: ProgramFile) -> Organization:
    """Return what a new organization is offered as: the next free colour."""
    with file.reading() as work:
        used = {organization.colour for organization in work.all(Organization)}
    return Organization(name="", colour=next(place for place in range(len(used) + 1) if place not in used))
