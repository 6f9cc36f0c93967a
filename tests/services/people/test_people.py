"""People and organizations: what a new one is offered as, and how everybody is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.services import editing
from lead_desktop.services.people import people
from tests.programs import new_file, small_file


def test_a_new_organization_takes_the_next_free_colour(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    colours = []
    for name in ("Alder", "Birch", "Copley"):
        offered = people.new_organization(file)
        colours.append(offered.colour)
        editing.add(file, replace(offered, name=name))
    assert colours == [0, 1, 2]
    editing.change(file, Organization(id=2, name="Birch", colour=7))
    assert people.new_organization(file).colour == 1
    file.close()


def test_everybody_is_listed_with_what_they_are_and_were(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    editing.add(file, Person(name="Anna Lindqvist"))
    past = Appointment(
        person_id=2,
        organization_id=1,
        role=Role.HEAD_OF_QUALITY,
        first_day=date(2005, 1, 1),
        last_day=date(2007, 6, 30),
    )
    editing.add(file, past)
    editing.add(
        file, Appointment(person_id=2, organization_id=1, role=Role.TRUSTEE, first_day=date(2008, 1, 1))
    )
    lines = {line.person.name: line.roles for line in people.directory(file).people}
    assert lines["Robert Castellan"] == "CEO, Alder Valley Health"
    assert lines["Anna Lindqvist"] == (
        "Head of Quality, Alder Valley Health until 30 June 2007; "
        "Trustee, Alder Valley Health from 1 January 2008"
    )
    file.close()
