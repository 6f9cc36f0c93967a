"""The sessions of the example: texts, dinner, guests, agenda and papers, one file for each session."""

from __future__ import annotations

from pathlib import Path

from lead_desktop.domain.model.agenda import AgendaItem, ItemKind, Paper, PaperVersion, Purpose
from lead_desktop.domain.model.attendance import TurnedAway
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session, SessionState
from lead_desktop.services.example.entries import Entry, read_entries
from lead_desktop.services.example.values import ExampleValues

SESSIONS = 20


def read_sessions(folder: Path, values: ExampleValues) -> None:
    """Read every session with what belongs to it.

    Raises:
        FileRefused: a file or an entry is wrong; the sentence names it.
    """
    for number in range(1, SESSIONS + 1):
        entry = read_entries(folder, f"sessions/{number:02d}.toml")
        session = values.add(entry, _session(entry, number, values))
        values.sessions[number] = session.id
        items = _items(entry, session, values)
        for guest in entry.entries("guest"):
            _guest(guest, session, values)
        dinner = entry.entry_or_none("dinner")
        if dinner is not None:
            _dinner(dinner, session, values)
        for place, paper in enumerate(entry.entries("paper"), start=1):
            _paper(paper, place, items, values)
        for turned_away in entry.entries("turned_away"):
            _turned_away(turned_away, session, values)
        entry.finish()


def _session(entry: Entry, number: int, values: ExampleValues) -> Session:
    return Session(
        number=number,
        day=entry.day("day"),
        start=entry.moment("start"),
        host_id=values.organization(entry, "host"),
        venue=entry.text("venue"),
        topic=entry.text("topic"),
        state=entry.choice("state", SessionState),
        facilitator=entry.text("facilitator"),
        papers_due=entry.day("papers_due"),
        host_text=entry.text("host_text"),
        example_text=entry.text("example_text"),
        game_plan_text=entry.text("game_plan_text"),
        topic_text=entry.text("topic_text"),
        logistics=entry.text("logistics"),
        note=entry.text_or_empty("note"),
    )


def _items(entry: Entry, session: Session, values: ExampleValues) -> tuple[AgendaItem, ...]:
    items = []
    for position, item in enumerate(entry.entries("items"), start=1):
        room = item.text("room")
        items.append(
            values.add(
                item,
                AgendaItem(
                    session_id=session.id,
                    position=position,
                    kind=item.choice("kind", ItemKind),
                    title=item.text("title"),
                    minutes=item.whole("minutes"),
                    lead=item.text_or_empty("lead"),
                    lead_id=values.person_or_none(item),
                    purpose=Purpose(item.text_or_empty("purpose")),
                    for_ceos="C" in room,
                    for_quality="Q" in room,
                    for_guest="G" in room,
                    notes=item.text_or_empty("notes"),
                ),
            )
        )
        item.finish()
    return tuple(items)


def _guest(entry: Entry, session: Session, values: ExampleValues) -> None:
    guest = values.add(
        entry,
        Guest(
            session_id=session.id,
            name=entry.text("name"),
            title=entry.text_or_empty("title"),
            affiliation=entry.text_or_empty("affiliation"),
            talk=entry.text_or_empty("talk"),
            biography=entry.text_or_empty("biography"),
            email=entry.text_or_empty("email"),
            phone=entry.text_or_empty("phone"),
            travel=entry.text_or_empty("travel"),
            confirmed=entry.flag("confirmed"),
        ),
    )
    if entry.flag("portrait"):
        values.portraits.add(guest.id)
    entry.finish()


def _dinner(entry: Entry, session: Session, values: ExampleValues) -> None:
    dinner = values.add(
        entry,
        Dinner(
            session_id=session.id,
            day=entry.day("day"),
            start=entry.moment("start"),
            place=entry.text("place"),
            seats=entry.whole_or_none("seats"),
            dietary=entry.text_or_empty("dietary"),
            note=entry.text_or_empty("note"),
        ),
    )
    for reply in entry.entries("replies"):
        values.add(
            reply,
            DinnerReply(
                dinner_id=dinner.id,
                person_id=values.person(reply),
                joins=reply.flag("joins"),
                note=reply.text_or_empty("note"),
            ),
        )
        reply.finish()
    entry.finish()


def _paper(entry: Entry, position: int, items: tuple[AgendaItem, ...], values: ExampleValues) -> None:
    item = entry.one_of("to", {item.kind.value: item for item in items})
    paper = values.add(
        entry,
        Paper(
            item_id=item.id,
            position=position,
            title=entry.text("title"),
            owner=entry.text("owner"),
            due=entry.day_or_none("due"),
            received=entry.day_or_none("received"),
        ),
    )
    if paper.received is not None:
        values.paper_texts[paper.id] = entry.text("text")
    for earlier in entry.entries("earlier"):
        # Its bytes are made with those of the paper itself; the sum that names them is not known before.
        version = values.add(
            earlier, PaperVersion(paper_id=paper.id, sha256="", received=earlier.day("received"))
        )
        values.version_texts[version.id] = earlier.text("text")
        earlier.finish()
    entry.finish()


def _turned_away(entry: Entry, session: Session, values: ExampleValues) -> None:
    values.add(
        entry,
        TurnedAway(
            session_id=session.id,
            organization_id=values.organization(entry, "organization"),
            name=entry.text("name"),
            reason=entry.text("reason"),
        ),
    )
    entry.finish()
