"""Moving a session: what is in the way is said, and only what is really impossible forbids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.sessions import Session, SessionState, renumbering
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness.move_check import in_the_way
from tests.snapshots import TODAY, prepared


def program() -> Snapshot:
    """Return the prepared record with a session before and one after the seventh."""
    snapshot = prepared()
    sixth = Session(id=6, number=1, day=date(2007, 11, 15), host_id=2)
    seventh = replace(snapshot.sessions[0], number=2)
    eighth = Session(id=8, number=3, day=date(2008, 1, 15), host_id=2)
    return replace(snapshot, sessions=(sixth, seventh, eighth))


def said(snapshot: Snapshot, day: date) -> list[tuple[Level, str]]:
    session = snapshot.session_by_id[7]
    return [(finding.level, finding.title) for finding in in_the_way(snapshot, session, day, TODAY)]


def test_a_free_day_has_nothing_in_the_way() -> None:
    assert said(program(), date(2007, 12, 13)) == [(Level.GOOD, "Nothing is in the way")]


@pytest.mark.parametrize(
    ("day", "level", "title"),
    [
        (date(2008, 1, 15), Level.BLOCKING, "Session 3 is on this day already"),
        (date(2009, 4, 1), Level.BLOCKING, "This day lies outside the program"),
        (date(2007, 12, 15), Level.WARNING, "Sat 15 Dec 2007 is a weekend day"),
        (date(2007, 11, 30), Level.WARNING, "This day has passed"),
        (date(2008, 1, 10), Level.WARNING, "Session 3 is 5 days away"),
        (date(2008, 2, 7), Level.WARNING, "The numbers will no longer follow the dates"),
        (date(2008, 2, 7), Level.WARNING, "Session 3: Copley Ridge hosts session 1 just before"),
    ],
)
def test_what_is_in_the_way(day: date, level: Level, title: str) -> None:
    assert (level, title) in said(program(), day)


@pytest.mark.parametrize(
    ("day", "outside"),
    [
        (date(2007, 3, 31), True),
        (date(2007, 4, 1), False),
        (date(2009, 3, 31), False),
        (date(2009, 4, 1), True),
    ],
)
def test_the_first_and_the_last_day_are_of_the_program(day: date, outside: bool) -> None:
    titles = [title for _, title in said(program(), day)]
    assert ("This day lies outside the program" in titles) is outside


def test_a_day_on_which_the_clocks_change_is_told() -> None:
    found = in_the_way(program(), program().session_by_id[7], date(2008, 3, 9), TODAY)
    (clocks,) = [finding for finding in found if finding.title.startswith("Clocks")]
    assert (clocks.title, clocks.detail) == (
        "Clocks go forward by 1 h on this day",
        "check the times, and those of the travel",
    )


def test_a_host_who_would_come_twice_running_is_named() -> None:
    snapshot = program()
    ninth = Session(id=9, number=4, day=date(2008, 2, 14), host_id=1)
    snapshot = replace(snapshot, sessions=(*snapshot.sessions, ninth))
    assert (Level.WARNING, "Bayline hosts session 4 right after") in said(snapshot, date(2008, 1, 30))


def test_a_ceo_who_told_us_of_an_absence_is_to_be_asked_again() -> None:
    snapshot = program()
    seats = (Seat(id=1, session_id=7, appointment_id=3),)
    marks = (Mark(id=1, seat_id=1, kind=MarkKind.ABSENT, reason="Board meeting", told_on=date(2007, 11, 20)),)
    snapshot = replace(snapshot, seats=seats, marks=marks)
    assert said(snapshot, date(2007, 12, 13)) == [
        (Level.WARNING, "P. Lindqvist told us of an absence: ask about the new day")
    ]


def test_a_mark_of_somebody_not_in_office_on_the_new_day_forbids_the_move() -> None:
    snapshot = program()
    leaving = replace(snapshot.appointments[2], last_day=date(2007, 12, 12))
    snapshot = replace(
        snapshot,
        appointments=(*snapshot.appointments[:2], leaving),
        seats=(Seat(id=1, session_id=7, appointment_id=3),),
        marks=(Mark(id=1, seat_id=1, kind=MarkKind.ABSENT, reason="Ill"),),
    )
    assert (
        Level.BLOCKING,
        "Peter Lindqvist has a mark, but is not in office on 13 Dec",
    ) in said(snapshot, date(2007, 12, 13))


def test_numbers_follow_the_days_and_cancelled_sessions_keep_theirs() -> None:
    sessions = (
        Session(id=1, number=5, day=date(2007, 4, 24)),
        Session(id=2, number=1, day=date(2007, 5, 16)),
        Session(id=3, number=2, day=date(2007, 5, 20), state=SessionState.CANCELLED, cancelled_reason="Snow"),
        Session(id=4, number=3, day=date(2007, 6, 14)),
    )
    changed = renumbering(sessions)
    assert [(session.id, number) for session, number in changed] == [(1, 1), (2, 2)]
