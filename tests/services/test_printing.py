"""Each document of the program, asked for as the window does."""

from __future__ import annotations

from pathlib import Path

import pytest

from lead_desktop.domain.agenda import Audience
from lead_desktop.domain.people import Role
from lead_desktop.errors import NotFound, Refused
from lead_desktop.services import printing
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.documents.reading import texts
from tests.programs import clock


@pytest.fixture
def file(example: Path) -> ProgramFile:
    return open_program(example, clock())


def session_id(file: ProgramFile, number: int = 7) -> int:
    with file.reading() as work:
        session = work.record().session_numbered(number)
    assert session is not None
    return session.id


def test_every_page_of_the_example_says_that_it_is_invented(file: ProgramFile) -> None:
    seven = session_id(file)
    with file.reading() as work:
        record = work.record()
    newest = max((one for one in record.appointments if one.role is Role.CEO), key=lambda one: one.first_day)
    made = [
        *(printing.agenda(file, seven, audience) for audience in Audience),
        printing.run_sheet(file, seven),
        printing.sign_in_sheet(file, seven),
        printing.name_tents(file, seven),
        printing.badges(file, seven),
        printing.evaluation_form(file, seven),
        printing.attendance_record(file),
        printing.attendance_record(file, 1),
        printing.attendance_letter(file, newest.person_id),
        printing.catch_up_packet(file, newest.id),
    ]
    for data in made:
        assert all("Illustrative data" in words for words in texts(data))
    file.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda file: printing.agenda(file, 999, Audience.CEO),
        lambda file: printing.run_sheet(file, 999),
        lambda file: printing.sign_in_sheet(file, 999),
        lambda file: printing.name_tents(file, 999),
        lambda file: printing.badges(file, 999),
        lambda file: printing.evaluation_form(file, 999),
        lambda file: printing.attendance_letter(file, 999),
        lambda file: printing.catch_up_packet(file, 999),
    ],
)
def test_what_is_gone_meanwhile_is_said(file: ProgramFile, make: object) -> None:
    with pytest.raises(NotFound, match="no longer in the program"):
        make(file)  # type: ignore[operator]
    file.close()


def test_a_catch_up_packet_is_for_ceos(file: ProgramFile) -> None:
    with file.reading() as work:
        record = work.record()
    head = next(one for one in record.appointments if one.role is Role.HEAD_OF_QUALITY)
    with pytest.raises(Refused, match="CEO"):
        printing.catch_up_packet(file, head.id)
    file.close()


def test_sessions_of_all_states_can_be_printed(file: ProgramFile) -> None:
    with file.reading() as work:
        sessions = work.record().sessions
    for session in sessions[::5]:
        assert printing.sign_in_sheet(file, session.id)
        assert printing.agenda(file, session.id, Audience.CEO)
    file.close()
