"""Rules 1 and 2 through the services: whatever is done in whatever order, undone and redone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.people.succession import Succession, correction_of
from lead_desktop.errors import UserError
from lead_desktop.services import editing, history
from lead_desktop.services.people import succession
from lead_desktop.services.program_file import open_program
from lead_desktop.services.scheduling import sessions
from tests.programs import clock, new_file
from tests.storage.roads import wrong

V = TypeVar("V", bound=Value)

# Few days, near one another, so that things meet.
_DAYS = st.integers(0, 12).map(lambda weeks: date(2007, 5, 1) + timedelta(days=7 * weeks))
_ROLES = st.sampled_from([Role.CEO, Role.CEO, Role.HEAD_OF_QUALITY, Role.TRUSTEE])
_PLACE = st.integers(0, 30)
_ORGANIZATIONS = st.integers(1, 2)
_PEOPLE = st.integers(1, 4)


class Attendance(RuleBasedStateMachine):
    """Appointments, sessions, seats and marks, changed at random through the services."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.file = new_file(Path(self.folder.name))
        for name in ("Alder", "Birch"):
            editing.add(self.file, Organization(name=name))
        for name in ("Robert", "Maria", "Bea", "Sam"):
            editing.add(self.file, Person(name=name))
        for place, role in enumerate((Role.CEO, Role.CEO, Role.HEAD_OF_QUALITY)):
            self.appoint_to(place + 1, place % 2 + 1, role, date(2007, 4, 1), None)
        for weeks in (1, 5, 9):
            self.plan_on(date(2007, 5, 1) + timedelta(days=7 * weeks))

    def teardown(self) -> None:
        self.file.close()
        self.folder.cleanup()

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something that may be refused; a refusal leaves everything as it was."""
        before = self.snapshot()
        try:
            do()
        except UserError:
            assert self.snapshot() == before

    def snapshot(self) -> Snapshot:
        with self.file.reading() as work:
            return work.snapshot()

    def pick(self, entity: type[V], place: int) -> V | None:
        with self.file.reading() as work:
            found = work.all(entity)
        return found[place % len(found)] if found else None

    @rule(person=_PEOPLE, organization=_ORGANIZATIONS, role=_ROLES, first=_DAYS, last=st.none() | _DAYS)
    def appoint(self, person: int, organization: int, role: Role, first: date, last: date | None) -> None:
        self.appoint_to(person, organization, role, first, last)

    def appoint_to(self, person: int, organization: int, role: Role, first: date, last: date | None) -> None:
        value = Appointment(
            person_id=person, organization_id=organization, role=role, first_day=first, last_day=last
        )
        self.attempt(lambda: editing.add(self.file, value))

    @rule(place=_PLACE, first=_DAYS, last=st.none() | _DAYS)
    def correct_days(self, place: int, first: date, last: date | None) -> None:
        value = self.pick(Appointment, place)
        if value is not None:
            changed = replace(value, first_day=first, last_day=last)
            self.attempt(lambda: editing.change(self.file, changed))

    @rule(place=_PLACE, first=_DAYS, last=st.none() | _DAYS, neighbours=st.booleans())
    def correct_with_reason(self, place: int, first: date, last: date | None, neighbours: bool) -> None:
        value = self.pick(Appointment, place)
        if value is not None:
            change = replace(
                correction_of(value), first_day=first, last_day=last, neighbours=neighbours, reason="mistyped"
            )
            succession.preview(self.file, change)
            self.attempt(lambda: succession.correct(self.file, change))

    @rule(place=_PLACE, person=_PEOPLE, organization=_ORGANIZATIONS, role=_ROLES)
    def correct_who(self, place: int, person: int, organization: int, role: Role) -> None:
        value = self.pick(Appointment, place)
        if value is not None:
            changed = replace(value, person_id=person, organization_id=organization, role=role)
            self.attempt(lambda: editing.change(self.file, changed))

    @rule(organization=_ORGANIZATIONS, last=_DAYS, person=_PEOPLE, vacant=st.booleans())
    def succeed(self, organization: int, last: date, person: int, vacant: bool) -> None:
        change = Succession(
            organization, Role.CEO, last, last + timedelta(days=1), successor_id=person, vacant=vacant
        )
        self.attempt(lambda: succession.succeed(self.file, change))

    @rule(day=_DAYS)
    def plan_session(self, day: date) -> None:
        self.plan_on(day)

    def plan_on(self, day: date) -> None:
        offered = replace(sessions.new_session(self.file), day=day, papers_due=None)
        self.attempt(lambda: editing.add(self.file, offered))

    @rule(place=_PLACE, day=_DAYS)
    def move_session(self, place: int, day: date) -> None:
        value = self.pick(Session, place)
        if value is not None:
            moved = replace(value, day=day)
            self.attempt(lambda: sessions.move_session(self.file, moved))

    @rule(place=_PLACE, state=st.sampled_from(SessionState))
    def set_state(self, place: int, state: SessionState) -> None:
        value = self.pick(Session, place)
        if value is not None:
            id_ = value.id
            self.attempt(lambda: sessions.set_state(self.file, id_, state, "Snow"))

    @rule(session=_PLACE, appointment=_PLACE, kind=st.sampled_from(MarkKind))
    def mark_one(self, session: int, appointment: int, kind: MarkKind) -> None:
        self.mark(session, appointment, kind)

    def mark(self, session: int, appointment: int, kind: MarkKind) -> None:
        meeting, holder = self.pick(Session, session), self.pick(Appointment, appointment)
        if meeting is None or holder is None:
            return

        def do() -> None:
            with self.file.changing() as work:
                known = work.all(Seat, session_id=meeting.id, appointment_id=holder.id)
                seat = known[0] if known else work.add(Seat(session_id=meeting.id, appointment_id=holder.id))
                work.add(Mark(seat_id=seat.id, kind=kind, reason="ill"))
                work.commit("Mark")

        self.attempt(do)

    @rule(session=_PLACE, kind=st.sampled_from(MarkKind))
    def mark_everybody(self, session: int, kind: MarkKind) -> None:
        for appointment in range(len(self.snapshot().appointments)):
            self.mark(session, appointment, kind)

    @rule(entity=st.sampled_from([Appointment, Session, Seat, Mark, Person, Organization]), place=_PLACE)
    def remove(self, entity: type[V], place: int) -> None:
        value = self.pick(entity, place)
        if value is not None:
            gone = value
            self.attempt(lambda: editing.remove(self.file, gone))

    @precondition(lambda self: history.undoable(self.file).undo is not None)
    @rule()
    def undo(self) -> None:
        self.attempt(lambda: history.undo(self.file))

    @precondition(lambda self: history.undoable(self.file).redo is not None)
    @rule()
    def redo(self) -> None:
        self.attempt(lambda: history.redo(self.file))

    @precondition(lambda self: history.undoable(self.file).undo is not None)
    @rule()
    def undo_and_redo(self) -> None:
        """Whatever was done can be undone, and redone to the same."""
        before = self.snapshot()
        history.undo(self.file)
        assert self.broken() == []
        history.redo(self.file)
        assert self.snapshot() == before

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = open_program(self.file.path, clock())
        assert self.file.put_back == ()
        assert self.file.violations == ()

    def broken(self) -> list[str]:
        with closing(sqlite3.connect(self.file.path)) as connection:
            keys = connection.execute("PRAGMA foreign_key_check").fetchall()
            unproven = connection.execute("SELECT id FROM marks WHERE until IS NULL").fetchall()
            return [*wrong(connection, of_the_roads=False), *map(str, keys), *map(str, unproven)]

    @invariant()
    def no_substitutes_and_one_ceo(self) -> None:
        assert self.broken() == []

    @invariant()
    def the_kept_snapshot_is_the_file(self) -> None:
        other = open_program(self.file.path, clock())
        assert self.file.snapshot() == other.snapshot()
        other.close()


TestAttendance = Attendance.TestCase
TestAttendance.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    # A failing story of 20 steps is readable; making it shorter would take minutes of opening files.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
