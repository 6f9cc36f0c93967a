"""Finding people, organizations, sessions and goals by a few letters, accents and case aside."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from lead_desktop.domain.model.goals import Goal
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.text.formatting import short_day
from lead_desktop.services.program_file import ProgramFile

MOST = 12
"""How many hits a search shows."""

# Letters that do not fall apart into a plain one and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its name, what it is, and the value to go to."""

    name: str
    detail: str
    entity: Entity
    id: int


def plain(text: str) -> str:
    """Return a text without accents and case, for comparing."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def search(file: ProgramFile, text: str) -> tuple[Hit, ...]:
    """Return what has every word of a text in its name or detail; names that begin with it first."""
    words = plain(text).split()
    if not words:
        return ()
    with file.reading() as work:
        organizations = {organization.id: organization for organization in work.all(Organization)}
        sessions = {session.id: session for session in work.all(Session)}
        hits = [
            *(
                Hit(organization.name, "organization", Organization, organization.id)
                for organization in organizations.values()
            ),
            *(Hit(person.name, person.title or "person", Person, person.id) for person in work.all(Person)),
            *(
                Hit(
                    f"Session {session.number} · {short_day(session.day, work.formats)}",
                    session.topic or "session",
                    Session,
                    session.id,
                )
                for session in sessions.values()
            ),
            *(
                Hit(
                    guest.name,
                    f"guest of session {sessions[guest.session_id].number}",
                    Session,
                    guest.session_id,
                )
                for guest in work.all(Guest)
            ),
            *(
                Hit(goal.statement, f"goal of {organizations[goal.organization_id].name}", Goal, goal.id)
                for goal in work.all(Goal)
            ),
        ]
    found = [hit for hit in hits if all(word in plain(f"{hit.name} {hit.detail}") for word in words)]
    found.sort(key=lambda hit: not plain(hit.name).startswith(words[0]))
    return tuple(found[:MOST])
