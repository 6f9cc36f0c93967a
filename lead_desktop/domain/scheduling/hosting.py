"""Hosting: each organization hosts as often as the others, and never twice running."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from lead_desktop.domain.findings import short
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class HostTurn:
    """Which of its turns as host a session is to an organization: 2 of 4."""

    turn: int
    of: int


@dataclass(frozen=True, slots=True)
class HostBalance:
    """How often an organization hosts: sessions held, all that are planned, and its fair share."""

    organization: Organization
    held: int
    planned: int
    fewest: int
    most: int

    @property
    def text(self) -> str:
        """Say whether the organization hosts too often, or not often enough yet."""
        if self.planned > self.most:
            return f"{self.planned - self.most} more than its share"
        if self.planned < self.fewest:
            return f"{self.fewest - self.planned} still to plan"
        return "in balance"


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions that take or took place, by day; cancelled ones are left out."""
    return tuple(
        sorted(
            (session for session in sessions if session.state is not SessionState.CANCELLED),
            key=lambda session: (session.day, session.number),
        )
    )


def fair_share(snapshot: Snapshot) -> tuple[int, int]:
    """Return how often an organization hosts at least and at most, were all sessions shared out evenly."""
    if not snapshot.organizations:
        return 0, 0
    years = program_year(snapshot.program, snapshot.program.last_day)
    total = max(years * snapshot.program.sessions_per_year, len(in_order(snapshot.sessions)))
    return total // len(snapshot.organizations), ceil(total / len(snapshot.organizations))


def host_turn(snapshot: Snapshot, session: Session) -> HostTurn | None:
    """Return which turn of its host a session is; None without a host, or where it is cancelled."""
    if session.host_id is None or session.state is SessionState.CANCELLED:
        return None
    turns = [one.id for one in in_order(snapshot.sessions) if one.host_id == session.host_id]
    if session.id not in turns:
        return None
    return HostTurn(turns.index(session.id) + 1, max(len(turns), fair_share(snapshot)[1]))


def balance(snapshot: Snapshot) -> tuple[HostBalance, ...]:
    """Return how often each organization hosts, in the order of the organizations."""
    fewest, most = fair_share(snapshot)
    planned = in_order(snapshot.sessions)
    return tuple(
        HostBalance(
            organization,
            sum(
                session.host_id == organization.id and session.state is SessionState.HELD
                for session in planned
            ),
            sum(session.host_id == organization.id for session in planned),
            fewest,
            most,
        )
        for organization in snapshot.organizations
    )


def host_warnings(snapshot: Snapshot, session: Session) -> tuple[str, ...]:
    """Say what speaks against the host of a session: a session right before or after, or too many turns."""
    host = snapshot.organization_by_id.get(session.host_id or 0)
    return tuple(f"{short(host)} {clause}" for clause in _against(snapshot, session)) if host else ()


def choice_text(snapshot: Snapshot, session: Session, organization: Organization) -> str:
    """Say what would follow if an organization hosted a session: turn 3 of 4, hosts session 6 just before.

    `session` may be a new one that is not in the snapshot yet.
    """
    hosted = replace(session, host_id=organization.id)
    others = tuple(one for one in snapshot.sessions if one.id != session.id)
    would_be = replace(snapshot, sessions=(*others, hosted))
    turn = host_turn(would_be, hosted)
    parts = [f"turn {turn.turn} of {turn.of}"] if turn is not None else []
    return ", ".join((*parts, *_against(would_be, hosted)))


def _against(snapshot: Snapshot, session: Session) -> Iterator[str]:
    """Yield what speaks against the host of a session, as what the host does."""
    planned = in_order(snapshot.sessions)
    place = next((place for place, one in enumerate(planned) if one.id == session.id), None)
    if place is None or session.host_id is None:
        return
    if place > 0 and planned[place - 1].host_id == session.host_id:
        yield f"hosts session {planned[place - 1].number} just before"
    if place + 1 < len(planned) and planned[place + 1].host_id == session.host_id:
        yield f"hosts session {planned[place + 1].number} right after"
    turn, most = host_turn(snapshot, session), fair_share(snapshot)[1]
    if turn is not None and turn.turn > most:
        yield f"hosts for the {ordinal(turn.turn)} time, its share is {most}"


def ordinal(number: int) -> str:
    """Write a place in a row: 1st, 2nd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
