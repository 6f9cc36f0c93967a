"""The attendance record as a workbook and as a table: the same cells and rates as on screen and paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from lead_desktop.domain.attendance.attendance_formatting import arithmetic, cell_text
from lead_desktop.domain.attendance.grid import Cell, CellKind, Grid, grid
from lead_desktop.domain.model.attendance import Mark, MarkKind
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.model.snapshot import Snapshot, role_text
from lead_desktop.domain.text.formatting import clock, medium_day, percentage, plain_day
from lead_desktop.exchange.safe_text import as_csv_text, printable
from lead_desktop.exchange.workbook import put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Line: TypeAlias = Sequence[object]

MARK_HEADER = (
    "Year",
    "Session",
    "Day",
    "State",
    "Role",
    "Organization",
    "Person",
    "Mark",
    "Items attended",
    "Items invited to",
    "Arrived",
    "Left",
    "Reason",
    "Told us on",
    "Note",
)

_KINDS = {MarkKind.PRESENT: "present", MarkKind.PART: "part of the day", MarkKind.ABSENT: "absent"}
_SEATS = {CellKind.VACANT: "vacant", CellKind.OPEN: "", CellKind.MARKED: ""}


def write_attendance_table(snapshot: Snapshot, year: int | None) -> bytes:
    """Return the marks of a program year, or of all, as CSV: a line for each seat; opens in a spreadsheet.

    Days and times are written as on screen; a text that would begin a formula gets an apostrophe.
    """
    made = io.StringIO()
    writer = csv.writer(made)
    for line in (MARK_HEADER, *mark_lines(snapshot, year)):
        writer.writerow([as_csv_text(printable(one)) if isinstance(one, str) else one for one in line])
    # With the mark at its start a spreadsheet reads the accents right.
    return made.getvalue().encode("utf-8-sig")


def mark_lines(snapshot: Snapshot, year: int | None) -> Iterator[Line]:
    """Yield a line for each seat there was, marked or vacant, and for each guest: session by session."""
    grids = [grid(snapshot, role, year=year) for role in (Role.CEO, Role.HEAD_OF_QUALITY)]
    for place, session in enumerate(grids[0].sessions):
        if session.state is SessionState.CANCELLED:
            continue
        head = (
            program_year(snapshot.program, session.day),
            session.number,
            medium_day(session.day, snapshot.formats),
            session.state.value,
        )
        for shown in grids:
            for row in shown.rows:
                cell = row.cells[place]
                if cell.kind not in _SEATS:
                    continue
                organization = snapshot.organization_by_id[row.organization_id]
                yield (*head, role_text(shown.role), organization.name, *_seat(snapshot, shown, cell))
        for guest in snapshot.guests_of(session.id):
            came = {None: "", True: "present", False: "absent"}[guest.attended]
            yield (*head, "Guest", guest.affiliation, guest.name, came, *[""] * 7)


def _seat(snapshot: Snapshot, shown: Grid, cell: Cell) -> Line:
    who = snapshot.person_by_id[cell.appointment.person_id].name if cell.appointment is not None else ""
    counted = shown.role is Role.HEAD_OF_QUALITY and cell.mark is not None
    items: Line = (cell.attended, cell.invited) if counted else ("", "")
    mark = cell.mark
    if mark is None:
        return (who, _SEATS[cell.kind], *items, "", "", "", "", "")
    return (who, _KINDS[mark.kind], *items, *_particulars(mark, snapshot.formats))


def _particulars(mark: Mark, formats: Formats) -> Line:
    return (
        clock(mark.arrived, formats) if mark.arrived is not None else "",
        clock(mark.left, formats, is_end=True) if mark.left is not None else "",
        mark.reason,
        medium_day(mark.told_on, formats) if mark.told_on is not None else "",
        mark.note,
    )


def write_attendance_book(snapshot: Snapshot, year: int | None) -> bytes:
    """Return the record of a program year, or of all, as the bytes of an .xlsx file.

    A sheet for each grid with its rates, one with every mark, one with who was turned away. No cell is a
    formula: a rate is the number that the program worked out.
    """
    # Openpyxl takes a quarter of a second to import: only for a book.
    from openpyxl import Workbook

    workbook = Workbook()
    first = workbook.active
    assert first is not None
    workbook.remove(first)
    for title, role in (("CEOs", Role.CEO), ("Heads of Quality", Role.HEAD_OF_QUALITY)):
        _write_grid(workbook.create_sheet(title), snapshot, grid(snapshot, role, year=year))
    _write_lines(
        workbook.create_sheet("Marks"), MARK_HEADER, mark_lines(snapshot, year), (6, 18, 12, 12, 16, 26, 24)
    )
    _write_lines(
        workbook.create_sheet("Turned away"),
        ("Session", "Day", "Organization", "Who came", "Why"),
        _away_lines(snapshot, year),
        (10, 12, 28, 28, 60),
    )
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def _away_lines(snapshot: Snapshot, year: int | None) -> Iterator[Line]:
    for note in snapshot.turned_away:
        session = snapshot.session_by_id[note.session_id]
        if year is None or program_year(snapshot.program, session.day) == year:
            where = snapshot.organization_by_id[note.organization_id].name
            yield session.number, medium_day(session.day, snapshot.formats), where, note.name, note.reason


def _write_lines(sheet: Worksheet, header: Line, lines: Iterator[Line], widths: Sequence[int]) -> None:
    _write_header(sheet, 1, header)
    for number, line in enumerate(lines, start=2):
        for column, content in enumerate(line, start=1):
            put(sheet.cell(number, column), content)
    _set_widths(sheet, widths)
    sheet.freeze_panes = "A2"


def _write_grid(sheet: Worksheet, snapshot: Snapshot, shown: Grid) -> None:
    """Write one grid: what it is, a line for each seat, and the group at the end."""
    program = snapshot.program
    text = f"{program.name}: attendance" + (" (illustrative data)" if program.illustrative else "")
    put(sheet.cell(1, 1), text)
    header = ["Organization", role_text(shown.role)]
    header += [f"{session.number} · {plain_day(session.day, snapshot.formats)}" for session in shown.sessions]
    header += ["Present", "Part of the day", "Absent", "Rate", "How it comes about"]
    _write_header(sheet, 3, header)
    number = 4
    for row in shown.rows:
        names = " → ".join(snapshot.person_by_id[holder.person_id].name for holder in row.holders)
        line: list[object] = [snapshot.organization_by_id[row.organization_id].name, names]
        line += [_book_text(cell, shown.role) for cell in row.cells]
        line += [
            row.rate.present,
            row.rate.part,
            row.rate.absent,
            shown.share(row),
            arithmetic(row, shown.role),
        ]
        _write_row(sheet, number, line, snapshot.formats)
        number += 1
    total: list[object] = ["All", "", *([""] * len(shown.sessions))]
    total += [shown.rate.present, shown.rate.part, shown.rate.absent, shown.share(), ""]
    _write_row(sheet, number, total, snapshot.formats)
    _set_widths(sheet, (26, 34, *([14] * len(shown.sessions)), 9, 14, 9, 9, 60))
    sheet.freeze_panes = "C4"


def _book_text(cell: Cell, role: Role) -> str:
    text = cell_text(cell, role)
    return {"·": "", "–": "cancelled" if cell.kind is CellKind.CANCELLED else "not invited"}.get(text, text)


def _write_row(sheet: Worksheet, number: int, line: Line, formats: Formats) -> None:
    for column, content in enumerate(line, start=1):
        cell = sheet.cell(number, column)
        put(cell, content)
        if column == len(line) - 1:
            cell.number_format = percentage("0", formats)


def _write_header(sheet: Worksheet, row: int, header: Line) -> None:
    from openpyxl.styles import Alignment, Font

    for column, content in enumerate(header, start=1):
        cell = sheet.cell(row, column)
        put(cell, content)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
