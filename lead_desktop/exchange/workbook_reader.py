"""Books of measures that came back: workbooks and tables, read into plain values or refused in words."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import lead_desktop
from lead_desktop.domain.imports.workbook import Content, ReadCell, ReadRow, ReadSheet, ReadWorkbook
from lead_desktop.domain.text.months import month_of, unambiguous_month
from lead_desktop.errors import FileRefused
from lead_desktop.exchange import sandbox
from lead_desktop.exchange.safe_text import from_csv_text
from lead_desktop.exchange.workbook import FORMAT, HEADER_ROW, INDEX

LARGEST_FILE = 10 * 1024 * 1024
MOST_LINES = 20_000
CSV_HEADER = ("Organization", "Measure", "Month", "Numerator", "Denominator", "Note")

_Rows: TypeAlias = list[list[Any]]


def read_measure_book(path: Path) -> ReadWorkbook:
    """Read a workbook (.xlsx) or a table (.csv) of measures.

    Raises:
        FileRefused: it cannot be read, is too large, or is no book of measures.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileRefused(f"{path.name} cannot be read: {error.strerror}.") from error
    if not path.is_file():
        raise FileRefused(f"{path.name} is not a file.")
    if not size:
        raise FileRefused(f"{path.name} is empty.")
    if size > LARGEST_FILE:
        raise FileRefused(
            f"{path.name} has {size / 1024 / 1024:,.0f} MB; a book of measures has far less than 10 MB."
        )
    if path.suffix.casefold() in (".csv", ".txt", ".tsv"):
        return _read_table(path)
    return _read_workbook(path)


# workbooks


def _read_workbook(path: Path) -> ReadWorkbook:
    sheets = _unpack(path)
    index = sheets.pop(INDEX, None)
    if not index or _cell(index, 1, 1) != FORMAT:
        raise FileRefused(
            f"{path.name} is not a book of measures that this program sent out: its hidden index is missing."
        )
    id_, name = _cell(index, 2, 1), _cell(index, 2, 2)
    read = []
    for row in range(4, len(index) + 1):
        title = _cell(index, row, 1)
        if isinstance(title, str):
            read.append(_read_sheet(title, index[row - 1], sheets.get(title)))
    return ReadWorkbook(path.name, str(name or ""), int(id_) if isinstance(id_, float) else 0, tuple(read))


def _unpack(path: Path) -> dict[str, _Rows]:
    """Let the process with limits open the workbook; return the rows of each sheet.

    Raises:
        FileRefused: with the reason that the process gives, or because it came to its end.
    """
    room = str(Path(lead_desktop.__file__).resolve().parent.parent)
    others = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": f"{room}{os.pathsep}{others}" if others else room}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, its arguments are not run by a shell
            [sys.executable, "-m", sandbox.__name__, str(path.resolve())],
            capture_output=True,
            timeout=2 * sandbox.SECONDS,
            env=environment,
            check=False,
        )
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FileRefused(
            f"{path.name} cannot be read: it takes more than a book of measures can need."
        ) from error
    if "refused" in found:
        raise FileRefused(f"{path.name} cannot be read: {found['refused']}.")
    sheets: dict[str, _Rows] = found["sheets"]
    return sheets


def _read_sheet(title: str, index: list[Any], rows: _Rows | None) -> ReadSheet:
    id_, name = index[1], str(index[2] or "")
    measure_id = int(id_) if isinstance(id_, float) else 0
    if rows is None:
        return ReadSheet(title, name, measure_id, (), "the sheet is missing from the book")
    headings = [_text(_cell(rows, HEADER_ROW, column)) for column in (1, 2, 3, 5)]
    expected = ["Month", _text(index[3]), _text(index[4]), "Note"]
    if headings != expected:
        return ReadSheet(
            title, name, measure_id, (), "its headings are not where they were: columns were moved"
        )
    return ReadSheet(
        title,
        name,
        measure_id,
        tuple(_read_row(rows, number) for number in range(HEADER_ROW + 1, len(rows) + 1)),
    )


def _read_row(rows: _Rows, number: int) -> ReadRow:
    month = _cell(rows, number, 1)
    cells = [
        ReadCell(f"{letter}{number}", _content(_cell(rows, number, column))) for letter, column in _COLUMNS
    ]
    return ReadRow(_month(month), ReadCell(f"A{number}", _content(month)), cells[0], cells[1], cells[2])


_COLUMNS = (("B", 2), ("C", 3), ("E", 5))


def _cell(rows: _Rows, row: int, column: int) -> Any:
    """Return a cell, counted from 1; None beyond the last one."""
    if row > len(rows) or column > len(rows[row - 1]):
        return None
    return rows[row - 1][column - 1]


def _content(found: Any) -> Content:
    if isinstance(found, dict):
        return str(found["day"])
    return found if found is None or isinstance(found, float) else str(found)


def _text(found: Any) -> str:
    return " ".join(str(found or "").split())


def _month(found: Any) -> date | None:
    """Return the month a cell stands for; None where it could mean anything else."""
    if isinstance(found, dict):
        return month_of(date.fromisoformat(found["day"]))
    return unambiguous_month(found) if isinstance(found, str) else None


# tables


def _read_table(path: Path) -> ReadWorkbook:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(f"{path.name} cannot be read as a table (CSV in UTF-8).") from error
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise FileRefused(f"{path.name} cannot be read as a table: {error}.") from error
    if not lines or [cell.strip() for cell in lines[0]] != list(CSV_HEADER):
        raise FileRefused(f"{path.name} does not begin with the headings {', '.join(CSV_HEADER)}.")
    if len(lines) > MOST_LINES:
        raise FileRefused(f"{path.name} has more than {MOST_LINES:,} lines.")
    organizations = {line[0].strip() for line in lines[1:] if any(line)}
    if len(organizations) != 1:
        raise FileRefused(
            f"{path.name} has lines of {len(organizations)} organizations; one at a time, please."
        )
    grouped: dict[str, list[ReadRow]] = {}
    for number, line in enumerate(lines[1:], start=2):
        if any(line):
            cells = [*map(from_csv_text, line), *[""] * len(CSV_HEADER)]
            grouped.setdefault(cells[1], []).append(_table_row(cells, number))
    sheets = tuple(ReadSheet(name, name, None, tuple(rows)) for name, rows in grouped.items())
    return ReadWorkbook(path.name, from_csv_text(organizations.pop()), None, sheets)


def _table_row(cells: list[str], number: int) -> ReadRow:
    places = [
        ReadCell(f"{heading}, line {number}", cell or None)
        for heading, cell in zip(CSV_HEADER, cells, strict=False)
    ]
    return ReadRow(unambiguous_month(cells[2]), places[2], places[3], places[4], places[5])
