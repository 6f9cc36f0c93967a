"""Sessions: the ten days a year on which the community of practice meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.value import NotUndone, PartOf, RefersTo, Value


class SessionState(StrEnum):
    """How far a session has come."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Value):
    """One day of the community. Texts may hold several paragraphs, separated by blank lines.

    `packets_issued` is the day on which its packets were last printed or saved for those who come.
    """

    number: int
    day: date
    start: time = time(8, 0)
    host_id: Annotated[int | None, RefersTo(Organization)] = None
    venue: str = ""
    topic: str = ""
    state: SessionState = SessionState.DRAFT
    facilitator: str = ""
    papers_due: date | None = None
    host_text: str = ""
    example_text: str = ""
    game_plan_text: str = ""
    topic_text: str = ""
    logistics: str = ""
    cancelled_reason: str = ""
    note: str = ""
    packets_issued: Annotated[date | None, NotUndone()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest(Value):
    """A featured guest of one session. `portrait` is the sha256 of a picture kept in the program file.

    `attended` says whether they came; None as long as nobody has said.
    """

    session_id: Annotated[int, PartOf(Session)]
    name: str
    title: str = ""
    affiliation: str = ""
    talk: str = ""
    biography: str = ""
    portrait: str | None = None
    email: str = ""
    phone: str = ""
    travel: str = ""
    confirmed: bool = False
    joins_dinner: bool = True
    attended: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dinner(Value):
    """The dinner of the CEOs and the guest, the evening before a session or on its day."""

    session_id: Annotated[int, PartOf(Session)]
    day: date
    start: time = time(18, 30)
    place: str = ""
    seats: int | None = None
    dietary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DinnerReply(Value):
    """Whether a person joins a dinner. Without a reply the CEOs in office are expected, others are not."""

    dinner_id: Annotated[int, PartOf(Dinner)]
    person_id: Annotated[int, RefersTo(Person)]
    joins: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Value):
    """A shared topic that somebody would like: open until a session takes it up."""

    title: str
    organization_id: Annotated[int | None, RefersTo(Organization)] = None
    session_id: Annotated[int | None, RefersTo(Session)] = None
    note: str = ""


def renumbering(sessions: Iterable[Session]) -> tuple[tuple[Session, int], ...]:
    """Return the sessions whose number changes if numbers are to follow the days, each with its new number.

    Cancelled sessions keep the number they had.
    """
    planned = sorted(
        (session for session in sessions if session.state is not SessionState.CANCELLED),
        key=lambda session: (session.day, session.number),
    )
    return tuple((one, place) for place, one in enumerate(planned, start=1) if one.number != place)
