"""The agenda follows its facts: the guest and the talk, the shared topic, the host's people, the facilitator.

What an item says of them is kept as words, so that pages and history show what was said. As long as the words
are those that the facts give, they change with the facts; words of somebody's own stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lead_desktop.domain.model.agenda import AgendaItem, ItemKind
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.day_templates import FACT_KINDS, Place, fact_words, says_title


def follow_facts(before: Snapshot, after: Snapshot) -> tuple[AgendaItem, ...]:
    """Return the items whose words came from facts that have changed, with what the facts say now.

    The record of a day that was held stays as it is, and so does an item that was itself changed.
    """
    known = {item.id: item for item in before.items}
    return tuple(
        changed
        for session in after.sessions
        if session.state is not SessionState.HELD and session.id in before.session_by_id
        for changed in _followed(
            _place(before, before.session_by_id[session.id]),
            _place(after, session),
            [item for item in after.items_of(session.id) if known.get(item.id) == item],
        )
    )


def _place(snapshot: Snapshot, session: Session) -> Place:
    return Place(session, snapshot.appointments, snapshot.guests_of(session.id))


def _followed(before: Place, after: Place, items: list[AgendaItem]) -> Iterator[AgendaItem]:
    if before == after:
        return
    for item in items:
        if item.kind not in FACT_KINDS:
            continue
        was, now = fact_words(item.kind, before), fact_words(item.kind, after)
        if was == now:
            continue
        said = was.title != now.title and says_title(item.title, was)
        changed = replace(item, title=now.title) if said else item
        if (item.lead_id, item.lead.strip()) == (was.lead_id, was.lead):
            changed = replace(changed, lead_id=now.lead_id, lead=now.lead)
        if changed != item:
            yield changed


def contradiction(snapshot: Snapshot, session: Session, item: AgendaItem) -> str:
    """Say where an item's own words name another topic or guest than the session has; else empty."""
    named = item.title.partition(":")[2].strip()
    if item.kind is ItemKind.TOPIC and named and not _agree(item.title, named, [session.topic]):
        return f"it says “{named}”, and the topic is “{session.topic}”"
    if item.kind is not ItemKind.GUEST:
        return ""
    guests = snapshot.guests_of(session.id)
    if guests and item.lead.strip() and not any(guest.name in item.lead for guest in guests):
        return f"it names {item.lead}, and the guest is {' and '.join(guest.name for guest in guests)}"
    talks = [guest.talk for guest in guests if guest.talk.strip()]
    if named and not _agree(item.title, named, talks):
        return f"it says “{named}”, and the talk is “{talks[0]}”"
    return ""


def _agree(title: str, named: str, facts: list[str]) -> bool:
    """Tell whether a title has one of the facts, or is short for it; where nothing is known all agree."""
    known = [fact.strip().casefold() for fact in facts if fact.strip()]
    return not known or any(fact in title.casefold() or named.casefold() in fact for fact in known)
