"""Attendance in words: a cell, the arithmetic behind a rate, the line above a grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lead_desktop.domain.attendance.grid import Cell, CellKind, Grid, Row, items_share, share_text
from lead_desktop.domain.model.attendance import Mark, MarkKind, Rate
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Person, Role, short_name
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.formatting import clock, plain_day, plural, short_day


def cell_text(cell: Cell, role: Role) -> str:
    """Write what stands in a cell: present, part, absent, 3/4, vacant …; a dot where nothing is known yet."""
    fixed = {
        CellKind.VACANT: "vacant",
        CellKind.CANCELLED: "–",
        CellKind.OUTSIDE: "",
        CellKind.UNINVITED: "–",
        CellKind.OPEN: "·",
    }
    if cell.mark is None or cell.kind is not CellKind.MARKED:
        return fixed.get(cell.kind, "")
    if cell.mark.kind is MarkKind.ABSENT:
        return "absent"
    if role is Role.HEAD_OF_QUALITY and cell.invited:
        return f"{cell.attended}/{cell.invited}"
    return "part" if cell.mark.kind is MarkKind.PART else "present"


def mark_sentence(mark: Mark, formats: Formats) -> str:
    """Write a mark in full: Absent: ill (told us on 3 May 2007). Part of the day, 9:10 to 12:30."""
    if mark.kind is MarkKind.ABSENT:
        told = f" (told us on {plain_day(mark.told_on, formats)})" if mark.told_on is not None else ""
        return f"Absent: {' '.join(mark.reason.split())}{told}"
    text = "Part of the day" if mark.kind is MarkKind.PART else "Present"
    return f"{text}{times(mark, formats)}"


def times(mark: Mark, formats: Formats) -> str:
    """Write when somebody came and went: , 9:10 to 12:30; empty where nothing was noted."""
    if mark.arrived is not None and mark.left is not None:
        return f", {clock(mark.arrived, formats)} to {clock(mark.left, formats, is_end=True)}"
    if mark.arrived is not None:
        return f", arrived {clock(mark.arrived, formats)}"
    return f", left {clock(mark.left, formats, is_end=True)}" if mark.left is not None else ""


def state_sentence(cell: Cell, role: Role, formats: Formats) -> str:
    """Write everything a cell says about its seat."""
    session = cell.session
    if cell.kind is CellKind.CANCELLED:
        return f"Session {session.number} is cancelled: {session.cancelled_reason}".rstrip(": .") + "."
    if cell.kind is CellKind.VACANT:
        return "Nobody was in office. A vacant seat is no absence and counts in no rate."
    if cell.kind is CellKind.OUTSIDE:
        return "Nobody is expected: the organization is not in the program on this day."
    if cell.kind is CellKind.UNINVITED:
        return "Heads of Quality are invited to no item of this day."
    if cell.mark is None:
        return "Not marked yet."
    text = mark_sentence(cell.mark, formats)
    if role is Role.HEAD_OF_QUALITY and cell.invited and cell.mark.kind is not MarkKind.ABSENT:
        text += f", {cell.attended} of {plural(cell.invited, 'item')}"
    if cell.mark.kind is MarkKind.ABSENT and not cell.counts:
        text += ". It counts once the session is under way"
    return f"{text}." if not text.endswith((".", "!", "?")) else text


def arithmetic(row: Row, role: Role) -> str:
    """Write how a rate comes about: 6 of 7 sessions: 6 present, 1 absent; session 4 cancelled."""
    return _counts(row.rate, row.items, role) + _left_out(row.cells)


def group_arithmetic(grid: Grid) -> str:
    """Write how the rate of the group comes about."""
    if grid.role is Role.HEAD_OF_QUALITY:
        return _counts(grid.rate, grid.items, grid.role)
    return _counts(grid.rate, grid.items, grid.role, "seat")


def person_lines(row: Row, role: Role, people: Mapping[int, Person], formats: Formats) -> tuple[str, ...]:
    """Write the rate of each holder of a row, where there was more than one."""
    if len(row.holders) < 2:
        return ()
    lines = []
    for holder in row.holders:
        own, items = row.rate_of(holder.id), row.items_of(holder.id)
        share = items_share(items) if role is Role.HEAD_OF_QUALITY else own.share
        counts = _counts(own, items, role)
        lines.append(f"{people[holder.person_id].name}: {share_text(share, formats)}, {counts}")
    return tuple(lines)


def _counts(rate: Rate, items: tuple[int, int], role: Role, noun: str = "session") -> str:
    if not rate.seats:
        return "No session has been held yet"
    parts = [f"{rate.present} present"]
    if rate.part:
        half = "" if role is Role.HEAD_OF_QUALITY else ", counted half"
        parts.append(f"{rate.part} in part{half}")
    if rate.absent:
        parts.append(f"{rate.absent} absent")
    if role is Role.HEAD_OF_QUALITY and items[1]:
        return f"{items[0]} of {plural(items[1], 'item')} at {plural(rate.seats, noun)}: {', '.join(parts)}"
    attended = rate.present + rate.part / 2
    return f"{_half(attended)} of {plural(rate.seats, noun)}: {', '.join(parts)}"


def _half(number: float) -> str:
    whole = int(number)
    if number == whole:
        return str(whole)
    return f"{whole}½" if whole else "½"


def _left_out(cells: Sequence[Cell]) -> str:
    """Say which sessions are in no rate, and why."""
    held = [cell for cell in cells if cell.counts or cell.kind is CellKind.CANCELLED]
    text = ""
    for kind, label in (
        (CellKind.CANCELLED, "cancelled"),
        (CellKind.VACANT, "vacant"),
        (CellKind.OUTSIDE, "outside the program"),
        (CellKind.UNINVITED, "without an invitation"),
        (CellKind.OPEN, "not marked yet"),
    ):
        found = [cell.session for cell in held if cell.kind is kind]
        if found:
            text += f"; {session_text(found)} {label}"
    return text


def session_text(sessions: Iterable[Session]) -> str:
    """Name sessions: session 4; sessions 1, 2 and 5."""
    numbers = [str(session.number) for session in sessions]
    if len(numbers) == 1:
        return f"session {numbers[0]}"
    return f"sessions {', '.join(numbers[:-1])} and {numbers[-1]}"


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def summary(grid: Grid) -> str:
    """Write the line above a grid: 33 of 35 seats filled · all five present at 5 of 7 sessions."""
    if grid.role is Role.HEAD_OF_QUALITY:
        attended, invited = grid.items
        label = "items attended of the items they are invited to"
        return f"{label} · {attended} of {invited}" if invited else label
    if not grid.held:
        return "no session has been held yet"
    count = len(grid.rows)
    everybody = f"all {_SPELLED[count]}" if 2 < count < len(_SPELLED) else "every CEO"
    text = f"{grid.filled} of {plural(grid.rate.seats, 'seat')} filled"
    text += f" · {everybody} present at {grid.complete} of {plural(grid.held, 'session')}"
    if grid.run > 1:
        text += f" · the last {grid.run} in a row"
    return text


def holder_text(row: Row, people: Mapping[int, Person], formats: Formats) -> tuple[str, str]:
    """Write who holds a row: the first name in full, and the successors: → A. Lindqvist from 1 Nov 2007."""
    first, *later = row.holders
    parts = []
    before = first
    for appointment in later:
        if before.last_day is not None and (appointment.first_day - before.last_day).days > 1:
            parts.append("→ vacant")
        day = short_day(appointment.first_day, formats).partition(" ")[2]
        parts.append(f"→ {short_name(people[appointment.person_id].name)} from {day}")
        before = appointment
    interim = " (interim)" if first.interim else ""
    return people[first.person_id].name + interim, " ".join(parts)
