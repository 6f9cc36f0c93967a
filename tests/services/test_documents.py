"""Each document of the program, asked for as the window does."""

from __future__ import annotations

from pathlib import Path

import pytest

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.people import Role
from lead_desktop.errors import NotFound, Refused
from lead_desktop.services import documents
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.documents.reading import texts
from tests.programs import clock


@pytest.fixture
def file(example: Path) -> ProgramFile:
    return open_program(example, clock())


def session_id(file: ProgramFile, number: int = 7) -> int:
    with file.reading() as work:
        session = work.snapshot().session_numbered(number)
    assert session is not None
    return session.id


def test_every_page_of_the_example_says_that_it_is_invented(file: ProgramFile) -> None:
    seven = session_id(file)
    with file.reading() as work:
        snapshot = work.snapshot()
    newest = max(
        (appointment for appointment in snapshot.appointments if appointment.role is Role.CEO),
        key=lambda appointment: appointment.first_day,
    )
    made = [
        *(documents.agenda(file, seven, audience) for audience in Audience),
        documents.run_sheet(file, seven),
        documents.sign_in_sheet(file, seven),
        documents.name_tents(file, seven),
        documents.badges(file, seven),
        documents.evaluation_form(file, seven),
        documents.attendance_record(file),
        documents.attendance_record(file, 1),
        documents.attendance_letter(file, newest.person_id),
        documents.catch_up_packet(file, newest.id),
    ]
    for data in made:
        assert all("Illustrative data" in words for words in texts(data))
    file.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda file: documents.agenda(file, 999, Audience.CEO),
        lambda file: documents.run_sheet(file, 999),
        lambda file: documents.sign_in_sheet(file, 999),
        lambda file: documents.name_tents(file, 999),
        lambda file: documents.badges(file, 999),
        lambda file: documents.evaluation_form(file, 999),
        lambda file: documents.attendance_letter(file, 999),
        lambda file: documents.catch_up_packet(file, 999),
    ],
)
def test_what_is_gone_meanwhile_is_said(file: ProgramFile, make: object) -> None:
    with pytest.raises(NotFound, match="no longer in the program"):
        make(file)  # type: ignore[operator]
    file.close()


def test_a_catch_up_packet_is_for_ceos(file: ProgramFile) -> None:
    with file.reading() as work:
        snapshot = work.snapshot()
    head = next(
        appointment for appointment in snapshot.appointments if appointment.role is Role.HEAD_OF_QUALITY
    )
    with pytest.raises(Refused, match="CEO"):
        documents.catch_up_packet(file, head.id)
    file.close()


def test_sessions_of_all_states_can_be_printed(file: ProgramFile) -> None:
    with file.reading() as work:
        sessions = work.snapshot().sessions
    for session in sessions[::5]:
        assert documents.sign_in_sheet(file, session.id)
        assert documents.agenda(file, session.id, Audience.CEO)
    file.close()
