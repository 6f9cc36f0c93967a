"""Sessions: the list of the program's days, and the steps from draft to held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from lead_desktop.domain.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.changes import Changes
from lead_desktop.domain.people import Organization
from lead_desktop.domain.program import program_year, year_span
from lead_desktop.domain.sessions import Dinner, Session, SessionState
from lead_desktop.domain.words import plain_day
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session as lists show it."""

    session: Session
    host: Organization | None
    year: int
    place_in_year: int
    is_next: bool


@dataclass(frozen=True, slots=True)
class ProgramYear:
    """One program year: its number, first and last day."""

    number: int
    first_day: date
    last_day: date


def session_lines(file: ProgramFile) -> tuple[SessionLine, ...]:
    """Return every session in the order of its day."""
    today = file.today()
    with file.reading() as work:
        program = work.program()
        hosts = {one.id: one for one in work.all(Organization)}
        sessions = sorted(work.all(Session), key=lambda one: (one.day, one.number))
    upcoming = next(
        (one.id for one in sessions if one.day >= today and one.state is not SessionState.CANCELLED), None
    )
    counts: dict[int, int] = {}
    lines = []
    for session in sessions:
        year = program_year(program, session.day)
        if session.state is not SessionState.CANCELLED:
            counts[year] = counts.get(year, 0) + 1
        lines.append(
            SessionLine(
                session, hosts.get(session.host_id or 0), year, counts.get(year, 0), session.id == upcoming
            )
        )
    return tuple(lines)


def years(file: ProgramFile) -> tuple[ProgramYear, ...]:
    """Return the years of the program."""
    with file.reading() as work:
        program = work.program()
    last = program_year(program, program.last_day)
    found = []
    for number in range(1, last + 1):
        first, after = year_span(program, number)
        found.append(ProgramYear(number, first, min(after - timedelta(days=1), program.last_day)))
    return tuple(found)


def new_session(file: ProgramFile) -> Session:
    """Return what a new session is offered as: the next number, four weeks after the last one."""
    with file.reading() as work:
        program = work.program()
        known = [one for one in work.all(Session) if one.state is not SessionState.CANCELLED]
    number = max((one.number for one in known), default=0) + 1
    last = max((one.day for one in known), default=None)
    day = last + timedelta(days=28) if last is not None else program.first_day + timedelta(days=14)
    while day.weekday() > 4:
        day += timedelta(days=1)
    day = min(day, program.last_day)
    return Session(number=number, day=day, papers_due=max(day - timedelta(days=14), program.first_day))


def move_session(file: ProgramFile, session: Session) -> Changes:
    """Change a session; the day of its dinner and the day papers are due move along with it."""
    with file.changing() as work:
        before = work.get(Session, session.id)
        shift = session.day - before.day
        if shift and session.day > file.today():
            _refuse_if_anybody_was_there(session, work)
        if shift and session.papers_due == before.papers_due and session.papers_due is not None:
            session = replace(session, papers_due=session.papers_due + shift)
        rules.check(session, work)
        work.change(session)
        if shift:
            for dinner in work.all(Dinner, session_id=session.id):
                work.change(replace(dinner, day=dinner.day + shift))
        verb = f"Move session {session.number} to {plain_day(session.day)}" if shift else ""
        return work.commit(verb or f"Change session {session.number}")


def _marks(session: Session, work: UnitOfWork) -> list[Mark]:
    seats = {seat.id for seat in work.all(Seat, session_id=session.id)}
    return [mark for mark in work.all(Mark) if mark.seat_id in seats]


def _refuse_if_anybody_was_there(session: Session, work: UnitOfWork) -> None:
    if any(mark.kind is not MarkKind.ABSENT for mark in _marks(session, work)):
        raise Invalid(
            [
                Problem(
                    "day",
                    f"People are marked as present at session {session.number}; it cannot move to "
                    f"{plain_day(session.day)}, which is yet to come.",
                )
            ]
        )


def _remove_announced_absences(session: Session, work: UnitOfWork) -> None:
    """Let absences that were announced ahead go with a session that will not be: undo brings them back."""
    marks = _marks(session, work)
    if all(mark.kind is MarkKind.ABSENT for mark in marks):
        for mark in marks:
            work.remove(mark)


_VERBS = {
    SessionState.DRAFT: "Put session {number} back to draft",
    SessionState.ANNOUNCED: "Announce session {number}",
    SessionState.HELD: "Mark session {number} as held",
    SessionState.CANCELLED: "Cancel session {number}",
}


def set_state(file: ProgramFile, session_id: int, state: SessionState, reason: str = "") -> Changes:
    """Announce a session, mark it as held, cancel it with a reason, or put it back to draft."""
    with file.changing() as work:
        session = work.get(Session, session_id)
        kept = reason if state is SessionState.CANCELLED else ""
        if state is SessionState.CANCELLED and session.state is not SessionState.HELD:
            _remove_announced_absences(session, work)
        changed = replace(session, state=state, cancelled_reason=kept)
        rules.check(changed, work)
        work.change(changed)
        return work.commit(_VERBS[state].format(number=session.number))
