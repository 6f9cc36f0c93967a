"""Every road by which somebody might bring a substitute into a CEO's seat, and the judge of where it leads.

The program of the roads: Alder had Robert as its CEO and has Maria since 1 July 2008; Birch has Bea. Sam is
Alder's physician leader, Quinn its head of Quality. Session 1 (24 April 2007) and session 2
(9 September 2008) were held, session 3 (11 September 2007) is cancelled, session 4 (9 October 2007)
has a seat but no marks yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.services.program_file import ProgramFile
from tests.programs import new_file

ROBERT, MARIA, SAM, QUINN, BEA, TRUDY = range(1, 7)


def road_values() -> list[Any]:
    """Return the values of the roads' program, in an order in which they can be added to an empty one."""
    seat_change = date(2008, 7, 1)
    return [
        Organization(name="Alder"),
        Organization(name="Birch", colour=1),
        *(Person(name=name) for name in ("Robert", "Maria", "Sam", "Quinn", "Bea", "Trudy")),
        _appointment(ROBERT, 1, Role.CEO, date(2005, 1, 1), date(2008, 6, 30)),
        _appointment(MARIA, 1, Role.CEO, seat_change),
        _appointment(SAM, 1, Role.PHYSICIAN_LEADER, date(2005, 1, 1)),
        _appointment(QUINN, 1, Role.HEAD_OF_QUALITY, date(2005, 1, 1)),
        _appointment(BEA, 2, Role.CEO, date(2005, 1, 1)),
        _appointment(TRUDY, 2, Role.TRUSTEE, date(2005, 1, 1)),
        Session(number=1, day=date(2007, 4, 24), state=SessionState.HELD),
        Session(number=2, day=date(2008, 9, 9), state=SessionState.HELD),
        Session(number=3, day=date(2007, 9, 11), state=SessionState.CANCELLED, cancelled_reason="Snow"),
        Session(number=4, day=date(2007, 10, 9), state=SessionState.ANNOUNCED),
        Seat(session_id=1, appointment_id=1),
        Seat(session_id=2, appointment_id=2),
        Seat(session_id=1, appointment_id=5),
        Seat(session_id=1, appointment_id=4),
        Seat(session_id=3, appointment_id=1),
        Seat(session_id=4, appointment_id=1),
        *(Mark(seat_id=seat, kind=MarkKind.PRESENT) for seat in (1, 2, 3, 4)),
    ]


def _appointment(
    person: int, organization: int, role: Role, first_day: date, last_day: date | None = None
) -> Appointment:
    return Appointment(
        person_id=person, organization_id=organization, role=role, first_day=first_day, last_day=last_day
    )


def road_file(folder: Path) -> ProgramFile:
    """Make the program of the roads."""
    file = new_file(folder)
    with file.changing() as work:
        for value in road_values():
            work.add(value)
        work.commit("Everything")
    return file


@dataclass(frozen=True)
class Road:
    """What somebody tries, one statement after the other; a refused one does not end it.

    `structure`: the constraints alone, without any trigger, close it for whoever has foreign keys on.
    `sqlite`: it uses words that only SQLite has.
    """

    name: str
    statements: tuple[str, ...]
    structure: bool = False
    sqlite: bool = False


_MARK = "INTO marks (seat_id, kind, reason, note) VALUES"
_SEAT = "INTO seats (session_id, appointment_id) VALUES"
_APPOINTMENT = (
    "INTO appointments (id, person_id, organization_id, role, first_day, last_day, interim, note) VALUES"
)
_SESSION_COLUMNS = (
    "(id, number, day, start, venue, topic, state, facilitator, host_text, example_text, game_plan_text, "
    "topic_text, logistics, cancelled_reason, note)"
)
_SESSION = f"INTO sessions {_SESSION_COLUMNS} VALUES"
_LATER = "'08:00:00.000000', '', '', 'held', '', '', '', '', '', '', '', '')"

_SUBSTITUTE = (
    Road(
        "a seat for the physician leader",
        (f"INSERT {_SEAT} (1, 3)", f"INSERT {_MARK} (7, 'present', '', '')"),
    ),
    Road(
        "a seat for the next CEO, too early",
        (f"INSERT {_SEAT} (1, 2)", f"INSERT {_MARK} (7, 'present', '', '')"),
    ),
    Road(
        "a seat for the CEO before, too late",
        (f"INSERT {_SEAT} (2, 1)", f"INSERT {_MARK} (7, 'present', '', '')"),
    ),
    Road(
        "a seat by OR IGNORE",
        (f"INSERT OR IGNORE {_SEAT} (1, 3)", f"INSERT OR IGNORE {_MARK} (7, 'present', '', '')"),
        sqlite=True,
    ),
    Road(
        "a seat by REPLACE",
        (f"REPLACE {_SEAT} (1, 3)", f"REPLACE {_MARK} (7, 'present', '', '')"),
        sqlite=True,
    ),
    Road("a mark in a seat that is not there", (f"INSERT {_MARK} (99, 'present', '', '')",)),
    Road("a mark for a cancelled session", (f"INSERT {_MARK} (5, 'present', '', '')",)),
    Road("an absence at a cancelled session", (f"INSERT {_MARK} (5, 'absent', 'ill', '')",)),
    Road(
        "a mark with a proof made up",
        (
            f"INSERT {_SEAT} (1, 3)",
            "INSERT INTO marks (seat_id, kind, reason, note, session_id, appointment_id, day, person_id, "
            "organization_id, role, first_day, until) VALUES "
            "(7, 'present', '', '', 1, 3, '2007-04-24', 3, 1, 'ceo', '2005-01-01', '9999-12-31')",
        ),
    ),
    Road(
        "the seat moves to the physician leader",
        ("UPDATE seats SET appointment_id = 3 WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the seat moves to the trustee of another",
        ("UPDATE seats SET appointment_id = 6 WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the seat moves to the next CEO",
        ("UPDATE seats SET appointment_id = 2 WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the seat moves to another session", ("UPDATE seats SET session_id = 2 WHERE id = 1",), structure=True
    ),
    Road(
        "the seat moves to a cancelled session",
        (
            "DELETE FROM seats WHERE id = 5",
            "UPDATE seats SET session_id = 3 WHERE id = 1",
        ),
        structure=True,
    ),
    Road(
        "an empty seat is moved, then marked",
        ("UPDATE seats SET appointment_id = 3 WHERE id = 6", f"INSERT {_MARK} (6, 'present', '', '')"),
    ),
    Road(
        "the seat is replaced under its number",
        ("INSERT OR REPLACE INTO seats (id, session_id, appointment_id) VALUES (1, 1, 3)",),
        sqlite=True,
    ),
    Road(
        "the seat is replaced by ON CONFLICT",
        (
            "INSERT INTO seats (id, session_id, appointment_id) VALUES (1, 1, 3) "
            "ON CONFLICT (id) DO UPDATE SET appointment_id = 3",
        ),
        structure=True,
    ),
    Road(
        "the seat changes numbers with another",
        ("UPDATE OR REPLACE seats SET id = 1 WHERE id = 6",),
        sqlite=True,
    ),
    Road(
        "the seat's pair is taken over",
        (
            "INSERT OR REPLACE INTO seats (id, session_id, appointment_id) VALUES (50, 1, 1)",
            "INSERT INTO seats (id, session_id, appointment_id) VALUES (1, 1, 3)",
            "UPDATE seats SET id = 1, appointment_id = 3 WHERE id = 50",
        ),
        sqlite=True,
    ),
    Road(
        "the mark moves to a seat of a cancelled session",
        ("UPDATE marks SET seat_id = 5 WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the mark moves to another CEO",
        ("DELETE FROM marks WHERE id = 3", "UPDATE marks SET seat_id = 3 WHERE id = 1"),
    ),
    Road("the mark moves to nowhere", ("UPDATE marks SET seat_id = 99 WHERE id = 1",), structure=True),
)

_PARENTS = (
    Road(
        "the session's date moves past the CEO",
        ("UPDATE sessions SET day = '2008-08-05' WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the session's date moves before the CEO",
        ("UPDATE sessions SET day = '2008-06-30' WHERE id = 2",),
        structure=True,
    ),
    Road(
        "the date moves by OR IGNORE",
        (
            "UPDATE OR IGNORE sessions SET day = '2008-08-05' WHERE id = 1",
            "UPDATE OR REPLACE sessions SET day = '2008-08-05' WHERE id = 1",
        ),
        sqlite=True,
        structure=True,
    ),
    Road(
        "a day that is none",
        ("UPDATE sessions SET day = '2008-06-31' WHERE id = 1",),
        sqlite=True,
        structure=True,
    ),
    Road(
        "a held session is cancelled",
        ("UPDATE sessions SET state = 'cancelled' WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the session's number under which it is kept",
        ("UPDATE sessions SET id = 77 WHERE id = 1",),
        structure=False,
    ),
    Road(
        "the session is replaced on a later day",
        (f"INSERT OR REPLACE {_SESSION} (1, 1, '2008-09-02', {_LATER}",),
        sqlite=True,
    ),
    Road(
        "the session is replaced by its number",
        (
            f"INSERT OR REPLACE {_SESSION} (60, 1, '2008-09-02', {_LATER}",
            f"INSERT {_SESSION} (1, 61, '2008-09-03', {_LATER}",
            "UPDATE sessions SET id = 1 WHERE id = 60",
        ),
        sqlite=True,
    ),
    Road(
        "another session takes its place",
        (
            "UPDATE OR REPLACE sessions SET number = 1, day = '2008-09-02' WHERE id = 4",
            f"INSERT {_SESSION} (1, 61, '2008-09-03', {_LATER}",
        ),
        sqlite=True,
    ),
    Road(
        "the session is deleted and comes back on another day",
        (
            "DELETE FROM sessions WHERE id = 1",
            f"INSERT {_SESSION} (1, 61, '2008-09-03', {_LATER}",
        ),
    ),
    Road(
        "the seat is deleted and comes back for another",
        (
            "DELETE FROM seats WHERE id = 1",
            "INSERT INTO seats (id, session_id, appointment_id) VALUES (1, 1, 3)",
        ),
    ),
    Road(
        "the seat is deleted and comes back for another CEO",
        (
            "DELETE FROM seats WHERE id = 1",
            "INSERT INTO seats (id, session_id, appointment_id) VALUES (1, 2, 5)",
        ),
    ),
    Road(
        "the CEO left before",
        ("UPDATE appointments SET last_day = '2007-04-23' WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the CEO began after",
        ("UPDATE appointments SET first_day = '2007-04-25' WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the appointment gets another person",
        (f"UPDATE appointments SET person_id = {SAM} WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the appointment gets another organization",
        (
            "UPDATE appointments SET last_day = '2006-01-01' WHERE id = 5",
            "UPDATE appointments SET organization_id = 2 WHERE id = 1",
        ),
        structure=True,
    ),
    Road(
        "the appointment gets another role",
        ("UPDATE appointments SET role = 'trustee' WHERE id = 1",),
        structure=True,
    ),
    Road(
        "the appointment is replaced by another person's",
        (f"INSERT OR REPLACE {_APPOINTMENT} (1, {SAM}, 1, 'ceo', '2005-01-01', '2008-06-30', 0, '')",),
        sqlite=True,
    ),
    Road(
        "the appointment is replaced on conflict",
        (
            f"INSERT {_APPOINTMENT} (1, {SAM}, 1, 'ceo', '2005-01-01', '2008-06-30', FALSE, '') "
            f"ON CONFLICT (id) DO UPDATE SET person_id = {SAM}",
        ),
        structure=True,
    ),
    Road(
        "the appointment is deleted and comes back for another",
        (
            "DELETE FROM appointments WHERE id = 1",
            f"INSERT {_APPOINTMENT} (1, {SAM}, 1, 'ceo', '2005-01-01', '2008-06-30', FALSE, '')",
        ),
        structure=True,
    ),
    Road(
        "another appointment takes its number",
        ("UPDATE OR REPLACE appointments SET id = 1, role = 'ceo', last_day = '2008-06-30' WHERE id = 3",),
        sqlite=True,
    ),
    Road(
        "the appointment changes its number",
        (
            "UPDATE appointments SET id = 80 WHERE id = 1",
            f"INSERT {_APPOINTMENT} (1, {SAM}, 1, 'ceo', '2004-01-01', '2004-06-30', FALSE, '')",
        ),
        structure=True,
    ),
    Road(
        "the person is deleted and comes back with another name",
        (
            f"DELETE FROM people WHERE id = {ROBERT}",
            "INSERT INTO people (id, name, title, email, phone, dietary, note) "
            "VALUES (1, 'Sub', '', '', '', '', '')",
        ),
        structure=True,
    ),
    Road(
        "the person is replaced",
        (
            "INSERT OR REPLACE INTO people (id, name, title, email, phone, dietary, note) "
            "VALUES (1, 'Sub', '', '', '', '', '')",
        ),
        sqlite=True,
    ),
    Road(
        "another person takes the number",
        (f"UPDATE OR REPLACE people SET id = {ROBERT} WHERE id = {SAM}",),
        sqlite=True,
    ),
)

_TWO_CEOS = (
    Road("a second CEO", (f"INSERT {_APPOINTMENT} (90, {SAM}, 1, 'ceo', '2007-01-01', NULL, FALSE, '')",)),
    Road(
        "a second CEO by OR IGNORE",
        (f"INSERT OR IGNORE {_APPOINTMENT} (90, {SAM}, 1, 'ceo', '2007-01-01', NULL, 0, '')",),
        sqlite=True,
    ),
    Road("the physician leader is made CEO", ("UPDATE appointments SET role = 'ceo' WHERE id = 3",)),
    Road("the CEO before stays on", ("UPDATE appointments SET last_day = NULL WHERE id = 1",)),
    Road("the next CEO begins early", ("UPDATE appointments SET first_day = '2008-06-30' WHERE id = 2",)),
    Road("the CEO of another comes over", ("UPDATE appointments SET organization_id = 2 WHERE id = 2",)),
    Road(
        "by OR REPLACE under its number",
        (f"INSERT OR REPLACE {_APPOINTMENT} (3, {SAM}, 1, 'ceo', '2005-01-01', NULL, 0, '')",),
        sqlite=True,
    ),
)

ROADS = (*_SUBSTITUTE, *_PARENTS, *_TWO_CEOS)


class Rows(Protocol):
    """Whatever runs a query: a connection of sqlite3 or of psycopg."""

    def execute(self, query: Any, /) -> Iterable[Any]: ...


def wrong(connection: Rows, *, of_the_roads: bool = True) -> list[str]:
    """Return what breaks rule 1 or 2, judged in Python from the plain rows; no trigger, key or view is asked.

    In the program of the roads, a mark must also still be that of whom it was made for.
    """
    return [*_wrong_marks(connection, _WERE_THERE if of_the_roads else {}), *_two_ceos(connection)]


def _wrong_marks(connection: Rows, known: dict[int, tuple[object, ...]]) -> Iterator[str]:
    people = dict(_rows(connection, "SELECT id, name FROM people"))
    sessions = {row[0]: row[1:] for row in _rows(connection, "SELECT id, day, state, number FROM sessions")}
    appointments = {row[0]: row[1:] for row in _rows(connection, f"SELECT id, {_OFFICE} FROM appointments")}
    seats = {row[0]: row[1:] for row in _rows(connection, "SELECT id, session_id, appointment_id FROM seats")}
    marked = list(_rows(connection, "SELECT id, seat_id FROM marks"))
    if len({seat for _, seat in marked}) != len(marked):
        yield "two marks in one seat"
    for mark, seat in marked:
        session_id, appointment_id = seats.get(seat, (None, None))
        if session_id not in sessions or appointment_id not in appointments:
            yield f"mark {mark} without its seat, session or appointment"
            continue
        day, state, number = sessions[session_id]
        person, organization, role, first, last = appointments[appointment_id]
        in_office = str(first) <= str(day) and (last is None or str(day) <= str(last))
        if role not in ("ceo", "head of quality") or not in_office:
            yield f"mark {mark}: {people.get(person)} was not in office"
        if state == "cancelled":
            yield f"mark {mark} at a cancelled session"
        if str(day) == "2008-06-31":
            yield f"mark {mark} on a day that is none"
        if known.get(mark) not in (None, (number, people.get(person), organization, role)):
            yield f"mark {mark} was handed to somebody else"


def _two_ceos(connection: Rows) -> Iterator[str]:
    ceos = [row for row in _rows(connection, f"SELECT {_OFFICE} FROM appointments") if row[2] == "ceo"]
    for place, ceo in enumerate(ceos):
        for other in ceos[:place]:
            apart = (ceo[4] and str(ceo[4]) < str(other[3])) or (other[4] and str(other[4]) < str(ceo[3]))
            if ceo[1] == other[1] and not apart:
                yield f"two CEOs of organization {ceo[1]}"


_OFFICE = "person_id, organization_id, role, first_day, last_day"
_WERE_THERE: dict[int, tuple[object, ...]] = {
    1: (1, "Robert", 1, "ceo"),
    2: (2, "Maria", 1, "ceo"),
    3: (1, "Bea", 2, "ceo"),
    4: (1, "Quinn", 1, "head of quality"),
}


def _rows(connection: Rows, query: str) -> list[Any]:
    return list(connection.execute(query))
