"""The record as a workbook and as a table: read back, and never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lead_desktop.domain.model.attendance import MarkKind, TurnedAway
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.exchange.attendance_record import MARK_HEADER, write_attendance_book, write_attendance_table
from lead_desktop.services.attendance.attendance_view import save_record
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.programs import clock

FORMULA = '=HYPERLINK("http://example.org","press")'


@pytest.fixture
def file(example: Path) -> Iterator[ProgramFile]:
    opened = open_program(example, clock())
    yield opened
    opened.close()


@pytest.fixture
def snapshot(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def hostile(snapshot: Snapshot) -> Snapshot:
    """Return the record with texts that a spreadsheet would run."""
    absent = next(mark for mark in snapshot.marks if mark.kind is MarkKind.ABSENT)
    changed = replace(absent, reason=FORMULA, note="@SUM(A1)\x07")
    people = (replace(snapshot.people[0], name="+41 Nuñez 李"), *snapshot.people[1:])
    away = TurnedAway(
        id=1, session_id=snapshot.sessions[0].id, organization_id=1, name="-2+3", reason="\t=1+1"
    )
    marks = tuple(changed if mark is absent else mark for mark in snapshot.marks)
    return replace(snapshot, marks=marks, people=people, turned_away=(away,))


def test_the_workbook_holds_the_grids_their_rates_and_every_mark(snapshot: Snapshot) -> None:
    book = load_workbook(io.BytesIO(write_attendance_book(snapshot, 1)))
    assert book.sheetnames == ["CEOs", "Heads of Quality", "Marks", "Turned away"]
    ceos = book["CEOs"]
    assert isinstance(ceos, Worksheet)
    rows = list(ceos.iter_rows(min_row=3, values_only=True))
    assert "illustrative data" in str(ceos["A1"].value)
    eastham = next(row for row in rows if row[0] == "Eastham Regional")
    assert eastham[3] == "absent"
    assert eastham[-2] == pytest.approx(5 / 6)
    assert eastham[-1] == "5 of 6 sessions: 5 present, 1 absent"
    copley = next(row for row in rows if row[0] == "Copley Ridge Hospital")
    assert copley[1] == "Thomas Nuñez → Anna Lindqvist"
    marks = book["Marks"]
    assert isinstance(marks, Worksheet)
    lines = list(marks.iter_rows(min_row=2, values_only=True))
    assert sum(line[7] == "absent" for line in lines) == 4


def test_nothing_in_the_workbook_is_a_formula(snapshot: Snapshot) -> None:
    book = load_workbook(io.BytesIO(write_attendance_book(hostile(snapshot), None)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert FORMULA in [cell.value for cell in cells]


def test_the_table_reads_back_and_begins_no_formula(snapshot: Snapshot) -> None:
    text = write_attendance_table(hostile(snapshot), None).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert tuple(lines[0]) == MARK_HEADER
    cells = [cell for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert f"'{FORMULA}" in cells
    assert "'@SUM(A1)" in cells
    # One line for each of the ten seats of twenty sessions, and for each guest.
    assert len(lines) - 1 == 200 + len(snapshot.guests)
    part = next(line for line in lines if line[7] == "part of the day" and line[4] == "CEO")
    assert part[10:12] == ["10:40", "15:30"]


def test_the_name_of_the_file_decides(file: ProgramFile, tmp_path: Path) -> None:
    assert save_record(file, 1, tmp_path / "record.csv").read_bytes().startswith(b"\xef\xbb\xbfYear,")
    assert save_record(file, None, tmp_path / "record.xlsx").read_bytes().startswith(b"PK")
