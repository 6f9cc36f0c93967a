"""Small programs for tests: real files in a temporary folder, with a fixed clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services import editing
from lead_desktop.services.program_file import Clock, ProgramFile, create_program

TODAY = date(2007, 12, 2)


def clock() -> Clock:
    """Return a clock that stands still, and does not wait long for another program."""
    return Clock(now=lambda: datetime(2007, 12, 2, 9, 30, tzinfo=UTC), patience=0.2)


def program() -> Program:
    """Return a program of two years."""
    return Program(name="LEAD", sponsor="A sponsor", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31))


def new_file(folder: Path, name: str = "program.lead") -> ProgramFile:
    """Create an empty program in a folder."""
    return create_program(folder / name, program(), clock())


def small_file(folder: Path) -> ProgramFile:
    """Create a program with one organization, its CEO, and one session of two items and a paper."""
    file = new_file(folder)
    editing.add(file, Organization(name="Alder Valley Health"))
    editing.add(file, Person(name="Robert Castellan"))
    editing.add(
        file,
        Appointment(person_id=1, organization_id=1, role=Role.CEO, first_day=date(2005, 1, 1)),
    )
    editing.add(file, Session(number=1, day=date(2007, 4, 24), host_id=1, topic="Measurement"))
    editing.add(file, AgendaItem(session_id=1, position=1, title="Welcome", minutes=15, for_quality=True))
    editing.add(file, AgendaItem(session_id=1, position=2, title="Round-table", minutes=60))
    editing.add(file, Paper(item_id=2, title="Progress of Alder"))
    return file
