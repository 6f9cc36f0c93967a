"""What attendance gives to think about: CEOs who are absent again, and seats that nobody marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.attendance.attendance_formatting import session_text
from lead_desktop.domain.attendance.grid import Cell, Grid, grid
from lead_desktop.domain.findings import Finding, Level, at, names, short
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, in_office, short_name
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import plural

ABSENCES = 2
"""Absences of one CEO within twelve months from which on they are worth a word."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A CEO in office who was absent, or has announced it, too often within twelve months."""

    appointment: Appointment
    absences: tuple[Cell, ...]


def repeated_absences(ceos: Grid, today: date) -> tuple[Repeated, ...]:
    """Return who was absent `ABSENCES` times or more since a year ago; what was announced ahead counts.

    `ceos` is the grid of the whole program: the twelve months go across program years.
    """
    since = _a_year_before(today)
    found = []
    for row in ceos.rows:
        absent = [cell for cell in row.absences if cell.session.day > since]
        for holder in row.holders:
            mine = tuple(cell for cell in absent if cell.appointment == holder)
            if len(mine) >= ABSENCES and in_office(holder, max(today, holder.first_day)):
                found.append(Repeated(holder, mine))
    return tuple(found)


def absence_findings(
    repeated: tuple[Repeated, ...], people: Mapping[int, Person], organizations: Mapping[int, Organization]
) -> Iterator[Finding]:
    """Say who is absent again, each with the latest of the marks."""
    for one in repeated:
        name = short_name(people[one.appointment.person_id].name)
        where = short(organizations[one.appointment.organization_id])
        title = f"{name}: {plural(len(one.absences), 'absence')} in 12 months"
        sessions = session_text(cell.session for cell in one.absences)
        mark = one.absences[-1].mark
        assert mark is not None
        yield at(mark, Level.WARNING, title, f"{where} · {sessions}")


def about_absences(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Look at every CEO in office: who is absent again?"""
    found = repeated_absences(grid(snapshot, Role.CEO), today)
    yield from absence_findings(found, snapshot.person_by_id, snapshot.organization_by_id)


def open_seats(shown: Grid, session: Session) -> tuple[Cell, ...]:
    """Return the seats of a session that nobody has marked."""
    place = next(place for place, one in enumerate(shown.sessions) if one.id == session.id)
    return tuple(row.cells[place] for row in shown.rows if place in row.open_places)


def about_marks(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at the seats of a session that was held: which of them has no mark yet?"""
    for role, one, many in (
        (Role.CEO, "CEO has", "CEOs have"),
        (Role.HEAD_OF_QUALITY, "head of Quality has", "heads of Quality have"),
    ):
        found = open_seats(grid(snapshot, role), session)
        if found:
            title = f"{plural(len(found), one, many)} no mark yet"
            offices = [cell.appointment for cell in found if cell.appointment is not None]
            whose = names(snapshot.organization_by_id[office.organization_id] for office in offices)
            yield at(session, Level.WARNING, title, whose, "attendance")


def mark_findings(ceos: Grid, quality: Grid) -> Iterator[Finding]:
    """Look at all sessions of two grids that were held: at which of them is a seat without a mark?"""
    counts = Counter(place for shown in (ceos, quality) for row in shown.rows for place in row.open_places)
    for place, session in enumerate(ceos.sessions):
        if session.state is SessionState.HELD:
            count = counts[place]
            if count:
                title = f"Session {session.number}: {plural(count, 'seat')} without a mark"
                yield at(session, Level.WARNING, title, "held, but not typed in yet", "attendance")


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
