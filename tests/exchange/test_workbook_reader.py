"""Books out and back: what is written is read again, and what a stranger sends does no harm."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lead_desktop.domain.imports.workbook import MeasureWorkbook, WorkbookSheet, book_months
from lead_desktop.domain.model.goals import Goal, Measure, MeasureKind, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.months import unambiguous_month
from lead_desktop.errors import FileRefused
from lead_desktop.exchange import sandbox
from lead_desktop.exchange.measure_table import write_measure_table
from lead_desktop.exchange.workbook import HEADER_ROW, INDEX, write_measure_book
from lead_desktop.exchange.workbook_reader import read_measure_book
from tests.programs import program

BOMB = "=cmd|' /C calc'!A0"
"""What a spreadsheet would run if it were taken for a formula."""


def a_book(note: str = "two transfers", name: str = "Falls with injury") -> MeasureWorkbook:
    goal = Goal(id=3, organization_id=2, statement="No patient falls")
    rate = Measure(id=5, goal_id=3, name=name, numerator="Falls", denominator="Patient days", multiply=1000)
    days = Measure(id=6, goal_id=3, name="Days: [between] falls/year?", kind=MeasureKind.VALUE)
    observations = (
        Observation(id=9, measure_id=5, month=date(2007, 4, 1), numerator=2, denominator=900, note=note),
        Observation(id=10, measure_id=5, month=date(2007, 6, 1), numerator=0, denominator=870.5),
    )
    return MeasureWorkbook(
        program(),
        Organization(id=2, name="Bayline Medical Center"),
        (
            WorkbookSheet(goal, rate, book_months(program(), rate, observations), observations),
            WorkbookSheet(goal, days, book_months(program(), days, ()), ()),
        ),
    )


def written(tmp_path: Path, made: MeasureWorkbook) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(write_measure_book(made))
    return path


def test_a_workbook_comes_back_as_it_went_out(tmp_path: Path) -> None:
    read = read_measure_book(written(tmp_path, a_book()))
    assert (read.organization_name, read.organization_id) == ("Bayline Medical Center", 2)
    assert [(sheet.measure_name, sheet.measure_id, sheet.problem) for sheet in read.sheets] == [
        ("Falls with injury", 5, ""),
        ("Days: [between] falls/year?", 6, ""),
    ]
    rows = {row.month: row for row in read.sheets[0].rows if row.month is not None}
    assert len(rows) == 24
    april, may, june = (rows[date(2007, month, 1)] for month in (4, 5, 6))
    assert (april.numerator.content, april.denominator.content, april.note.content) == (
        2,
        900,
        "two transfers",
    )
    assert (may.numerator.content, may.denominator.content) == (None, None)
    assert (june.numerator.content, june.denominator.content) == (0, 870.5)
    assert april.numerator.place == f"B{HEADER_ROW + 1}"


@pytest.mark.parametrize("note", [BOMB, "+1", "-2 beds", "@SUM(A1)", "Łukasz & 李 <b> 🙂"])
def test_no_text_of_ours_is_a_formula_and_none_is_lost(tmp_path: Path, note: str) -> None:
    path = written(tmp_path, a_book(note, name=f"{note} measure"))
    formulas = [
        cell.value
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(str(formula).startswith("=IF(") for formula in formulas)
    read = read_measure_book(path)
    assert read.sheets[0].rows[0].note.content == note
    assert read.sheets[0].measure_name == f"{note} measure"


def test_a_table_comes_back_as_it_went_out(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(write_measure_table(a_book(BOMB)))
    assert f"'{BOMB}" in path.read_text(encoding="utf-8-sig")
    read = read_measure_book(path)
    (sheet,) = read.sheets
    assert (read.organization_name, sheet.measure_name) == ("Bayline Medical Center", "Falls with injury")
    assert [(row.month, row.numerator.content, row.note.content) for row in sheet.rows] == [
        (date(2007, 4, 1), "2", BOMB),
        (date(2007, 6, 1), "0", None),
    ]


def test_the_sheet_refuses_what_the_program_would_refuse(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, a_book())).worksheets[1]
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert f"B{HEADER_ROW + 1}" in rule.sqref.ranges.pop().coord
    assert sheet.protection.sheet
    assert not sheet.cell(HEADER_ROW + 1, 2).protection.locked
    assert sheet.cell(HEADER_ROW + 1, 1).protection.locked


def test_moved_columns_and_a_missing_sheet_are_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, a_book())
    workbook = load_workbook(path)
    first, second = workbook.worksheets[1:3]
    first.protection.sheet = False
    first.insert_cols(2)
    del workbook[second.title]
    workbook.save(path)
    moved, missing = read_measure_book(path).sheets
    assert "columns were moved" in moved.problem
    assert "missing from the book" in missing.problem


def test_a_strangers_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    workbook = Workbook()
    workbook.create_sheet(INDEX)["A1"] = "something else"
    workbook.save(path)
    with pytest.raises(FileRefused, match="not a book of measures"):
        read_measure_book(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"a letter", "not an Excel workbook"),
        (b"PK\x03\x04 and no more", "not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=why):
        read_measure_book(path)


def test_a_missing_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read"):
        read_measure_book(tmp_path / "gone.xlsx")
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused, match="200 MB"):
        read_measure_book(path)


def repacked(path: Path, changed: dict[str, bytes]) -> None:
    """Put other bytes into parts of a workbook."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, **changed}.items():
            package.writestr(name, data)
    path.write_bytes(made.getvalue())


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = written(tmp_path, a_book())
    repacked(path, {"xl/worksheets/sheet9.xml": b"0" * (sandbox.MOST_INFLATED + 1)})
    assert path.stat().st_size < 200_000
    with pytest.raises(FileRefused, match="unpacks to more"):
        read_measure_book(path)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, a_book())
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    for part in ("xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"):
        repacked(path, {part: lol})
        with pytest.raises(FileRefused, match="entities"):
            read_measure_book(path)


def test_a_row_far_below_costs_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, a_book())
    workbook = load_workbook(path)
    workbook.worksheets[1].cell(1_048_576, 16_384).value = "far away"
    workbook.save(path)
    read = read_measure_book(path)
    assert len(read.sheets[0].rows) <= sandbox.MOST_ROWS
    assert read.sheets[0].rows[0].numerator.content == 2


def test_a_table_with_other_headings_or_two_organizations_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("Month,Value\n2007-04,3\n", encoding="utf-8")
    with pytest.raises(FileRefused, match="headings"):
        read_measure_book(path)
    path.write_bytes(write_measure_table(a_book()) + b"Eastham Regional,Falls with injury,2007-04,1,900,\r\n")
    with pytest.raises(FileRefused, match="2 organizations"):
        read_measure_book(path)
    path.write_bytes(b"\xff\xfe\x00 not text")
    with pytest.raises(FileRefused, match="cannot be read as a table"):
        read_measure_book(path)


@pytest.mark.parametrize("text", ["2007-04", "2007-04-17", "Apr 2007", "april 2007", "4/2007", " 04-2007 "])
def test_months_are_read_as_people_write_them(text: str) -> None:
    assert unambiguous_month(text) == date(2007, 4, 1)


@pytest.mark.parametrize("text", ["", "4/5/2007", "2007", "Foo 2007", "2007-13", "0/2007", "next month"])
def test_a_month_that_could_mean_two_things_is_none(text: str) -> None:
    assert unambiguous_month(text) is None


def test_control_characters_do_not_break_a_workbook(tmp_path: Path) -> None:
    made = a_book("bell\x07 and\nline")
    path = written(tmp_path, replace(made, organization=Organization(id=2, name="Bay\x00line")))
    assert read_measure_book(path).sheets[0].rows[0].note.content == "bell and\nline"
