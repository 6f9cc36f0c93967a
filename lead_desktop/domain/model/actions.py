"""Actions promised at a session, and the evaluation of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import PartOf, RefersTo, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Value):
    """Something a person promised at a session, by a day; open until `closed`."""

    session_id: Annotated[int, PartOf(Session)]
    person_id: Annotated[int | None, RefersTo(Person)] = None
    organization_id: Annotated[int | None, RefersTo(Organization)] = None
    what: str
    due: date | None = None
    closed: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOffer(Value):
    """What the CEO of an organization asks of the others at a session, and what they offer."""

    session_id: Annotated[int, PartOf(Session)]
    organization_id: Annotated[int, RefersTo(Organization)]
    ask: str = ""
    offer: str = ""


EVALUATION_QUESTIONS = (
    "The day was worth my time.",
    "I learned something I will use.",
    "I could speak openly.",
    "The pre-reads prepared me well.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationScore(Value):
    """One answer, 1 to 5, of one paper form; `form` numbers the forms of a session, `question` from 1."""

    session_id: Annotated[int, PartOf(Session)]
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
