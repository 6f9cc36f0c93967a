"""The day in the window: built by keyboard alone, mended where it gaps, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.domain.model.agenda import Audience, ItemKind, invited
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import open_program
from lead_desktop.services.scheduling import agenda_items, day_templates
from lead_desktop.services.scheduling.agenda import AgendaLine
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.kit.questions import ask_reason
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.agenda_delegate import CellEditor, chip_areas, wrapped
from lead_desktop.ui.scheduling.agenda_model import ITEM, LEAD, LENGTH, ROOM, START
from lead_desktop.ui.scheduling.agenda_view import AgendaView, SlackRow
from lead_desktop.ui.scheduling.copy_day import CopyDayDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import Navigation
from lead_desktop.ui.theme import Appearance, make_theme
from tests.programs import clock

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qapp: QApplication, settings: QSettings, example: Path, qtbot: QtBot) -> Iterator[SchedulingTab]:
    """The tab on its own, without the window around it, with session 7."""
    operations = Operations(open_program(example, clock()))
    theme = make_theme(qapp, paths.resources(), Appearance.LIGHT)
    shown = SchedulingTab(operations, theme, Navigation(settings))
    operations.changed.connect(shown.refresh)
    operations.reason_wanted.connect(lambda request: ask_reason(shown, request))
    shown.resize(1440, 840)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.refresh(None)
    shown.show_session(7)
    yield shown
    shown.close()
    operations.close()
    # At once: what waits to be deleted would be styled anew with every test that follows.
    for gone in (shown, theme):
        gone.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def undo(tab: SchedulingTab) -> None:
    tab.operations.change(lambda file: history.undo(file))


@pytest.fixture
def view(tab: SchedulingTab) -> AgendaView:
    found = tab.page.agenda_section.view
    found.setFocus()
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)
    # A cell keeps what was typed only after its text box has seen the key.
    QApplication.processEvents()


def type_in(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)


def lines(tab: SchedulingTab) -> tuple[AgendaLine, ...]:
    assert tab.page.day is not None
    return tab.page.day.lines


def titles(tab: SchedulingTab) -> list[str]:
    return [line.item.title for line in lines(tab)]


def form(qtbot: QtBot) -> FormDialog[object]:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FormDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, FormDialog)
    return found


def menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def come_back(window: QWidget) -> None:
    """Do what a window system does when a dialog closes."""
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def pdf(path: Path, pages: int = 2) -> Path:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    made.save(path)
    return path


def text_of(path: Path) -> str:
    document = QPdfDocument()
    document.load(str(path))
    words = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return " ".join(" ".join(words).split())


def choose(qtbot: QtBot, path: Path) -> None:
    """Put a path into the file dialog that is open, and say OK."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    # Put in at once, as by pasting: the list of completions would take the Enter.
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)


def idle(operations: Operations, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not operations.busy, timeout=20_000)


@pytest.fixture(autouse=True)
def _own_dialogs() -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_a_whole_day_by_keyboard_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """A new session, the typical day, reordered, invited, timed, a paper attached, the agenda as PDF."""
    tab = window.tabs.currentWidget()
    assert isinstance(tab, SchedulingTab)
    untouched = history.undoable(window.operations.file).undo
    with window.operations.file.reading() as work:
        before = work.snapshot()
    tab.setFocus()
    press(Qt.Key.Key_N, CONTROL)
    session_form = form(qtbot)
    session_form.editor("host_id").setFocus()
    type_in("B")
    session_form.editor("topic").setFocus()
    type_in("Measurement")
    press(Qt.Key.Key_Return, CONTROL)
    # The year has its ten already: it asks, and nothing is added by Enter alone.
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    come_back(window)
    assert tab.page.day is not None
    assert tab.page.day.session.number == 21
    assert tab.page.agenda_section.empty.isVisible()
    # Laid out, and the cursor is on the first item.
    press(Qt.Key.Key_T, ALT)
    view = tab.page.agenda_section.view
    qtbot.waitUntil(lambda: len(lines(tab)) == 10)
    assert focused() is view
    # The game-plan before the example.
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, ALT)
    assert [line.item.kind for line in lines(tab)][2:4] == [ItemKind.GAME_PLAN, ItemKind.EXAMPLE]
    assert lines(tab)[2].lead.endswith("CEO, Bayline")
    # Its end typed, lunch pinned, heads of Quality invited to the topic, a lead in words.
    type_in("10:00")
    press(Qt.Key.Key_Return)
    assert lines(tab)[2].item.minutes == 75
    for _ in range(4):
        press(Qt.Key.Key_Down)
    assert lines(tab)[6].item.kind is ItemKind.LUNCH
    press(Qt.Key.Key_P)
    assert lines(tab)[6].item.pinned == lines(tab)[6].timed.start == time(12, 15)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Q)
    assert invited(lines(tab)[7].item, Audience.HEAD_OF_QUALITY)
    press(Qt.Key.Key_L)
    type_in("Two volunteers")
    press(Qt.Key.Key_Return)
    assert lines(tab)[7].lead == "Two volunteers"
    assert lines(tab)[7].item.title == "Shared topic: Measurement"
    # A break behind it, from the menu of typical items.
    press(Qt.Key.Key_Insert)
    QTest.keyClick(menu(qtbot), Qt.Key.Key_5)
    assert titles(tab)[8] == "Break"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_A)
    choose(qtbot, pdf(tmp_path / "What we measure.pdf"))
    come_back(window)
    idle(window.operations, qtbot)
    assert [paper.title for paper in lines(tab)[7].papers] == ["What we measure"]
    # Printed for heads of Quality: what they are not invited to is not on it.
    press(Qt.Key.Key_R, ALT)
    QTest.keyClick(menu(qtbot), Qt.Key.Key_Q)
    idle(window.operations, qtbot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DocumentDialog)
    QTest.keyClick(dialog, Qt.Key.Key_S, ALT)
    printed = tmp_path / "agenda.pdf"
    choose(qtbot, printed)
    qtbot.waitUntil(printed.exists)
    idle(window.operations, qtbot)
    dialog.reject()
    words = text_of(printed)
    assert "Shared topic: Measurement" in words
    assert "Two volunteers" in words
    assert "Round of progress" not in words
    # All of it undone, step by step, down to a program without the session.
    while history.undoable(window.operations.file).undo != untouched:
        window.undo()
    with window.operations.file.reading() as work:
        assert work.snapshot() == before


# typing into the table


def test_what_cannot_be_kept_stays_in_its_cell_with_the_reason(
    tab: SchedulingTab, view: AgendaView, qtbot: QtBot
) -> None:
    before = lines(tab)
    type_in("2000")
    editor = focused()
    assert isinstance(editor, CellEditor)
    press(Qt.Key.Key_Return)
    assert "less than 24 hours" in editor.problem()
    assert editor.text() == "2000"
    assert lines(tab) == before
    editor.selectAll()
    QTest.keyClicks(editor, "35")
    assert editor.problem() == ""
    press(Qt.Key.Key_Return)
    assert lines(tab)[0].item.minutes == 35
    assert lines(tab)[1].timed.start == time(8, 35)


@pytest.mark.parametrize(("column", "typed"), [(START, "noon"), (ITEM, ""), (ITEM, "x" * 301)])
def test_other_cells_refuse_as_well(tab: SchedulingTab, view: AgendaView, column: int, typed: str) -> None:
    before = lines(tab)
    view.edit_cell(column)
    editor = focused()
    assert isinstance(editor, CellEditor)
    editor.setText(typed)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.problem()
    press(Qt.Key.Key_Escape)
    assert lines(tab) == before
    shown = [label for label in view.findChildren(QLabel, "cell_problem") if label.isVisible()]
    assert shown == []


def test_a_start_typed_pins_and_emptied_unpins(tab: SchedulingTab, view: AgendaView) -> None:
    for typed, pinned in (("8:10", time(8, 10)), ("", None)):
        view.edit_cell(START)
        editor = focused()
        assert isinstance(editor, CellEditor)
        editor.setText(typed)
        press(Qt.Key.Key_Return)
        assert lines(tab)[0].item.pinned == pinned


def test_a_lead_is_completed_from_the_people_known(tab: SchedulingTab, view: AgendaView) -> None:
    view.edit_cell(LEAD)
    editor = focused()
    assert isinstance(editor, CellEditor)
    QTest.keyClicks(editor, "ferrei")
    completer = editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Maria Ferreira, CEO, Bayline"
    editor.setText(completer.currentCompletion())
    press(Qt.Key.Key_Return)
    assert lines(tab)[0].item.lead_id == lines(tab)[3].item.lead_id


# gaps and overruns


def slack_rows(view: AgendaView) -> list[SlackRow]:
    rows = range(view.model().rowCount())
    found = [view.indexWidget(view.model().index(row, 0)) for row in rows]
    return [widget for widget in found if isinstance(widget, SlackRow)]


def test_a_gap_has_a_row_of_its_own_and_is_closed_there(tab: SchedulingTab, view: AgendaView) -> None:
    lunch = lines(tab)[6].item
    tab.operations.change(lambda file: agenda_items.pin_item(file, lunch.id, time(12, 15)))
    (row,) = slack_rows(view)
    assert lines(tab)[6].slack == "15 min free before “Lunch”, pinned to 12:15"
    assert "15 min free" in tab.page.agenda_section.length.whole_text()
    assert "15 min free before “Lunch”" in tab.page.agenda_section.strip.accessibleDescription()
    QTest.mouseClick(row.close_button, Qt.MouseButton.LeftButton)
    assert lines(tab)[5].item.minutes == 90
    assert slack_rows(view) == []
    undo(tab)
    QTest.mouseClick(slack_rows(view)[0].shift_button, Qt.MouseButton.LeftButton)
    assert lines(tab)[6].item.pinned == time(12, 0)


def test_the_arrow_keys_pass_over_a_gap(tab: SchedulingTab, view: AgendaView) -> None:
    second = lines(tab)[1].item
    tab.operations.change(lambda file: agenda_items.pin_item(file, second.id, time(9, 0)))
    press(Qt.Key.Key_Down)
    current = view.selected_ids()
    assert current == [second.id]
    press(Qt.Key.Key_Up, ALT)
    assert lines(tab)[0].item.id == second.id
    assert view.selected_ids() == [second.id]


# moving


def test_selected_items_move_together(tab: SchedulingTab, view: AgendaView) -> None:
    order = titles(tab)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down, ALT)
    assert titles(tab)[:3] == [order[2], order[0], order[1]]
    press(Qt.Key.Key_Down, ALT)
    assert titles(tab)[:4] == [order[2], order[3], order[0], order[1]]
    for _ in range(20):
        press(Qt.Key.Key_Up, ALT)
    assert titles(tab) == order


def drop(view: AgendaView, mime: QMimeData, row: int, part: float = 0.5) -> None:
    """Drop something on a row, at a part of its height."""
    cell = view.visualRect(view.model().index(row, ITEM))
    place = QPointF(cell.center().x(), cell.top() + cell.height() * part)
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(place.toPoint(), Qt.DropAction.MoveAction, mime, buttons, modifiers)
    view.dragMoveEvent(move)
    assert move.isAccepted()
    view.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, mime, buttons, modifiers))


def test_a_dragged_item_stands_where_it_is_dropped(tab: SchedulingTab, view: AgendaView) -> None:
    order = titles(tab)
    model = tab.page.agenda_section.model
    drop(view, model.mimeData([model.index(1, ITEM)]), 3, 0.9)
    assert titles(tab) == [order[0], order[2], order[3], order[1], *order[4:]]
    drop(view, model.mimeData([model.index(3, ITEM)]), 1, 0.1)
    assert titles(tab) == order
    # Upon itself: nothing moves, and nothing is written.
    entries = len(history.history(tab.operations.file))
    drop(view, model.mimeData([model.index(3, ITEM)]), 3, 0.1)
    drop(view, model.mimeData([model.index(3, ITEM)]), 3, 0.9)
    assert len(history.history(tab.operations.file)) == entries
    drop(view, model.mimeData([model.index(0, ITEM), model.index(2, ITEM)]), 9, 0.9)
    assert titles(tab)[-2:] == [order[0], order[2]]


def test_a_file_dropped_on_an_item_is_its_paper(
    tab: SchedulingTab, view: AgendaView, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pdf(tmp_path / "Lunch menu.pdf", 1)))])
    drop(view, mime, 6)
    idle(tab.operations, qtbot)
    assert [paper.title for paper in lines(tab)[6].papers] == ["Lunch menu"]


def test_a_reorder_that_tears_a_window_apart_is_said_and_undone(tab: SchedulingTab, view: AgendaView) -> None:
    order = titles(tab)
    for _ in range(7):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, ALT)
    notice = tab.page.agenda_section.notice
    assert "Heads of Quality are asked in for 2 separate parts of the day" in notice.sentences()
    assert "The guest is asked in for 2 separate parts of the day" in notice.sentences()
    QTest.mouseClick(notice.undo_button, Qt.MouseButton.LeftButton)
    assert titles(tab) == order
    assert notice.sentences() == ""


# deleting


def test_an_item_with_papers_is_deleted_after_a_question_and_comes_back(
    tab: SchedulingTab, view: AgendaView, qtbot: QtBot
) -> None:
    before = lines(tab)
    press(Qt.Key.Key_Delete)
    assert titles(tab) == [line.item.title for line in before[1:]]
    undo(tab)
    press(Qt.Key.Key_Down)
    while view.selected_ids() != [before[2].item.id]:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    assert "2 papers" in question.informativeText()
    delete = question.findChild(QWidget, "confirm_action")
    assert delete is not None
    QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert len(lines(tab)) == 9
    undo(tab)
    assert lines(tab) == before


# held sessions, and packets that went out


def test_a_change_after_the_packets_were_printed_is_said(tab: SchedulingTab, view: AgendaView) -> None:
    file = tab.operations.file
    with file.reading() as work:
        session = work.get(Session, 7)

    printed = replace(session, packets_issued=date(2007, 12, 5))
    tab.operations.change(lambda file: editing.change(file, printed))
    press(Qt.Key.Key_G)
    assert "printed on 5 Dec no longer match" in tab.page.agenda_section.notice.sentences()


# whole days


def test_a_day_is_copied_from_another_session_in_part(tab: SchedulingTab, qtbot: QtBot) -> None:
    ids = [line.item.id for line in lines(tab)]
    tab.operations.change(lambda file: agenda_items.remove_items(file, ids))
    assert tab.page.agenda_section.empty.isVisible()
    press(Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CopyDayDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CopyDayDialog)
    assert dialog.source.currentText().startswith("Session 6")
    count = dialog.items.count()
    dialog.items.setCurrentRow(0)
    QTest.keyClick(dialog.items, Qt.Key.Key_Space)
    assert dialog.ok.text() == f"Copy {count - 1} items"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(lines(tab)) == count - 1
    assert lines(tab)[0].timed.start == time(8, 0)


def test_a_day_is_kept_as_a_template_from_the_menu(tab: SchedulingTab, qtbot: QtBot) -> None:
    press(Qt.Key.Key_D, ALT)
    QTest.keyClick(menu(qtbot), Qt.Key.Key_K)
    asked = form(qtbot)
    QTest.keyClick(asked, Qt.Key.Key_Return, CONTROL)
    come_back(tab)
    (kept,) = day_templates.templates(tab.operations.file)
    assert kept.template.name == "As session 7, Wed 12 Dec 2007"
    # By mouse: a button takes no second press of its key within the tenth of a second of its animation.
    QTest.mouseClick(tab.page.agenda_section.day_button, Qt.MouseButton.LeftButton)
    assert any("As session 7" in action.text() for action in menu(qtbot).actions())
    menu(qtbot).close()


# the look


def test_a_long_title_is_wrapped_and_in_the_end_shortened(tab: SchedulingTab, view: AgendaView) -> None:
    text = "Łukasz 👩‍⚕️ 李 Nuñez O’Shea " * 12
    found = wrapped(text, view.font(), 220)
    assert len(found) == 3
    assert found[-1].endswith("…")
    assert text.startswith(found[0])
    assert wrapped("Lunch", view.font(), 220) == ["Lunch"]


def test_rows_are_as_high_as_their_titles_at_the_smallest_window(
    tab: SchedulingTab, view: AgendaView
) -> None:
    item = lines(tab)[0].item
    tab.operations.change(lambda file: agenda_items.rename_item(file, item.id, "A long title " * 20))
    assert view.rowHeight(0) > 2 * view.rowHeight(4)
    heights = sum(view.rowHeight(row) for row in range(view.model().rowCount()))
    assert view.height() >= heights + view.horizontalHeader().height()


def test_the_strip_names_items_and_stays(tab: SchedulingTab, view: AgendaView) -> None:
    strip = tab.page.agenda_section.strip
    assert "Heads of Quality: 8:00–12:45" in strip.accessibleDescription()
    area, line, _ = strip.blocks()[0]
    assert strip.text_at(area.center().toPoint()) == (
        f"8:00 to 8:30: {line.item.title}\nCEOs, Heads of Quality, Guest"
    )
    strip.setFocus()
    press(Qt.Key.Key_Right)
    assert "8:30 to 8:45: Welcome" in strip.accessibleDescription()
    press(Qt.Key.Key_Return)
    assert focused() is view
    assert view.selected_ids() == [lines(tab)[1].item.id]
    last = next(area for area, line, group in strip.blocks() if line.item.id == lines(tab)[-1].item.id)
    assert last.right() <= strip.width()


def test_a_click_on_a_chip_invites(tab: SchedulingTab, view: AgendaView) -> None:

    cell = view.visualRect(view.model().index(7, ROOM))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=chip_areas(cell)[Audience.GUEST].center(),
    )
    assert invited(lines(tab)[7].item, Audience.GUEST)


def test_letters_that_mean_nothing_do_nothing(tab: SchedulingTab, view: AgendaView) -> None:
    before = lines(tab)
    type_in("xyz")
    assert lines(tab) == before
    assert view.currentIndex().column() in (ITEM, LENGTH)
    assert not isinstance(focused(), CellEditor)
