"""The run sheet: the day as the coordinator and the facilitator run it. No packet ever holds it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Spacer

from lead_desktop.documents.kit.layout import Layout
from lead_desktop.domain.model.agenda import PAUSES, AgendaItem, Audience, TimedItem, invited, timed
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Record, lead_words
from lead_desktop.domain.scheduling.timetable import stay_words
from lead_desktop.domain.text.formatting import clock, long_day, short_day

_TIME = 66.0
_ROOM = 96.0
_GROUPS = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Heads of Quality", Audience.GUEST: "Guest"}


def run_sheet_story(layout: Layout, record: Record, session: Session) -> list[Flowable]:
    """Return the run sheet: who is where when, and for each item its lead, papers and notes."""
    host = record.organization_by_id.get(session.host_id or 0)
    place = ", ".join(word for word in (host.name if host else "", session.venue) if word)
    story = layout.title("Run sheet", " · ".join(word for word in (long_day(session.day), place) if word))
    story += [_facts(layout, record, session), Spacer(1, 12)]
    items = timed(record.items_of(session.id), session.start)
    if not items:
        story.append(layout.text("The agenda of this day is not set yet.", layout.styles.muted))
        return story
    head = [layout.text(words, layout.styles.muted) for words in ("Time", "Item", "In the room")]
    rows: list[list[Any]] = [head, *(_row(layout, record, session, one) for one in items)]
    story.append(layout.table(rows, (_TIME, layout.width - _TIME - _ROOM, _ROOM), head=1, padding=5))
    if session.note:
        story += [*layout.section("Notes on the session"), *layout.prose(session.note)]
    return story


def _facts(layout: Layout, record: Record, session: Session) -> Flowable:
    items = record.items_of(session.id)
    facts = [("Facilitator", session.facilitator or "to be named")]
    for audience, words in _GROUPS.items():
        stay = stay_words(items, session.start, audience)
        if stay:
            facts.append((words, stay))
    facts += [("Guest", _guest_words(guest)) for guest in record.guests_of(session.id)]
    dinner = record.dinner_of(session.id)
    if dinner is not None:
        where = f", {dinner.place}" if dinner.place else ""
        facts.append(("Dinner", f"{short_day(dinner.day)}, {clock(dinner.start)}{where}"))
        if dinner.dietary:
            facts.append(("", dinner.dietary))
    if record.program.contact:
        facts.append(("On the day", record.program.contact))
    return layout.facts(facts, padding=3)


def _guest_words(guest: Any) -> str:
    return ", ".join(word for word in (guest.name, guest.phone, guest.travel) if word)


def _row(layout: Layout, record: Record, session: Session, one: TimedItem) -> list[Any]:
    item, styles = one.item, layout.styles
    pause = item.kind in PAUSES
    words: list[Flowable] = [layout.text(item.title, styles.muted if pause else styles.strong)]
    lead = lead_words(record, item, session.day)
    if lead:
        words.append(layout.text(lead, styles.muted))
    for paper in record.papers_of(item.id):
        state = f"{paper.pages} p." if paper.sha256 is not None else "to follow"
        owner = f", {paper.owner}" if paper.owner else ""
        words.append(
            layout.mixed([("Have ready: ", True), (f"{paper.title}{owner} ({state})", False)], styles.small)
        )
    if item.notes:
        words += [Spacer(1, 3), layout.text(item.notes, styles.small)]
    return [
        layout.mixed([(clock(one.start), True), (f" – {clock(one.end)}", False, "muted")], styles.small),
        words,
        layout.text(_room_words(item), styles.muted),
    ]


def _room_words(item: AgendaItem) -> str:
    present = [words for audience, words in _GROUPS.items() if invited(item, audience)]
    if len(present) == len(_GROUPS):
        return "Everybody"
    return "\n".join(present) if present else "Nobody invited"
