"""Successions and corrections: what they write, what stands against them, what they mean for the sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, holder, overlap
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.people.succession import (
    Correction,
    Succession,
    after,
    correction_of,
    organization_problems,
    plan,
    problems,
)
from lead_desktop.domain.people.succession_effects import Effect, Vacancy, effect, effect_lines, vacancies_of

TODAY = date(2007, 9, 1)


def snapshot() -> Snapshot:
    """Alder: Robert is CEO, marked for session 1. Birch: Bea until June 2008, then Maria."""
    days = (date(2007, 4, 24), date(2007, 6, 12), date(2007, 10, 9), date(2008, 1, 8), date(2008, 9, 9))
    return Snapshot(
        program=Program(name="LEAD", sponsor="", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=(Organization(id=1, name="Alder"), Organization(id=2, name="Birch")),
        people=tuple(Person(id=place, name=name) for place, name in enumerate(("Robert", "Bea", "Maria"), 1)),
        appointments=(
            Appointment(id=1, person_id=1, organization_id=1, role=Role.CEO, first_day=date(2005, 1, 1)),
            Appointment(
                id=2,
                person_id=2,
                organization_id=2,
                role=Role.CEO,
                first_day=date(2005, 1, 1),
                last_day=date(2008, 6, 30),
            ),
            Appointment(id=3, person_id=3, organization_id=2, role=Role.CEO, first_day=date(2008, 7, 1)),
        ),
        sessions=tuple(
            Session(
                id=place,
                number=place,
                day=day,
                state=SessionState.CANCELLED if place == 4 else SessionState.ANNOUNCED,
                cancelled_reason="Snow",
            )
            for place, day in enumerate(days, 1)
        ),
        seats=(Seat(id=1, session_id=1, appointment_id=1), Seat(id=2, session_id=5, appointment_id=3)),
        marks=(
            Mark(id=1, seat_id=1, kind=MarkKind.PRESENT),
            Mark(id=2, seat_id=2, kind=MarkKind.ABSENT, reason="away"),
        ),
    )


def succession(last: date, **changes: object) -> Succession:
    offered = Succession(1, Role.CEO, last, last + timedelta(days=1), successor_name="Łucja Nuñez")
    return replace(offered, **changes)  # type: ignore[arg-type]


def meaning(change: Succession | Correction) -> tuple[Effect, list[tuple[Level, str]]]:
    before = snapshot()
    changed = after(before, plan(before, change))
    found = effect(before, changed)
    return found, [(line.level, line.sentence) for line in effect_lines(found, changed, TODAY)]


def test_a_succession_says_which_sessions_change_hands() -> None:
    found, lines = meaning(succession(date(2007, 9, 30)))
    assert [change.session.number for change in found.seat_changes] == [3, 5]
    assert lines == [
        (
            Level.GOOD,
            "Sessions 3 on 9 October 2007 and 5 on 9 September 2008 (to come): "
            "Łucja Nuñez in place of Robert.",
        )
    ]


def test_what_has_passed_and_what_stands_in_the_way_are_told_apart() -> None:
    _, lines = meaning(succession(date(2007, 4, 20)))
    assert lines == [
        (Level.BLOCKING, "Robert is marked for session 1 on 24 April 2007 and would not be in office."),
        (
            Level.WARNING,
            "Sessions 1 on 24 April 2007 and 2 on 12 June 2007 (already past): "
            "Łucja Nuñez in place of Robert.",
        ),
        (
            Level.GOOD,
            "Sessions 3 on 9 October 2007 and 5 on 9 September 2008 (to come): "
            "Łucja Nuñez in place of Robert.",
        ),
    ]


def test_a_vacancy_is_told_with_its_days() -> None:
    found, lines = meaning(succession(date(2008, 6, 30), vacant=True))
    assert found.vacancies == (Vacancy(1, Role.CEO, date(2008, 7, 1), None),)
    assert [level for level, _ in lines] == [Level.WARNING, Level.WARNING]
    assert "a vacant seat in place of Robert" in lines[0][1]
    assert "vacant from 1 July 2008 on" in lines[1][1]
    found, _ = meaning(succession(date(2007, 9, 30), first_day=date(2007, 12, 1)))
    assert found.vacancies == (Vacancy(1, Role.CEO, date(2007, 10, 1), date(2007, 11, 30)),)


def test_a_change_that_moves_nobody_says_so() -> None:
    assert meaning(correction_of(snapshot().appointments[0]))[1] == [
        (Level.GOOD, "No session changes hands.")
    ]


def test_an_organization_that_joined_late_has_no_vacancy_before() -> None:
    late = replace(
        snapshot(),
        organizations=(Organization(id=1, name="Alder", first_day=date(2008, 2, 1)),),
        appointments=(),
    )
    assert vacancies_of(late, 1, Role.CEO) == (Vacancy(1, Role.CEO, date(2008, 2, 1), None),)
    joined = replace(
        snapshot(),
        organizations=(
            Organization(id=1, name="Alder", first_day=date(2008, 2, 1)),
            Organization(id=2, name="Birch"),
        ),
    )
    change = succession(date(2007, 9, 30))
    changed = after(joined, plan(joined, change))
    assert [one.session.number for one in effect(joined, changed).seat_changes] == [5]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (succession(date(2007, 4, 20)), "last_day", "Robert is marked for session 1 on 24 April 2007"),
        (succession(date(2007, 9, 30), first_day=date(2007, 9, 30)), "first_day", "before the last day"),
        (succession(date(2007, 9, 30), successor_name=" "), "successor_name", "choose the successor"),
        (succession(date(2007, 9, 30), successor_name="maria"), "successor_name", "known already"),
        (succession(date(2007, 9, 30), successor_id=1), "successor_id", "in office now"),
        (succession(date(2004, 9, 30)), "last_day", "Nobody is CEO of Alder on 30 September 2004"),
        (
            succession(date(2008, 1, 31), organization_id=2, successor_id=1),
            "first_day",
            "Maria is CEO from 1 July 2008 with no last day",
        ),
    ],
)
def test_what_stands_against_a_succession_is_said_at_its_field(
    change: Succession, field: str, words: str
) -> None:
    found = problems(snapshot(), change)
    assert [problem.field for problem in found] == [field]
    assert words in found[0].sentence


def corrected(place: int, **changes: object) -> Correction:
    return replace(correction_of(snapshot().appointments[place]), **{"reason": "mistyped", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (corrected(0, first_day=date(2005, 2, 1), reason=""), "reason", "Please say why"),
        (corrected(0, last_day=date(2004, 1, 1)), "last_day", "before the first day"),
        (corrected(0, first_day=date(2007, 5, 1)), "first_day", "Robert is marked for session 1"),
        (corrected(0, person_id=3), "person_id", "It cannot pass to anybody else"),
        (corrected(0, role=Role.TRUSTEE), "role", "It cannot pass to anybody else"),
        (corrected(1, last_day=date(2008, 7, 31)), "last_day", "at most one CEO on any day"),
        (
            corrected(1, last_day=date(2008, 10, 31), neighbours=True),
            "first_day",
            "Maria is marked for session 5",
        ),
    ],
)
def test_what_stands_against_a_correction_is_said_at_its_field(
    change: Correction, field: str, words: str
) -> None:
    found = problems(snapshot(), change)
    assert [problem.field for problem in found] == [field]
    assert words in found[0].sentence


def test_a_note_needs_no_reason() -> None:
    assert problems(snapshot(), corrected(0, note="Joined from Birch.", interim=True, reason="")) == ()


def test_the_neighbour_moves_along_and_gives_way_first() -> None:
    later = plan(snapshot(), corrected(1, last_day=date(2008, 7, 31), neighbours=True)).changed
    assert [(appointment.id, appointment.first_day, appointment.last_day) for appointment in later] == [
        (3, date(2008, 8, 1), None),
        (2, date(2005, 1, 1), date(2008, 7, 31)),
    ]
    earlier = plan(snapshot(), corrected(2, first_day=date(2008, 6, 1), neighbours=True)).changed
    assert [(appointment.id, appointment.first_day, appointment.last_day) for appointment in earlier] == [
        (2, date(2005, 1, 1), date(2008, 5, 31)),
        (3, date(2008, 6, 1), None),
    ]


@given(last=st.dates(date(2007, 1, 1), date(2009, 12, 31)), gap=st.integers(1, 200), vacant=st.booleans())
def test_nothing_that_passes_has_two_ceos_or_a_mark_without_one(last: date, gap: int, vacant: bool) -> None:
    before = snapshot()
    change = succession(last, first_day=last + timedelta(days=gap), vacant=vacant)
    if problems(before, change):
        return
    changed = after(before, plan(before, change))
    ceos = [appointment for appointment in changed.appointments if appointment.organization_id == 1]
    assert not any(overlap(ceo, other) for place, ceo in enumerate(ceos) for other in ceos[:place])
    assert effect(before, changed).in_the_way == ()
    for vacancy in vacancies_of(changed, 1, Role.CEO):
        assert holder(changed.appointments, 1, Role.CEO, vacancy.first_day) is None
        assert holder(changed.appointments, 1, Role.CEO, vacancy.last_day or date(2009, 3, 31)) is None


def test_marks_stand_against_the_days_of_an_organization() -> None:
    (found,) = organization_problems(snapshot(), 1, date(2007, 5, 1), None)
    assert (found.field, found.sentence) == (
        "first_day",
        "Robert is marked for session 1 on 24 April 2007, before this day.",
    )
    (found,) = organization_problems(snapshot(), 2, None, date(2008, 1, 1))
    assert found.field == "last_day"
    assert list(organization_problems(snapshot(), 1, date(2007, 4, 24), date(2007, 4, 24))) == []
