"""The agenda: the blocks of a session's day, who is invited to each, and the papers that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


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
class AgendaItem:
    """One block of the day. `minutes` is its length; start times follow from the order.

    `lead` is in words ("Program director"); `lead_id` names a known person instead.
    `notes` belong to the coordinator's run sheet and are never printed in a packet. `pinned` is the clock
    time at which the item begins whatever comes before it; without it, it begins where the last one ended.
    """

    id: int = 0
    session_id: int
    position: int = 0
    kind: ItemKind = ItemKind.OTHER
    title: str
    minutes: int
    lead: str = ""
    lead_id: int | None = None
    purpose: Purpose = Purpose.NONE
    for_ceos: bool = True
    for_quality: bool = False
    for_guest: bool = False
    notes: str = ""
    pinned: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A pre-read of an item. `sha256` names its bytes in the program file; None means expected."""

    id: int = 0
    item_id: int
    position: int = 0
    title: str
    owner: str = ""
    due: date | None = None
    sha256: str | None = None
    file_name: str = ""
    pages: int | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVersion:
    """What a paper's pages were before they were replaced."""

    id: int = 0
    paper_id: int
    sha256: str
    file_name: str = ""
    pages: int | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTemplate:
    """A day that the coordinator keeps to build others from."""

    id: int = 0
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem:
    """One block of a template; leads are in words, for people come and go."""

    id: int = 0
    template_id: int
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


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An agenda item with its computed start and end."""

    item: AgendaItem
    start: time
    end: time


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
    """Return the items in order with their start and end times, each starting where the last one ended.

    Intervals are half-open; a day that runs past midnight wraps around.
    """
    moment = datetime.combine(date(2000, 1, 1), start)
    result = []
    for item in ordered(items):
        end = moment + timedelta(minutes=item.minutes)
        result.append(TimedItem(item, moment.time(), end.time()))
        moment = end
    return tuple(result)


def total_minutes(items: Iterable[AgendaItem]) -> int:
    """Return the length of the day in minutes."""
    return sum(item.minutes for item in items)


def end_of_day(items: Sequence[AgendaItem], start: time) -> time:
    """Return when the last item ends; the start where there is none."""
    timed_items = timed(items, start)
    return timed_items[-1].end if timed_items else start


def presence(items: Iterable[AgendaItem], start: time, audience: Audience) -> tuple[time, time] | None:
    """Return when a group must arrive and may leave, or None where it is invited to nothing."""
    spans = [
        (timed_item.start, timed_item.end)
        for timed_item in timed(items, start)
        if invited(timed_item.item, audience)
    ]
    return (spans[0][0], spans[-1][1]) if spans else None


def renumbered(items: Iterable[AgendaItem], order: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return (item id, new position) for every item whose place changes under a new order of ids.

    Items the order does not name keep their sequence and follow at the end.
    """
    present = ordered(items)
    by_id = {item.id: item for item in present}
    named = [by_id[identity] for identity in order if identity in by_id]
    rest = [item for item in present if item.id not in set(order)]
    return tuple(
        (item.id, place) for place, item in enumerate([*named, *rest], start=1) if item.position != place
    )
