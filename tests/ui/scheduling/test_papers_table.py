"""Papers in the tab: dropped on a row, refused beside the place, replaced, and brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import Paper
from lead_desktop.services.scheduling import papers
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.scheduling.versions_dialog import VersionsDialog
from lead_desktop.ui.shell.main_window import MainWindow
from tests.services.scheduling.test_papers import pdf, write
from tests.ui.scheduling.conftest import top_dialog


def row_titled(tab: SchedulingTab, title: str) -> int:
    return tab.page.papers.model.row_where(lambda paper: paper.title.startswith(title))


def shown(tab: SchedulingTab, row: int, column: int) -> str:
    model = tab.page.papers.model
    return str(model.index(row, column).data())


def drop(tab: SchedulingTab, row: int, paths: list[Path]) -> None:
    """Drop files on a row of the table, as a file manager does."""
    table = tab.page.papers.table
    place = table.visualRect(tab.page.papers.model.index(row, 1)).center()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = table.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(place, copy, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), copy, data, left, none))


def settle(tab: SchedulingTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tab.operations.busy)


def test_the_table_says_what_is_late_what_follows_and_who_may_see_it(tab: SchedulingTab) -> None:
    row = row_titled(tab, "Mondays at Nordvik")
    assert (shown(tab, row, 4), shown(tab, row, 6)) == ("late", "everybody")
    row = row_titled(tab, "Eastham: where")
    assert (shown(tab, row, 4), shown(tab, row, 5), shown(tab, row, 6)) == ("to follow", "", "CEOs only")
    row = row_titled(tab, "Bayline’s game-plan")
    assert (shown(tab, row, 4), shown(tab, row, 5)) == ("received, version 2", "3")


def test_a_pdf_dropped_on_an_expected_paper_is_attached(
    tab: SchedulingTab, qtbot: QtBot, tmp_path: Path
) -> None:
    row = row_titled(tab, "Mondays at Nordvik")
    drop(tab, row, [write(tmp_path, "nordvik.pdf", pdf(3))])
    settle(tab, qtbot)
    row = row_titled(tab, "Mondays at Nordvik")
    assert (shown(tab, row, 4), shown(tab, row, 5)) == ("received", "3")
    assert tab.page.papers.model.rowCount() == 11


def test_of_several_files_the_expected_paper_takes_the_first_and_the_item_the_others(
    tab: SchedulingTab, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [write(tmp_path, f"part_{place}.pdf", pdf(place)) for place in (1, 2, 3)]
    drop(tab, row_titled(tab, "Mondays at Nordvik"), files)
    settle(tab, qtbot)
    assert shown(tab, row_titled(tab, "Mondays at Nordvik"), 5) == "1"
    assert [shown(tab, row_titled(tab, f"part {place}"), 5) for place in (2, 3)] == ["2", "3"]
    assert shown(tab, row_titled(tab, "part 2"), 0).startswith("Guest:")


def test_bad_files_are_refused_below_the_table_and_the_good_one_among_them_is_kept(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [
        write(tmp_path, "letter.doc", b"\xd0\xcf\x11\xe0"),
        write(tmp_path, "good.pdf", pdf(1)),
        write(tmp_path, "empty.pdf", b""),
    ]
    drop(tab, row_titled(tab, "Mondays at Nordvik"), files)
    settle(tab, qtbot)
    problem = tab.page.papers.problem
    assert problem.isVisible()
    assert "letter.doc is not a PDF" in problem.text()
    assert "empty.pdf is empty" in problem.text()
    assert shown(tab, row_titled(tab, "Mondays at Nordvik"), 4) == "late"
    assert row_titled(tab, "good") >= 0
    assert window.banner.sentence() == ""
    tab.show_session(6)
    assert not problem.isVisible()


def test_a_dropped_file_replaces_and_the_earlier_version_comes_back(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    row = row_titled(tab, "The checklist")
    drop(tab, row, [write(tmp_path, "checklist-2.pdf", pdf(7))])
    settle(tab, qtbot)
    row = row_titled(tab, "The checklist")
    assert (shown(tab, row, 4), shown(tab, row, 5)) == ("received, version 2", "7")
    tab.page.papers.table.selectRow(row)
    assert tab.page.papers.attach.text() == "Replace PDF…"
    tab.page.papers.versions.click()
    dialog = top_dialog()
    assert isinstance(dialog, VersionsDialog)
    assert dialog.table.model.index(0, 0).data() == "line-checklist.pdf"
    dialog.bring_back_wanted.emit(dialog.table.current())
    assert shown(tab, row_titled(tab, "The checklist"), 5) == "2"
    window.undo()
    assert shown(tab, row_titled(tab, "The checklist"), 5) == "7"


def test_a_paper_taken_off_is_expected_again(tab: SchedulingTab, qtbot: QtBot) -> None:
    row = row_titled(tab, "The checklist")
    tab.page.papers.table.selectRow(row)
    tab.page.papers.take_off.click()
    assert shown(tab, row_titled(tab, "The checklist"), 4) == "late"
    assert tab.page.papers.attach.text() == "Attach PDF…"
    paper = tab.page.papers.current()
    assert isinstance(paper, Paper)
    assert len(papers.versions(tab.operations.file, paper.id)) == 1
