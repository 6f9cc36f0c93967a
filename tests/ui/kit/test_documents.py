"""The one way to offer a document: seen, saved, printed; what goes wrong is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lead_desktop.errors import NotFound
from lead_desktop.services import documents
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from lead_desktop.ui.kit.documents import offer_pdf
from lead_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> DocumentDialog:
    made = offer_pdf(
        window,
        window.operations,
        window.navigation,
        "Sign-in sheet",
        lambda file: documents.sign_in_sheet(file, 7),
    )
    qtbot.waitUntil(lambda: made.preview.pages() > 0, timeout=20_000)
    return made


def test_the_pages_are_shown_and_saved(dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    dialog.save(path)
    qtbot.waitUntil(lambda: "sheet.pdf is saved" in dialog.banner.sentence())
    document = QPdfDocument()
    document.load(str(path))
    assert document.pageCount() == dialog.preview.pages()
    assert "Sign-in" in document.getAllText(0).text()
    document.close()


def test_a_folder_that_cannot_be_written_is_said(
    dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("not a folder")
    dialog.save(in_the_way / "sheet.pdf")
    qtbot.waitUntil(lambda: "cannot be written" in dialog.banner.sentence())


def test_a_document_that_is_refused_says_why(window: MainWindow, qtbot: QtBot) -> None:
    def refuse(_: ProgramFile) -> bytes:
        raise NotFound("This session is no longer in the program.")

    dialog = offer_pdf(window, window.operations, window.navigation, "Agenda", refuse)
    qtbot.waitUntil(lambda: "no longer in the program" in dialog.banner.sentence())
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_the_pages_go_to_the_printer(dialog: DocumentDialog, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: "sent to the printer" in dialog.banner.sentence(), timeout=20_000)
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_closing_while_the_pages_are_made_breaks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = offer_pdf(
        window, window.operations, window.navigation, "Badges", lambda file: documents.badges(file, 7)
    )
    dialog.reject()
    qtbot.waitUntil(lambda: not window.operations.busy, timeout=20_000)
