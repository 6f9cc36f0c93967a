"""The agenda: the blocks of a session's day, who is invited to each, and the papers that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.people import Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import PartOf, RefersTo, Value


class ItemKind(StrEnum):
    """What sort of block an agenda item is."""

    ARRIVAL = "arrival"
    WELCOME = "welcome"
    EXAMPLE = "improvement example"
    GAME_PLAN = "game-plan"
    GUEST = "guest"
    TOPIC = "shared topic"
    ROUND_TABLE = "round-table"
    COMMITMENTS = "commitments"
    BREAK = "break"
    LUNCH = "lunch"
    OTHER = "other"


PAUSES = frozenset({ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.LUNCH})


class Purpose(StrEnum):
    """What an item asks of those in the room."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    LEARNING = "learning"
    DECISION = "decision"
    NONE = ""


class Audience(StrEnum):
    """The three groups of recipients, each with its own packet."""

    CEO = "C"
    HEAD_OF_QUALITY = "Q"
    GUEST = "G"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Value):
    """One block of the day. `minutes` is its length; start times follow from the order.

    `lead` is in words ("Program director"); `lead_id` names a known person instead.
    `notes` belong to the coordinator's run sheet and are never printed in a packet. `pinned` is the clock
    time at which the item begins whatever comes before it; without it, it begins where the last one ended.
    """

    session_id: Annotated[int, PartOf(Session)]
    position: int = 0
    kind: ItemKind = ItemKind.OTHER
    title: str
    minutes: int
    lead: str = ""
    lead_id: Annotated[int | None, RefersTo(Person)] = None
    purpose: Purpose = Purpose.NONE
    for_ceos: bool = True
    for_quality: bool = False
    for_guest: bool = False
    notes: str = ""
    pinned: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Value):
    """A pre-read of an item. `sha256` names its bytes in the program file; None means expected."""

    item_id: Annotated[int, PartOf(AgendaItem)]
    position: int = 0
    title: str
    owner: str = ""
    due: date | None = None
    sha256: str | None = None
    file_name: str = ""
    pages: int | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVersion(Value):
    """What a paper's pages were before they were replaced."""

    paper_id: Annotated[int, PartOf(Paper)]
    sha256: str
    file_name: str = ""
    pages: int | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTemplate(Value):
    """A day that the coordinator keeps to build others from."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem(Value):
    """One block of a template; leads are in words, for people come and go."""

    template_id: Annotated[int, PartOf(DayTemplate)]
    position: int = 0
    kind: ItemKind = ItemKind.OTHER
    title: str
    minutes: int
    lead: str = ""
    purpose: Purpose = Purpose.NONE
    for_ceos: bool = True
    for_quality: bool = False
    for_guest: bool = False
    pinned: time | None = None


DAY = 24 * 60
"""Minutes in a day; times are counted in minutes from its midnight."""


def minutes_of(moment: time) -> int:
    """Return how many minutes after midnight a time of day is."""
    return moment.hour * 60 + moment.minute


def minutes_of_end(moment: time) -> int:
    """Return how many minutes after midnight an end is: 0:00 is the end of its day."""
    return minutes_of(moment) or DAY


def time_of(minutes: int) -> time:
    """Return the time of day so many minutes after midnight; past the next midnight it begins anew."""
    return time(*divmod(minutes % DAY, 60))


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An agenda item with its computed times, in minutes after the midnight with which the day begins.

    An end past `DAY` lies on the next day. `slack` is what lies between the end of the item before (or the
    start of the day) and this one: free minutes, or an overrun where negative. Only a pinned item has any.
    """

    item: AgendaItem
    begins: int
    ends: int
    slack: int = 0

    @property
    def start(self) -> time:
        """Return when the item begins."""
        return time_of(self.begins)

    @property
    def end(self) -> time:
        """Return when the item ends; the interval is half-open."""
        return time_of(self.ends)


def invited(item: AgendaItem, audience: Audience) -> bool:
    """Tell whether a group is invited to an item."""
    return {
        Audience.CEO: item.for_ceos,
        Audience.HEAD_OF_QUALITY: item.for_quality,
        Audience.GUEST: item.for_guest,
    }[audience]


def counted_items(items: Iterable[AgendaItem]) -> int:
    """Return how many items heads of Quality are expected at: those they are invited to, pauses aside."""
    return sum(item.for_quality and item.kind not in PAUSES for item in items)


def ordered(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return items in the order of the day."""
    return tuple(sorted(items, key=lambda item: (item.position, item.id)))


def timed(items: Iterable[AgendaItem], start: time) -> tuple[TimedItem, ...]:
    """Return the items in order with their times, each beginning where the last one ended.

    A pinned item begins at its clock time whatever comes before it. Intervals are half-open.
    """
    moment = minutes_of(start)
    result = []
    for item in ordered(items):
        begins = moment if item.pinned is None else minutes_of(item.pinned)
        result.append(TimedItem(item, begins, begins + item.minutes, begins - moment))
        moment = begins + item.minutes
    return tuple(result)


def total_minutes(items: Iterable[AgendaItem]) -> int:
    """Return the minutes of all items together; free time between them is not counted."""
    return sum(item.minutes for item in items)


def end_of_day(items: Iterable[AgendaItem], start: time) -> time:
    """Return when everything has ended; the start where there is no item."""
    return time_of(max((item.ends for item in timed(items, start)), default=minutes_of(start)))


def presence(items: Iterable[AgendaItem], start: time, audience: Audience) -> tuple[time, time] | None:
    """Return when a group must arrive and may leave, or None where it is invited to nothing."""
    spans = [item for item in timed(items, start) if invited(item.item, audience)]
    if not spans:
        return None
    return time_of(min(span.begins for span in spans)), time_of(max(span.ends for span in spans))


def renumbered(items: Iterable[AgendaItem], order: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return (item id, new position) for every item whose place changes under a new order of ids.

    Items the order does not name keep their sequence and follow at the end.
    """
    present = ordered(items)
    by_id = {item.id: item for item in present}
    named = [by_id[id_] for id_ in order if id_ in by_id]
    rest = [item for item in present if item.id not in set(order)]
    return tuple(
        (item.id, place) for place, item in enumerate([*named, *rest], start=1) if item.position != place
    )
