"""The sessions of the example: texts, dinner, guests, agenda and papers, one file for each session."""

from __future__ import annotations

from pathlib import Path

from lead_desktop.domain.model.agenda import AgendaItem, Paper, PaperVersion
from lead_desktop.domain.model.attendance import TurnedAway
from lead_desktop.domain.model.people import Person
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session
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
        session = values.read(entry, Session, number=number)
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
            values.read(turned_away, TurnedAway, session_id=session.id)
            turned_away.finish()
        entry.finish()


def _items(entry: Entry, session: Session, values: ExampleValues) -> tuple[AgendaItem, ...]:
    items = []
    for position, item in enumerate(entry.entries("items"), start=1):
        room = item.get("room", str)
        items.append(
            values.read(
                item,
                AgendaItem,
                session_id=session.id,
                position=position,
                lead_id=values.named(item, "person", Person) if item.has("person") else None,
                for_ceos="C" in room,
                for_quality="Q" in room,
                for_guest="G" in room,
            )
        )
        item.finish()
    return tuple(items)


def _guest(entry: Entry, session: Session, values: ExampleValues) -> None:
    guest = values.read(entry, Guest, session_id=session.id, portrait=None)
    if entry.get_or("portrait", otherwise=False):
        values.portraits.add(guest.id)
    entry.finish()


def _dinner(entry: Entry, session: Session, values: ExampleValues) -> None:
    dinner = values.read(entry, Dinner, session_id=session.id)
    for reply in entry.entries("replies"):
        values.read(reply, DinnerReply, dinner_id=dinner.id)
        reply.finish()
    entry.finish()


def _paper(entry: Entry, position: int, items: tuple[AgendaItem, ...], values: ExampleValues) -> None:
    item = entry.one_of("to", {item.kind.value: item for item in items})
    paper = values.read(entry, Paper, item_id=item.id, position=position)
    if paper.received is not None:
        values.paper_texts[paper.id] = entry.get("text", str)
    for earlier in entry.entries("earlier"):
        # Its bytes are made with those of the paper itself; the sum that names them is not known before.
        version = values.read(earlier, PaperVersion, paper_id=paper.id, sha256="")
        values.version_texts[version.id] = earlier.get("text", str)
        earlier.finish()
    entry.finish()
