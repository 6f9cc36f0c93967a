"""Who signs in on the day of a session, in one order: for the printed sheet and the entry screen alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from lead_desktop.domain.model.agenda import Audience, presence
from lead_desktop.domain.model.people import Appointment, Role
from lead_desktop.domain.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One line of the sheet: an appointment in office on the day, a vacant seat, or a guest.

    `name` is empty where the seat is vacant; `where` is the organization or the guest's affiliation.
    """

    name: str
    where: str
    organization_id: int | None = None
    appointment: Appointment | None = None
    guest_id: int | None = None

    @property
    def vacant(self) -> bool:
        """Tell whether nobody is in office."""
        return self.appointment is None and self.guest_id is None


@dataclass(frozen=True, slots=True)
class SignInPart:
    """One group of the sheet with when it is in the room; None where the day has no agenda yet."""

    audience: Audience
    rows: tuple[SignInRow, ...]
    span: tuple[time, time] | None = None


@dataclass(frozen=True, slots=True)
class NameCard:
    """What stands on somebody's name tent and badge."""

    name: str
    where: str
    role: str
    organization_id: int | None = None


_CARD_ROLES = {Audience.CEO: "CEO", Audience.HEAD_OF_QUALITY: "Head of Quality", Audience.GUEST: "Guest"}


def name_cards(snapshot: Snapshot, session_id: int) -> tuple[NameCard, ...]:
    """Return a card for everybody at the table: in the order of the sheet, then the facilitator."""
    cards = [
        NameCard(row.name, row.where, _CARD_ROLES[part.audience], row.organization_id)
        for part in sign_in_order(snapshot, session_id)
        for row in part.rows
        if not row.vacant
    ]
    facilitator = snapshot.session_by_id[session_id].facilitator.strip()
    if facilitator and facilitator not in {card.name for card in cards}:
        cards.append(NameCard(facilitator, snapshot.program.name, "Facilitator"))
    return tuple(cards)


def sign_in_order(snapshot: Snapshot, session_id: int) -> tuple[SignInPart, ...]:
    """Return the sheet's parts and rows: CEOs, then heads of Quality, then guests.

    Every organization that takes part on the day has a line for its CEO, vacant or not: a seat is never
    given to somebody else. The other two groups are there if they are invited to anything; heads of Quality
    stand in the order of their organizations, guests in the order in which they were named.
    """
    session = snapshot.session_by_id[session_id]
    items = snapshot.items_of(session_id)
    spans = {audience: presence(items, session.start, audience) for audience in Audience}
    ceos = []
    for organization in snapshot.taking_part(session.day):
        holder = snapshot.holder(organization.id, Role.CEO, session.day)
        name = snapshot.person_by_id[holder.person_id].name if holder is not None else ""
        ceos.append(SignInRow(name, organization.name, organization.id, holder))
    parts = [SignInPart(Audience.CEO, tuple(ceos), spans[Audience.CEO])]
    if spans[Audience.HEAD_OF_QUALITY] is not None:
        quality = tuple(
            SignInRow(
                snapshot.person_by_id[appointment.person_id].name,
                snapshot.organization_by_id[appointment.organization_id].name,
                appointment.organization_id,
                appointment,
            )
            for appointment in snapshot.in_office(Role.HEAD_OF_QUALITY, session.day)
        )
        parts.append(SignInPart(Audience.HEAD_OF_QUALITY, quality, spans[Audience.HEAD_OF_QUALITY]))
    if spans[Audience.GUEST] is not None:
        guests = tuple(
            SignInRow(guest.name, guest.affiliation, guest_id=guest.id)
            for guest in snapshot.guests_of(session_id)
        )
        parts.append(SignInPart(Audience.GUEST, guests, spans[Audience.GUEST]))
    return tuple(part for part in parts if part.rows)
