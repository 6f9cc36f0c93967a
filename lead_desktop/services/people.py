"""People: the directory, appointments over time, and the succession of one holder by the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from lead_desktop.domain.changes import Changes
from lead_desktop.domain.people import Appointment, Organization, Person, Role, in_office
from lead_desktop.domain.record import role_words
from lead_desktop.domain.words import plain_day
from lead_desktop.errors import Invalid, Problem, Refused
from lead_desktop.services import rules
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
    with file.reading() as work:
        program = work.program()
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        people = {one.id: one for one in work.all(Person)}
        appointments = work.all(Appointment)
    by_id = {one.id: one for one in organizations}
    lines = tuple(
        AppointmentLine(one, people[one.person_id], by_id[one.organization_id], in_office(one, today))
        for one in appointments
    )
    return Directory(
        tuple(organizations),
        lines,
        tuple(
            PersonLine(person, _roles(person, lines))
            for person in sorted(people.values(), key=lambda one: one.name.casefold())
        ),
        program.first_day,
        program.last_day,
        today,
    )


def _roles(person: Person, lines: tuple[AppointmentLine, ...]) -> str:
    """Return what somebody is today; what they were, where that is over."""
    mine = [line for line in lines if line.person.id == person.id]
    said = []
    for line in mine:
        where = line.organization.short_name or line.organization.name
        words = f"{role_words(line.appointment.role)}, {where}"
        if line.appointment.last_day is not None and not line.now:
            words += f" until {plain_day(line.appointment.last_day)}"
        elif not line.now:
            words += f" from {plain_day(line.appointment.first_day)}"
        said.append(words)
    return "; ".join(said)


def new_organization(file: ProgramFile) -> Organization:
    """Return what a new organization is offered as: the next free colour."""
    with file.reading() as work:
        used = {one.colour for one in work.all(Organization)}
    return Organization(name="", colour=next(place for place in range(len(used) + 1) if place not in used))


@dataclass(frozen=True, slots=True)
class Succession:
    """Who follows whom. `successor_id` names a known person; without it `successor_name` is a new one."""

    organization_id: int
    role: Role
    last_day: date
    first_day: date
    successor_id: int | None = None
    successor_name: str = ""
    interim: bool = False
    vacant: bool = False


def offered_succession(file: ProgramFile, organization_id: int, role: Role) -> Succession:
    """Return what a succession is offered as: from tomorrow."""
    today = file.today()
    return Succession(organization_id, role, today, today + timedelta(days=1))


def succeed(file: ProgramFile, succession: Succession) -> Changes:
    """Record that somebody leaves a role and who follows, as one change.

    Raises:
        Invalid: a field is wrong.
        Refused: nobody is in office, or attendance stands against it.
    """
    found = _problems(succession)
    if found:
        raise Invalid(found)
    with file.changing() as work:
        organization = work.get(Organization, succession.organization_id)
        holders = [
            one
            for one in work.all(Appointment, organization_id=succession.organization_id, role=succession.role)
            if one.last_day is None or one.last_day >= succession.last_day
        ]
        present = [one for one in holders if one.first_day <= succession.last_day]
        if not present:
            raise Refused(
                f"Nobody is {role_words(succession.role)} of {organization.name} on "
                f"{plain_day(succession.last_day)}; add an appointment instead."
            )
        work.change(replace(present[0], last_day=succession.last_day))
        if succession.vacant:
            return work.commit(f"Leave the seat of {organization.name} vacant")
        person_id = succession.successor_id
        if person_id is None:
            person = Person(name=succession.successor_name.strip())
            rules.check(person, work)
            person_id = work.add(person).id
        appointment = Appointment(
            person_id=person_id,
            organization_id=succession.organization_id,
            role=succession.role,
            first_day=succession.first_day,
            interim=succession.interim,
        )
        rules.check(appointment, work)
        work.add(appointment)
        name = work.get(Person, person_id).name
        return work.commit(f"{name} follows as {role_words(succession.role)} of {organization.name}")


def _problems(succession: Succession) -> list[Problem]:
    if succession.vacant:
        return []
    found = []
    if succession.first_day <= succession.last_day:
        found.append(Problem("first_day", "The successor begins before the last day of the one before."))
    if succession.successor_id is None and not succession.successor_name.strip():
        found.append(Problem("successor_name", "Please choose the successor, or type a new name."))
    return found
