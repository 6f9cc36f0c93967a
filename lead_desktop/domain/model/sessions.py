"""Sessions: the ten days a year on which the community of practice meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class SessionState(StrEnum):
    """How far a session has come."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One day of the community. Texts may hold several paragraphs, separated by blank lines.

    `packets_issued` is the day on which its packets were last printed or saved for those who come.
    """

    id: int = 0
    number: int
    day: date
    start: time = time(8, 0)
    host_id: int | None = None
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
    packets_issued: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A featured guest of one session. `portrait` is the sha256 of a picture kept in the program file.

    `attended` says whether they came; None as long as nobody has said.
    """

    id: int = 0
    session_id: int
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
class Dinner:
    """The dinner of the CEOs and the guest, the evening before a session or on its day."""

    id: int = 0
    session_id: int
    day: date
    start: time = time(18, 30)
    place: str = ""
    seats: int | None = None
    dietary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DinnerReply:
    """Whether a person joins a dinner. Without a reply the CEOs in office are expected, others are not."""

    id: int = 0
    dinner_id: int
    person_id: int
    joins: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A shared topic that somebody would like: open until a session takes it up."""

    id: int = 0
    title: str
    organization_id: int | None = None
    session_id: int | None = None
    note: str = ""


def renumbering(sessions: Iterable[Session]) -> tuple[tuple[Session, int], ...]:
    """Return the sessions whose number changes if numbers are to follow the days, each with its new number.

    Cancelled sessions keep the number they had.
    """
    planned = sorted(
        (one for one in sessions if one.state is not SessionState.CANCELLED),
        key=lambda one: (one.day, one.number),
    )
    return tuple((one, place) for place, one in enumerate(planned, start=1) if one.number != place)
