"""The attendance record: who was in which seat, and the rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.domain.attendance.grid import Cell, CellKind, Grid, Row, grid, share_text
from lead_desktop.domain.model.attendance import MarkKind
from lead_desktop.domain.model.people import Role, in_office
from lead_desktop.domain.model.program import program_year, year_span
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import brief_day, plain_day, plural

NO_SUBSTITUTES = "CEOs: one seat per organization, no substitutes"

_MOST_COLUMNS = 12
_ROOMY = 7
_DAY = timedelta(days=1)


def record_story(
    layout: Layout, snapshot: Snapshot, *, year: int | None = None, before: date | None = None
) -> list[Flowable]:
    """Return the attendance record, a grid for each program year or for one, and the rates over all years.

    `before` leaves out later sessions. Neither reasons nor notes of absences are printed: they stay with
    the coordinator.
    """
    story = layout.title("Attendance", NO_SUBSTITUTES)
    years = [year] if year is not None else _years(snapshot)
    shown = [(one, made) for one in years if (made := grid(snapshot, Role.CEO, year=one, before=before)).held]
    if not shown:
        story.append(layout.text("No session has been held yet.", layout.styles.muted))
        return story
    if len(shown) > 1:
        story += _whole_program(layout, snapshot, before)
    for one_year, ceos in shown:
        story += _year(layout, snapshot, one_year, ceos, before)
    return [*story, *_seat_notes(layout, snapshot, [ceos for _, ceos in shown])]


def _years(snapshot: Snapshot) -> list[int]:
    return sorted({program_year(snapshot.program, session.day) for session in snapshot.sessions})


def _whole_program(layout: Layout, snapshot: Snapshot, before: date | None) -> list[Flowable]:
    """Return the seats of each organization over all years, counted."""
    ceos = grid(snapshot, Role.CEO, before=before)
    quality = grid(snapshot, Role.HEAD_OF_QUALITY, before=before)
    styles = layout.styles
    heads = ("CEOs", "Seats", "Present", "In part", "Absent", "Rate", "Heads of Quality, items")
    items = {row.organization_id: share_text(quality.share(row), snapshot.formats) for row in quality.rows}
    rows: list[list[Any]] = [
        [layout.text(text, styles.right if i else styles.muted) for i, text in enumerate(heads)]
    ]
    for row in ceos.rows:
        rate = row.rate
        rows.append(
            [
                layout.text(snapshot.organization_by_id[row.organization_id].name, styles.strong),
                *(
                    layout.text(str(one), styles.right)
                    for one in (rate.seats, rate.present, rate.part, rate.absent)
                ),
                layout.mixed([(share_text(rate.share, snapshot.formats), True, "ink")], styles.right),
                layout.text(items.get(row.organization_id, "–"), styles.right),
            ]
        )
    widths = (layout.width - 5 * 52 - 86, *([52.0] * 5), 86.0)
    return [
        *layout.section("Whole program", 160),
        layout.text(_summary(ceos), styles.muted),
        Spacer(1, 6),
        layout.table(rows, widths, head=1, padding=4, valign="MIDDLE"),
    ]


def _summary(ceos: Grid) -> str:
    seats = f"{ceos.filled} of {plural(ceos.rate.seats, 'seat')} filled"
    return f"{seats} · every CEO in the room at {ceos.complete} of {plural(ceos.held, 'session')}"


def _year(layout: Layout, snapshot: Snapshot, year: int, ceos: Grid, before: date | None) -> list[Flowable]:
    first, after = year_span(snapshot.program, year)
    made = layout.section(
        f"Year {year} · {plain_day(first, snapshot.formats)} to {plain_day(after - _DAY, snapshot.formats)}",
        160,
    )
    made += [layout.text(_summary(ceos), layout.styles.muted), Spacer(1, 6)]
    made += _grid_tables(layout, snapshot, ceos)
    quality = grid(snapshot, Role.HEAD_OF_QUALITY, year=year, before=before)
    if quality.held:
        made += layout.section("Heads of Quality · items attended of items invited to", 120)
        made += _grid_tables(layout, snapshot, quality)
    return made


def _seat_notes(layout: Layout, snapshot: Snapshot, shown: Sequence[Grid]) -> list[Flowable]:
    """Return what explains the grids: successions, vacancies, late joiners and leavers, cancelled days."""
    sessions = [session for one in shown for session in one.sessions]
    first, last = sessions[0].day, sessions[-1].day
    notes = list(_appointment_notes(snapshot, first, last))
    formats = snapshot.formats
    notes += [
        f"Session {session.number}, {plain_day(session.day, formats)}: cancelled; it counts in no rate."
        for session in sessions
        if session.state is SessionState.CANCELLED
    ]
    if not notes:
        return []
    return [
        *layout.section("Seats", 60),
        *(layout.text(text, layout.styles.small) for text in notes),
        Spacer(1, 6),
    ]


def _appointment_notes(snapshot: Snapshot, first: date, last: date) -> Iterator[str]:
    for organization in snapshot.organizations:
        name = organization.name
        if organization.first_day is not None and first < organization.first_day <= last:
            yield f"{name}: in the program from {plain_day(organization.first_day, snapshot.formats)}."
        if organization.last_day is not None and first <= organization.last_day < last:
            yield f"{name}: in the program until {plain_day(organization.last_day, snapshot.formats)}."
        ceos = sorted(
            (
                appointment
                for appointment in snapshot.appointments
                if appointment.role is Role.CEO and appointment.organization_id == organization.id
            ),
            key=lambda appointment: appointment.first_day,
        )
        for one, following in zip(ceos, [*ceos[1:], None], strict=True):
            if one.last_day is None or not first <= one.last_day <= last:
                continue
            who = snapshot.person_by_id[one.person_id].name
            text = f"{name}: {who} was CEO until {plain_day(one.last_day, snapshot.formats)}"
            if following is None:
                yield f"{text}; the seat is vacant since."
                continue
            next_name = snapshot.person_by_id[following.person_id].name
            interim = ", interim" if following.interim else ""
            between = "; vacant in between" if not in_office(following, one.last_day + _DAY) else ""
            formats = snapshot.formats
            yield f"{text}, {next_name}{interim} from {plain_day(following.first_day, formats)}{between}."


@dataclass(frozen=True, slots=True)
class _Measures:
    """The widths and the style of a grid: many sessions are set smaller."""

    name: float
    each: float
    rate: float
    style: ParagraphStyle


def _measures(layout: Layout, columns: int) -> _Measures:
    roomy = columns <= _ROOMY
    name, rate = (156.0, 46.0) if roomy else (124.0, 38.0)
    style = layout.styles.small.clone("cell", alignment=1)
    if not roomy:
        style = style.clone("dense cell", fontSize=7.4, leading=9.6)
    each = min(48.0, (layout.width - name - rate) / max(columns, 1))
    return _Measures(name, each, rate, style)


def _grid_tables(layout: Layout, snapshot: Snapshot, shown: Grid) -> list[Flowable]:
    """Return a grid: organizations down, sessions across, the rate at the right; many sessions in parts."""
    columns = [session for session in shown.sessions if _anything(shown, session)]
    parts = [columns[first : first + _MOST_COLUMNS] for first in range(0, len(columns), _MOST_COLUMNS)]
    made: list[Flowable] = []
    for place, part in enumerate(parts, start=1):
        table = _grid_table(layout, snapshot, shown, part, rate=place == len(parts))
        made += [*([Spacer(1, 8)] if place > 1 else []), table]
    return made


def _grid_table(
    layout: Layout, snapshot: Snapshot, shown: Grid, columns: Sequence[Session], *, rate: bool
) -> Flowable:
    sizes = _measures(layout, len(columns))
    head: list[Any] = [
        "",
        *(
            layout.mixed(
                [(f"{column.number}\n", True), (brief_day(column.day, snapshot.formats), False, "muted")],
                sizes.style,
            )
            for column in columns
        ),
        layout.text("Rate" if rate else "", layout.styles.right),
    ]
    rows: list[list[Any]] = [head]
    tints: list[tuple[Any, ...]] = [
        ("LEFTPADDING", (1, 0), (-2, -1), 0),
        ("RIGHTPADDING", (1, 0), (-2, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ]
    places = [shown.sessions.index(column) for column in columns]
    for place, row in enumerate(shown.rows, start=1):
        cells = [row.cells[one] for one in places]
        rows.append(
            [
                _holder_text(layout, snapshot, row),
                *(layout.mixed([_cell_text(cell, shown.role)], sizes.style) for cell in cells),
                layout.mixed(
                    [(share_text(shown.share(row), snapshot.formats) if rate else "", True, "ink")],
                    layout.styles.right,
                ),
            ]
        )
        tints += [
            ("BACKGROUND", (column, place), (column, place), colour("window"))
            for column, cell in enumerate(cells, start=1)
            if cell.mark is not None and cell.mark.kind is MarkKind.ABSENT
        ]
    widths = [sizes.name, *([sizes.each] * len(columns)), sizes.rate]
    return layout.table(rows, widths, head=1, padding=4, valign="MIDDLE", more=tints)


def _anything(shown: Grid, session: Session) -> bool:
    place = shown.sessions.index(session)
    kinds = (CellKind.MARKED, CellKind.CANCELLED)
    return any(row.cells[place].kind in kinds for row in shown.rows)


def _holder_text(layout: Layout, snapshot: Snapshot, row: Row) -> list[Paragraph]:
    names = [snapshot.person_by_id[holder.person_id].name for holder in row.holders]
    organization = snapshot.organization_by_id[row.organization_id].name
    return [
        layout.text(" → ".join(names), layout.styles.strong),
        layout.text(organization, layout.styles.muted),
    ]


def _cell_text(cell: Cell, role: Role) -> tuple[str, bool, str]:
    if cell.kind is CellKind.VACANT:
        return ("vacant", False, "muted")
    if cell.kind is CellKind.CANCELLED:
        return ("–", False, "muted")
    if cell.kind in (CellKind.OUTSIDE, CellKind.UNINVITED):
        return ("" if cell.kind is CellKind.OUTSIDE else "–", False, "muted")
    if cell.mark is None:
        return ("·", False, "muted")
    if cell.mark.kind is MarkKind.ABSENT:
        return ("absent", False, "blocking")
    if role is Role.HEAD_OF_QUALITY:
        whole = cell.attended >= cell.invited
        return (f"{cell.attended}/{cell.invited}", False, "good" if whole else "warning")
    if cell.mark.kind is MarkKind.PART:
        return ("part", False, "warning")
    return ("✓", True, "good")
