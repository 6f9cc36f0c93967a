"""Airtime: whose minutes an item's are, the last turn in depth, and the topics."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import PAUSES, AgendaItem, ItemKind
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState, Topic
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.airtime import airtime, organization_of, topics

TODAY = date(2007, 12, 2)
HELD = Session(id=1, number=1, day=date(2007, 11, 15), host_id=1, topic="Boards", state=SessionState.HELD)
AHEAD = Session(id=2, number=2, day=date(2007, 12, 12), host_id=2, topic="Measurement")


def item(id_: int, session_id: int, kind: ItemKind, minutes: int, lead_id: int | None = None) -> AgendaItem:
    return AgendaItem(
        id=id_,
        session_id=session_id,
        position=id_,
        kind=kind,
        title="An item",
        minutes=minutes,
        lead_id=lead_id,
    )


def record_of(*items: AgendaItem) -> Snapshot:
    return Snapshot(
        program=Program(id=1, name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=(Organization(id=1, name="Alder"), Organization(id=2, name="Bayline")),
        people=(Person(id=1, name="Robert Castellan"), Person(id=2, name="Maria Ferreira")),
        appointments=(
            Appointment(id=1, person_id=1, organization_id=1, role=Role.CEO, first_day=date(2005, 1, 1)),
            Appointment(
                id=2,
                person_id=2,
                organization_id=2,
                role=Role.CEO,
                first_day=date(2005, 1, 1),
                last_day=date(2007, 12, 1),
            ),
        ),
        sessions=(HELD, AHEAD),
        items=items,
    )


def test_minutes_go_to_whoever_leads_and_to_the_host_of_its_own_items() -> None:
    snapshot = record_of(
        item(1, 1, ItemKind.GAME_PLAN, 60),
        item(2, 1, ItemKind.TOPIC, 90, lead_id=2),
        item(3, 1, ItemKind.LUNCH, 45, lead_id=1),
        item(4, 1, ItemKind.ROUND_TABLE, 60),
        item(5, 2, ItemKind.EXAMPLE, 40),
    )
    alder, bayline = airtime(snapshot, TODAY)
    assert (alder.held_minutes, alder.planned_minutes) == (60, 0)
    assert (bayline.held_minutes, bayline.planned_minutes) == (90, 40)


def test_who_left_office_before_the_day_takes_no_time_for_the_organization() -> None:
    snapshot = record_of(item(1, 2, ItemKind.TOPIC, 90, lead_id=2))
    assert organization_of(snapshot, AHEAD, snapshot.items[0]) is None


def test_the_days_since_the_last_turn_in_depth_and_the_next_one() -> None:
    snapshot = record_of(item(1, 1, ItemKind.GAME_PLAN, 60), item(2, 2, ItemKind.GAME_PLAN, 60))
    alder, bayline = airtime(snapshot, TODAY)
    assert (alder.last_in_depth, alder.days_since, alder.next_in_depth) == (HELD, 17, None)
    assert (bayline.last_in_depth, bayline.days_since, bayline.next_in_depth) == (None, None, AHEAD)


def test_a_cancelled_session_counts_nothing() -> None:
    snapshot = record_of(item(1, 2, ItemKind.GAME_PLAN, 60))
    cancelled = replace(AHEAD, state=SessionState.CANCELLED, cancelled_reason="Snow")
    assert airtime(replace(snapshot, sessions=(HELD, cancelled)), TODAY)[1].planned_minutes == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from((1, 2)),
            st.sampled_from(tuple(ItemKind)),
            st.integers(min_value=1, max_value=200),
            st.sampled_from((None, 1, 2)),
        ),
        max_size=20,
    )
)
def test_no_minute_is_counted_twice_and_no_pause_at_all(
    rows: list[tuple[int, ItemKind, int, int | None]],
) -> None:
    snapshot = record_of(*(item(place, *row) for place, row in enumerate(rows, start=1)))
    counted = sum(one.held_minutes + one.planned_minutes for one in airtime(snapshot, TODAY))
    assert counted <= sum(minutes for _, kind, minutes, _ in rows if kind not in PAUSES)


def test_topics_are_covered_planned_or_wanted() -> None:
    cancelled = Session(
        id=3, number=3, day=date(2008, 1, 9), state=SessionState.CANCELLED, cancelled_reason="x", topic="Gone"
    )
    snapshot = replace(
        record_of(),
        sessions=(HELD, AHEAD, cancelled),
        topics=(
            Topic(id=1, title="Nurses"),
            Topic(id=2, title="Measurement", session_id=2),
            Topic(id=3, title="Gone", session_id=3),
        ),
    )
    found = topics(snapshot)
    assert [session.topic for session in found.covered] == ["Boards"]
    assert [session.topic for session in found.planned] == ["Measurement"]
    assert [topic.title for topic in found.wanted] == ["Nurses", "Gone"]
