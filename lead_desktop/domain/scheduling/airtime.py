"""Airtime and topics: how the time of the program is shared out, and what is still to be discussed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.model.agenda import PAUSES, AgendaItem, ItemKind
from lead_desktop.domain.model.people import Organization, in_office
from lead_desktop.domain.model.sessions import Session, SessionState, Topic
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.hosting import in_order

HOST_ITEMS = frozenset({ItemKind.EXAMPLE, ItemKind.GAME_PLAN})
"""The items that are the host's, and that are an organization's turn to be looked at in depth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Airtime:
    """The minutes of one organization: in sessions held, and in those that are still to come.

    `last_in_depth` is the latest session held at which its example or game-plan was looked at, and
    `days_since` counts the days from there; `next_in_depth` is the first one still to come.
    """

    organization: Organization
    held_minutes: int
    planned_minutes: int
    last_in_depth: Session | None
    days_since: int | None
    next_in_depth: Session | None


@dataclass(frozen=True, slots=True)
class TopicSession:
    """A session with its shared topic."""

    session: Session
    topic: str


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics discussed, topics that a session to come has taken up, and those still wanted."""

    covered: tuple[TopicSession, ...]
    planned: tuple[TopicSession, ...]
    wanted: tuple[Topic, ...]


def organization_of(snapshot: Snapshot, session: Session, item: AgendaItem) -> int | None:
    """Return the organization whose time an item is: its leader's, or the host's for the host's own items.

    Pauses and items of the whole group are nobody's.
    """
    if item.kind in PAUSES:
        return None
    for appointment in snapshot.appointments:
        if appointment.person_id == item.lead_id and in_office(appointment, session.day):
            return appointment.organization_id
    return session.host_id if item.kind in HOST_ITEMS else None


def airtime(snapshot: Snapshot, today: date) -> tuple[Airtime, ...]:
    """Return the airtime of each organization, in their order. Cancelled sessions count nothing."""
    items: dict[int, list[AgendaItem]] = {}
    for item in snapshot.items:
        items.setdefault(item.session_id, []).append(item)
    minutes: dict[tuple[int, bool], int] = {}
    last: dict[int, Session] = {}
    ahead: dict[int, Session] = {}
    for session in in_order(snapshot.sessions):
        held = session.state is SessionState.HELD
        for item in items.get(session.id, ()):
            owner = organization_of(snapshot, session, item)
            if owner is None:
                continue
            minutes[owner, held] = minutes.get((owner, held), 0) + item.minutes
            if item.kind in HOST_ITEMS and held:
                last[owner] = session
            elif item.kind in HOST_ITEMS and session.day >= today:
                ahead.setdefault(owner, session)
    return tuple(
        _line(organization, minutes, last.get(organization.id), ahead.get(organization.id), today)
        for organization in snapshot.organizations
    )


def _line(
    organization: Organization,
    minutes: Mapping[tuple[int, bool], int],
    last: Session | None,
    ahead: Session | None,
    today: date,
) -> Airtime:
    return Airtime(
        organization=organization,
        held_minutes=minutes.get((organization.id, True), 0),
        planned_minutes=minutes.get((organization.id, False), 0),
        last_in_depth=last,
        days_since=(today - last.day).days if last is not None else None,
        next_in_depth=ahead,
    )


def topics(snapshot: Snapshot) -> Topics:
    """Return the topics of the program. A topic whose session was cancelled is wanted again."""
    named = [session for session in in_order(snapshot.sessions) if session.topic.strip()]
    alive = {session.id for session in in_order(snapshot.sessions)}
    return Topics(
        tuple(
            TopicSession(session, session.topic.strip())
            for session in named
            if session.state is SessionState.HELD
        ),
        tuple(
            TopicSession(session, session.topic.strip())
            for session in named
            if session.state is not SessionState.HELD
        ),
        tuple(topic for topic in snapshot.topics if topic.session_id not in alive),
    )
