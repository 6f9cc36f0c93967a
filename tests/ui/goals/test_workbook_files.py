"""A book out and back through the window: seen before it is kept, kept once, undone in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.goals import Measure, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.exchange.workbook import HEADER_ROW
from lead_desktop.services import editing
from lead_desktop.ui.goals.workbook_dialog import WorkbookDialog
from lead_desktop.ui.goals.workbook_files import WorkbookFiles
from lead_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def books(window: MainWindow) -> WorkbookFiles:
    return WorkbookFiles(window, window.operations, window.theme, window.navigation)


@pytest.fixture
def path(window: MainWindow, books: WorkbookFiles, qtbot: QtBot, tmp_path: Path) -> Path:
    """Bayline's book as its head of Quality sends it back: one number changed, one new, one in words."""
    path = tmp_path / "Bayline measures.xlsx"
    with window.operations.file.reading() as work:
        bayline = work.get(Organization, 2)
    books.save(bayline, path)
    qtbot.waitUntil(lambda: not window.operations.busy, timeout=20_000)
    assert path.name in window.banner.sentence()
    workbook = load_workbook(path)
    sheet = workbook["Central-line infections"]
    contents = {"2007-10": (7, 1000), "2007-11": (None, None), "2007-09": ("none", 1000)}
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        month = f"{sheet.cell(row, 1).value:%Y-%m}"
        if contents.get(month, (None,))[0] is not None:
            sheet.cell(row, 2).value, sheet.cell(row, 3).value = contents[month]
    workbook.save(path)
    return path


def october(window: MainWindow) -> Observation:
    with window.operations.file.reading() as work:
        (measure,) = work.all(Measure, name="Central-line infections")
        (found,) = work.all(Observation, measure_id=measure.id, month=date(2007, 10, 1))
        return found


def shown(books: WorkbookFiles, qtbot: QtBot, path: Path) -> WorkbookDialog:
    books.preview(path)
    qtbot.waitUntil(lambda: books.dialog is not None, timeout=20_000)
    assert books.dialog is not None
    return books.dialog


def test_a_book_is_looked_at_then_kept_and_undone(
    window: MainWindow, books: WorkbookFiles, qtbot: QtBot, path: Path
) -> None:
    before = october(window)
    dialog = shown(books, qtbot, path)
    model = dialog.model
    rows = [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows[0][0] == "× refused"
    assert any(row[0] == "↺ changed" and row[2] == "Oct 2007" and row[5] == "7" for row in rows)
    assert october(window) == before
    few = model.rowCount()
    dialog.everything.click()
    assert model.rowCount() > few
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert october(window).numerator == 7
    window.undo()
    assert october(window) == before
    assert window.note.sentence().startswith("Undone: Import")


def test_numbers_that_changed_meanwhile_are_not_written_over(
    window: MainWindow, books: WorkbookFiles, qtbot: QtBot, path: Path
) -> None:
    dialog = shown(books, qtbot, path)
    known = october(window)
    window.operations.change(lambda file: editing.remove(file, known))
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert "changed since this preview" in dialog.banner.sentence()
    assert dialog.isVisible()
    dialog.reject()


def test_a_file_that_is_no_book_is_refused_in_the_banner(
    window: MainWindow, books: WorkbookFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.xlsx"
    letter.write_text("Dear colleague")
    books.preview(letter)
    qtbot.waitUntil(lambda: bool(window.banner.sentence()), timeout=20_000)
    assert "not an Excel workbook" in window.banner.sentence()
    assert books.dialog is None
