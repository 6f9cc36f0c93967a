"""What an arrival or a departure at the door makes of a mark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from lead_desktop.domain.model.agenda import (
    PAUSES,
    AgendaItem,
    Audience,
    ItemKind,
    invited,
    minutes_of,
    minutes_of_end,
    timed,
)
from lead_desktop.domain.model.attendance import Entry, MarkKind


def at_door(
    items: Iterable[AgendaItem],
    start: time,
    audience: Audience,
    arrived: time | None = None,
    left: time | None = None,
) -> Entry:
    """Return what is entered for somebody who came or went at a time.

    Ten minutes late is late, not part of the day: somebody was there for part of it if they missed at least
    one item they are invited to from its beginning to its end. Pauses do not count; nor does the welcome,
    save for heads of Quality, for whom every item is counted that they did not miss.
    """
    counted = audience is Audience.HEAD_OF_QUALITY
    aside = PAUSES if counted else PAUSES | {ItemKind.WELCOME}
    mine = [
        item for item in timed(items, start) if invited(item.item, audience) and item.item.kind not in aside
    ]
    missed = sum(
        (arrived is not None and item.end <= arrived)
        or (left is not None and minutes_of_end(left) <= minutes_of(item.start))
        for item in mine
    )
    attended = len(mine) - missed if missed and counted else None
    kind = MarkKind.PART if missed else MarkKind.PRESENT
    return Entry(kind=kind, arrived=arrived, left=left, items_attended=attended)


def is_late(items: Iterable[AgendaItem], start: time, audience: Audience, arrived: time | None) -> bool:
    """Tell whether somebody came after the first item they are invited to had begun."""
    begins = [
        item.start
        for item in timed(items, start)
        if invited(item.item, audience) and item.item.kind not in PAUSES
    ]
    return arrived is not None and arrived > (begins[0] if begins else start)
