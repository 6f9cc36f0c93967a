"""The workbook of an organization's measures: written to be filled in by its head of Quality."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lead_desktop.domain.imports.workbook import MeasureWorkbook, WorkbookSheet
from lead_desktop.domain.model.goals import Direction, Measure, MeasureKind
from lead_desktop.exchange.safe_text import begins_formula, printable

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMAT = "LEAD measures 1"
INDEX = "LEAD"
"""The hidden sheet that says which sheet belongs to which measure."""

HEADER_ROW = 8
_LONGEST_TITLE = 28
_NOT_IN_TITLES = frozenset("[]:*?/\\'")
_ACCENT, _SOFT, _MUTED, _LINE = "FF0E5A6B", "FFE3EEF0", "FF66717B", "FFDAD8D1"


def month_header(measure: Measure) -> tuple[str, str, str, str, str]:
    """Return the headings of a measure's table: month, numerator, denominator, value, note."""
    counted = measure.numerator or ("Value" if measure.kind is MeasureKind.VALUE else "Number")
    return "Month", printable(counted), printable(measure.denominator) or "–", "Works out as", "Note"


def write_measure_book(book: MeasureWorkbook) -> bytes:
    """Return the workbook as the bytes of an .xlsx file: a page of explanations, a sheet for each measure."""
    # Openpyxl takes a quarter of a second to import: only for a book.
    from openpyxl import Workbook

    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.title = "Read me"
    titles = _titles(book)
    _explain(workbook, book)
    for sheet, title in zip(book.sheets, titles, strict=True):
        _write_sheet(workbook.create_sheet(title), sheet)
    _write_index(workbook, book, titles)
    for opened in workbook.worksheets:
        opened.sheet_view.tabSelected = opened is workbook.worksheets[0]
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def put(cell: Cell | MergedCell, content: object) -> None:
    """Write into a cell; a text never becomes a formula."""
    if isinstance(content, str):
        content = printable(content)
        cell.value = content
        if begins_formula(content):
            cell.data_type = "s"
            cell.quotePrefix = True
        return
    cell.value = content  # type: ignore[assignment]


def _titles(book: MeasureWorkbook) -> list[str]:
    """Return a name for each sheet that every spreadsheet takes, and that no other sheet has."""
    titles: list[str] = []
    used = {"read me", INDEX.casefold()}
    for number, sheet in enumerate(book.sheets, start=1):
        plain = "".join(
            " " if letter in _NOT_IN_TITLES else letter for letter in printable(sheet.measure.name)
        )
        base = " ".join(plain.split())[:_LONGEST_TITLE].strip() or f"Measure {number}"
        title, again = base, 2
        while title.casefold() in used:
            title, again = f"{base[: _LONGEST_TITLE - 4]} {again}", again + 1
        used.add(title.casefold())
        titles.append(title)
    return titles


def _explain(workbook: Workbook, book: MeasureWorkbook) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = workbook["Read me"]
    sheet.column_dimensions["A"].width = 100
    sheet.sheet_view.showGridLines = False
    lines = [
        (f"{book.organization.name}: measures", Font(size=16, bold=True)),
        (book.program.name, Font(color=_MUTED)),
        ("", None),
        (
            "Each measure has its own sheet. Please fill in the white cells of the months that are over.",
            None,
        ),
        ("A month without a number stays blank: blank means missing, and 0 means that there was none.", None),
        ("A cell left blank takes nothing away from what the program has already.", None),
        ("Write a note where a month needs a word: two transfers, a new definition, a short month.", None),
        ("Months, headings and sheets stay as they are; the program knows them by their place.", None),
        ("Then save the book and mail it back to whoever sent it.", None),
    ]
    if book.program.illustrative:
        lines.insert(
            2, ("Illustrative data: all organizations, people and numbers are invented.", Font(italic=True))
        )
    for row, (text, font) in enumerate(lines, start=1):
        cell = sheet.cell(row=row, column=1)
        put(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if font is not None:
            cell.font = font
    sheet.protection.sheet = True


def _write_sheet(sheet: Worksheet, shown: WorkbookSheet) -> None:
    _write_head(sheet, shown)
    _write_months(sheet, shown)
    for column, width in zip("ABCDE", (14, 22, 22, 16, 60), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    # Without a password: it keeps months and headings from being moved by accident, no more.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _write_head(sheet: Worksheet, shown: WorkbookSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    measure = shown.measure
    better = "lower is better" if measure.direction is Direction.LOWER else "higher is better"
    rows = (
        (measure.name, Font(size=14, bold=True)),
        (f"Goal: {shown.goal.statement}", Font()),
        (f"Counted: {measure.definition}" if measure.definition else "", Font(color=_MUTED)),
        (f"Unit: {measure.unit or '–'} · {better}", Font(color=_MUTED)),
        (
            "White cells are yours to fill in. Blank means missing, 0 means that there was none.",
            Font(italic=True),
        ),
    )
    for row, (text, font) in enumerate(rows, start=1):
        cell = sheet.cell(row=row, column=1)
        put(cell, text)
        cell.font = font
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if len(text) > 110:
            sheet.row_dimensions[row].height = 15 * (len(text) // 110 + 1)
    for column, text in enumerate(month_header(measure), start=1):
        cell = sheet.cell(row=HEADER_ROW, column=column)
        put(cell, text)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_ACCENT)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=Side(style="thin", color=_LINE))


def _write_months(sheet: Worksheet, shown: WorkbookSheet) -> None:
    from openpyxl.styles import Border, PatternFill, Protection, Side

    known = {one.month: one for one in shown.observations}
    line = Border(bottom=Side(style="thin", color=_LINE))
    closed = PatternFill("solid", fgColor=_SOFT)
    for row, month in enumerate(shown.months, start=HEADER_ROW + 1):
        observation = known.get(month)
        cells = [sheet.cell(row=row, column=column) for column in range(1, 6)]
        cells[0].value, cells[0].number_format = month, "mmm yyyy"
        if observation is not None:
            put(cells[1], observation.numerator)
            if shown.measure.has_denominator:
                put(cells[2], observation.denominator)
            put(cells[4], observation.note or None)
        cells[3].value = _works_out(shown, row)
        cells[3].number_format = "0.0#"
        for place, cell in enumerate(cells):
            open_ = place in (1, 4) or (place == 2 and shown.measure.has_denominator)
            cell.border = line
            if open_:
                cell.protection = Protection(locked=False)
            else:
                cell.fill = closed
    _validate(sheet, shown)


def _works_out(shown: WorkbookSheet, row: int) -> str:
    multiply = f"{shown.measure.multiply:.12g}"
    if not shown.measure.has_denominator:
        return f'=IF(B{row}="","",B{row}*{multiply})'
    return f'=IF(OR(B{row}="",C{row}="",C{row}=0),"",B{row}/C{row}*{multiply})'


def _validate(sheet: Worksheet, shown: WorkbookSheet) -> None:
    """Refuse, as it is typed, what the program would refuse later."""
    from openpyxl.worksheet.datavalidation import DataValidation

    last = HEADER_ROW + max(len(shown.months), 1)
    count = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    count.errorTitle, count.error = (
        "Not a number",
        "Please enter a number of zero or more, or leave it blank.",
    )
    count.promptTitle, count.prompt = "Number", "Blank means missing; 0 means that there was none."
    count.showErrorMessage = count.showInputMessage = True
    count.add(f"B{HEADER_ROW + 1}:C{last}" if shown.measure.has_denominator else f"B{HEADER_ROW + 1}:B{last}")
    sheet.add_data_validation(count)


def _write_index(workbook: Workbook, book: MeasureWorkbook, titles: list[str]) -> None:
    sheet = workbook.create_sheet(INDEX)
    rows: list[tuple[object, ...]] = [
        (FORMAT,),
        (book.organization.id, book.organization.name),
        ("sheet", "measure", "name", "numerator", "denominator"),
    ]
    for shown, title in zip(book.sheets, titles, strict=True):
        _, numerator, denominator, _, _ = month_header(shown.measure)
        rows.append((title, shown.measure.id, shown.measure.name, numerator, denominator))
    for row, contents in enumerate(rows, start=1):
        for column, content in enumerate(contents, start=1):
            put(sheet.cell(row=row, column=column), content)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
