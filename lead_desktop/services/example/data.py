"""The example's data, read from its folder into domain values that can be written in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.attendance import Mark, Seat
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, in_office
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, Topic
from lead_desktop.domain.model.value import Entity
from lead_desktop.services.example.entries import Entry, read_entries, read_rows
from lead_desktop.services.example.goals import read_goals
from lead_desktop.services.example.sessions import read_sessions
from lead_desktop.services.example.values import ExampleValues, remember

SCORE_COLUMNS = ("worth", "learned", "openly", "prepared")
"""The columns of the evaluation questions, in their order."""

_LISTS: tuple[tuple[str, str, Entity], ...] = (
    ("commitments.toml", "commitment", Commitment),
    ("assessments.csv", "", Assessment),
    ("actions.toml", "action", Action),
    ("asks.toml", "ask", AskOffer),
    ("topics.toml", "topic", Topic),
)
"""Files that hold values of one entity, whole: the file, the name of its entries, the entity."""


@dataclass(frozen=True, slots=True)
class ExampleData:
    """The program of the example, and every other value in the order in which they are written."""

    program: Program
    values: ExampleValues


def read_example(folder: Path) -> ExampleData:
    """Read the example from its folder.

    Raises:
        FileRefused: a file or an entry is wrong; the sentence names it.
    """
    values = ExampleValues()
    program = _program(read_entries(folder, "program.toml"))
    for entry in _listed(folder, "organizations.toml", "organization"):
        remember(values.organizations, entry, values.read(entry, Organization).id)
    for entry in _listed(folder, "people.toml", "person"):
        person = values.read(entry, Person)
        remember(values.people, entry, person.id)
        for office in entry.entries("office"):
            values.read(office, Appointment, person_id=person.id)
            office.finish()
    read_sessions(folder, values)
    read_goals(folder, values)
    for file, name, entity in _LISTS:
        for entry in _listed(folder, file, name) if name else _rows(folder, file):
            values.read(entry, entity)
    for row in _rows(folder, "attendance.csv"):
        _mark(row, values)
    for row in _rows(folder, "scores.csv"):
        _scores(row, values)
    return ExampleData(program, values)


def _listed(folder: Path, file: str, name: str) -> Iterator[Entry]:
    """Yield the entries of a file; each is finished when the next is asked for."""
    found = read_entries(folder, file)
    for entry in found.entries(name):
        yield entry
        entry.finish()
    found.finish()


def _rows(folder: Path, file: str) -> Iterator[Entry]:
    for row in read_rows(folder, file):
        yield row
        row.finish()


def _program(entry: Entry) -> Program:
    program = ExampleValues().read(entry, Program)
    entry.finish()
    return replace(program, id=0)


def _mark(row: Entry, values: ExampleValues) -> None:
    session_id, person_id = values.named(row, "session", Session), values.named(row, "person", Person)
    session = next(session for session in values.all(Session) if session.id == session_id)
    appointment_id = _holder(row, session, person_id, values)
    seat = values.read(row, Seat, session_id=session_id, appointment_id=appointment_id)
    values.read(row, Mark, seat_id=seat.id)


def _holder(row: Entry, session: Session, person_id: int, values: ExampleValues) -> int:
    """Return the appointment by which a person has a seat: as CEO or head of Quality in office on the day."""
    for appointment in values.all(Appointment):
        if (
            appointment.person_id == person_id
            and appointment.role in (Role.CEO, Role.HEAD_OF_QUALITY)
            and in_office(appointment, session.day)
        ):
            return appointment.id
    raise row.wrong(f"“{row.get('person', str)}” has no seat at session {session.number}.")


def _scores(row: Entry, values: ExampleValues) -> None:
    for question, column in enumerate(SCORE_COLUMNS, start=1):
        values.read(row, EvaluationScore, question=question, score=row.get(column, int))
