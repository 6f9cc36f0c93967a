"""An organization that has left the program: nothing of a later session expects anybody from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lead_desktop.domain.attendance.sign_in import name_cards, sign_in_order
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.packets.plan import recipients
from lead_desktop.domain.readiness.move_check import in_the_way
from lead_desktop.domain.readiness.readiness import findings
from lead_desktop.domain.scheduling.dinners import diners
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.services.scheduling.after_day import after_day
from lead_desktop.services.scheduling.agenda import day as day_of
from lead_desktop.services.scheduling.sessions import host_choices
from tests.programs import TODAY, clock

LEFT = "Dunmore Physicians Group"
PEOPLE = ("Priya Raman", "Chipo Mbeki")
"""Its CEO and its head of Quality, who stay in office there."""


@pytest.fixture
def file(example: Path) -> Iterator[ProgramFile]:
    file = open_program(example, clock())
    organization = next(one for one in file.snapshot().organizations if one.name == LEFT)
    editing.change(file, replace(organization, last_day=date(2007, 11, 30)))
    yield file
    file.close()


def session_id(file: ProgramFile, number: int) -> int:
    return next(session.id for session in file.snapshot().sessions if session.number == number)


def test_nobody_from_there_is_expected_any_more(file: ProgramFile) -> None:
    seven = session_id(file, 7)
    base = file.snapshot()
    session = base.session_by_id[seven]
    named = [
        *(recipient.name for recipient in recipients(base, seven)),
        *(card.name for card in name_cards(base, seven)),
        *(row.name for part in sign_in_order(base, seven) for row in part.rows),
        *(diner.name for diner in diners(base, session) if diner.joins),
    ]
    assert "Robert Castellan" in named
    assert not set(PEOPLE) & set(named)


def test_the_day_counts_those_who_are_left(file: ProgramFile) -> None:
    day = day_of(file, session_id(file, 7))
    assert (day.ceos_in_office, day.ceos_expected) == (4, 4)
    asks = after_day(file, session_id(file, 7)).asks
    assert len(asks) == 4


def test_nothing_is_missing_of_theirs(file: ProgramFile) -> None:
    base = file.snapshot()
    session = base.session_by_id[session_id(file, 7)]
    found = [
        *findings(base, session.id, TODAY),
        *in_the_way(base, session, date(2007, 12, 13), TODAY),
    ]
    assert found
    assert not [finding for finding in found if "Dunmore" in f"{finding.title} {finding.detail}"]
    assert not [finding for finding in found if finding.entity is Organization]


def test_it_can_no_longer_be_chosen_as_host(file: ProgramFile) -> None:
    session = file.snapshot().session_by_id[session_id(file, 7)]
    assert LEFT not in [organization.name for organization, _ in host_choices(file, session)]
    hosted = next(one for one in file.snapshot().sessions if one.number == 9)
    assert LEFT in [organization.name for organization, _ in host_choices(file, hosted)]
