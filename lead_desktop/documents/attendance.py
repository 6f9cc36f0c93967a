"""The attendance record: who was in which seat, and the rates."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Spacer

from lead_desktop.documents.colours import colour
from lead_desktop.documents.layout import Layout
from lead_desktop.domain.attendance import MarkKind
from lead_desktop.domain.attendance_grid import Cell, CellKind, Grid, Row, grid, share_words
from lead_desktop.domain.people import Role
from lead_desktop.domain.program import program_year, year_span
from lead_desktop.domain.record import Record
from lead_desktop.domain.sessions import Session
from lead_desktop.domain.words import brief_day, plain_day, plural

NO_SUBSTITUTES = "CEOs: one seat per organization, no substitutes"


def record_story(
    layout: Layout, record: Record, *, year: int | None = None, before: date | None = None
) -> list[Flowable]:
    """Return the attendance record, a table for each program year or for one.

    `before` leaves out later sessions.
    """
    story = layout.title("Attendance", NO_SUBSTITUTES)
    years = sorted({program_year(record.program, one.day) for one in record.sessions})
    shown = False
    for one_year in years if year is None else [year]:
        ceos = grid(record, Role.CEO, year=one_year, before=before)
        if not ceos.held:
            continue
        shown = True
        story += _year(layout, record, one_year, ceos, before)
    if not shown:
        story.append(layout.text("No session has been held yet.", layout.styles.muted))
    return story


def _year(layout: Layout, record: Record, year: int, ceos: Grid, before: date | None) -> list[Flowable]:
    first, after = year_span(record.program, year)
    last = date.fromordinal(after.toordinal() - 1)
    made = layout.section(f"Year {year} · {plain_day(first)} to {plain_day(last)}", 160)
    seats = f"{ceos.filled} of {plural(ceos.rate.seats, 'seat')} filled"
    full = f"every CEO in the room at {ceos.complete} of {plural(ceos.held, 'session')}"
    made += [layout.text(f"{seats} · {full}", layout.styles.muted), Spacer(1, 6)]
    made.append(_grid_table(layout, record, ceos))
    quality = grid(record, Role.HEAD_OF_QUALITY, year=year, before=before)
    if quality.held:
        made += [
            *layout.section("Heads of Quality · items attended of items invited to", 120),
            _grid_table(layout, record, quality),
        ]
    return made


def _grid_table(layout: Layout, record: Record, shown: Grid) -> Flowable:
    """Return a grid: organizations down, sessions across, the rate at the right."""
    columns = [session for session in shown.sessions if _anything(shown, session)]
    name_width, rate_width = 156.0, 44.0
    each = min(46.0, (layout.width - name_width - rate_width) / max(len(columns), 1))
    head: list[Any] = [""]
    head += [
        layout.mixed([(f"{one.number}\n", True), (brief_day(one.day), False, "muted")], _centred(layout))
        for one in columns
    ]
    head.append(layout.text("Rate", layout.styles.right))
    rows: list[list[Any]] = [head]
    tints: list[tuple[Any, ...]] = [("ALIGN", (1, 0), (-1, -1), "CENTER")]
    for place, row in enumerate(shown.rows, start=1):
        cells = [cell for cell in row.cells if cell.session in columns]
        rows.append(
            [
                _holder_words(layout, record, row),
                *(layout.mixed([_cell_words(cell, shown.role)], _centred(layout)) for cell in cells),
                layout.mixed([(_rate_words(row, shown.role), True)], layout.styles.right),
            ]
        )
        for column, cell in enumerate(cells, start=1):
            tint = _tint(cell)
            if tint is not None:
                tints.append(("BACKGROUND", (column, place), (column, place), tint))
    widths = [name_width, *([each] * len(columns)), rate_width]
    return layout.table(rows, widths, head=1, padding=4, valign="MIDDLE", more=tints)


def _anything(shown: Grid, session: Session) -> bool:
    return any(
        cell.kind is not CellKind.OPEN for row in shown.rows for cell in row.cells if cell.session is session
    )


def _centred(layout: Layout) -> Any:
    style = layout.styles.small.clone("centred")
    style.alignment = 1
    return style


def _holder_words(layout: Layout, record: Record, row: Row) -> list[Paragraph]:
    names = [record.person_by_id[one.person_id].name for one in row.holders]
    organization = record.organization_by_id[row.organization_id].name
    return [
        layout.text(" → ".join(names), layout.styles.strong),
        layout.text(organization, layout.styles.muted),
    ]


def _cell_words(cell: Cell, role: Role) -> tuple[str, bool, str]:
    if cell.kind is CellKind.VACANT:
        return ("vacant", False, "muted")
    if cell.kind is CellKind.CANCELLED:
        return ("cancelled", False, "muted")
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


def _tint(cell: Cell) -> Any:
    if cell.mark is None or cell.mark.kind is not MarkKind.ABSENT:
        return None
    return colour("window")


def _rate_words(row: Row, role: Role) -> str:
    if role is Role.HEAD_OF_QUALITY:
        attended, invited = row.items
        return share_words(attended / invited) if invited else "–"
    return share_words(row.rate.share)
