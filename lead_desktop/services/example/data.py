"""The example's data, read from its folder into domain values that can be written in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.commitments import Assessment, Assessor, Commitment, Part, Strand
from lead_desktop.domain.model.people import (
    Appointment,
    Organization,
    OrganizationKind,
    Person,
    Role,
    in_office,
)
from lead_desktop.domain.model.program import PaperSize, Program, RuleSet
from lead_desktop.domain.model.sessions import Session, Topic
from lead_desktop.services.example.entries import Entry, read_entries, read_rows
from lead_desktop.services.example.goals import read_goals
from lead_desktop.services.example.sessions import read_sessions
from lead_desktop.services.example.values import ExampleValues, remember

SCORE_COLUMNS = ("worth", "learned", "openly", "prepared")
"""The columns of the evaluation questions, in their order."""


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
    _organizations(read_entries(folder, "organizations.toml"), values)
    _people(read_entries(folder, "people.toml"), values)
    read_sessions(folder, values)
    read_goals(folder, values)
    _commitments(read_entries(folder, "commitments.toml"), values)
    for row in read_rows(folder, "assessments.csv"):
        _assessment(row, values)
    _actions(read_entries(folder, "actions.toml"), values)
    _asks(read_entries(folder, "asks.toml"), values)
    _topics(read_entries(folder, "topics.toml"), values)
    for row in read_rows(folder, "attendance.csv"):
        _mark(row, values)
    for row in read_rows(folder, "scores.csv"):
        _scores(row, values)
    return ExampleData(program, values)


def _program(entry: Entry) -> Program:
    program = Program(
        name=entry.text("name"),
        sponsor=entry.text("sponsor"),
        first_day=entry.day("first_day"),
        last_day=entry.day("last_day"),
        time_zone=entry.text("time_zone"),
        paper_size=entry.choice("paper_size", PaperSize),
        director=entry.text("director"),
        contact=entry.text("contact"),
        sessions_per_year=entry.whole("sessions_per_year"),
        rule_set=entry.choice("rule_set", RuleSet),
        illustrative=entry.flag("illustrative"),
        opens_as_of=entry.day("opens_as_of"),
    )
    entry.finish()
    return program


def _organizations(file: Entry, values: ExampleValues) -> None:
    for entry in file.entries("organization"):
        organization = values.add(
            entry,
            Organization(
                name=entry.text("name"),
                short_name=entry.text("short_name"),
                kind=entry.choice("kind", OrganizationKind),
                city=entry.text("city"),
                about=entry.text("about"),
                colour=entry.whole("colour"),
            ),
        )
        remember(values.organizations, entry, entry.text("key"), organization.id)
        entry.finish()
    file.finish()


def _people(file: Entry, values: ExampleValues) -> None:
    for entry in file.entries("person"):
        person = values.add(
            entry,
            Person(
                name=entry.text("name"),
                title=entry.text("title"),
                email=entry.text_or_empty("email"),
                phone=entry.text_or_empty("phone"),
                dietary=entry.text_or_empty("dietary"),
                note=entry.text_or_empty("note"),
            ),
        )
        remember(values.people, entry, entry.text("key"), person.id)
        for office in entry.entries("office"):
            _office(office, person, values)
        entry.finish()
    file.finish()


def _office(entry: Entry, person: Person, values: ExampleValues) -> None:
    values.add(
        entry,
        Appointment(
            person_id=person.id,
            organization_id=values.organization(entry),
            role=entry.choice("role", Role),
            first_day=entry.day("from"),
            last_day=entry.day_or_none("to"),
        ),
    )
    entry.finish()


def _commitments(file: Entry, values: ExampleValues) -> None:
    strands: Mapping[str, Strand] = {strand.name.lower(): strand for strand in Strand}
    for entry in file.entries("commitment"):
        values.add(
            entry,
            Commitment(
                organization_id=values.organization(entry),
                strand=entry.one_of("strand", strands),
                day=entry.day("day"),
                what=entry.text("what"),
                who=entry.text("who"),
                participants=entry.whole_or_none("participants"),
                next_step=entry.text_or_empty("next_step"),
            ),
        )
        entry.finish()
    file.finish()


def _assessment(row: Entry, values: ExampleValues) -> None:
    parts: Mapping[str, Part] = {part.name.lower(): part for part in Part}
    values.add(
        row,
        Assessment(
            organization_id=values.organization(row),
            part=row.one_of("part", parts),
            assessor=row.choice("assessor", Assessor),
            who=row.text("who"),
            day=row.day("day"),
            score=row.decimal("score"),
            note=row.text_or_empty("note"),
        ),
    )
    row.finish()


def _actions(file: Entry, values: ExampleValues) -> None:
    for entry in file.entries("action"):
        values.add(
            entry,
            Action(
                session_id=values.session(entry),
                person_id=values.person_or_none(entry),
                organization_id=values.organization_or_none(entry, "organization"),
                what=entry.text("what"),
                due=entry.day_or_none("due"),
                closed=entry.day_or_none("closed"),
                note=entry.text_or_empty("note"),
            ),
        )
        entry.finish()
    file.finish()


def _asks(file: Entry, values: ExampleValues) -> None:
    for entry in file.entries("ask"):
        values.add(
            entry,
            AskOffer(
                session_id=values.session(entry),
                organization_id=values.organization(entry, "from"),
                ask=entry.text("ask"),
                offer=entry.text("offer"),
            ),
        )
        entry.finish()
    file.finish()


def _topics(file: Entry, values: ExampleValues) -> None:
    for entry in file.entries("topic"):
        values.add(
            entry,
            Topic(
                title=entry.text("title"),
                organization_id=values.organization_or_none(entry, "from"),
                session_id=values.session(entry) if entry.whole_or_none("session") is not None else None,
                note=entry.text_or_empty("note"),
            ),
        )
        entry.finish()
    file.finish()


def _mark(row: Entry, values: ExampleValues) -> None:
    session_id, person_id = values.session(row), values.person(row)
    session = next(session for session in values.all(Session) if session.id == session_id)
    seat = values.add(
        row, Seat(session_id=session_id, appointment_id=_holder(row, session, person_id, values))
    )
    values.add(
        row,
        Mark(
            seat_id=seat.id,
            kind=row.choice("mark", MarkKind),
            reason=row.text_or_empty("reason"),
            arrived=row.moment_or_none("arrived"),
            left=row.moment_or_none("left"),
            items_attended=row.whole_or_none("items"),
        ),
    )
    row.finish()


def _holder(row: Entry, session: Session, person_id: int, values: ExampleValues) -> int:
    """Return the appointment by which a person has a seat: as CEO or head of Quality in office on the day."""
    for appointment in values.all(Appointment):
        if (
            appointment.person_id == person_id
            and appointment.role in (Role.CEO, Role.HEAD_OF_QUALITY)
            and in_office(appointment, session.day)
        ):
            return appointment.id
    raise row.wrong(f"“{row.text('person')}” has no seat at session {session.number}.")


def _scores(row: Entry, values: ExampleValues) -> None:
    session_id, form = values.session(row), row.whole("form")
    for question, column in enumerate(SCORE_COLUMNS, start=1):
        score = EvaluationScore(session_id=session_id, form=form, question=question, score=row.whole(column))
        values.add(row, score)
    row.finish()
