"""Dinners: who joins, and what they eat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lead_desktop.domain.model.people import Person, Role, in_office
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot, role_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Diner:
    """Somebody who may join a dinner: a known person, or a guest of the session.

    `expected` says whether they are counted without a reply of theirs: the CEOs in office are, others not.
    """

    name: str
    role: str
    joins: bool
    expected: bool
    dietary: str = ""
    person_id: int | None = None
    guest_id: int | None = None
    note: str = ""


def diners(snapshot: Snapshot, session: Session) -> tuple[Diner, ...]:
    """Return everybody who may join the dinner of a session, those who said no included.

    The CEOs in office on the day come first, then the guests, then others who have replied.
    """
    dinner = snapshot.dinner_of(session.id)
    replies = {
        one.person_id: one
        for one in snapshot.dinner_replies
        if dinner is not None and one.dinner_id == dinner.id
    }
    found = []
    for appointment in snapshot.in_office(Role.CEO, session.day):
        person = snapshot.person_by_id[appointment.person_id]
        reply = replies.pop(person.id, None)
        found.append(
            Diner(
                name=person.name,
                role=role_of(snapshot, person, session),
                joins=reply is None or reply.joins,
                expected=True,
                dietary=person.dietary.strip(),
                person_id=person.id,
                note=reply.note if reply is not None else "",
            )
        )
    for guest in snapshot.guests_of(session.id):
        found.append(
            Diner(
                name=guest.name,
                role="Guest",
                joins=guest.joins_dinner,
                expected=True,
                guest_id=guest.id,
            )
        )
    for reply in replies.values():
        person = snapshot.person_by_id[reply.person_id]
        found.append(
            Diner(
                name=person.name,
                role=role_of(snapshot, person, session),
                joins=reply.joins,
                expected=False,
                dietary=person.dietary.strip(),
                person_id=person.id,
                note=reply.note,
            )
        )
    return tuple(found)


def role_of(snapshot: Snapshot, person: Person, session: Session) -> str:
    """Return what somebody is on the day of a session: CEO, Bayline."""
    for appointment in snapshot.appointments:
        if appointment.person_id == person.id and in_office(appointment, session.day):
            organization = snapshot.organization_by_id[appointment.organization_id]
            return f"{role_text(appointment.role)}, {organization.short_name or organization.name}"
    return person.title


def dietary_text(joining: Iterable[Diner]) -> str:
    """Collect what those who join eat: 2 vegetarian, 1 no nuts."""
    counts: dict[str, tuple[str, int]] = {}
    for diner in joining:
        wish = " ".join(diner.dietary.split())
        if diner.joins and wish:
            first, count = counts.get(wish.casefold(), (wish, 0))
            counts[wish.casefold()] = (first, count + 1)
    return ", ".join(f"{count} {wish}" for wish, count in counts.values())


def not_noted(joining: Iterable[Diner], dietary: str) -> tuple[Diner, ...]:
    """Return those who join and whose wish is not among the words that go to the restaurant."""
    noted = " ".join(dietary.split()).casefold()
    return tuple(
        diner
        for diner in joining
        if diner.joins and diner.dietary and " ".join(diner.dietary.split()).casefold() not in noted
    )
