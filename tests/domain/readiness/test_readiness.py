"""Readiness: every gap is named with its place, and a prepared session has only good findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.actions import Action, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem, ItemKind, Paper
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.goals import Goal, GoalState, Measure
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Dinner, Session, SessionState
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.readiness.readiness import Finding, Level, countdown, findings
from lead_desktop.errors import NotFound
from tests.snapshots import DAY, TODAY, changed_session, found, only, prepared, wrong


def test_a_prepared_session_has_only_good_findings() -> None:
    assert [(finding.title, finding.detail) for finding in found(prepared())] == [
        ("All two CEO seats are filled", "as of 12 Dec; no substitutes"),
        ("Agenda: 6 h, 4 items", "8:00 – 14:00"),
        ("Host example and game-plan are with the host", "Bayline, turn 1 of 10"),
        ("Guest confirmed: Dr. Lena Haugen", ""),
        ("Shared topic: Physician engagement", ""),
        ("All 2 papers received", ""),
        ("All 6 measures are up to date", "numbers up to Oct 2007 or later"),
        ("Dinner: 7 seats, 1 vegetarian", "Tue 11 Dec 2007, 18:30"),
    ]
    assert wrong(prepared()) == []


def test_every_finding_names_a_value_that_exists() -> None:
    snapshot = replace(prepared(), papers=(), dinners=(), guests=(), items=(), observations=())
    values: list[Value] = [
        snapshot.program,
        *snapshot.organizations,
        *snapshot.sessions,
        *snapshot.measures,
    ]
    known = {(type(value), value.id) for value in values}
    assert {(finding.entity, finding.id) for finding in found(snapshot)} <= known


def test_a_vacant_seat_is_named() -> None:
    snapshot = prepared()
    leaving = replace(snapshot.appointments[2], last_day=date(2007, 12, 11))
    finding = only(replace(snapshot, appointments=(*snapshot.appointments[:2], leaving)))
    assert finding.title == "CEO seat of Copley Ridge is vacant"
    assert finding.detail == "nobody is expected from there on 12 Dec"
    assert (finding.level, finding.entity, finding.id) == (Level.WARNING, Organization, 2)


def test_a_program_without_organizations_is_blocked() -> None:
    snapshot = replace(prepared(), organizations=(), appointments=(), goals=(), measures=())
    assert "No organizations yet" in [
        finding.title for finding in wrong(snapshot) if finding.level is Level.BLOCKING
    ]


@pytest.mark.parametrize(
    ("minutes", "title"),
    [
        (59, "Agenda is short: 3 h 56 min, 4 items"),
        (60, "Agenda: 4 h, 4 items"),
        (150, "Agenda: 10 h, 4 items"),
        (151, "Agenda is long: 10 h 4 min, 4 items"),
    ],
)
def test_a_day_has_four_to_ten_hours(minutes: int, title: str) -> None:
    snapshot = prepared()
    items = tuple(replace(item, minutes=minutes) for item in snapshot.items)
    assert title in [finding.title for finding in found(replace(snapshot, items=items))]


def test_what_is_missing_says_why_it_matters() -> None:
    snapshot = prepared()
    dinner = only(replace(snapshot, dinners=()))
    assert (dinner.title, dinner.detail) == ("No dinner yet", "the CEOs and the guest usually dine together")
    venue = only(changed_session(snapshot, venue=" "))
    assert (venue.title, venue.detail) == ("No venue yet", "the cover and the logistics page name it")
    weekend = only(changed_session(snapshot, day=date(2007, 12, 15)))
    assert (weekend.title, weekend.detail) == (
        "Sat 15 Dec 2007 is a weekend day",
        "sessions are held on working days",
    )


@pytest.mark.parametrize(
    ("pinned", "level", "title"),
    [
        (time(9, 40), Level.WARNING, "There is a gap in the agenda"),
        (time(9, 20), Level.BLOCKING, "Two items overlap"),
    ],
)
def test_times_that_do_not_add_up_are_named_at_their_item(pinned: time, level: Level, title: str) -> None:
    snapshot = prepared()
    items = (snapshot.items[0], replace(snapshot.items[1], pinned=pinned), *snapshot.items[2:])
    finding = only(replace(snapshot, items=items))
    assert (finding.level, finding.title) == (level, title)
    assert finding.entity is AgendaItem
    assert finding.field == "pinned"


@pytest.mark.parametrize(("first_month", "asked"), [(9, True), (10, True), (11, False)])
def test_numbers_are_missed_only_of_months_of_the_program(first_month: int, asked: bool) -> None:
    snapshot = prepared()
    program = replace(snapshot.program, first_day=date(2007, first_month, 1))
    titles = [finding.title for finding in found(replace(snapshot, program=program, observations=()))]
    assert any("not updated" in title for title in titles) is asked


def test_a_late_paper_blocks_and_says_by_how_many_days() -> None:
    snapshot = prepared()
    paper = replace(snapshot.papers[1], sha256=None)
    snapshot = replace(snapshot, papers=(snapshot.papers[0], paper))
    finding = only(snapshot)
    assert finding == Finding(
        Level.BLOCKING, "Pre-read from Dr. Haugen not received", "due 28 Nov, 4 days late", Paper, 2, "file"
    )
    assert "1 of 2 papers received" in [finding.title for finding in found(snapshot)]
    own_day = replace(snapshot, papers=(replace(paper, due=date(2007, 12, 1)),))
    assert only(own_day).detail == "due 1 Dec, 1 day late"


@pytest.mark.parametrize(
    ("due", "detail"), [(TODAY, "due 2 Dec, today"), (date(2007, 12, 5), "due 5 Dec, in 3 days")]
)
def test_a_paper_not_yet_due_is_a_warning(due: date, detail: str) -> None:
    snapshot = prepared()
    finding = only(
        replace(
            snapshot, papers=(replace(snapshot.papers[0], sha256=None, owner="", title="Lines", due=due),)
        )
    )
    assert (finding.level, finding.title, finding.detail) == (
        Level.WARNING,
        "Pre-read “Lines” not received",
        detail,
    )


def test_a_paper_without_any_due_day_says_so() -> None:
    snapshot = changed_session(prepared(), papers_due=None)
    snapshot = replace(snapshot, papers=(replace(snapshot.papers[0], sha256=None),))
    assert only(snapshot).detail == "no day is set by which it is due"


@given(days=st.integers(min_value=-400, max_value=400))
def test_a_paper_blocks_exactly_when_its_day_has_passed(days: int) -> None:
    snapshot = prepared()
    paper = replace(snapshot.papers[0], sha256=None, due=TODAY - timedelta(days=days))
    assert (only(replace(snapshot, papers=(paper,))).level is Level.BLOCKING) == (days > 0)


def test_the_host_leads_its_example_and_game_plan() -> None:
    snapshot = prepared()
    items = (replace(snapshot.items[0], lead_id=3), *snapshot.items[1:])
    finding = only(replace(snapshot, items=items))
    assert finding.title == "Improvement example is not with the host"
    assert finding.detail == "P. Lindqvist is not at Bayline, which hosts"
    assert (finding.entity, finding.id) == (AgendaItem, 1)


@pytest.mark.parametrize(
    ("lead", "detail"),
    [
        ("", "nobody is named to lead it; Bayline hosts"),
        ("Somebody else", "led by “Somebody else”; Bayline hosts"),
        ("bayline — the team of the intensive care unit", None),
    ],
)
def test_a_lead_in_words_must_name_the_host(lead: str, detail: str | None) -> None:
    snapshot = prepared()
    items = (replace(snapshot.items[0], lead_id=None, lead=lead), *snapshot.items[1:])
    assert [finding.detail for finding in wrong(replace(snapshot, items=items))] == (
        [detail] if detail else []
    )


def test_a_session_without_host_is_blocked_and_without_game_plan_warned() -> None:
    assert only(changed_session(prepared(), host_id=None)).level is Level.BLOCKING
    snapshot = prepared()
    items = (snapshot.items[0], *snapshot.items[2:])
    assert only(replace(snapshot, items=items)).title == "Game-plan is not on the agenda"


def test_what_a_guest_lacks_is_told_one_by_one() -> None:
    snapshot = prepared()
    guest = replace(snapshot.guests[0], biography=" ", portrait=None, confirmed=False)
    assert [finding.title for finding in wrong(replace(snapshot, guests=(guest,)))] == [
        "Guest is not confirmed",
        "Guest biography is missing",
        "Guest portrait is missing",
    ]
    second = replace(guest, id=2, name="Dr. Ana Petrov", confirmed=True, biography="An engineer.")
    both = replace(snapshot, guests=(snapshot.guests[0], second))
    assert only(both).title == "Guest portrait is missing (Dr. Ana Petrov)"


def test_no_guest_is_a_finding_only_where_one_is_planned() -> None:
    snapshot = replace(prepared(), guests=())
    assert only(snapshot).title == "No guest yet"
    items = tuple(item for item in snapshot.items if item.kind is not ItemKind.GUEST)
    assert wrong(replace(snapshot, items=items, papers=())) == []
    assert only(replace(prepared(), items=items, papers=())).title == "The guest has no place on the agenda"


@pytest.mark.parametrize(
    ("minutes", "title"),
    [(30, "Agenda is short: 2 h, 4 items"), (200, "Agenda is long: 13 h 20 min, 4 items")],
)
def test_the_length_of_the_day_is_sensible(minutes: int, title: str) -> None:
    snapshot = prepared()
    items = tuple(replace(item, minutes=minutes) for item in snapshot.items)
    assert only(replace(snapshot, items=items)).title == title


def test_an_empty_agenda_blocks() -> None:
    finding = only(replace(prepared(), items=(), papers=()))
    assert (finding.level, finding.title) == (Level.BLOCKING, "No agenda yet")


def test_stale_measures_name_their_organizations_and_their_last_month() -> None:
    snapshot = prepared()
    observations = tuple(
        replace(observation, month=date(2007, 9, 1))
        if observation.measure_id in (11, 21, 22)
        else observation
        for observation in snapshot.observations
    )
    finding = only(replace(snapshot, observations=observations))
    assert finding.title == "3 measures not updated since Sep 2007"
    assert finding.detail == "Bayline · Copley Ridge"
    assert (finding.level, finding.entity, finding.id) == (Level.WARNING, Measure, 11)


def test_numbers_of_months_that_are_not_over_are_no_update() -> None:
    snapshot = prepared()
    for month in (date(2007, 12, 1), date(2008, 5, 1)):
        later = replace(snapshot.observations[0], month=month)
        behind = replace(snapshot, observations=(later, *snapshot.observations[1:]))
        assert only(behind).title == "1 measure not updated for two months or more"


def test_a_month_without_a_number_is_no_update_and_a_retired_goal_is_not_chased() -> None:
    snapshot = prepared()
    empty = replace(snapshot.observations[0], numerator=None)
    snapshot = replace(snapshot, observations=(empty, *snapshot.observations[1:]))
    assert only(snapshot).title == "1 measure not updated for two months or more"
    retired = replace(snapshot.goals[0], state=GoalState.RETIRED, retired_reason="Merged.")
    spare = Goal(id=99, organization_id=1, statement="Another")
    assert wrong(replace(snapshot, goals=(retired, *snapshot.goals[1:], spare))) == []


def test_a_program_in_its_first_months_is_not_asked_for_numbers() -> None:
    snapshot = replace(prepared(), observations=())
    snapshot = replace(snapshot, program=replace(snapshot.program, first_day=date(2007, 11, 1)))
    assert wrong(snapshot) == []


def test_fewer_than_three_goals_is_a_finding() -> None:
    snapshot = prepared()
    assert only(replace(snapshot, goals=snapshot.goals[1:])).title == "Bayline has 2 goals"
    assert only(replace(snapshot, goals=snapshot.goals[3:])).title == "Bayline has no goals"


def test_overdue_actions_name_who_promised_them() -> None:
    snapshot = prepared()
    actions = (
        Action(id=1, session_id=7, person_id=3, what="Visit", due=date(2007, 11, 30)),
        Action(id=2, session_id=7, organization_id=1, what="Publish", due=date(2007, 11, 1)),
        Action(id=3, session_id=7, organization_id=1, what="Later", due=date(2007, 12, 31)),
        Action(
            id=4,
            session_id=7,
            organization_id=1,
            what="Done",
            due=date(2007, 11, 1),
            closed=date(2007, 11, 2),
        ),
        Action(id=5, session_id=7, organization_id=1, what="Some day"),
    )
    finding = only(replace(snapshot, actions=actions))
    assert (finding.title, finding.detail) == ("2 open actions are overdue", "Bayline · P. Lindqvist")
    assert (finding.entity, finding.id) == (Action, 2)


def test_what_the_dinner_lacks() -> None:
    snapshot = prepared()
    assert only(replace(snapshot, dinners=())).title == "No dinner yet"
    bare = Dinner(id=1, session_id=7, day=DAY, start=time(19, 0))
    vegetarian = replace(snapshot.people[0], dietary="vegetarian")
    people = (vegetarian, *snapshot.people[1:])
    assert [(f.title, f.detail) for f in wrong(replace(snapshot, dinners=(bare,), people=people))] == [
        ("Dinner has no place yet", "Wed 12 Dec 2007, 19:00"),
        ("Dinner has no number of seats yet", "3 are expected"),
        ("Dietary wishes are not with the dinner yet", "M. Ferreira: vegetarian"),
    ]
    small = replace(snapshot.dinners[0], seats=2)
    assert only(replace(snapshot, dinners=(small,))).title == "Dinner has 2 seats for 3 people"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"venue": ""}, "No venue yet"),
        ({"topic": " "}, "No shared topic yet"),
        ({"state": SessionState.DRAFT}, "The date is not announced yet"),
        ({"day": date(2007, 12, 15)}, "Sat 15 Dec 2007 is a weekend day"),
        ({"day": date(2009, 4, 1)}, "Wed 1 Apr 2009 lies outside the program"),
        ({"day": date(2007, 11, 30)}, "Fri 30 Nov 2007 has passed and the session is not marked as held"),
    ],
)
def test_the_date_and_the_words_of_the_session(fields: dict[str, object], title: str) -> None:
    assert only(changed_session(prepared(), **fields)).title == title


def test_a_held_session_is_asked_for_its_marks_and_its_evaluation() -> None:
    snapshot = changed_session(prepared(), state=SessionState.HELD)
    seats = (Seat(id=1, session_id=7, appointment_id=1), Seat(id=2, session_id=7, appointment_id=3))
    marks = (Mark(id=1, seat_id=1, kind=MarkKind.PRESENT),)
    snapshot = replace(snapshot, seats=seats, marks=marks, papers=(), dinners=())
    assert [finding.title for finding in found(snapshot)] == [
        "Session 7 was held",
        "1 CEO has no mark yet",
        "No evaluation forms entered yet",
    ]
    scores = tuple(
        EvaluationScore(id=place, session_id=7, form=place, question=1, score=4) for place in (1, 2)
    )
    entered = replace(snapshot, scores=scores)
    assert only(entered).detail == "Copley Ridge"
    assert (only(entered).entity, only(entered).field) == (Session, "attendance")
    assert found(entered)[-1].title == "2 evaluation forms entered"


def test_a_cancelled_session_needs_nothing() -> None:
    snapshot = changed_session(prepared(), state=SessionState.CANCELLED, cancelled_reason="Snow")
    assert found(snapshot) == (Finding(Level.GOOD, "Session 7 is cancelled", "Snow", Session, 7),)


def test_an_unknown_session_is_refused_in_words() -> None:
    with pytest.raises(NotFound, match="no longer in the program"):
        findings(prepared(), 99, TODAY)


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (TODAY, "Session 7 is in 10 days"),
        (date(2007, 12, 11), "Session 7 is tomorrow"),
        (DAY, "Session 7 is today"),
        (date(2007, 12, 13), "Session 7 was 1 day ago"),
    ],
)
def test_countdown(today: date, sentence: str) -> None:
    assert countdown(prepared().sessions[0], today) == sentence
