"""Who sits at a dinner, what they are there, and what they eat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lead_desktop.domain.model.people import Person
from lead_desktop.domain.scheduling.dinners import Diner, dietary_text, diners, role_of
from tests.snapshots import prepared


def test_everybody_is_called_what_they_are_on_the_day() -> None:
    base = prepared()
    session = base.sessions[0]
    roles = [role_of(base, person, session) for person in base.people]
    assert roles == ["CEO, Bayline", "Head of Quality, Bayline", "CEO, Copley Ridge"]
    before = replace(session, day=date(2004, 12, 31))
    assert role_of(base, base.people[0], before) == ""
    assert role_of(base, Person(id=9, name="Ann Lee", title="Facilitator"), session) == "Facilitator"


def test_ceos_and_guests_are_expected_and_others_are_not() -> None:
    base = prepared()
    joining = {diner.name: diner.joins for diner in diners(base, base.sessions[0])}
    assert joining == {"Maria Ferreira": True, "Peter Lindqvist": True, "Dr. Lena Haugen": True}


def test_wishes_are_counted_however_they_are_written() -> None:
    people = [
        Diner(name=name, role="", joins=True, expected=True, dietary=wish)
        for name, wish in (("A", "Vegetarian"), ("B", "no nuts"), ("C", " vegetarian "), ("D", ""))
    ]
    staying_away = replace(people[1], name="E", joins=False)
    assert dietary_text([*people, staying_away]) == "2 Vegetarian, 1 no nuts"
