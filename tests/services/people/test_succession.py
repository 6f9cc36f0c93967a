"""Appointments over time through the services, undone and redone; sessions that move or are cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Organization, Role
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.people.succession import Succession, correction_of
from lead_desktop.errors import Invalid
from lead_desktop.services import editing, history
from lead_desktop.services.people import people, succession
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import sessions


def ceo(file: ProgramFile) -> Appointment:
    with file.reading() as work:
        return next(
            appointment
            for appointment in work.all(Appointment, organization_id=1)
            if appointment.role is Role.CEO
        )


def mark(file: ProgramFile, number: int, kind: MarkKind) -> Mark:
    with file.changing() as work:
        session = work.all(Session, number=number)[0]
        seat = work.add(Seat(session_id=session.id, appointment_id=ceo(file).id))
        added = work.add(Mark(seat_id=seat.id, kind=kind, reason="away"))
        work.commit("Mark")
    return added


def session(file: ProgramFile, number: int) -> Session:
    with file.reading() as work:
        return work.all(Session, number=number)[0]


def test_a_succession_is_one_change_with_its_words(file: ProgramFile) -> None:
    with file.reading() as work:
        before = work.snapshot()
    offered = succession.offered_succession(file, 1, Role.CEO)
    assert offered.last_day == file.today()
    changes = succession.succeed(file, replace(offered, successor_name="  Łucja Nuñez "))
    assert changes.label == "New CEO of Alder Valley Health: Łucja Nuñez"
    lines = [line for line in people.directory(file).of(1) if line.appointment.role is Role.CEO]
    assert [(line.person.name, line.appointment.last_day) for line in lines] == [
        ("Robert Castellan", offered.last_day),
        ("Łucja Nuñez", None),
    ]
    history.undo(file)
    with file.reading() as work:
        assert work.snapshot() == before


def test_a_name_that_does_not_fit_is_refused_and_nothing_is_kept(file: ProgramFile) -> None:
    before = file.snapshot()
    offered = succession.offered_succession(file, 1, Role.CEO)
    with pytest.raises(Invalid, match="300"):
        succession.succeed(file, replace(offered, successor_name="x" * 301))
    assert file.snapshot() == before


def test_a_vacant_seat_is_seen_and_taken(file: ProgramFile) -> None:
    offered = succession.offered_succession(file, 1, Role.CEO)
    ahead = replace(offered, last_day=file.today() - timedelta(days=1), vacant=True)
    assert succession.succeed(file, ahead).label == "Leave the seat of Alder Valley Health vacant"
    (vacancy,) = [
        one for one in people.directory(file).vacancies if (one.organization_id, one.role) == (1, Role.CEO)
    ]
    assert vacancy.first_day == file.today()
    offered = succession.offered_succession(file, 1, Role.CEO)
    assert offered == Succession(1, Role.CEO, None, file.today())
    succession.succeed(file, replace(offered, successor_name="Łucja Nuñez", interim=True))
    assert not [
        one for one in people.directory(file).vacancies if (one.organization_id, one.role) == (1, Role.CEO)
    ]


def test_the_preview_is_what_then_happens(file: ProgramFile) -> None:
    offered = replace(succession.offered_succession(file, 1, Role.CEO), successor_name="Łucja Nuñez")
    (line,) = succession.preview(file, offered)
    assert line.sentence.startswith("14 sessions from 7 on 12 December 2007 to 20 on 12 March 2009 (to come)")
    with file.reading() as work:
        before = work.snapshot()
    succession.succeed(file, offered)
    with file.reading() as work:
        after = work.snapshot()
    taken = [
        one
        for one in after.sessions
        if before.holder(1, Role.CEO, one.day) != after.holder(1, Role.CEO, one.day)
        and one.state is not SessionState.CANCELLED
        and one.day >= file.today()
    ]
    assert len(taken) == 14


def test_a_correction_keeps_its_reason_in_the_history(file: ProgramFile) -> None:
    change = replace(correction_of(ceo(file)), first_day=date(2002, 9, 1))
    with pytest.raises(Invalid, match="Please say why"):
        succession.correct(file, change)
    succession.correct(file, replace(change, reason="The board's letter  says 2002"))
    label = history.history(file)[-1].label
    assert label == "Correct Robert Castellan as CEO of Alder Valley Health: The board's letter says 2002"
    assert ceo(file).first_day == date(2002, 9, 1)


def test_a_handover_moves_with_both_and_back(file: ProgramFile) -> None:
    offered = succession.offered_succession(file, 1, Role.CEO)
    succession.succeed(file, replace(offered, successor_name="Łucja Nuñez"))
    with file.reading() as work:
        before = work.snapshot()
    later = replace(
        correction_of(ceo(file)), last_day=date(2008, 2, 29), neighbours=True, reason="it took longer"
    )
    succession.correct(file, later)
    with file.reading() as work:
        days = [
            (appointment.first_day, appointment.last_day)
            for appointment in work.all(Appointment, organization_id=1, role=Role.CEO)
        ]
    assert days == [(date(2001, 9, 1), date(2008, 2, 29)), (date(2008, 3, 1), None)]
    history.undo(file)
    with file.reading() as work:
        assert work.snapshot() == before
    history.redo(file)
    assert ceo(file).last_day == date(2008, 2, 29)


def test_a_mark_stands_against_days_of_an_appointment_and_an_organization(file: ProgramFile) -> None:
    with pytest.raises(Invalid) as refused:
        editing.change(file, replace(ceo(file), last_day=date(2007, 5, 1)))
    assert [problem.field for problem in refused.value.problems] == ["last_day"]
    with file.reading() as work:
        alder = work.get(Organization, 1)
    with pytest.raises(Invalid) as refused:
        editing.change(file, replace(alder, first_day=date(2007, 5, 1)))
    assert [problem.field for problem in refused.value.problems] == ["first_day"]
    editing.change(file, replace(alder, last_day=date(2008, 12, 31)))


def test_a_session_with_attendance_keeps_its_people(file: ProgramFile) -> None:
    held = session(file, 1)
    with pytest.raises(Invalid, match="cannot move to 10 December 2007, which is yet to come"):
        sessions.move_session(file, replace(held, day=date(2007, 12, 10)))
    with pytest.raises(Invalid, match="Attendance is recorded for session 1"):
        sessions.set_state(file, held.id, SessionState.CANCELLED, "Snow")
    assert session(file, 1) == held


def test_a_session_does_not_move_past_whoever_is_marked(file: ProgramFile) -> None:
    mark(file, 8, MarkKind.ABSENT)
    succession.succeed(
        file,
        replace(
            succession.offered_succession(file, 1, Role.CEO),
            last_day=session(file, 8).day,
            first_day=session(file, 8).day + timedelta(days=1),
            successor_name="Łucja Nuñez",
        ),
    )
    moved = replace(session(file, 8), day=session(file, 8).day + timedelta(days=1), papers_due=None)
    with pytest.raises(Invalid) as refused:
        sessions.move_session(file, moved)
    assert [problem.field for problem in refused.value.problems] == ["day"]
    assert "Robert Castellan is marked for this session" in refused.value.sentence


def test_an_announced_absence_goes_with_a_cancelled_session_and_comes_back(file: ProgramFile) -> None:
    announced = mark(file, 8, MarkKind.ABSENT)
    with file.reading() as work:
        before = work.snapshot()
    sessions.set_state(file, session(file, 8).id, SessionState.CANCELLED, "Snow")
    with file.reading() as work:
        assert work.find(Mark, announced.id) is None
    history.undo(file)
    with file.reading() as work:
        assert work.snapshot() == before
