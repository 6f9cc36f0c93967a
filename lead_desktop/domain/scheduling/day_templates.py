"""Templates of days: the typical day, and how a block of a template becomes an item of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.model.agenda import AgendaItem, ItemKind, Purpose, TemplateItem, ordered
from lead_desktop.domain.model.people import Appointment, Role, holder, in_office
from lead_desktop.domain.model.sessions import Guest, Session


@dataclass(frozen=True, slots=True)
class FactWords:
    """What the facts of a session give an item; an empty title where they give none."""

    title: str = ""
    lead: str = ""
    lead_id: int | None = None


_UNWORDED = {
    ItemKind.TOPIC: FactWords("Shared topic", "Facilitator"),
    ItemKind.GUEST: FactWords("Guest"),
}
"""What the block of a template says in whose place the facts of a session speak."""


def _block(
    kind: ItemKind,
    title: str,
    minutes: int,
    lead: str = "",
    purpose: Purpose = Purpose.NONE,
    room: str = "CQG",
) -> TemplateItem:
    return TemplateItem(
        template_id=0,
        kind=kind,
        title=title,
        minutes=minutes,
        lead=lead,
        purpose=purpose,
        for_ceos="C" in room,
        for_quality="Q" in room,
        for_guest="G" in room,
    )


def typical_day() -> tuple[TemplateItem, ...]:
    """Return the blocks of a typical day in order; leads and titles are completed for a session."""
    topic = _UNWORDED[ItemKind.TOPIC]
    return (
        _block(ItemKind.ARRIVAL, "Arrival and breakfast", 30),
        _block(
            ItemKind.WELCOME, "Welcome and purpose of the day", 15, "Program director", Purpose.INFORMATION
        ),
        _block(ItemKind.EXAMPLE, "Improvement example", 45, "", Purpose.LEARNING),
        _block(ItemKind.GAME_PLAN, "CEO game-plan and progress to date", 60, "", Purpose.DISCUSSION),
        _block(ItemKind.BREAK, "Break", 15),
        _block(ItemKind.GUEST, _UNWORDED[ItemKind.GUEST].title, 75, "", Purpose.LEARNING),
        _block(ItemKind.LUNCH, "Lunch", 45),
        _block(ItemKind.TOPIC, topic.title, 90, topic.lead, Purpose.DISCUSSION, "C"),
        _block(ItemKind.ROUND_TABLE, "Round of progress", 60, "All CEOs", Purpose.DISCUSSION, "C"),
        _block(
            ItemKind.COMMITMENTS, "Commitments and evaluation", 15, "Program director", Purpose.DECISION, "C"
        ),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the session that a template is laid out for."""

    session: Session
    appointments: Sequence[Appointment] = ()
    guests: Sequence[Guest] = ()


_HOST_ROLES = {ItemKind.EXAMPLE: Role.HEAD_OF_QUALITY, ItemKind.GAME_PLAN: Role.CEO}
"""Who of the host leads its two items."""


def host_lead(kind: ItemKind, place: Place) -> int | None:
    """Return who of the host's people leads an item of a kind on the day; None where nobody is known."""
    role = _HOST_ROLES.get(kind)
    if role is None or place.session.host_id is None:
        return None
    appointment = holder(place.appointments, place.session.host_id, role, place.session.day)
    return appointment.person_id if appointment is not None else None


def _still_there(person_id: int | None, place: Place, day: date) -> bool:
    own = [appointment for appointment in place.appointments if appointment.person_id == person_id]
    return any(in_office(appointment, day) for appointment in own) or not own


FACT_KINDS = frozenset({ItemKind.EXAMPLE, ItemKind.GAME_PLAN, ItemKind.GUEST, ItemKind.TOPIC})
"""The kinds of items that say what the session knows: its host's people, its guest, its topic."""


def fact_words(kind: ItemKind, place: Place) -> FactWords:
    """Return what the facts of a session give an item of a kind: title and lead as nobody has worded them."""
    session, unworded = place.session, _UNWORDED.get(kind)
    if unworded is None:
        return FactWords(lead_id=host_lead(kind, place))
    if kind is ItemKind.TOPIC:
        known, lead = session.topic.strip(), session.facilitator
    else:
        known = next((guest.talk.strip() for guest in place.guests if guest.talk.strip()), "")
        lead = " and ".join(guest.name for guest in place.guests)
    title = f"{unworded.title}: {known}" if known else unworded.title
    return FactWords(title[:300], lead or unworded.lead)


def says_title(title: str, words: FactWords) -> bool:
    """Tell whether a title is what the facts give, but for capitals."""
    return bool(words.title) and title.strip().casefold() == words.title.casefold()


def item_from(block: TemplateItem, place: Place) -> AgendaItem:
    """Return the item that a template's block becomes in a session: its own topic, guest and leads."""
    own, unworded = fact_words(block.kind, place), _UNWORDED.get(block.kind, FactWords())
    title = own.title if says_title(block.title, unworded) else block.title
    lead = own.lead if block.lead.strip() == unworded.lead else block.lead
    return AgendaItem(
        session_id=place.session.id,
        kind=block.kind,
        title=title,
        minutes=block.minutes,
        lead="" if own.lead_id is not None else lead,
        lead_id=own.lead_id,
        purpose=block.purpose,
        for_ceos=block.for_ceos,
        for_quality=block.for_quality,
        for_guest=block.for_guest,
        pinned=block.pinned,
    )


def item_copied(item: AgendaItem, source: Place, place: Place, *, notes: bool = False) -> AgendaItem:
    """Return an item of another session (`source`) as it is offered to this one.

    What its facts gave it this session's facts give it here. The host's items go to this session's host; a
    guest's lead to this session's guests; anybody whose appointment has ended by then leads no longer.
    """
    own, was = fact_words(item.kind, place), fact_words(item.kind, source)
    title = own.title if says_title(item.title, was) else item.title
    if item.kind in _HOST_ROLES:
        # The other host's people do not lead here, whatever their names.
        lead_id, lead = own.lead_id, ""
    elif item.kind is ItemKind.GUEST:
        lead_id, lead = None, " and ".join(guest.name for guest in place.guests)
    else:
        stays = item.lead_id is not None and _still_there(item.lead_id, place, place.session.day)
        lead_id, lead = (item.lead_id if stays else None), item.lead
        if item.kind is ItemKind.TOPIC and item.lead == was.lead:
            lead = own.lead
    return AgendaItem(
        session_id=place.session.id,
        kind=item.kind,
        title=title,
        minutes=item.minutes,
        lead=lead,
        lead_id=lead_id,
        purpose=item.purpose,
        for_ceos=item.for_ceos,
        for_quality=item.for_quality,
        for_guest=item.for_guest,
        notes=item.notes if notes else "",
        pinned=item.pinned,
    )


def block_of(item: AgendaItem, place: Place, template_id: int = 0, position: int = 0) -> TemplateItem:
    """Return the template's block for an item of a session: all but people, notes and facts of the day."""
    facts, unworded = fact_words(item.kind, place), _UNWORDED.get(item.kind, FactWords())
    led_by_facts = item.lead.strip() == facts.lead or (item.lead_id is not None and not item.lead)
    return TemplateItem(
        template_id=template_id,
        position=position,
        kind=item.kind,
        title=unworded.title if says_title(item.title, facts) else item.title,
        minutes=item.minutes,
        lead=unworded.lead if led_by_facts else item.lead,
        purpose=item.purpose,
        for_ceos=item.for_ceos,
        for_quality=item.for_quality,
        for_guest=item.for_guest,
        pinned=item.pinned,
    )


def blocks_of(items: Iterable[AgendaItem], place: Place, template_id: int) -> tuple[TemplateItem, ...]:
    """Return the blocks of a template made from a session's day, in order."""
    return tuple(block_of(item, place, template_id, at) for at, item in enumerate(ordered(items), start=1))
