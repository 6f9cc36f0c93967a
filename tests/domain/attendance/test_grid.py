"""Rates against tables worked out by hand: successions, vacancies, cancelled sessions, late joiners.

The program of these tests, CEOs by sessions (P present, T part, A absent, v vacant, o outside):

    session   1   2   3   4   5      1: 24 Apr, 2: 16 May, 3: 14 Jun (cancelled), 4: 12 Sep, 5: 16 Oct
    Alder     P   P   –   P   A      present 3, absent 1          3 of 4   75 %
    Bayline   P   T   –   v   P      present 2, part 1            2.5 of 3 83 %
    Copley    o   o   –   P   P      present 2                    2 of 2  100 %
    group                            present 7, part 1, absent 1  7.5 of 9 83 %

In the room: everybody at 1 (two of two), 2 (two of two, one in part), 4 (two of two); not at 5.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.attendance.attendance_findings import about_absences, about_marks
from lead_desktop.domain.attendance.attendance_formatting import (
    arithmetic,
    group_arithmetic,
    holder_text,
    person_lines,
    state_sentence,
    summary,
)
from lead_desktop.domain.attendance.door import at_door, is_late
from lead_desktop.domain.attendance.grid import Cell, CellKind, Grid, SeatKey, grid, remarked, share_text
from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind
from lead_desktop.domain.model.attendance import Entry, Mark, MarkKind, Rate, Seat, entered, needs_reason
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot

P, T, A = MarkKind.PRESENT, MarkKind.PART, MarkKind.ABSENT
DAYS = (date(2007, 4, 24), date(2007, 5, 16), date(2007, 6, 14), date(2007, 9, 12), date(2007, 10, 16))
CASTELLAN, NUNEZ, LINDQVIST, RAMAN, WHITCOMB, OKAFOR = 1, 2, 3, 4, 5, 6
NAMES = (
    "Robert Castellan",
    "Thomas Nuñez",
    "Anna Lindqvist",
    "Priya Raman",
    "Susan Whitcomb",
    "Joseph Okafor",
)
HELD = SessionState.HELD


def sessions() -> tuple[Session, ...]:
    made = []
    for number, day in enumerate(DAYS, start=1):
        state = SessionState.CANCELLED if number == 3 else HELD
        reason = "Snow" if number == 3 else ""
        made.append(Session(id=number, number=number, day=day, state=state, cancelled_reason=reason))
    return tuple(made)


def appointments() -> tuple[Appointment, ...]:
    begin = date(2005, 1, 1)
    ceo, quality = Role.CEO, Role.HEAD_OF_QUALITY
    return (
        Appointment(id=CASTELLAN, person_id=1, organization_id=1, role=ceo, first_day=begin),
        Appointment(
            id=NUNEZ, person_id=2, organization_id=2, role=ceo, first_day=begin, last_day=date(2007, 8, 31)
        ),
        Appointment(id=LINDQVIST, person_id=3, organization_id=2, role=ceo, first_day=date(2007, 10, 1)),
        Appointment(id=RAMAN, person_id=4, organization_id=3, role=ceo, first_day=begin),
        Appointment(id=WHITCOMB, person_id=5, organization_id=1, role=quality, first_day=begin),
        Appointment(id=OKAFOR, person_id=6, organization_id=2, role=quality, first_day=begin),
    )


MARKS: dict[SeatKey, MarkKind] = {
    (1, CASTELLAN): P,
    (2, CASTELLAN): P,
    (4, CASTELLAN): P,
    (5, CASTELLAN): A,
    (1, NUNEZ): P,
    (2, NUNEZ): T,
    (5, LINDQVIST): P,
    (4, RAMAN): P,
    (5, RAMAN): P,
}


def snapshot(marks: dict[SeatKey, MarkKind], items: tuple[AgendaItem, ...] = ()) -> Snapshot:
    seats, made = [], []
    for number, (key, kind) in enumerate(marks.items(), start=1):
        seats.append(Seat(id=number, session_id=key[0], appointment_id=key[1]))
        made.append(Mark(id=number, seat_id=number, kind=kind, reason="Ill" if kind is A else ""))
    return Snapshot(
        program=Program(name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=(
            Organization(id=1, name="Alder"),
            Organization(id=2, name="Bayline"),
            Organization(id=3, name="Copley", first_day=date(2007, 7, 1)),
        ),
        people=tuple(Person(id=number, name=name) for number, name in enumerate(NAMES, start=1)),
        appointments=appointments(),
        sessions=sessions(),
        items=items,
        seats=tuple(seats),
        marks=tuple(made),
    )


@pytest.fixture
def ceos() -> Grid:
    return grid(snapshot(MARKS), Role.CEO)


def test_every_rate_is_the_one_worked_out_by_hand(ceos: Grid) -> None:
    alder, bayline, copley = ceos.rows
    assert (alder.rate, share_text(alder.rate.share, Formats())) == (Rate(3, 0, 1), "75 %")
    assert (bayline.rate, share_text(bayline.rate.share, Formats())) == (Rate(2, 1, 0), "83 %")
    assert (copley.rate, share_text(copley.rate.share, Formats())) == (Rate(2, 0, 0), "100 %")
    assert (ceos.rate, share_text(ceos.share(), Formats())) == (Rate(7, 1, 1), "83 %")
    assert ceos.filled == 8


def test_successors_share_a_row_and_keep_their_own_rates(ceos: Grid) -> None:
    bayline = ceos.rows[1]
    assert [holder.id for holder in bayline.holders] == [NUNEZ, LINDQVIST]
    assert bayline.rate_of(NUNEZ) == Rate(1, 1, 0)
    assert bayline.rate_of(LINDQVIST) == Rate(1, 0, 0)
    people = snapshot(MARKS).person_by_id
    assert holder_text(bayline, people, Formats()) == (
        "Thomas Nuñez",
        "→ vacant → A. Lindqvist from 1 Oct 2007",
    )
    assert person_lines(bayline, Role.CEO, people, Formats()) == (
        "Thomas Nuñez: 75 %, 1½ of 2 sessions: 1 present, 1 in part, counted half",
        "Anna Lindqvist: 100 %, 1 of 1 session: 1 present",
    )


def test_the_cells_say_why_nobody_is_expected(ceos: Grid) -> None:
    kinds = [[cell.kind for cell in row.cells] for row in ceos.rows]
    assert kinds[0][2] is CellKind.CANCELLED
    assert kinds[1][3] is CellKind.VACANT
    assert kinds[2][:2] == [CellKind.OUTSIDE, CellKind.OUTSIDE]
    assert ceos.rows[1].cells[3].seat is None
    assert "is cancelled: Snow" in state_sentence(ceos.rows[0].cells[2], Role.CEO, Formats())
    assert "no absence" in state_sentence(ceos.rows[1].cells[3], Role.CEO, Formats())


def test_the_room_is_full_when_every_seat_with_a_ceo_is_filled(ceos: Grid) -> None:
    assert ceos.full == (True, True, None, True, False)
    assert (ceos.complete, ceos.held, ceos.run) == (3, 4, 0)
    better = remarked((ceos,), {(5, CASTELLAN): Mark(id=9, seat_id=9, kind=P)})[0]
    assert (better.complete, better.held, better.run) == (4, 4, 4)


def test_the_arithmetic_is_told(ceos: Grid) -> None:
    alder, bayline, copley = ceos.rows
    assert arithmetic(alder, Role.CEO) == "3 of 4 sessions: 3 present, 1 absent; session 3 cancelled"
    assert arithmetic(bayline, Role.CEO) == (
        "2½ of 3 sessions: 2 present, 1 in part, counted half; session 3 cancelled; session 4 vacant"
    )
    assert arithmetic(copley, Role.CEO).endswith("session 3 cancelled; sessions 1 and 2 outside the program")
    assert group_arithmetic(ceos) == "7½ of 9 seats: 7 present, 1 in part, counted half, 1 absent"
    assert summary(ceos) == "8 of 9 seats filled · all three present at 3 of 4 sessions"


def test_a_seat_that_was_forgotten_is_told_and_in_no_rate() -> None:
    forgotten = {key: kind for key, kind in MARKS.items() if key != (2, CASTELLAN)}
    found = grid(snapshot(forgotten), Role.CEO)
    assert found.rows[0].rate == Rate(2, 0, 1)
    assert "session 2 not marked yet" in arithmetic(found.rows[0], Role.CEO)
    assert found.full[1] is False


def test_an_absence_announced_ahead_is_in_no_rate_until_somebody_is_in_the_room() -> None:
    before = snapshot(MARKS)
    ahead = Session(id=6, number=6, day=date(2007, 11, 15), state=SessionState.ANNOUNCED)
    seat = Seat(id=50, session_id=6, appointment_id=CASTELLAN)
    mark = Mark(id=50, seat_id=50, kind=A, reason="Board meeting", told_on=date(2007, 10, 1))

    announced = replace(
        before,
        sessions=(*before.sessions, ahead),
        seats=(*before.seats, seat),
        marks=(*before.marks, mark),
    )
    found = grid(announced, Role.CEO)
    assert found.rows[0].rate == Rate(3, 0, 1)
    assert found.held == 4
    assert "told us on 1 October 2007" in state_sentence(found.rows[0].cells[5], Role.CEO, Formats())
    (here,) = remarked((found,), {(6, RAMAN): Mark(id=51, seat_id=51, kind=P)})
    assert here.rows[0].rate == Rate(3, 0, 2)
    assert (here.held, here.full[5]) == (5, False)


def quality_items() -> tuple[AgendaItem, ...]:
    """Session 1: three items for heads of Quality and a lunch; session 2: none; the others: no agenda."""
    made = []
    for place, kind in enumerate(
        (ItemKind.WELCOME, ItemKind.EXAMPLE, ItemKind.LUNCH, ItemKind.GUEST), start=1
    ):
        made.append(
            AgendaItem(
                id=place, session_id=1, position=place, title="x", minutes=60, kind=kind, for_quality=True
            )
        )
    made.append(AgendaItem(id=9, session_id=2, position=1, title="CEOs only", minutes=60))
    return tuple(made)


def test_heads_of_quality_are_counted_in_items_they_are_invited_to() -> None:
    found = grid(snapshot({(1, WHITCOMB): P, (1, OKAFOR): A}, quality_items()), Role.HEAD_OF_QUALITY)
    whitcomb, okafor = found.rows
    assert whitcomb.items == (3, 3)
    assert okafor.items == (0, 3)
    assert share_text(found.share(), Formats()) == "50 %"
    assert whitcomb.cells[1].kind is CellKind.UNINVITED
    (part,) = remarked((found,), {(1, OKAFOR): Mark(id=2, seat_id=2, kind=T, items_attended=2)})
    assert part.rows[1].items == (2, 3)
    assert share_text(part.share(), Formats()) == "83 %"


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from([1, 2, 3, 4, 5]),
            st.sampled_from([CASTELLAN, NUNEZ, LINDQVIST, RAMAN, WHITCOMB, OKAFOR]),
        ),
        st.sampled_from([P, T, A, None]),
        max_size=12,
    )
)
def test_a_mark_at_a_time_comes_to_the_same_as_all_anew(changes: dict[SeatKey, MarkKind | None]) -> None:
    start = snapshot(MARKS)
    grids = (grid(start, Role.CEO), grid(start, Role.HEAD_OF_QUALITY))
    wanted: dict[SeatKey, MarkKind] = dict(MARKS)
    for number, (key, kind) in enumerate(changes.items(), start=100):
        mark = Mark(id=number, seat_id=number, kind=kind, reason="Ill" if kind is A else "") if kind else None
        grids = tuple(remarked(grids, {key: mark}))  # type: ignore[assignment]
        if kind is None:
            wanted.pop(key, None)
        else:
            wanted[key] = kind
    # Seats that nobody may hold (vacant, cancelled, outside) take no mark on either road.
    anew = snapshot({key: kind for key, kind in wanted.items() if key in MARKS or _holds(start, key)})
    for found, whole in zip(grids, (grid(anew, Role.CEO), grid(anew, Role.HEAD_OF_QUALITY)), strict=True):
        assert found.full == whole.full
        assert [row.rate for row in found.rows] == [row.rate for row in whole.rows]


def _holds(start: Snapshot, key: SeatKey) -> bool:
    return any(
        cell.seat == key
        for role in (Role.CEO, Role.HEAD_OF_QUALITY)
        for row in grid(start, role).rows
        for cell in row.cells
    )


DAY_START = time(8)


def day() -> tuple[AgendaItem, ...]:
    """8:00 breakfast, 8:30 welcome, 8:45 example, 9:30 game-plan until 10:30; the first three for Quality."""
    plan = (
        (ItemKind.ARRIVAL, 30, True),
        (ItemKind.WELCOME, 15, True),
        (ItemKind.EXAMPLE, 45, True),
        (ItemKind.GAME_PLAN, 60, False),
    )
    return tuple(
        AgendaItem(
            id=place, session_id=1, position=place, title="x", minutes=minutes, kind=kind, for_quality=quality
        )
        for place, (kind, minutes, quality) in enumerate(plan, start=1)
    )


@pytest.mark.parametrize(
    ("arrived", "left", "kind"),
    [
        (time(7, 50), None, P),
        (time(8, 50), None, P),
        (time(9, 29), None, P),
        (time(9, 30), None, T),
        (time(8), time(9, 31), P),
        (time(8), time(9, 30), T),
    ],
)
def test_part_of_the_day_is_an_item_missed_whole(arrived: time, left: time | None, kind: MarkKind) -> None:
    found = at_door(day(), DAY_START, Audience.CEO, arrived, left)
    assert (found.kind, found.arrived, found.left) == (kind, arrived, left)
    assert found.items_attended is None


@pytest.mark.parametrize(
    ("audience", "arrived", "late"),
    [
        (Audience.CEO, None, False),
        (Audience.CEO, time(8, 30), False),
        (Audience.CEO, time(8, 31), True),
        (Audience.HEAD_OF_QUALITY, time(8, 30), False),
        (Audience.HEAD_OF_QUALITY, time(8, 31), True),
        # Guests are invited to nothing here: the day begins when it begins.
        (Audience.GUEST, time(8), False),
        (Audience.GUEST, time(8, 1), True),
    ],
)
def test_late_is_after_the_first_item_has_begun(audience: Audience, arrived: time | None, late: bool) -> None:
    assert is_late(day(), DAY_START, audience, arrived) is late


def test_whoever_begins_on_the_last_day_of_another_has_a_row_of_their_own() -> None:
    last = date(2007, 9, 12)
    quality = next(one for one in appointments() if one.role is Role.HEAD_OF_QUALITY)
    first = replace(quality, id=50, last_day=last)

    def rows(begins: date) -> int:
        second = replace(quality, id=51, person_id=2, first_day=begins)
        return len(grid(replace(snapshot({}), appointments=(first, second)), Role.HEAD_OF_QUALITY).rows)

    assert rows(date(2007, 9, 13)) == rows(last) - 1


def test_a_cell_says_when_an_absence_will_count() -> None:
    session, absent = sessions()[0], Mark(id=1, seat_id=1, kind=A, reason="Ill")
    ahead = Cell(session, CellKind.MARKED, appointments()[0], absent)
    counted = replace(ahead, counts=True)
    assert (
        state_sentence(ahead, Role.CEO, Formats()) == "Absent: Ill. It counts once the session is under way."
    )
    assert state_sentence(counted, Role.CEO, Formats()) == "Absent: Ill."
    here = replace(ahead, mark=Mark(id=1, seat_id=1, kind=P))
    assert "counts" not in state_sentence(here, Role.CEO, Formats())


def test_the_line_above_a_grid_before_anything_was_held() -> None:
    base = replace(snapshot({}), sessions=())
    assert summary(grid(base, Role.CEO)) == "no session has been held yet"
    assert summary(grid(base, Role.HEAD_OF_QUALITY)) == "items attended of the items they are invited to"


def test_at_the_door_items_are_counted_for_heads_of_quality() -> None:
    late = at_door(day(), DAY_START, Audience.HEAD_OF_QUALITY, time(8, 46))
    assert (late.kind, late.items_attended) == (T, 1)
    assert at_door(day(), DAY_START, Audience.HEAD_OF_QUALITY, time(8, 44)).items_attended is None


def test_only_an_absence_keeps_a_reason_and_only_presence_its_times() -> None:
    absent = entered(1, None, Entry(kind=A, reason=" Ill ", told_on=DAYS[0], arrived=time(9), note="called"))
    assert (absent.reason, absent.arrived, absent.note) == ("Ill", None, "called")
    here = entered(1, absent, Entry(kind=P, reason="Ill", arrived=time(9)))
    assert (here.reason, here.told_on, here.arrived, here.note) == ("", None, time(9), "called")


def test_what_has_to_be_explained_afterwards() -> None:
    held = sessions()[0]
    later, mark = date(2007, 5, 1), Mark(id=1, seat_id=1, kind=P)
    absent = Mark(id=1, seat_id=1, kind=A, reason="Ill")
    assert needs_reason(held, mark, absent, later)
    assert needs_reason(held, mark, None, later)
    assert not needs_reason(held, None, mark, later)
    assert not needs_reason(held, mark, absent, held.day)
    assert not needs_reason(held, mark, Mark(id=1, seat_id=1, kind=P, note="left early?"), later)
    announced = Session(id=1, number=1, day=DAYS[0], state=SessionState.ANNOUNCED)
    assert not needs_reason(announced, mark, absent, later)


def test_two_absences_within_twelve_months_are_a_finding() -> None:
    twice = snapshot({**MARKS, (1, CASTELLAN): A})
    today = date(2007, 10, 20)
    (found,) = about_absences(twice, today)
    assert (found.level, found.title) == (Level.WARNING, "R. Castellan: 2 absences in 12 months")
    assert found.detail == "Alder · sessions 1 and 5"
    assert found.entity is Mark
    # A year and a day after the first of them only one is left.
    assert list(about_absences(twice, date(2008, 4, 24))) == []
    assert len(list(about_absences(twice, date(2008, 4, 23)))) == 1
    # Whoever has left is nobody's concern any more.
    gone = {**MARKS, (1, NUNEZ): A, (2, NUNEZ): A}
    assert list(about_absences(snapshot(gone), today)) == []


def test_seats_without_a_mark_at_a_held_session_are_a_finding() -> None:
    forgotten = {key: kind for key, kind in MARKS.items() if key != (2, CASTELLAN)}
    start = snapshot(forgotten)
    ceos, quality = about_marks(start, start.sessions[1])
    assert (ceos.title, ceos.detail, ceos.field) == ("1 CEO has no mark yet", "Alder", "attendance")
    assert quality.title == "2 heads of Quality have no mark yet"
    assert [mark.title for mark in about_marks(start, start.sessions[3])] == [
        "2 heads of Quality have no mark yet"
    ]
