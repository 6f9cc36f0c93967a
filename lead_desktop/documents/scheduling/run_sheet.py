"""The run sheet: the day as the coordinator and the facilitator run it. No packet ever holds it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Spacer

from lead_desktop.documents.kit.layout import Layout
from lead_desktop.documents.sentences import NO_AGENDA
from lead_desktop.domain.model.agenda import PAUSES, AgendaItem, Audience, TimedItem, invited, timed
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot, lead_text, place_text
from lead_desktop.domain.scheduling.timetable import stay_text
from lead_desktop.domain.text.formatting import clock, long_day, short_day

_TIME = 66.0
_ROOM = 96.0
_GROUPS = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Heads of Quality", Audience.GUEST: "Guest"}


def run_sheet_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the run sheet: who is where when, and for each item its lead, papers and notes."""
    place = place_text(snapshot, session)
    story = layout.title(
        "Run sheet", " · ".join(word for word in (long_day(session.day, snapshot.formats), place) if word)
    )
    story += [_facts(layout, snapshot, session), Spacer(1, 12)]
    items = timed(snapshot.items_of(session.id), session.start)
    if not items:
        story.append(layout.text(NO_AGENDA, layout.styles.muted))
        return story
    head = [layout.text(text, layout.styles.muted) for text in ("Time", "Item", "In the room")]
    rows: list[list[Any]] = [head, *(_row(layout, snapshot, session, item) for item in items)]
    story.append(layout.table(rows, (_TIME, layout.width - _TIME - _ROOM, _ROOM), head=1, padding=5))
    if session.note:
        story += [*layout.section("Notes on the session"), *layout.prose(session.note)]
    return story


def _facts(layout: Layout, snapshot: Snapshot, session: Session) -> Flowable:
    items = snapshot.items_of(session.id)
    facts = [("Facilitator", session.facilitator or "to be named")]
    for audience, text in _GROUPS.items():
        stay = stay_text(items, session.start, audience, snapshot.formats)
        nobody = audience is Audience.GUEST and not snapshot.guests_of(session.id)
        if stay and not nobody:
            facts.append((text, stay))
    facts += [("Guest", _guest_text(guest)) for guest in snapshot.guests_of(session.id)]
    dinner = snapshot.dinner_of(session.id)
    if dinner is not None:
        where = f", {dinner.place}" if dinner.place else ""
        facts.append(
            (
                "Dinner",
                f"{short_day(dinner.day, snapshot.formats)}, {clock(dinner.start, snapshot.formats)}{where}",
            )
        )
        if dinner.dietary:
            facts.append(("", dinner.dietary))
    if snapshot.program.contact:
        facts.append(("On the day", snapshot.program.contact))
    return layout.facts(facts, padding=3)


def _guest_text(guest: Any) -> str:
    return ", ".join(word for word in (guest.name, guest.phone, guest.travel) if word)


def _row(layout: Layout, snapshot: Snapshot, session: Session, one: TimedItem) -> list[Any]:
    item, styles = one.item, layout.styles
    pause = item.kind in PAUSES
    parts: list[Flowable] = [layout.text(item.title, styles.muted if pause else styles.strong)]
    lead = lead_text(snapshot, item, session.day)
    if lead:
        parts.append(layout.text(lead, styles.muted))
    for paper in snapshot.papers_of(item.id):
        state = f"{paper.pages} p." if paper.sha256 is not None else "to follow"
        owner = f", {paper.owner}" if paper.owner else ""
        parts.append(
            layout.mixed([("Have ready: ", True), (f"{paper.title}{owner} ({state})", False)], styles.small)
        )
    if item.notes:
        parts += [Spacer(1, 3), layout.text(item.notes, styles.small)]
    return [
        layout.mixed(
            [
                (clock(one.start, snapshot.formats), True),
                (f" – {clock(one.end, snapshot.formats)}", False, "muted"),
            ],
            styles.small,
        ),
        parts,
        layout.text(_room_text(item), styles.muted),
    ]


def _room_text(item: AgendaItem) -> str:
    present = [text for audience, text in _GROUPS.items() if invited(item, audience)]
    if len(present) == len(_GROUPS):
        return "Everybody"
    return "\n".join(present) if present else "Nobody invited"
