"""Readiness of people, hosts, clocks and packets that went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.actions import Action
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.people import Appointment, Person, Role
from lead_desktop.domain.model.sessions import DinnerReply, Session
from lead_desktop.domain.readiness.readiness import findings
from lead_desktop.domain.scheduling.clock_changes import clock_change, clock_change_text
from tests.snapshots import DAY, TODAY, changed_session, found, only, prepared, wrong


def test_an_absence_that_was_announced_is_told_with_its_day_and_reason() -> None:
    snapshot = prepared()
    seats = (Seat(id=1, session_id=7, appointment_id=3),)
    mark = Mark(id=1, seat_id=1, kind=MarkKind.ABSENT, reason="Board meeting", told_on=date(2007, 11, 20))
    finding = only(replace(snapshot, seats=seats, marks=(mark,)))
    assert finding.title == "P. Lindqvist, CEO of Copley Ridge, cannot come"
    assert finding.detail == "told us on 20 Nov: Board meeting"
    assert (finding.entity, finding.id, finding.field) == (Session, 7, "day")
    present = replace(mark, kind=MarkKind.PRESENT, reason="")
    assert wrong(replace(snapshot, seats=seats, marks=(present,))) == []


def test_an_item_led_by_somebody_no_longer_in_office_is_told() -> None:
    snapshot = prepared()
    former = Person(id=4, name="Ruth Kimball")
    office = Appointment(
        id=4,
        person_id=4,
        organization_id=2,
        role=Role.PHYSICIAN_LEADER,
        first_day=date(2005, 1, 1),
        last_day=DAY - timedelta(days=1),
    )
    items = tuple(replace(item, lead_id=4) if item.id == 4 else item for item in snapshot.items)
    led = replace(
        snapshot,
        people=(*snapshot.people, former),
        appointments=(*snapshot.appointments, office),
        items=items,
    )
    finding = only(led)
    assert (finding.title, finding.detail) == (
        "R. Kimball is not in office on the day",
        "leads “Shared topic”",
    )
    assert (finding.id, finding.field) == (4, "lead_id")
    in_time = replace(office, last_day=DAY)
    assert wrong(replace(led, appointments=(*snapshot.appointments, in_time))) == []
    never_in_office = replace(led, appointments=snapshot.appointments)
    assert wrong(never_in_office) == []


def test_a_host_twice_running_is_told_at_the_session() -> None:
    snapshot = prepared()
    before = Session(id=6, number=6, day=date(2007, 11, 15), host_id=1)
    finding = only(replace(snapshot, sessions=(before, *snapshot.sessions)))
    assert finding.title == "Bayline hosts session 6 just before"
    assert finding.field == "host_id"


def test_a_reply_changes_how_many_seats_are_needed() -> None:
    snapshot = prepared()
    small = replace(snapshot.dinners[0], seats=2)
    snapshot = replace(snapshot, dinners=(small,))
    assert only(snapshot).title == "Dinner has 2 seats for 3 people"
    declined = DinnerReply(id=1, dinner_id=1, person_id=3, joins=False)
    assert wrong(replace(snapshot, dinner_replies=(declined,))) == []
    asked = DinnerReply(id=2, dinner_id=1, person_id=2, joins=True)
    assert (
        only(replace(snapshot, dinner_replies=(declined, asked))).title == "Dinner has 2 seats for 3 people"
    )


def test_a_wish_that_the_restaurant_was_not_told_is_named_and_one_it_was_told_is_not() -> None:
    snapshot = prepared()
    people = (
        replace(snapshot.people[0], dietary="Vegetarian"),
        snapshot.people[1],
        replace(snapshot.people[2], dietary="no nuts"),
    )
    finding = only(replace(snapshot, people=people))
    assert finding.title == "Dietary wishes are not with the dinner yet"
    assert finding.detail == "P. Lindqvist: no nuts"
    declined = DinnerReply(id=1, dinner_id=1, person_id=3, joins=False)
    assert wrong(replace(snapshot, people=people, dinner_replies=(declined,))) == []


def test_a_day_past_midnight_blocks() -> None:
    late = changed_session(prepared(), start=time(20, 0))
    finding = only(late)
    assert (finding.level, finding.title) == (Level.BLOCKING, "The day runs past midnight")
    just = changed_session(prepared(), start=time(18, 0))
    assert wrong(just) == []


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("America/New_York", date(2007, 3, 11), 60),
        ("America/New_York", date(2007, 11, 4), -60),
        ("America/New_York", date(2007, 11, 5), 0),
        ("Europe/Paris", date(2007, 10, 28), -60),
        ("Australia/Lord_Howe", date(2008, 10, 5), 30),
        ("Mars/Olympus", date(2007, 11, 4), 0),
        ("../etc/passwd", date(2007, 11, 4), 0),
        ("", date(2007, 11, 4), 0),
    ],
)
def test_clock_changes(zone: str, day: date, minutes: int) -> None:
    change = clock_change(zone, day)
    shift = 0 if change is None else (change.last - change.first) * (1 if change.forward else -1)
    assert shift == minutes


def test_a_session_on_the_day_of_a_clock_change_says_so() -> None:
    assert clock_change_text("America/New_York", date(2008, 3, 9)) == ("Clocks go forward by 1 h on this day")
    changed = changed_session(prepared(), day=date(2008, 3, 9))
    titles = [finding.title for finding in wrong(changed)]
    assert titles == ["Sun 9 Mar 2008 is a weekend day", "Clocks go forward by 1 h on this day"]


def test_what_was_changed_after_the_packets_went_out_is_named() -> None:
    snapshot = changed_session(prepared(), packets_issued=date(2007, 11, 30))
    assert found(snapshot)[-1].title == "Packets issued on 30 Nov"
    assert found(snapshot)[-1].level is Level.GOOD
    late = findings(snapshot, 7, TODAY, ("the host", "the agenda", "the papers"))[-1]
    assert late.title == "Changed since the packets were issued: the host, the agenda and the papers"
    assert (late.level, late.field) == (Level.WARNING, "packets")


def test_open_actions_that_are_not_due_yet_are_good_news() -> None:
    snapshot = prepared()
    earlier = Session(id=6, number=6, day=date(2007, 11, 15), host_id=2)
    later = Session(id=8, number=8, day=date(2008, 1, 15), host_id=2)
    actions = (
        Action(id=1, session_id=6, person_id=3, what="Visit", due=date(2007, 12, 12)),
        Action(id=2, session_id=8, person_id=3, what="Not promised yet", due=date(2007, 1, 1)),
    )
    snapshot = replace(snapshot, sessions=(earlier, *snapshot.sessions, later), actions=actions)
    assert wrong(snapshot) == []
    assert "1 open action, none overdue" in [finding.title for finding in found(snapshot)]


def test_a_name_of_300_characters_leaves_room_for_the_other_findings() -> None:
    snapshot = prepared()
    long = replace(snapshot.guests[0], name="Ñuñez-" * 50)
    titles = [finding.title for finding in found(replace(snapshot, guests=(long,)))]
    assert max(len(title) for title in titles) == 120
    assert titles[3].endswith("…")
