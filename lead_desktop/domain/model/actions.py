"""Actions promised at a session, and the evaluation of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a person promised at a session, by a day; open until `closed`."""

    id: int = 0
    session_id: int
    person_id: int | None = None
    organization_id: int | None = None
    what: str
    due: date | None = None
    closed: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOffer:
    """What the CEO of an organization asks of the others at a session, and what they offer."""

    id: int = 0
    session_id: int
    organization_id: int
    ask: str = ""
    offer: str = ""


EVALUATION_QUESTIONS = (
    "The day was worth my time.",
    "I learned something I will use.",
    "I could speak openly.",
    "The pre-reads prepared me well.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationScore:
    """One answer, 1 to 5, of one paper form; `form` numbers the forms of a session, `question` from 1."""

    id: int = 0
    session_id: int
    form: int
    question: int
    score: int


def is_open(action: Action, day: date) -> bool:
    """Tell whether an action is still open on a day."""
    return action.closed is None or action.closed > day


def carried(
    actions: Iterable[Action], sessions: Mapping[int, tuple[date, int]], session_id: int
) -> tuple[Action, ...]:
    """Return what was promised at earlier sessions and is still open on the day of a session.

    `sessions` gives the day and number of each session by its id. The oldest promise comes first.
    """
    day, number = sessions[session_id]
    found = [
        action
        for action in actions
        if sessions.get(action.session_id, (day, number)) < (day, number) and is_open(action, day)
    ]
    return tuple(sorted(found, key=lambda action: (sessions[action.session_id], action.id)))
