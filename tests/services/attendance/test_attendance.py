"""Marking, clearing, the door and who was turned away: what is kept, what is refused, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from lead_desktop.domain.attendance.grid import SeatKey, grid
from lead_desktop.domain.model.attendance import Entry, Mark, MarkKind, Seat, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Person, Role
from lead_desktop.domain.model.sessions import Guest, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.errors import AgreementNeeded, Invalid, ReasonNeeded, Refused
from lead_desktop.services import editing, history
from lead_desktop.services.attendance import attendance, attendance_view
from lead_desktop.services.attendance.check_in import door
from lead_desktop.services.program_file import Clock, ProgramFile, open_program
from tests.programs import new_file

PRESENT = Entry(kind=MarkKind.PRESENT)
ILL = Entry(kind=MarkKind.ABSENT, reason="Ill")
DAY = date(2007, 12, 12)


class Door:
    """The example on the day of its session 7, at a time that the test sets."""

    def __init__(self, path: Path, today: date = DAY) -> None:
        self.time = time(8, 20)
        self.file: ProgramFile = open_program(path, Clock(now=self._now, as_of=today))
        with self.file.reading() as work:
            self.snapshot: Snapshot = work.snapshot()

    def _now(self) -> datetime:
        return datetime.combine(DAY, self.time, tzinfo=UTC)

    def seat(self, name: str, number: int = 7) -> SeatKey:
        session = self.snapshot.session_numbered(number)
        assert session is not None
        (appointment,) = (
            one
            for one in self.snapshot.appointments
            if self.snapshot.person_by_id[one.person_id].name == name and one.role is not Role.ASSISTANT
        )
        return session.id, appointment.id

    def mark(self, key: SeatKey) -> Mark | None:
        with self.file.reading() as work:
            for seat in work.all(Seat, session_id=key[0], appointment_id=key[1]):
                for mark in work.all(Mark, seat_id=seat.id):
                    return mark
        return None

    def everything(self) -> Snapshot:
        with self.file.reading() as work:
            return work.snapshot()

    def label(self) -> str:
        return history.history(self.file)[-1].label


@pytest.fixture
def here(example: Path) -> Iterator[Door]:
    made = Door(example)
    yield made
    made.file.close()


@pytest.fixture
def before(example: Path) -> Iterator[Door]:
    made = Door(example, date(2007, 12, 2))
    yield made
    made.file.close()


def test_a_gesture_is_one_change_with_its_words(here: Door) -> None:
    seats = [here.seat("Robert Castellan"), here.seat("Maria Ferreira"), here.seat("Robert Castellan")]
    start = here.everything()
    changes = attendance.mark(here.file, seats, PRESENT)
    assert changes.label == "Mark 2 people present at session 7"
    assert len(changes.ids(Mark)) == len(changes.ids(Seat)) == 2
    history.undo(here.file)
    assert here.everything() == start
    assert attendance.mark(here.file, seats[:1], ILL).label == "Mark R. Castellan absent at session 7: Ill"


def test_the_rest_is_marked_present_and_marks_that_are_there_stay(here: Door) -> None:
    attendance.mark(here.file, [here.seat("Daniel O’Shea")], ILL)
    changes = attendance.mark_rest(here.file, here.seat("Daniel O’Shea")[0])
    assert changes.label == "Mark the rest of session 7 present: 10 people"
    kinds = [mark.kind for mark in here.everything().marks if mark.id in changes.ids(Mark)]
    assert kinds == [MarkKind.PRESENT] * 9
    assert len(changes.ids(Guest)) == 1
    kept = here.mark(here.seat("Daniel O’Shea"))
    assert kept is not None
    assert kept.reason == "Ill"


def test_presence_is_not_marked_ahead_but_an_absence_may_be_announced(before: Door) -> None:
    seat = before.seat("Priya Raman")
    start = before.everything()
    attempts: tuple[Callable[[], Changes], ...] = (
        lambda: attendance.mark(before.file, [seat], PRESENT),
        lambda: attendance.mark_rest(before.file, seat[0]),
        lambda: attendance.check_in(before.file, seat),
    )
    for refused in attempts:
        with pytest.raises(Refused, match="is on 12 December 2007: nobody can be present yet"):
            refused()
    assert before.everything() == start
    announced = replace(ILL, told_on=date(2007, 12, 1))
    attendance.mark(before.file, [seat], announced)
    mark = before.mark(seat)
    assert mark is not None
    assert mark.told_on == date(2007, 12, 1)


def test_nobody_is_marked_for_a_cancelled_session(here: Door) -> None:
    seat = here.seat("Priya Raman")
    session = here.snapshot.session_by_id[seat[0]]
    editing.change(here.file, replace(session, state=SessionState.CANCELLED, cancelled_reason="Snow"))
    attempts: tuple[Callable[[], Changes], ...] = (
        lambda: attendance.mark(here.file, [seat], PRESENT),
        lambda: attendance.mark(here.file, [seat], ILL),
        lambda: attendance.check_in(here.file, seat),
        lambda: attendance.mark_rest(here.file, seat[0]),
        lambda: attendance.mark(here.file, (), PRESENT, guests=[here.snapshot.guests_of(seat[0])[0].id]),
    )
    for refused in attempts:
        with pytest.raises(Refused, match="Session 7 is cancelled"):
            refused()


def test_one_wrong_seat_refuses_the_whole_gesture(here: Door) -> None:
    gone = (here.seat("Robert Castellan")[0], here.seat("Thomas Nuñez")[1])
    start = here.everything()
    with pytest.raises(Refused, match="Thomas Nuñez is not in office on 12 December 2007"):
        attendance.mark(here.file, [here.seat("Robert Castellan"), gone], PRESENT)
    assert here.everything() == start


def test_an_organization_outside_the_program_has_nobody_to_mark(here: Door) -> None:
    seat = here.seat("Daniel O’Shea")
    (eastham,) = (
        organization for organization in here.snapshot.organizations if organization.short_name == "Eastham"
    )
    before = attendance_view.view(here.file).ceos.rows[4]
    # Attendance is recorded for it already, so that it can only leave early.
    editing.change(here.file, replace(eastham, last_day=date(2007, 11, 30)))
    with pytest.raises(Refused, match="is not in the program on 12 December 2007"):
        attendance.mark(here.file, [seat], PRESENT)
    assert attendance.mark_rest(here.file, seat[0]).label.endswith("9 people")
    assert attendance_view.view(here.file).ceos.rows[4].rate == before.rate


def test_a_held_session_is_corrected_with_a_reason(here: Door) -> None:
    seat = here.seat("Robert Castellan", 4)
    start = here.mark(seat)
    with pytest.raises(ReasonNeeded, match="Session 4 was held"):
        attendance.mark(here.file, [seat], ILL)
    assert here.mark(seat) == start
    with pytest.raises(ReasonNeeded):
        attendance.clear(here.file, [seat])
    attendance.mark(here.file.because("The sheet\nwas misread"), [seat], ILL)
    ill = "Mark R. Castellan absent at session 4: Ill"
    assert here.label() == f"{ill} after it was held: The sheet was misread"
    attendance.clear(here.file.because("Wrong row"), [seat])
    assert here.label() == "Clear the mark of R. Castellan at session 4 after it was held: Wrong row"
    # The first mark of a seat needs no words, however late it comes; nor does saying the same again.
    attendance.mark(here.file, [seat], PRESENT)
    attendance.mark(here.file, [seat], replace(PRESENT, note="came with his successor"))
    assert not attendance.mark(here.file, [seat], PRESENT).touched


def test_late_arrivals_and_early_leavers_are_stamped(here: Door) -> None:
    ferreira, okafor = here.seat("Maria Ferreira"), here.seat("Joseph Okafor")
    here.time = time(8, 50, 40)
    attendance.check_in(here.file, ferreira)
    mark = here.mark(ferreira)
    assert mark is not None
    assert (mark.kind, mark.arrived, mark.left) == (MarkKind.PRESENT, time(8, 50), None)
    assert not attendance.check_in(here.file, ferreira).touched
    attendance.check_in(here.file, okafor)
    quality = here.mark(okafor)
    assert quality is not None
    assert quality.kind is MarkKind.PART
    here.time = time(10, 0)
    assert attendance.check_out(here.file, ferreira).label == "Check out M. Ferreira at session 7"
    mark = here.mark(ferreira)
    assert mark is not None
    assert (mark.kind, mark.arrived, mark.left) == (MarkKind.PART, time(8, 50), time(10))


def test_a_second_check_in_changes_nothing(here: Door) -> None:
    robert = here.seat("Robert Castellan")
    attendance.check_in(here.file, robert)
    first = here.mark(robert)
    here.time = time(9, 40)
    assert not attendance.check_in(here.file, robert).touched
    assert here.mark(robert) == first
    assert here.label() == "Check in R. Castellan at session 7"
    assert sum(entry.label == here.label() for entry in history.history(here.file)) == 1


def test_after_the_day_the_time_says_nothing_and_is_asked_about(here: Door) -> None:
    robert = here.seat("Robert Castellan")
    here.time = time(15, 30)
    attendance.check_in(here.file, here.seat("Maria Ferreira"))
    here.time = time(15, 31)
    with pytest.raises(AgreementNeeded, match="It is 15:31, and the day ended at 15:30"):
        attendance.check_in(here.file, robert)
    assert here.mark(robert) is None
    attendance.check_in(here.file.agreed(), robert)
    mark = here.mark(robert)
    assert mark is not None
    assert (mark.kind, mark.arrived) == (MarkKind.PRESENT, None)


def test_nobody_leaves_before_they_came(here: Door) -> None:
    seat = here.seat("Maria Ferreira")
    with pytest.raises(Refused, match="has not been checked in yet"):
        attendance.check_out(here.file, seat)
    here.time = time(9)
    attendance.check_in(here.file, seat)
    here.time = time(8, 59)
    with pytest.raises(Invalid) as refusal:
        attendance.check_out(here.file, seat)
    assert [problem.field for problem in refusal.value.problems] == ["left"]
    with pytest.raises(Invalid):
        attendance.mark(here.file, [seat], Entry(kind=MarkKind.PART, arrived=time(12), left=time(9)))
    with pytest.raises(Invalid):
        attendance.mark(here.file, [here.seat("Linh Tran")], Entry(kind=MarkKind.PART, items_attended=12))


def test_who_came_instead_is_noted_and_the_ceo_is_absent(here: Door) -> None:
    seat = here.seat("Daniel O’Shea")
    (eastham,) = (
        organization for organization in here.snapshot.organizations if organization.short_name == "Eastham"
    )
    note = TurnedAway(
        session_id=seat[0], organization_id=eastham.id, name="Lou Berg", reason="Sent in his place"
    )
    start = here.everything()
    with pytest.raises(Invalid):
        attendance.turn_away(here.file, note, Entry(kind=MarkKind.ABSENT))
    with pytest.raises(Invalid) as refusal:
        attendance.turn_away(here.file, replace(note, name="daniel o’shea"), ILL)
    assert refusal.value.problems[0].field == "name"
    assert here.everything() == start
    changes = attendance.turn_away(here.file, note, ILL)
    assert changes.label == "Note who came for Eastham at session 7: Lou Berg"
    mark = here.mark(seat)
    assert mark is not None
    assert mark.kind is MarkKind.ABSENT
    # No person and no appointment came of it: there is no way into the seat.
    now = here.everything()
    assert (now.people, now.appointments) == (start.people, start.appointments)
    history.undo(here.file)
    assert here.everything() == start


def test_nobody_can_have_come_to_a_session_that_lies_ahead(before: Door) -> None:
    robert = before.seat("Robert Castellan")
    note = TurnedAway(session_id=robert[0], organization_id=1, name="Ann Lee", reason="Sent by the office")
    with pytest.raises(Refused) as refused:
        attendance.turn_away(before.file, note, ILL)
    assert refused.value.sentence == "Session 7 is on 12 December 2007: nobody has come yet."
    assert before.everything() == before.snapshot


def test_nobody_can_have_come_to_a_cancelled_session(here: Door) -> None:
    session = here.snapshot.session_numbered(7)
    assert session is not None
    editing.change(here.file, replace(session, state=SessionState.CANCELLED, cancelled_reason="Snow"))
    note = TurnedAway(session_id=session.id, organization_id=1, name="Ann Lee", reason="Sent")
    with pytest.raises(Refused, match="Session 7 is cancelled: nobody can have been turned away"):
        attendance.turn_away(here.file, note, None)


def test_reasons_given_lately_are_offered_once(here: Door) -> None:
    for name, reason in (("Maria Ferreira", "Snow"), ("Priya Raman", "Board meeting"), ("Linh Tran", "Snow")):
        attendance.mark(here.file, [here.seat(name)], replace(ILL, reason=reason))
    reasons = attendance.recent_reasons(here.file)
    assert reasons[:2] == ("Snow", "Board meeting")
    assert len(set(reasons)) == len(reasons)
    for number in range(10):
        attendance.mark(here.file, [here.seat("Linh Tran")], replace(ILL, reason=f"Reason {number}"))
        attendance.mark(here.file, [here.seat("Priya Raman")], replace(ILL, reason=f"Other {number}"))
    assert len(attendance.recent_reasons(here.file, 2)) == 2
    assert len(attendance.recent_reasons(here.file)) <= 8


def test_the_view_after_a_mark_is_the_view_read_anew(here: Door) -> None:
    view = attendance_view.view(here.file)
    guest = here.snapshot.guests_of(here.seat("Linh Tran")[0])[0]
    steps: tuple[Callable[[], Changes], ...] = (
        lambda: attendance.mark(here.file, [here.seat("Maria Ferreira")], ILL),
        lambda: attendance.mark_rest(here.file, here.seat("Maria Ferreira")[0]),
        lambda: attendance.mark(here.file, (), ILL, guests=[guest.id]),
        lambda: attendance.clear(here.file, [here.seat("Linh Tran")], guests=[guest.id]),
        lambda: history.undo(here.file),
        lambda: history.undo(here.file),
        lambda: history.undo(here.file),
        lambda: history.undo(here.file),
        lambda: history.redo(here.file),
        lambda: editing.add(here.file, Guest(session_id=guest.session_id, name="Another")),
        lambda: editing.change(here.file, replace(here.snapshot.organizations[0], name="Alder")),
    )
    for step in steps:
        step()
        view = attendance_view.view(here.file, view.year, shown=view)
        anew = attendance_view.view(here.file)
        assert (view.ceos, view.quality, view.guests) == (anew.ceos, anew.quality, anew.guests)


def test_a_year_that_is_chosen_stands_beside_the_whole_program(here: Door) -> None:
    first = attendance_view.view(here.file, 1)
    assert (first.year, len(first.ceos.sessions), len(first.whole.sessions)) == (1, 10, 20)
    whole = attendance_view.view(here.file, None)
    assert whole.whole is whole.ceos
    assert len(whole.ceos.sessions) == 20


def test_the_years_and_the_whole_program(here: Door) -> None:
    year = attendance_view.view(here.file)
    assert (year.year, year.years, len(year.ceos.sessions)) == (1, (1, 2), 10)
    assert year.next_session is not None
    assert year.next_session.number == 7
    assert replace(year, today=year.next_session.day).next_session == year.next_session
    whole = attendance_view.view(here.file, None)
    assert len(whole.ceos.sessions) == 20
    assert attendance_view.view(here.file, 2).ceos.sessions == whole.ceos.sessions[10:]


def test_the_door_stands_in_the_order_of_the_sign_in_sheet(here: Door) -> None:
    view = attendance_view.view(here.file)
    session = here.snapshot.session_by_id[here.seat("Linh Tran")[0]]
    shown = door(view, session, view.sheet(session.id))
    sheet = [row.name for part in view.sheet(session.id) for row in part.rows]
    assert [row.name for row in shown.rows] == sheet
    grid_order = [row.organization_id for row in view.ceos.rows]
    assert [row.organization.id for row in shown.rows[:5] if row.organization] == grid_order
    assert (shown.expected, shown.here, shown.open, shown.today) == (11, 0, True, True)
    here.time = time(9)
    attendance.check_in(here.file, here.seat("Maria Ferreira"))
    view = attendance_view.view(here.file, view.year, shown=view)
    shown = door(view, session, view.sheet(session.id))
    assert shown.rows[1].state == "late, here since 9:00"
    assert shown.rows[1].short == "9:00, late"
    assert shown.here == 1
    guest = shown.rows[-1]
    assert (guest.name, guest.here) == ("Dr. Lena Haugen", None)
    assert guest.guest_id is not None
    attendance.mark(here.file, [], PRESENT, guests=[guest.guest_id])
    left = Entry(kind=MarkKind.PART, left=time(14, 5))
    attendance.mark(here.file, [here.seat("Priya Raman")], left)
    view = attendance_view.view(here.file, view.year, shown=view)
    shown = door(view, session, view.sheet(session.id))
    assert (shown.rows[-1].here, shown.here) == (True, 3)
    assert shown.rows[3].short == "to 14:05, part"


def test_a_day_ahead_and_an_empty_program(before: Door, tmp_path: Path) -> None:
    view = attendance_view.view(before.file)
    session = before.snapshot.session_by_id[before.seat("Linh Tran")[0]]
    shown = door(view, session, view.sheet(session.id))
    assert not shown.open
    assert shown.notice.startswith("The session is in 10 days.")
    empty = attendance_view.view(new_file(tmp_path))
    assert (empty.ceos.rows, empty.ceos.sessions, empty.years, empty.next_session) == ((), (), (), None)
    assert grid(empty.snapshot, Role.CEO).share() is None


def test_two_heads_of_quality_at_once_have_a_row_each(here: Door) -> None:
    added = editing.add(here.file, Person(name="Second Head"))
    (person,) = added.ids(Person)
    editing.add(
        here.file,
        Appointment(
            person_id=person, organization_id=1, role=Role.HEAD_OF_QUALITY, first_day=date(2007, 12, 1)
        ),
    )
    view = attendance_view.view(here.file)
    rows = [row for row in view.quality.rows if row.organization_id == 1]
    assert len(rows) == 2
    number = here.seat("Linh Tran")[0]
    assert attendance.mark_rest(here.file, number).label.endswith("12 people")


def test_a_day_without_items_for_heads_of_quality_expects_none(here: Door) -> None:
    number = here.seat("Linh Tran")[0]
    for item in here.snapshot.items_of(number):
        editing.change(here.file, replace(item, for_quality=False))
    assert attendance.mark_rest(here.file, number).label.endswith("6 people")
