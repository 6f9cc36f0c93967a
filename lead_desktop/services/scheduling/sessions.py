"""Sessions: the list of the program's days, and the steps from draft to held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lead_desktop.domain.findings import Finding, Level
from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import program_year, year_span
from lead_desktop.domain.model.sessions import Dinner, Session, SessionState, renumbering
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness.move_check import in_the_way
from lead_desktop.domain.scheduling.clock_changes import clock_change_text
from lead_desktop.domain.scheduling.hosting import choice_text, host_warnings
from lead_desktop.domain.sentences import NO_SUCH_SESSION
from lead_desktop.domain.text.formatting import medium_day, plain_day, plural, short_day
from lead_desktop.domain.validation import LARGEST_SESSION_NUMBER
from lead_desktop.errors import Invalid, NotFound, Problem
from lead_desktop.services import editing, rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session as lists show it; the remarks are what is unusual about its day or its host."""

    session: Session
    host: Organization | None
    year: int
    place_in_year: int
    is_next: bool
    remarks: tuple[str, ...] = ()
    formats: Formats = INTERNATIONAL


@dataclass(frozen=True, slots=True)
class ProgramYear:
    """One program year: its number, first and last day."""

    number: int
    first_day: date
    last_day: date


def session_lines(file: ProgramFile) -> tuple[SessionLine, ...]:
    """Return every session in the order of its day."""
    snapshot = file.snapshot()
    upcoming = snapshot.next_session(file.today())
    counts: dict[int, int] = {}
    lines = []
    for session in snapshot.sessions:
        year = program_year(snapshot.program, session.day)
        if session.state is not SessionState.CANCELLED:
            counts[year] = counts.get(year, 0) + 1
        lines.append(
            SessionLine(
                session,
                snapshot.organization_by_id.get(session.host_id or 0),
                year,
                counts.get(year, 0),
                upcoming is not None and session.id == upcoming.id,
                _remarks(snapshot, session),
                snapshot.formats,
            )
        )
    return tuple(lines)


def _remarks(snapshot: Snapshot, session: Session) -> tuple[str, ...]:
    """Return what is unusual about a session's day or host."""
    if session.state is SessionState.CANCELLED:
        return ()
    clocks = clock_change_text(snapshot.program.time_zone, session.day)
    weekend = "A weekend day" if session.day.weekday() >= 5 else ""
    return (*(one for one in (weekend, clocks) if one), *host_warnings(snapshot, session))


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
        known = [session for session in work.all(Session) if session.state is not SessionState.CANCELLED]
    number = max((session.number for session in known), default=0) + 1
    last = max((session.day for session in known), default=None)
    day = last + timedelta(days=28) if last is not None else program.first_day + timedelta(days=14)
    while day.weekday() > 4:
        day += timedelta(days=1)
    day = min(day, program.last_day)
    return Session(number=number, day=day, papers_due=max(day - timedelta(days=14), program.first_day))


def add_session(file: ProgramFile, session: Session) -> Changes:
    """Add a session to the program.

    Raises:
        Invalid: a field is wrong, its number or its day is taken.
        AgreementNeeded: its year has all its sessions already.
    """
    _ask_beyond_the_year(file, file.snapshot(), session)
    return editing.add(file, session)


def _ask_beyond_the_year(file: ProgramFile, snapshot: Snapshot, session: Session) -> None:
    """Ask before a program year has more sessions than the program has a year."""
    program = snapshot.program
    year = program_year(program, session.day)
    others = sum(
        one.id != session.id
        and one.state is not SessionState.CANCELLED
        and program_year(program, one.day) == year
        for one in snapshot.sessions
    )
    if session.state is SessionState.CANCELLED or others < program.sessions_per_year:
        return
    file.ask_agreement(
        f"Year {year} has its {plural(program.sessions_per_year, 'session')} already. Is this one more?",
        f"{medium_day(session.day, snapshot.formats)} lies in that year. How many there are a year stands in "
        "the program settings.",
        "One more",
    )


def move_session(file: ProgramFile, session: Session) -> Changes:
    """Change a session; on another day its dinner and the days its papers are due move along with it.

    Raises:
        Invalid: a field is wrong, or it was held and would be so on a day to come.
        AgreementNeeded: the year of its new day has all its sessions already.
    """
    with file.changing() as work:
        before = work.get(Session, session.id)
        program = work.program()
        if program_year(program, session.day) != program_year(program, before.day):
            _ask_beyond_the_year(file, work.snapshot(), session)
        shift = session.day - before.day
        if shift and session.day > file.today():
            _refuse_if_anybody_was_there(session, work)
        _refuse_held_ahead(session, work, file.today())
        if shift and session.papers_due == before.papers_due and session.papers_due is not None:
            session = replace(session, papers_due=session.papers_due + shift)
        rules.check(session, work)
        rules.explain_value(session, before, work)
        work.change(session)
        if shift:
            for dinner in work.all(Dinner, session_id=session.id):
                work.change(replace(dinner, day=dinner.day + shift))
            for item in work.all(AgendaItem, session_id=session.id):
                for paper in work.all(Paper, item_id=item.id):
                    if paper.due is not None and paper.sha256 is None:
                        work.change(replace(paper, due=paper.due + shift))
        verb = f"Move session {session.number} to {plain_day(session.day, work.formats)}" if shift else ""
        return work.commit(verb or f"Change session {session.number}")


def _refuse_held_ahead(session: Session, work: UnitOfWork, today: date) -> None:
    if session.state is SessionState.HELD and session.day > today:
        day = plain_day(session.day, work.formats)
        sentence = f"Session {session.number} is on {day}: it is held on its day or later, never before."
        raise Invalid([Problem("day", sentence)])


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
                    f"{plain_day(session.day, work.formats)}, which is yet to come.",
                )
            ]
        )


def _remove_announced_absences(session: Session, work: UnitOfWork) -> None:
    """Let absences that were announced ahead go with a session that will not be: undo brings them back."""
    marks = _marks(session, work)
    if all(mark.kind is MarkKind.ABSENT for mark in marks):
        for mark in marks:
            work.remove(mark)


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a session to a day would mean: what is in the way, and which days move along."""

    findings: tuple[Finding, ...]
    along: tuple[str, ...]

    @property
    def possible(self) -> bool:
        """Tell whether nothing forbids the move."""
        return all(finding.level is not Level.BLOCKING for finding in self.findings)


def look_at_move(file: ProgramFile, session_id: int, day: date) -> Move:
    """Return what speaks against moving a session to a day, and what would move along with it."""
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_by_id.get(session_id)
    if session is None:
        raise NotFound(NO_SUCH_SESSION)
    if session.day == day:
        return Move((), ())
    shift = day - session.day
    along = []
    dinner = snapshot.dinner_of(session_id)
    if dinner is not None:
        along.append(f"the dinner to {short_day(dinner.day + shift, file.formats)}")
    if session.papers_due is not None:
        along.append(f"the day papers are due to {short_day(session.papers_due + shift, file.formats)}")
    items = {item.id for item in snapshot.items_of(session_id)}
    own = [
        paper for paper in snapshot.papers if paper.item_id in items and paper.due and paper.sha256 is None
    ]
    if own:
        along.append(f"{plural(len(own), 'paper')} not received yet, due {_by_days(shift.days)}")
    return Move(in_the_way(snapshot, session, day, file.today()), tuple(along))


def _by_days(days: int) -> str:
    return f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def move_to(file: ProgramFile, session_id: int, day: date) -> Changes:
    """Move a session to another day, as it is.

    Raises:
        Invalid: the day is taken, or lies outside the program.
    """
    with file.reading() as work:
        session = work.get(Session, session_id)
    return move_session(file, replace(session, day=day))


def numbers_to_change(file: ProgramFile) -> tuple[tuple[Session, int], ...]:
    """Return the sessions whose number does not follow the dates, each with the number it would get."""
    with file.reading() as work:
        return renumbering(work.all(Session))


def renumber(file: ProgramFile) -> Changes:
    """Make the numbers of sessions follow their dates; cancelled ones keep theirs."""
    with file.changing() as work:
        sessions = work.all(Session)
        wanted = renumbering(sessions)
        used = {one.number for one in sessions}
        free = (number for number in range(LARGEST_SESSION_NUMBER, 0, -1) if number not in used)
        # A number is free only once its holder has let go of it, so all step aside first.
        for session, _ in wanted:
            rules.explain(session, work)
            work.change(replace(session, number=next(free)))
        for session, number in wanted:
            changed = replace(session, number=number)
            rules.check(changed, work)
            work.change(changed)
        return work.commit("Renumber the sessions by their dates")


def host_choices(file: ProgramFile, session: Session) -> tuple[tuple[Organization, str], ...]:
    """Return who can host a session, and what would follow for the balance; the session may be new.

    Organizations that do not take part on its day are left out, but for the one that is its host already.
    """
    snapshot = file.snapshot()
    there = snapshot.taking_part(session.day)
    return tuple(
        (organization, choice_text(snapshot, session, organization))
        for organization in snapshot.organizations
        if organization in there or organization.id == session.host_id
    )


_VERBS = {
    SessionState.DRAFT: "Put session {number} back to draft",
    SessionState.ANNOUNCED: "Announce session {number}",
    SessionState.HELD: "Mark session {number} as held",
    SessionState.CANCELLED: "Cancel session {number}",
}


def set_state(file: ProgramFile, session_id: int, state: SessionState, reason: str = "") -> Changes:
    """Announce a session, mark it as held, cancel it with a reason, or put it back to draft.

    Raises:
        Invalid: it would be held before its day, or cancelled though people came.
        ReasonNeeded: it was held, and there is no reason.
    """
    with file.changing() as work:
        session = work.get(Session, session_id)
        kept = reason if state is SessionState.CANCELLED else ""
        if state is SessionState.CANCELLED and session.state is not SessionState.HELD:
            _remove_announced_absences(session, work)
        changed = replace(session, state=state, cancelled_reason=kept)
        _refuse_held_ahead(changed, work, file.today())
        rules.check(changed, work)
        rules.explain_value(changed, session, work)
        work.change(changed)
        return work.commit(_VERBS[state].format(number=session.number))
