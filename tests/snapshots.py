"""A record whose session 7 lacks nothing, for tests that take one thing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lead_desktop.domain.findings import Finding, Level
from lead_desktop.domain.model.agenda import AgendaItem, ItemKind, Paper
from lead_desktop.domain.model.goals import Goal, Measure, Observation
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness.readiness import findings

TODAY = date(2007, 12, 2)
DAY = date(2007, 12, 12)


def prepared() -> Snapshot:
    """Return a program of two organizations whose session 7 lacks nothing."""
    organizations = (
        Organization(id=1, name="Bayline Medical Center", short_name="Bayline"),
        Organization(id=2, name="Copley Ridge Hospital", short_name="Copley Ridge"),
    )
    people = (
        Person(id=1, name="Maria Ferreira"),
        Person(id=2, name="Joan Okafor"),
        Person(id=3, name="Peter Lindqvist"),
    )
    appointments = (
        Appointment(id=1, person_id=1, organization_id=1, role=Role.CEO, first_day=date(2005, 1, 1)),
        Appointment(
            id=2, person_id=2, organization_id=1, role=Role.HEAD_OF_QUALITY, first_day=date(2005, 1, 1)
        ),
        Appointment(id=3, person_id=3, organization_id=2, role=Role.CEO, first_day=date(2005, 1, 1)),
    )
    session = Session(
        id=7,
        number=7,
        day=DAY,
        host_id=1,
        venue="Harbor Building, Room 4B",
        topic="Physician engagement",
        state=SessionState.ANNOUNCED,
        papers_due=date(2007, 11, 28),
    )
    kinds = (
        ("Improvement example", ItemKind.EXAMPLE, 2),
        ("Game-plan", ItemKind.GAME_PLAN, 1),
        ("Guest", ItemKind.GUEST, None),
        ("Shared topic", ItemKind.TOPIC, None),
    )
    items = tuple(
        AgendaItem(id=place, session_id=7, position=place, title=title, kind=kind, lead_id=lead, minutes=90)
        for place, (title, kind, lead) in enumerate(kinds, start=1)
    )
    goals = tuple(
        Goal(id=10 * organization + place, organization_id=organization, statement="Zero infections")
        for organization in (1, 2)
        for place in (1, 2, 3)
    )
    measures = tuple(Measure(id=goal.id, goal_id=goal.id, name="Infections") for goal in goals)
    return Snapshot(
        program=Program(id=1, name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=organizations,
        people=people,
        appointments=appointments,
        sessions=(session,),
        guests=(
            Guest(
                id=1,
                session_id=7,
                name="Dr. Lena Haugen",
                biography="A surgeon.",
                portrait="f" * 64,
                confirmed=True,
            ),
        ),
        dinners=(
            Dinner(
                id=1,
                session_id=7,
                day=date(2007, 12, 11),
                place="The Chart House",
                seats=7,
                dietary="1 vegetarian",
            ),
        ),
        items=items,
        papers=(
            Paper(id=1, item_id=1, title="Central lines", owner="Joan Okafor", sha256="a" * 64),
            Paper(id=2, item_id=3, title="Excuses", owner="Dr. Haugen", sha256="b" * 64),
        ),
        goals=goals,
        measures=measures,
        observations=tuple(
            Observation(
                id=measure.id, measure_id=measure.id, month=date(2007, 10, 1), numerator=1, denominator=900
            )
            for measure in measures
        ),
    )


def changed_session(snapshot: Snapshot, **fields: object) -> Snapshot:
    """Return the program with a changed session 7; its dinner stays on the evening before."""
    session = replace(snapshot.sessions[0], **fields)  # type: ignore[arg-type]
    dinners = tuple(replace(dinner, day=session.day - timedelta(days=1)) for dinner in snapshot.dinners)
    return replace(snapshot, sessions=(session,), dinners=dinners)


def found(snapshot: Snapshot, today: date = TODAY) -> tuple[Finding, ...]:
    return findings(snapshot, 7, today)


def wrong(snapshot: Snapshot, today: date = TODAY) -> list[Finding]:
    return [finding for finding in found(snapshot, today) if finding.level is not Level.GOOD]


def only(snapshot: Snapshot, today: date = TODAY) -> Finding:
    gaps = wrong(snapshot, today)
    assert len(gaps) == 1, gaps
    return gaps[0]
