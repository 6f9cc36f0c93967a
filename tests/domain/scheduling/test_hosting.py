"""Hosting: turns, balance, and never twice running."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.hosting import (
    balance,
    choice_text,
    fair_share,
    host_turn,
    host_warnings,
    in_order,
    ordinal,
)

FIRST = date(2007, 4, 3)


def record_of(hosts: Sequence[int | None], organizations: int = 5) -> Snapshot:
    """Return a program whose sessions, a month apart, are hosted by these organizations."""
    return Snapshot(
        program=Program(id=1, name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=tuple(Organization(id=one, name=f"House {one}") for one in range(1, organizations + 1)),
        sessions=tuple(
            Session(id=place, number=place, day=FIRST + timedelta(days=30 * place), host_id=host)
            for place, host in enumerate(hosts, start=1)
        ),
    )


def test_the_turn_counts_the_sessions_of_a_host_up_to_this_one() -> None:
    snapshot = record_of([1, 2, 3, 4, 5] * 4)
    turns = [host_turn(snapshot, session) for session in snapshot.sessions if session.host_id == 2]
    assert [(turn.turn, turn.of) for turn in turns if turn is not None] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cancelled_session_is_nobody_s_turn() -> None:
    snapshot = record_of([1, 2, 1, 2])
    cancelled = replace(snapshot.sessions[0], state=SessionState.CANCELLED, cancelled_reason="Snow")
    snapshot = replace(snapshot, sessions=(cancelled, *snapshot.sessions[1:]))
    assert host_turn(snapshot, cancelled) is None
    turn = host_turn(snapshot, snapshot.sessions[2])
    assert turn is not None
    assert turn.turn == 1


def test_a_host_just_before_or_right_after_is_warned_about_at_both() -> None:
    snapshot = record_of([1, 2, 2, 3])
    assert host_warnings(snapshot, snapshot.sessions[1]) == ("House 2 hosts session 3 right after",)
    assert host_warnings(snapshot, snapshot.sessions[2]) == ("House 2 hosts session 2 just before",)
    assert host_warnings(snapshot, snapshot.sessions[3]) == ()


def test_a_cancelled_session_between_makes_no_difference_to_twice_running() -> None:
    snapshot = record_of([1, 2, 1])
    between = replace(snapshot.sessions[1], state=SessionState.CANCELLED, cancelled_reason="Snow")
    snapshot = replace(snapshot, sessions=(snapshot.sessions[0], between, snapshot.sessions[2]))
    assert host_warnings(snapshot, snapshot.sessions[2]) == ("House 1 hosts session 1 just before",)


def test_the_fifth_turn_of_four_is_warned_about() -> None:
    hosts = [1, 2] * 5
    snapshot = record_of(hosts)
    assert fair_share(snapshot) == (4, 4)
    assert host_warnings(snapshot, snapshot.sessions[8]) == (
        "House 1 hosts for the 5th time, its share is 4",
    )


def test_the_balance_says_who_hosts_too_often_and_who_is_still_to_come() -> None:
    lines = balance(record_of([1, 2] * 5))
    assert [(line.planned, line.text) for line in lines[:3]] == [
        (5, "1 more than its share"),
        (5, "1 more than its share"),
        (0, "4 still to plan"),
    ]


def test_choosing_a_host_tells_what_would_follow() -> None:
    snapshot = record_of([1, 2, 3])
    new = Session(id=0, number=4, day=FIRST + timedelta(days=120))
    said = [choice_text(snapshot, new, organization) for organization in snapshot.organizations[:3]]
    assert said == ["turn 2 of 4", "turn 2 of 4", "turn 2 of 4, hosts session 3 just before"]


@given(st.lists(st.integers(min_value=1, max_value=5), max_size=24))
def test_every_session_is_one_turn_and_the_balance_counts_them_all(hosts: list[int]) -> None:
    snapshot = record_of(hosts)
    assert sum(one.planned for one in balance(snapshot)) == len(hosts)
    for organization in snapshot.organizations:
        turns = [
            turn.turn
            for session in in_order(snapshot.sessions)
            if session.host_id == organization.id and (turn := host_turn(snapshot, session)) is not None
        ]
        assert turns == list(range(1, len(turns) + 1))
    running = sum(one == other for one, other in itertools.pairwise(hosts))
    warned = [
        w
        for session in snapshot.sessions
        for w in host_warnings(snapshot, session)
        if w.endswith("just before")
    ]
    assert len(warned) == running


def test_ordinals() -> None:
    assert [ordinal(one) for one in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    )
