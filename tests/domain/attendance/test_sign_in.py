"""Who signs in: the order of the sheet and of the entry screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lead_desktop.domain.attendance.sign_in import SignInPart, name_cards, sign_in_order
from lead_desktop.domain.model.agenda import Audience
from tests.documents.snapshots import DAY, full_record, snapshot


def names(part: SignInPart) -> list[str]:
    return [row.name for row in part.rows]


def test_ceos_then_heads_of_quality_then_guests() -> None:
    parts = sign_in_order(full_record(), 1)
    assert [part.audience for part in parts] == list(Audience)
    assert names(parts[0]) == ["Robert Castellan", "Maria Ferreira"]
    assert names(parts[1]) == ["Susan Whitcomb", "Joseph Okafor"]
    assert names(parts[2]) == ["Dr. Lena Haugen"]


def test_a_day_without_agenda_has_its_ceos() -> None:
    parts = sign_in_order(snapshot(), 1)
    assert [part.audience for part in parts] == [Audience.CEO]
    assert parts[0].span is None


def test_a_vacant_seat_keeps_its_place() -> None:
    base = full_record()
    gone = tuple(
        replace(appointment, last_day=date(2007, 12, 11)) if appointment.id == 1 else appointment
        for appointment in base.appointments
    )
    rows = sign_in_order(replace(base, appointments=gone), 1)[0].rows
    assert [row.vacant for row in rows] == [True, False]
    assert rows[0].where == "Alder Valley Health"
    assert rows[0].appointment is None


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2007, 12, 13), None, False),
        (None, date(2007, 12, 11), False),
        (DAY, None, True),
        (None, DAY, True),
    ],
)
def test_an_organization_outside_the_program_has_no_line(
    first: date | None, last: date | None, there: bool
) -> None:
    base = full_record()
    organizations = (replace(base.organizations[0], first_day=first, last_day=last), base.organizations[1])
    parts = sign_in_order(replace(base, organizations=organizations), 1)
    assert ("Robert Castellan" in names(parts[0])) is there
    assert ("Susan Whitcomb" in names(parts[1])) is there
    assert "Maria Ferreira" in names(parts[0])


def test_cards_are_for_those_who_sit_at_the_table() -> None:
    base = full_record()
    assert [card.name for card in name_cards(base, 1)] == [
        "Robert Castellan",
        "Maria Ferreira",
        "Susan Whitcomb",
        "Joseph Okafor",
        "Dr. Lena Haugen",
        "Miriam Feld",
    ]
    gone = tuple(appointment for appointment in base.appointments if appointment.id != 1)
    assert "" not in [card.name for card in name_cards(replace(base, appointments=gone), 1)]
