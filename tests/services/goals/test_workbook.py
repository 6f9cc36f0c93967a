"""Measures out and back: looked at first, written as one change, undone in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lead_desktop.domain.imports.workbook import Verdict
from lead_desktop.domain.model.goals import Measure, Observation
from lead_desktop.errors import NotFound, Refused
from lead_desktop.exchange.workbook import HEADER_ROW
from lead_desktop.services import editing, history
from lead_desktop.services.goals.workbook import import_book, preview_book, save_book
from lead_desktop.services.program_file import ProgramFile
from tests.programs import small_file

BAYLINE = 2


def infections(file: ProgramFile) -> dict[date, Observation]:
    with file.reading() as work:
        (measure,) = work.all(Measure, name="Central-line infections")
        return {
            observation.month: observation for observation in work.all(Observation, measure_id=measure.id)
        }


def filled(path: Path, cells: dict[date, tuple[object, object]]) -> None:
    """Fill in months of the first measure as a head of Quality would."""
    workbook = load_workbook(path)
    sheet = workbook["Central-line infections"]
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        month = sheet.cell(row, 1).value
        for wanted, contents in cells.items():
            if f"{month:%Y-%m}" == f"{wanted:%Y-%m}":
                sheet.cell(row, 2).value, sheet.cell(row, 3).value = contents  # type: ignore[assignment]
    workbook.save(path)


@pytest.mark.parametrize("name", ["bayline.xlsx", "bayline.csv"])
def test_a_book_straight_back_changes_nothing(file: ProgramFile, tmp_path: Path, name: str) -> None:
    found = preview_book(file, save_book(file, BAYLINE, tmp_path / name))
    assert found.organization == "Bayline Medical Center"
    assert {line.verdict for line in found.lines} == {Verdict.UNCHANGED}
    with pytest.raises(Refused, match="nothing that the program does not have"):
        import_book(file, found)


def test_an_import_is_one_change_and_one_undo(file: ProgramFile, tmp_path: Path) -> None:
    path = save_book(file, BAYLINE, tmp_path / "bayline.xlsx")
    before = infections(file)
    october, november = date(2007, 10, 1), date(2007, 11, 1)
    filled(path, {october: (9, 1000), november: (0, 1111)})
    found = preview_book(file, path)
    changes = import_book(file, found)
    after = infections(file)
    assert (after[october].numerator, after[october].denominator) == (9, 1000)
    assert (after[november].numerator, after[november].denominator) == (0, 1111)
    assert len(changes.ids(Observation)) == 2
    assert changes.label == f"Import {found.writes} cells of Bayline Medical Center from “bayline.xlsx”"
    history.undo(file)
    assert infections(file) == before


def test_what_changed_since_the_preview_is_not_written_over(file: ProgramFile, tmp_path: Path) -> None:
    path = save_book(file, BAYLINE, tmp_path / "bayline.xlsx")
    october = date(2007, 10, 1)
    filled(path, {october: (9, 1000)})
    found = preview_book(file, path)
    known = infections(file)[october]
    editing.remove(file, known)
    with pytest.raises(Refused, match="changed since this preview"):
        import_book(file, found)
    assert october not in infections(file)


def test_an_organization_without_measures_has_no_book(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    with pytest.raises(Refused, match="no measures yet"):
        save_book(file, 1, tmp_path / "book.xlsx")
    with pytest.raises(NotFound):
        save_book(file, 99, tmp_path / "book.xlsx")
    file.close()
