"""Moving a session: what is in the way of another day, said before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lead_desktop.domain.findings import Finding, Level, at, short
from lead_desktop.domain.model.people import Role, in_office, short_name
from lead_desktop.domain.model.sessions import Session, SessionState, renumbering
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness.people_findings import absence_text, announced_absences
from lead_desktop.domain.scheduling.clock_changes import clock_change_text
from lead_desktop.domain.scheduling.hosting import host_warnings, in_order
from lead_desktop.domain.sentences import CHECK_TIMES, HOSTING_GOES_ROUND, WORKING_DAYS
from lead_desktop.domain.text import formatting

CLOSE = 7
"""Days between two sessions that are worth a word if there are fewer."""


def in_the_way(snapshot: Snapshot, session: Session, day: date, today: date) -> tuple[Finding, ...]:
    """Return what speaks against moving a session to a day; a blocking finding makes it impossible.

    A day with nothing against it gives one good finding.
    """
    moved = replace(session, day=day)
    others = tuple(one for one in snapshot.sessions if one.id != session.id)
    would_be = replace(snapshot, sessions=(*others, moved))
    found = (
        *_the_day(would_be, moved, today),
        *_neighbours(would_be, moved),
        *_hosting(snapshot, would_be, moved),
        *_ceos(snapshot, session, moved),
    )
    if found:
        return found
    return (at(session, Level.GOOD, "Nothing is in the way", formatting.long_day(day, snapshot.formats)),)


def _the_day(snapshot: Snapshot, moved: Session, today: date) -> Iterator[Finding]:
    program = snapshot.program
    if not program.first_day <= moved.day <= program.last_day:
        formats = snapshot.formats
        first, last = (formatting.plain_day(one, formats) for one in (program.first_day, program.last_day))
        span = f"{first} – {last}"
        yield at(moved, Level.BLOCKING, "This day lies outside the program", span)
    if moved.day.weekday() >= 5:
        title = f"{formatting.short_day(moved.day, snapshot.formats)} is a weekend day"
        yield at(moved, Level.WARNING, title, WORKING_DAYS)
    if moved.day < today and moved.state is not SessionState.HELD:
        yield at(
            moved,
            Level.WARNING,
            "This day has passed",
            f"today is {formatting.plain_day(today, snapshot.formats)}",
        )
    clocks = clock_change_text(program.time_zone, moved.day)
    if clocks:
        yield at(moved, Level.WARNING, clocks, CHECK_TIMES)


def _neighbours(snapshot: Snapshot, moved: Session) -> Iterator[Finding]:
    if moved.state is SessionState.CANCELLED:
        return
    for other in in_order(snapshot.sessions):
        days = abs((other.day - moved.day).days)
        if other.id == moved.id or days >= CLOSE:
            continue
        if not days:
            yield at(other, Level.BLOCKING, f"Session {other.number} is on this day already")
        else:
            title = f"Session {other.number} is {formatting.plural(days, 'day')} away"
            yield at(other, Level.WARNING, title, formatting.short_day(other.day, snapshot.formats))
    if any(one.id == moved.id for one, _ in renumbering(snapshot.sessions)):
        title = "The numbers will no longer follow the dates"
        yield at(moved, Level.WARNING, title, "Session, Renumber puts them right")


def _hosting(snapshot: Snapshot, would_be: Snapshot, moved: Session) -> Iterator[Finding]:
    """Tell of hosts who would come twice running, at the new place and where the session leaves a gap."""
    for warning in host_warnings(would_be, moved):
        yield at(moved, Level.WARNING, warning, HOSTING_GOES_ROUND)
    for other in in_order(would_be.sessions):
        if other.id == moved.id:
            continue
        before = host_warnings(snapshot, snapshot.session_by_id[other.id])
        for warning in host_warnings(would_be, other):
            about_moved = f"session {moved.number} " in warning
            if warning not in before and not about_moved and warning.endswith("just before"):
                yield at(other, Level.WARNING, f"Session {other.number}: {warning}")


def _ceos(snapshot: Snapshot, session: Session, moved: Session) -> Iterator[Finding]:
    day = formatting.brief_day(moved.day, snapshot.formats)
    for organization in snapshot.taking_part(moved.day):
        if snapshot.holder(organization.id, Role.CEO, moved.day) is None:
            yield at(organization, Level.WARNING, f"CEO seat of {short(organization)} is vacant on {day}")
    for appointment, mark in announced_absences(snapshot, session):
        name = short_name(snapshot.person_by_id[appointment.person_id].name)
        if in_office(appointment, moved.day):
            title = f"{name} told us of an absence: ask about the new day"
            yield at(session, Level.WARNING, title, absence_text(mark, snapshot.formats))
    marked = {mark.seat_id for mark in snapshot.marks}
    for seat in snapshot.seats:
        appointment = snapshot.appointment_by_id[seat.appointment_id]
        if seat.session_id == session.id and seat.id in marked and not in_office(appointment, moved.day):
            name = snapshot.person_by_id[appointment.person_id].name
            title = f"{name} has a mark, but is not in office on {day}"
            yield at(seat, Level.BLOCKING, title, "take the mark away first")
