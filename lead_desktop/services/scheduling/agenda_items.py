"""Agenda items: added, moved, lengthened, pinned, led by somebody, and who is in the room.

Every edit of a held session needs a reason, which goes into the words of the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from lead_desktop.domain.model.agenda import AgendaItem, Audience, invited, ordered, renumbered
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.scheduling import timetable
from lead_desktop.domain.text.formatting import clock, plural, quoted
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


def _explain(work: UnitOfWork, session_id: int) -> None:
    rules.explain(work.get(Session, session_id), work)


def _named(items: Sequence[AgendaItem]) -> str:
    return f"item {quoted(items[0].title)}" if len(items) == 1 else plural(len(items), "item")


def insert(work: UnitOfWork, items: Sequence[AgendaItem], after_id: int | None) -> tuple[AgendaItem, ...]:
    """Add items to a session behind another one, or at the end of the day; return them with their ids."""
    for item in items:
        rules.check(item, work)
    present = ordered(work.all(AgendaItem, session_id=items[0].session_id))
    order = [one.id for one in present]
    last = max((one.position for one in present), default=0)
    added = [work.add(replace(item, position=last + place)) for place, item in enumerate(items, start=1)]
    place = order.index(after_id) + 1 if after_id in order else len(order)
    order[place:place] = [one.id for one in added]
    _put_in_order(work, [*present, *added], order)
    return tuple(added)


def _put_in_order(work: UnitOfWork, items: Iterable[AgendaItem], order: Sequence[int]) -> None:
    by_id = {item.id: item for item in items}
    for id_, position in renumbered(by_id.values(), order):
        work.change(replace(by_id[id_], position=position))


def add_items(file: ProgramFile, items: Sequence[AgendaItem], after_id: int | None = None) -> Changes:
    """Add items of one session behind another one, or at the end of the day."""
    with file.changing() as work:
        _explain(work, items[0].session_id)
        insert(work, items, after_id)
        return work.commit(f"Add {_named(items)}")


def change_item(file: ProgramFile, item: AgendaItem) -> Changes:
    """Put a changed item in the place of the one with its id."""
    return _change(file, item.id, lambda _: item, lambda item: f"Change item {quoted(item.title)}")


def _change(
    file: ProgramFile,
    item_id: int,
    changed: Callable[[AgendaItem], AgendaItem],
    label: Callable[[AgendaItem], str],
) -> Changes:
    with file.changing() as work:
        before = work.get(AgendaItem, item_id)
        _explain(work, before.session_id)
        item = changed(before)
        rules.check(item, work)
        work.change(item)
        return work.commit(label(item))


def set_minutes(file: ProgramFile, item_id: int, minutes: int) -> Changes:
    """Change how long an item takes; what follows moves along, up to the next pinned item."""
    return _change(
        file,
        item_id,
        lambda item: replace(item, minutes=minutes),
        lambda item: f"Give item {quoted(item.title)} {minutes} min",
    )


def pin_item(file: ProgramFile, item_id: int, moment: time | None) -> Changes:
    """Pin an item to a clock time, or let it begin where the one before it ends again."""
    to = f" to {clock(moment, file.formats)}" if moment is not None else ""
    return _change(
        file,
        item_id,
        lambda item: replace(item, pinned=moment),
        lambda item: f"{'Pin' if to else 'Unpin'} item {quoted(item.title)}{to}",
    )


def rename_item(file: ProgramFile, item_id: int, title: str) -> Changes:
    """Change an item's title."""
    return _change(
        file,
        item_id,
        lambda item: replace(item, title=" ".join(title.split())),
        lambda item: f"Rename item to {quoted(item.title)}",
    )


def set_lead(file: ProgramFile, item_id: int, person_id: int | None, text: str = "") -> Changes:
    """Say who leads an item: somebody known, or words."""
    return _change(
        file,
        item_id,
        lambda item: replace(item, lead_id=person_id, lead="" if person_id is not None else text.strip()),
        lambda item: f"Change who leads {quoted(item.title)}",
    )


def set_notes(file: ProgramFile, item_id: int, notes: str) -> Changes:
    """Keep the run sheet's note on an item."""
    return _change(
        file,
        item_id,
        lambda item: replace(item, notes=notes.strip()),
        lambda item: f"Note for the run sheet on {quoted(item.title)}",
    )


def _items(work: UnitOfWork, item_ids: Sequence[int]) -> tuple[AgendaItem, ...]:
    return tuple(work.get(AgendaItem, id_) for id_ in item_ids)


def move_items(file: ProgramFile, item_ids: Sequence[int], place: int) -> Changes:
    """Move items so that the first of them takes a place in the day, counted from 0.

    They keep their own order; beyond the ends means to the end.
    """
    with file.changing() as work:
        first = work.get(AgendaItem, item_ids[0])
        _explain(work, first.session_id)
        present = ordered(work.all(AgendaItem, session_id=first.session_id))
        moved = [item for item in present if item.id in set(item_ids)]
        before = present.index(moved[0])
        order = [item.id for item in present if item not in moved]
        place = max(0, min(place, len(order)))
        order[place:place] = [item.id for item in moved]
        _put_in_order(work, present, order)
        way = "up" if place < before else "down"
        return work.commit(f"Move {_named(moved)} {way}")


def remove_items(file: ProgramFile, item_ids: Sequence[int]) -> Changes:
    """Delete items of one session with their papers."""
    with file.changing() as work:
        items = _items(work, item_ids)
        _explain(work, items[0].session_id)
        for item in items:
            work.remove(item)
        return work.commit(f"Delete {_named(items)}")


def _with_invitation(item: AgendaItem, audience: Audience, wanted: bool) -> AgendaItem:
    match audience:
        case Audience.CEO:
            return replace(item, for_ceos=wanted)
        case Audience.HEAD_OF_QUALITY:
            return replace(item, for_quality=wanted)
        case Audience.GUEST:
            return replace(item, for_guest=wanted)


def toggle_invitation(file: ProgramFile, item_ids: Sequence[int], audience: Audience) -> Changes:
    """Invite a group to items, or no longer where it is invited to all of them.

    Raises:
        Refused: nobody would be left in the room.
    """
    with file.changing() as work:
        items = _items(work, item_ids)
        _explain(work, items[0].session_id)
        wanted = not all(invited(item, audience) for item in items)
        for item in items:
            changed = _with_invitation(item, audience, wanted)
            if not any(invited(changed, group) for group in Audience):
                raise Refused("Somebody has to be in the room: invite another group first.")
            work.change(changed)
        group = "the CEOs" if audience is Audience.CEO else timetable.GROUPS[audience]
        group = f"the {group}" if audience is Audience.HEAD_OF_QUALITY else group
        names = quoted(items[0].title) if len(items) == 1 else _named(items)
        return work.commit(f"{'Invite' if wanted else 'No longer invite'} {group} to {names}")


def close_gap(file: ProgramFile, item_id: int) -> Changes:
    """Let the item before a pinned one end exactly where that one begins.

    Raises:
        Refused: the item before would have no time left.
    """
    with file.changing() as work:
        item = work.get(AgendaItem, item_id)
        session = work.get(Session, item.session_id)
        rules.explain(session, work)
        changed = timetable.close_gap(work.all(AgendaItem, session_id=session.id), session.start, item_id)
        rules.check(changed, work)
        work.change(changed)
        return work.commit(f"Close the gap before {quoted(item.title)}")


def shift_following(file: ProgramFile, item_id: int) -> Changes:
    """Let a pinned item begin where the one before it ends; the pins of what follows move by as much.

    Raises:
        Refused: an item would be pinned beyond midnight.
    """
    with file.changing() as work:
        item = work.get(AgendaItem, item_id)
        session = work.get(Session, item.session_id)
        rules.explain(session, work)
        items = work.all(AgendaItem, session_id=session.id)
        for changed in timetable.shift_following(items, session.start, item_id):
            work.change(changed)
        return work.commit(f"Shift {quoted(item.title)} and what follows")
