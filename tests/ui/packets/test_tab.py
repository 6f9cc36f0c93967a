"""The Packets tab: who, what, the very pages, and the ways out to files and paper."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QProgressDialog
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import AgendaItem, Audience
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.packets.plan import Section
from lead_desktop.services import editing, history
from lead_desktop.services.packets import packets
from lead_desktop.ui.packets.choices import Document
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.programs import new_file
from tests.ui.conftest import OpenWindow

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> PacketsTab:
    """The tab in view, its first pages made."""
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    shown = window.tabs.currentWidget()
    assert isinstance(shown, PacketsTab)
    wait(shown, qtbot)
    return shown


def wait(tab: PacketsTab, qtbot: QtBot) -> None:
    """Wait until the pages shown are those of what is in the program."""
    qtbot.waitUntil(lambda: tab.up_to_date, timeout=60_000)


def wait_until_counted(tab: PacketsTab, qtbot: QtBot) -> None:
    """Wait until the length of every packet is known."""
    qtbot.waitUntil(lambda: tab.choices.recipients.first_unknown() is None, timeout=60_000)


def wait_for_work(tab: PacketsTab, qtbot: QtBot) -> None:
    """Wait until what was asked for beside the window is done."""
    qtbot.waitUntil(lambda: not tab.operations.busy, timeout=60_000)


def only(tab: PacketsTab, *names: str) -> None:
    """Leave everybody out but these."""
    for row, name in enumerate(rows(tab.choices.recipient_list)):
        if name not in names:
            tick(tab.choices.recipient_list, row)


def text(tab: PacketsTab) -> str:
    document = tab.preview.document
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def rows(view: QListView, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def tick(view: QListView, row: int) -> None:
    """Click the check mark of a row."""
    box = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), CLICK, pos=QPoint(box.left() + 9, box.center().y()))


def choose(tab: PacketsTab, document: Document) -> None:
    tab.choices.document.setCurrentIndex(tab.choices.document.findData(document))


def findings(tab: PacketsTab) -> list[tuple[str, str, str]]:
    return [
        (row.finding.level.value, row.finding.title, row.finding.detail)
        for row in tab.print_check.findings.rows()
    ]


# who and what


def test_everybody_who_gets_a_packet_is_listed_with_its_length(tab: PacketsTab, qtbot: QtBot) -> None:
    wait_until_counted(tab, qtbot)
    names = rows(tab.choices.recipient_list)
    assert len(names) == 11
    assert names[0] == "Robert Castellan"
    assert names[-1] == "Dr. Lena Haugen"
    lengths = tab.choices.recipients.pages()
    assert len(lengths) == 11
    ceo = next(pages for one, pages in lengths.items() if one.audience is Audience.CEO)
    head = next(pages for one, pages in lengths.items() if one.audience is Audience.HEAD_OF_QUALITY)
    assert ceo > head > 5
    assert tab.preview.pages() == ceo
    assert tab.print_button.text() == "&Print 11 packets…"
    sheets = sum((pages + 1) // 2 for pages in lengths.values())
    found = findings(tab)
    assert ("good", "Heads of Quality see no CEO-only page", "checked in 5 packets") in found
    total = sum(lengths.values())
    assert ("good", f"11 packets, {sheets} sheets, two-sided", f"{total} pages") in found
    # Of what readiness says, only what is still open matters here.
    assert "blocking" in {level for level, _, _ in found}
    assert [level for level, _, _ in found].count("good") == 2
    # Nothing in the lists has to be scrolled for.
    for view in (tab.choices.recipient_list, tab.choices.contents_list):
        assert view.verticalScrollBar().maximum() == 0


def test_a_recipient_left_out_gets_none(tab: PacketsTab, tmp_path: Path, qtbot: QtBot) -> None:
    only(tab, "Maria Ferreira", "Linh Tran")
    assert tab.print_button.text() == "&Print 2 packets…"
    qtbot.waitUntil(lambda: any(title.startswith("2 packets") for _, title, _ in findings(tab)))
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "out")
    wait_for_work(tab, qtbot)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Session 7 - Linh Tran.pdf",
        "Session 7 - Maria Ferreira.pdf",
        "manifest.json",
    ]
    # Edits elsewhere do not bring the others back.
    tab.operations.change(lambda file: editing.change(file, replace(session(tab), venue="Room 9")))
    wait(tab, qtbot)
    assert tab.print_button.text() == "&Print 2 packets…"
    for row in (1, 9):
        tick(tab.choices.recipient_list, row)
    assert not tab.print_button.isEnabled()
    assert not tab.save_button.isEnabled()


def session(tab: PacketsTab) -> Session:
    with tab.operations.file.reading() as work:
        return next(one for one in work.all(Session) if one.number == 7)


def test_a_head_of_quality_sees_nothing_of_ceo_only_items(tab: PacketsTab, qtbot: QtBot) -> None:
    with tab.operations.file.reading() as work:
        snapshot = work.snapshot()
    items = snapshot.items_of(session(tab).id)
    private = [item for item in items if not item.for_quality]
    hidden = [item.title for item in private]
    hidden += [paper.title for item in private for paper in snapshot.papers_of(item.id)]
    assert len(hidden) > 5
    assert all(title in text(tab).replace("\n", " ") for title in hidden[:2])
    row = rows(tab.choices.recipient_list).index("Joseph Okafor")
    tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(row))
    wait(tab, qtbot)
    seen = " ".join(text(tab).split())
    assert "Joseph Okafor" in seen
    assert [title for title in hidden if title in seen] == []


def test_a_section_can_be_left_out_and_the_cover_cannot(tab: PacketsTab, qtbot: QtBot) -> None:
    pages = tab.preview.pages()
    names = rows(tab.choices.contents_list)
    place = names.index("Sign-in sheet")
    tick(tab.choices.contents_list, place)
    tick(tab.choices.contents_list, names.index("Cover"))
    wait(tab, qtbot)
    assert Section.SIGN_IN not in tab.options().sections
    assert Section.COVER in tab.options().sections
    assert tab.preview.pages() == pages - 1
    assert tab.choices.contents.first_page(place) is None
    assert tab.choices.contents.first_page(0) == 1


def test_a_click_on_a_section_goes_to_its_first_page(tab: PacketsTab) -> None:
    place = rows(tab.choices.contents_list).index("Attendance")
    view = tab.choices.contents_list
    QTest.mouseClick(view.viewport(), CLICK, pos=view.visualRect(tab.choices.contents.index(place)).center())
    page = tab.choices.contents.first_page(place)
    assert page is not None
    assert tab.preview.page() == page
    assert page in tab.preview.view.row()


def test_options_change_the_pages(tab: PacketsTab, qtbot: QtBot) -> None:
    assert "PREPARED FOR ROBERT CASTELLAN" in text(tab)
    pages = tab.preview.pages()
    QTest.keyClick(tab.print_check.name_on_cover, Qt.Key.Key_Space)
    QTest.keyClick(tab.print_check.two_sided, Qt.Key.Key_Space)
    wait(tab, qtbot)
    assert "PREPARED FOR" not in text(tab)
    assert tab.preview.pages() > pages


# the pages follow the program


def test_the_pages_follow_every_edit_its_undo_and_stay_where_they_were(
    tab: PacketsTab, window: MainWindow, qtbot: QtBot
) -> None:
    tab.preview.go_to(3)
    file = tab.operations.file
    name = "Nuñez & <b>Łukasz</b> 李"
    with file.reading() as work:
        item = next(one for one in work.all(AgendaItem) if one.session_id == session(tab).id)
    window.operations.change(lambda file: editing.change(file, replace(item, title=name)))
    wait(tab, qtbot)
    assert name in text(tab)
    assert tab.preview.page() == 3
    window.undo()
    wait(tab, qtbot)
    assert name not in text(tab)
    assert "Up to date with all changes" in tab.print_check.text()


def test_edits_while_the_tab_is_hidden_are_in_the_pages_when_it_comes_back(
    tab: PacketsTab, window: MainWindow, qtbot: QtBot
) -> None:
    window.tabs.setCurrentIndex(0)
    window.operations.change(lambda file: editing.change(file, replace(session(tab), topic="A new topic")))
    assert not tab.up_to_date
    window.tabs.setCurrentIndex(4)
    wait(tab, qtbot)
    assert "A new topic" in text(tab)


def test_another_session_and_every_document_is_shown(tab: PacketsTab, qtbot: QtBot) -> None:
    for document, words in (
        (Document.AGENDA, "Agenda"),
        (Document.SIGN_IN, "Sign-in"),
        (Document.ATTENDANCE, "Attendance"),
    ):
        choose(tab, document)
        wait(tab, qtbot)
        assert words in text(tab)
        assert tab.preview.pages() < 5
        assert tab.print_button.text() == "&Print…"
    choose(tab, Document.PACK)
    tab.choices.sessions.setCurrentIndex(0)
    tab.choices.sessions.activated.emit(0)
    wait(tab, qtbot)
    assert "Session 1" in text(tab)


def test_a_program_without_sessions_says_what_to_do(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    new_file(tmp_path).close()
    window = open_window(tmp_path / "program.lead")
    window.tabs.setCurrentIndex(4)
    tab = window.tabs.currentWidget()
    assert isinstance(tab, PacketsTab)
    assert tab.print_check.text() == "There is no session yet. Add one in the Scheduling tab."
    assert not tab.print_button.isEnabled()
    assert not tab.save_button.isEnabled()
    window.operations.change(
        lambda file: editing.add(file, Session(number=1, day=file.today().replace(month=12)))
    )
    wait(tab, qtbot)
    assert "Nobody is invited" in tab.print_check.text()
    assert not tab.print_button.isEnabled()
    window.undo()
    wait(tab, qtbot)
    assert "no session yet" in tab.print_check.text()


# into files


def test_saving_asks_for_a_folder_and_writes_what_the_command_writes(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    only(tab, "Maria Ferreira", "Linh Tran")
    QTest.mouseClick(tab.save_button, CLICK)
    (asked,) = [dialog for dialog in tab.findChildren(QFileDialog) if dialog.isVisible()]
    asked.fileSelected.emit(str(tmp_path / "Packets"))
    asked.reject()
    wait_for_work(tab, qtbot)
    assert window.banner.sentence() == "2 packets for session 7 on 12 Dec saved in Packets."
    manifest = json.loads((tmp_path / "Packets" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["packets"]) == 2
    packets.write_packets(tab.operations.file, 7, tmp_path / "command", ["Maria Ferreira", "Linh Tran"])
    for pdf in (tmp_path / "command").glob("*.pdf"):
        assert (tmp_path / "Packets" / pdf.name).read_bytes() == pdf.read_bytes()


def test_protected_files_open_with_the_password_only(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    only(tab, "Linh Tran")
    QTest.keyClick(tab.print_check.protect, Qt.Key.Key_Space)
    QTest.mouseClick(tab.save_button, CLICK)
    assert "Please type the password" in window.banner.sentence()
    QTest.keyClicks(tab.print_check.password_line, "spring tide")
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "out")
    qtbot.waitUntil(lambda: window.banner.sentence().startswith("1 packet"), timeout=30_000)
    saved = str(tmp_path / "out" / "Session 7 - Linh Tran.pdf")
    document = QPdfDocument()
    assert document.load(saved) is QPdfDocument.Error.IncorrectPassword
    document.setPassword("spring tide")
    assert document.load(saved) is QPdfDocument.Error.None_
    document.close()
    # That packets went out is noted in the history, and is no step that could be undone.
    assert not window.undo_action.isEnabled()
    labels = [entry.label for entry in history.history(window.operations.file)]
    assert labels[-1] == "Issue packets of session 7"


def test_one_document_is_saved_under_the_name_that_was_chosen(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tab, Document.SIGN_IN)
    wait(tab, qtbot)
    QTest.mouseClick(tab.save_button, CLICK)
    (asked,) = [dialog for dialog in tab.findChildren(QFileDialog) if dialog.isVisible()]
    assert asked.selectedFiles()[0].endswith("Session 7 - Sign-in sheet.pdf")
    asked.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    asked.reject()
    wait_for_work(tab, qtbot)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "sheet.pdf is saved in" in window.banner.sentence()


def test_stopping_writes_nothing(tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "out")
    qtbot.waitUntil(lambda: window.progress.value() >= 1)
    assert window.saved.text() == "Making 11 packets…"
    QTest.mouseClick(window.stop_button, CLICK)
    wait_for_work(tab, qtbot)
    assert window.banner.sentence() == "Making the packets was stopped."
    assert not (tmp_path / "out").exists()


@contextmanager
def nearly_full_disk() -> Iterator[None]:
    """Let no file grow beyond a few bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_full_disk_is_told_and_leaves_no_half_file(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    only(tab, "Linh Tran")
    order = tab.order()
    assert order is not None
    with nearly_full_disk():
        tab.export.save(order, tmp_path / "out")
        wait_for_work(tab, qtbot)
    sentence = window.banner.sentence()
    assert "Linh Tran.pdf cannot be written" in sentence
    assert list((tmp_path / "out").iterdir()) == []
    # With room again, the same button does it.
    tab.export.save(order, tmp_path / "out")
    wait_for_work(tab, qtbot)
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1


def test_a_folder_that_is_none_is_told(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("no folder")
    only(tab, "Linh Tran")
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "file")
    wait_for_work(tab, qtbot)
    assert "cannot be written" in window.banner.sentence()


def test_closing_while_packets_are_saved_leaves_whole_files_only(
    tab: PacketsTab, window: MainWindow, tmp_path: Path
) -> None:
    only(tab, "Joseph Okafor", "Linh Tran")
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "out")
    window.close()
    for pdf in (tmp_path / "out").glob("*.pdf") if (tmp_path / "out").exists() else ():
        document = QPdfDocument()
        assert document.load(str(pdf)) is QPdfDocument.Error.None_
        document.close()
    assert not list(tmp_path.glob("out/.part-*"))


# onto paper


def paper(tmp_path: Path) -> QPrinter:
    """A printer whose paper is a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def test_printing_asks_for_a_printer(tab: PacketsTab) -> None:
    QTest.mouseClick(tab.print_button, CLICK)
    (asked,) = [dialog for dialog in tab.findChildren(QPrintDialog) if dialog.isVisible()]
    asked.reject()


def test_every_page_is_printed_in_its_own_size(
    tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tab, Document.AGENDA)
    wait(tab, qtbot)
    order = tab.order()
    assert order is not None
    tab.export.print_on(paper(tmp_path), order)
    qtbot.waitUntil(lambda: window.banner.sentence() == "1 document sent to the printer.", timeout=30_000)
    printed = QPdfDocument()
    assert printed.load(str(tmp_path / "printed.pdf")) is QPdfDocument.Error.None_
    assert printed.pageCount() == tab.preview.pages()
    wanted, got = tab.preview.document.pagePointSize(0), printed.pagePointSize(0)
    assert (round(got.width()), round(got.height())) == (round(wanted.width()), round(wanted.height()))
    printed.close()


def test_printing_can_be_stopped(tab: PacketsTab, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    only(tab, "Linh Tran")
    order = tab.order()
    assert order is not None
    tab.export.print_on(paper(tmp_path), order)
    qtbot.waitUntil(lambda: any(dialog.value() >= 1 for dialog in tab.findChildren(QProgressDialog)))
    tab.findChildren(QProgressDialog)[0].canceled.emit()
    qtbot.waitUntil(lambda: window.banner.sentence() == "Printing was stopped.")


def test_a_packet_that_was_counted_shows_at_once_and_never_as_it_was_before_an_edit(
    tab: PacketsTab, window: MainWindow, qtbot: QtBot
) -> None:
    wait_until_counted(tab, qtbot)
    wait_for_work(tab, qtbot)
    other = tab.choices.recipient_list.model().index(2, 0)
    tab.choices.recipient_list.setCurrentIndex(other)
    # No page is made for it: it is there as soon as the window has come to it.
    QApplication.processEvents()
    assert tab.up_to_date
    assert not tab.operations.busy
    window.operations.change(
        lambda file: editing.change(file, replace(session(tab), topic="A topic of today"))
    )
    wait(tab, qtbot)
    tab.choices.recipient_list.setCurrentIndex(other.siblingAtRow(0))
    wait(tab, qtbot)
    assert "A topic of today" in text(tab)
