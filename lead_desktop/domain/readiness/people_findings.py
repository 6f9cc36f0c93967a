"""Readiness of the people of a day: CEOs, whoever leads an item, guests, and the dinner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lead_desktop.domain.findings import Finding, Level, at, short
from lead_desktop.domain.model.agenda import ItemKind
from lead_desktop.domain.model.attendance import Mark, MarkKind
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Role, in_office, short_name
from lead_desktop.domain.model.sessions import Dinner, Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.dinners import diners, not_noted
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.numbers import spelled


def announced_absences(snapshot: Snapshot, session: Session) -> tuple[tuple[Appointment, Mark], ...]:
    """Return the CEOs who told us ahead that they cannot come to a session, with their marks."""
    marks = {mark.seat_id: mark for mark in snapshot.marks if mark.kind is MarkKind.ABSENT}
    return tuple(
        (snapshot.appointment_by_id[seat.appointment_id], marks[seat.id])
        for seat in snapshot.seats
        if seat.session_id == session.id
        and seat.id in marks
        and snapshot.appointment_by_id[seat.appointment_id].role is Role.CEO
    )


def absence_text(mark: Mark, formats: Formats) -> str:
    """Say when an absence was announced, and why."""
    told = f"told us on {formatting.brief_day(mark.told_on, formats)}" if mark.told_on is not None else ""
    return ": ".join(part for part in (told, mark.reason.strip()) if part)


def about_seats(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at every CEO: is the seat filled, and has somebody told us that they cannot come?"""
    if not snapshot.organizations:
        yield at(
            snapshot.program, Level.BLOCKING, "No organizations yet", "add the participants under People"
        )
        return
    expected = snapshot.taking_part(session.day)
    vacant = [
        organization
        for organization in expected
        if snapshot.holder(organization.id, Role.CEO, session.day) is None
    ]
    day = formatting.brief_day(session.day, snapshot.formats)
    for organization in vacant:
        title = f"CEO seat of {short(organization)} is vacant"
        yield at(organization, Level.WARNING, title, f"nobody is expected from there on {day}")
    for appointment, mark in announced_absences(snapshot, session):
        person = snapshot.person_by_id[appointment.person_id]
        place = short(snapshot.organization_by_id[appointment.organization_id])
        title = f"{short_name(person.name)}, CEO of {place}, cannot come"
        yield at(session, Level.WARNING, title, absence_text(mark, snapshot.formats), "day")
    if not vacant:
        count = len(expected)
        title = f"All {spelled(count)} CEO seats are filled" if count > 1 else "The CEO seat is filled"
        yield at(session, Level.GOOD, title, f"as of {day}; no substitutes", "day")


def about_leads(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look for items led by somebody whose appointments do not cover the day.

    The host's own items are looked at with the host.
    """
    for item in snapshot.items_of(session.id):
        person = snapshot.person_by_id.get(item.lead_id or 0)
        hosts_own = item.kind in (ItemKind.EXAMPLE, ItemKind.GAME_PLAN) and session.host_id is not None
        if person is None or hosts_own:
            continue
        offices = [appointment for appointment in snapshot.appointments if appointment.person_id == person.id]
        if offices and not any(in_office(office, session.day) for office in offices):
            title = f"{short_name(person.name)} is not in office on the day"
            yield at(item, Level.WARNING, title, f"leads {formatting.quoted(item.title)}", "lead_id")


def about_guests(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at the featured guests and their place on the agenda."""
    guests = snapshot.guests_of(session.id)
    items = snapshot.items_of(session.id)
    slot = any(item.kind is ItemKind.GUEST for item in items)
    if not guests and (slot or not items):
        detail = "a featured guest usually joins, also for the dinner"
        yield at(session, Level.WARNING, "No guest yet", detail, "guest")
    if guests and items and not slot:
        title = "The guest has no place on the agenda"
        yield at(session, Level.WARNING, title, _people(guests), "agenda")
    for guest in guests:
        yield from _guest(guest, alone=len(guests) == 1)


def _people(guests: Sequence[Guest]) -> str:
    return " · ".join(guest.name for guest in guests)


def _guest(guest: Guest, *, alone: bool) -> Iterator[Finding]:
    if guest.confirmed:
        yield at(guest, Level.GOOD, f"Guest confirmed: {guest.name}", guest.affiliation, "confirmed")
    else:
        yield at(guest, Level.WARNING, "Guest is not confirmed", guest.name, "confirmed")
    whose = "" if alone else f" ({guest.name})"
    if not guest.biography.strip():
        title = f"Guest biography is missing{whose}"
        yield at(guest, Level.WARNING, title, "the guest page prints without it", "biography")
    if guest.portrait is None:
        title = f"Guest portrait is missing{whose}"
        yield at(guest, Level.WARNING, title, "the packet prints a blank frame", "portrait")


def about_the_dinner(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at the dinner: day, place, a seat for everybody who joins, and what they eat."""
    dinner = snapshot.dinner_of(session.id)
    if dinner is None:
        detail = "the CEOs and the guest usually dine together"
        yield at(session, Level.WARNING, "No dinner yet", detail, "dinner")
        return
    formats = snapshot.formats
    when = f"{formatting.short_day(dinner.day, formats)}, {formatting.clock(dinner.start, formats)}"
    gaps = tuple(_dinner_gaps(snapshot, session, dinner))
    for title, detail, field in gaps:
        yield at(dinner, Level.WARNING, title, detail or when, field)
    if not gaps:
        wishes = " ".join(dinner.dietary.split())
        seats = formatting.plural(dinner.seats or 0, "seat")
        title = f"Dinner: {seats}" + (f", {wishes}" if wishes and len(wishes) <= 40 else "")
        yield at(dinner, Level.GOOD, title, when)


def _dinner_gaps(snapshot: Snapshot, session: Session, dinner: Dinner) -> Iterator[tuple[str, str, str]]:
    """Yield what a dinner lacks, as title, detail, and the field to put it right."""
    joining = [diner for diner in diners(snapshot, session) if diner.joins]
    people = len(joining)
    if not 0 <= (session.day - dinner.day).days <= 1:
        title = "Dinner is neither on the evening before nor on the day"
        yield title, formatting.short_day(dinner.day, snapshot.formats), "day"
    if not dinner.place.strip():
        yield "Dinner has no place yet", "", "place"
    if dinner.seats is None:
        yield "Dinner has no number of seats yet", f"{people} are expected", "seats"
    elif dinner.seats < people:
        yield f"Dinner has {formatting.plural(dinner.seats, 'seat')} for {people} people", "", "seats"
    missing = not_noted(joining, dinner.dietary)
    if missing:
        detail = " · ".join(f"{short_name(one.name)}: {one.dietary}" for one in missing)
        yield "Dietary wishes are not with the dinner yet", detail, "dietary"
