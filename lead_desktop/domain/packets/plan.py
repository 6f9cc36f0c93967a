"""Packets: who gets one, and what may be in it.

A packet is planned for its recipient from the items they are invited to; nothing of another item is ever
part of the plan (rule 5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lead_desktop.domain.model.agenda import PAUSES, AgendaItem, Audience, ItemKind, Paper, invited
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody a packet is made for."""

    name: str
    audience: Audience
    organization_id: int | None = None
    person_id: int | None = None
    guest_id: int | None = None


class Section(StrEnum):
    """The sections of a packet in their order."""

    COVER = "cover"
    CONTENTS = "contents"
    AGENDA = "agenda"
    HOST = "host"
    EXAMPLE = "improvement example"
    GAME_PLAN = "CEO game-plan"
    GUEST = "guest"
    TOPIC = "shared topic"
    PROGRESS = "progress by organization"
    GROUP = "group progress"
    ACTIONS = "actions"
    ATTENDANCE = "attendance"
    LOGISTICS = "logistics and dinner"
    PAPERS = "other papers"
    SIGN_IN = "sign-in sheet"
    EVALUATION = "evaluation form"


ALWAYS = frozenset({Section.COVER, Section.CONTENTS})
"""What every packet has."""

USUAL = frozenset(Section) - {Section.EVALUATION}
"""What packets have unless the coordinator chooses otherwise: forms are mostly handed out on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketOptions:
    """What the coordinator chose for all packets of a session."""

    sections: frozenset[Section] = field(default=USUAL)
    two_sided: bool = False
    name_on_cover: bool = True
    note_lines: bool = False


@dataclass(frozen=True, slots=True)
class NumberedPaper:
    """A paper with the number it has in one recipient's packet, for example 3.1."""

    number: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """An agenda item as one recipient sees it; pauses have no number."""

    number: int | None
    item: AgendaItem
    papers: tuple[NumberedPaper, ...]


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section of one recipient's packet with the items it follows from."""

    section: Section
    title: str
    items: tuple[NumberedItem, ...] = ()

    @property
    def papers(self) -> tuple[NumberedPaper, ...]:
        """Return the papers laid in after this section."""
        return tuple(paper for item in self.items for paper in item.papers)


_FOR_EVERYBODY = frozenset(
    {Section.COVER, Section.CONTENTS, Section.AGENDA, Section.LOGISTICS, Section.EVALUATION}
)

_SECTION_OF = {
    ItemKind.EXAMPLE: Section.EXAMPLE,
    ItemKind.GAME_PLAN: Section.GAME_PLAN,
    ItemKind.GUEST: Section.GUEST,
    ItemKind.TOPIC: Section.TOPIC,
    ItemKind.ROUND_TABLE: Section.GROUP,
}


def recipients(snapshot: Snapshot, session_id: int) -> tuple[Recipient, ...]:
    """Return who gets a packet: CEOs and heads of Quality in office on the day, then the guests.

    Groups that are invited to nothing get none.
    """
    session = snapshot.session_by_id[session_id]
    found: list[Recipient] = []
    for role, audience in (
        (Role.CEO, Audience.CEO),
        (Role.HEAD_OF_QUALITY, Audience.HEAD_OF_QUALITY),
    ):
        if not snapshot.items_for(session_id, audience):
            continue
        for appointment in snapshot.in_office(role, session.day):
            person = snapshot.person_by_id[appointment.person_id]
            found.append(
                Recipient(
                    name=person.name,
                    audience=audience,
                    organization_id=appointment.organization_id,
                    person_id=person.id,
                )
            )
    if snapshot.items_for(session_id, Audience.GUEST):
        for guest in snapshot.guests_of(session_id):
            found.append(Recipient(name=guest.name, audience=Audience.GUEST, guest_id=guest.id))
    return tuple(found)


def agenda_for(snapshot: Snapshot, session_id: int, audience: Audience) -> tuple[NumberedItem, ...]:
    """Return the agenda a group sees, numbered without gaps: a gap would tell of a hidden item.

    Pauses have no number, unless somebody gave them a paper, which must not be lost.
    """
    numbered = []
    number = 0
    for item in snapshot.items_for(session_id, audience):
        laid = snapshot.papers_of(item.id)
        if item.kind in PAUSES and not laid:
            numbered.append(NumberedItem(None, item, ()))
            continue
        number += 1
        papers = tuple(NumberedPaper(f"{number}.{place}", paper) for place, paper in enumerate(laid, start=1))
        numbered.append(NumberedItem(number, item, papers))
    return tuple(numbered)


def plan(
    snapshot: Snapshot, session_id: int, recipient: Recipient, options: PacketOptions
) -> tuple[PlannedSection, ...]:
    """Return the sections of a recipient's packet in their order."""
    session = snapshot.session_by_id[session_id]
    items = agenda_for(snapshot, session_id, recipient.audience)
    wanted = options.sections | ALWAYS
    return tuple(
        planned
        for section in Section
        if section in wanted
        and (planned := _planned(snapshot, session, section, items, recipient)) is not None
    )


def topic_for(snapshot: Snapshot, session: Session, audience: Audience) -> str:
    """Return the shared topic of a session as far as a group may know it; empty where it may not.

    The topic is as open as the item that discusses it; on a day without one, it is the CEOs' alone.
    """
    discussed = [item for item in snapshot.items_of(session.id) if item.kind is ItemKind.TOPIC]
    known = any(invited(item, audience) for item in discussed) if discussed else audience is Audience.CEO
    return session.topic if known else ""


def sees_kind(items: tuple[NumberedItem, ...], *kinds: ItemKind) -> bool:
    """Tell whether any item of these kinds is among those a recipient is invited to."""
    return any(item.item.kind in kinds for item in items)


def _planned(
    snapshot: Snapshot,
    session: Session,
    section: Section,
    items: tuple[NumberedItem, ...],
    recipient: Recipient,
) -> PlannedSection | None:
    if section in _FOR_EVERYBODY:
        return PlannedSection(section, _plain_title(section, recipient))
    if section is Section.HOST:
        host = snapshot.organization_by_id.get(session.host_id or 0)
        shown = sees_kind(items, ItemKind.EXAMPLE, ItemKind.GAME_PLAN)
        return PlannedSection(section, f"Host: {host.name}") if host is not None and shown else None
    if section in (Section.PROGRESS, Section.GROUP, Section.ACTIONS):
        return _of_the_group(snapshot, session, section, items, recipient)
    if section in (Section.ATTENDANCE, Section.SIGN_IN):
        # The record and the sheet name every CEO's marks and seats: they are the CEOs' own.
        is_ceo = recipient.audience is Audience.CEO
        return PlannedSection(section, _plain_title(section, recipient)) if is_ceo else None
    if section is Section.PAPERS:
        rest = tuple(item for item in items if item.papers and item.item.kind not in _SECTION_OF)
        return PlannedSection(section, "Other papers", rest) if rest else None
    mine = tuple(item for item in items if _SECTION_OF.get(item.item.kind) is section)
    return PlannedSection(section, mine[0].item.title, mine) if mine else None


def _of_the_group(
    snapshot: Snapshot,
    session: Session,
    section: Section,
    items: tuple[NumberedItem, ...],
    recipient: Recipient,
) -> PlannedSection | None:
    """Progress and actions come with the item that discusses them.

    Where a day has no such item, they are the CEOs' alone.
    """
    kind = ItemKind.COMMITMENTS if section is Section.ACTIONS else ItemKind.ROUND_TABLE
    discussed = any(item.kind is kind for item in snapshot.items_of(session.id))
    shown = sees_kind(items, kind) if discussed else recipient.audience is Audience.CEO
    if not shown:
        return None
    mine = tuple(item for item in items if section is Section.GROUP and item.item.kind is kind)
    return PlannedSection(section, _plain_title(section, recipient), mine)


def _plain_title(section: Section, recipient: Recipient) -> str:
    if section is Section.LOGISTICS and recipient.audience is Audience.HEAD_OF_QUALITY:
        return "Logistics"
    if section is Section.ACTIONS:
        return "Open actions"
    return section.value[0].upper() + section.value[1:]
