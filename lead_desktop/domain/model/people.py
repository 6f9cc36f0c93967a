"""People, organizations, and who is in which role from a day to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.value import RefersTo, Value


class OrganizationKind(StrEnum):
    """What sort of provider a participant is."""

    HOSPITAL = "hospital"
    MEDICAL_CENTER = "medical center"
    PHYSICIAN_GROUP = "physician group"


class Role(StrEnum):
    """What an appointment makes a person."""

    CEO = "ceo"
    HEAD_OF_QUALITY = "head of quality"
    TRUSTEE = "trustee"
    PHYSICIAN_LEADER = "physician leader"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Value):
    """A participant. `colour` is its place in the theme's family of organization colours, from 0.

    `first_day` and `last_day` are set where it joined late or left early; sessions outside expect nobody.
    """

    name: str
    short_name: str = ""
    kind: OrganizationKind = OrganizationKind.HOSPITAL
    city: str = ""
    about: str = ""
    colour: int = 0
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Value):
    """Somebody the coordinator knows; what they are follows from their appointments."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    dietary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Value):
    """A person in a role at an organization, from a day to a day, both included.

    No `last_day` means still in office. An interim CEO is a CEO.
    """

    person_id: Annotated[int, RefersTo(Person)]
    organization_id: Annotated[int, RefersTo(Organization)]
    role: Role
    first_day: date
    last_day: date | None = None
    interim: bool = False
    note: str = ""


def takes_part(organization: Organization, day: date) -> bool:
    """Tell whether an organization is in the program on a day: it may join late or leave early."""
    return (organization.first_day is None or organization.first_day <= day) and (
        organization.last_day is None or day <= organization.last_day
    )


def in_office(appointment: Appointment, day: date) -> bool:
    """Tell whether an appointment holds on a day."""
    return appointment.first_day <= day and (appointment.last_day is None or day <= appointment.last_day)


def out_of_office_since(appointments: Iterable[Appointment], person_id: int, day: date) -> date | None:
    """Return the last day in office of somebody who no longer is on a day; None for all others."""
    own = [appointment for appointment in appointments if appointment.person_id == person_id]
    if any(in_office(appointment, day) for appointment in own):
        return None
    ended = [
        appointment.last_day
        for appointment in own
        if appointment.last_day is not None and appointment.last_day < day
    ]
    return max(ended, default=None)


def overlap(one: Appointment, other: Appointment) -> bool:
    """Tell whether two appointments share at least one day."""
    starts_in_time = other.last_day is None or one.first_day <= other.last_day
    ends_in_time = one.last_day is None or other.first_day <= one.last_day
    return starts_in_time and ends_in_time


def holder(
    appointments: Iterable[Appointment], organization_id: int, role: Role, day: date
) -> Appointment | None:
    """Return who holds a role at an organization on a day, or None where the seat is vacant."""
    for appointment in appointments:
        if (
            appointment.organization_id == organization_id
            and appointment.role is role
            and in_office(appointment, day)
        ):
            return appointment
    return None


def short_name(name: str) -> str:
    """Shorten a full name to initial and last name: "Maria Ferreira" becomes "M. Ferreira".

    A name of one word, or in a script without initials, stays as it is.
    """
    text = name.split()
    if len(text) < 2 or (not text[0][0].isascii() and not text[0][0].isupper()):
        return name
    return f"{text[0][0]}. {text[-1]}"
