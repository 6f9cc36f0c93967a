"""A day that was held is a record: each change of it asks why, and a reason serves that change alone."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.services import history
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.agenda_delegate import CellEditor
from lead_desktop.ui.scheduling.agenda_model import ITEM
from lead_desktop.ui.scheduling.tab import SchedulingTab
from tests.ui.scheduling.conftest import top_dialog

HELD = 6
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def held(tab: SchedulingTab) -> SchedulingTab:
    """The tab on session 6, which was held."""
    tab.show_session(HELD)
    assert tab.page.day is not None
    assert tab.page.day.session.number == HELD
    return tab


def form() -> FormDialog[object]:
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def question() -> FormDialog[object]:
    """The question why the record changes."""
    dialog = form()
    assert dialog.windowTitle() == "This session was held"
    assert dialog.focusWidget() is dialog.editor("reason")
    return dialog


def answer(text: str) -> None:
    dialog = question()
    QTest.keyClicks(dialog.editor("reason"), text)
    QTest.keyClick(dialog.editor("reason"), Qt.Key.Key_Return, CONTROL)


def save(dialog: QDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, CONTROL)


def labels(tab: SchedulingTab) -> list[str]:
    return [entry.label for entry in history.history(tab.operations.file)]


def type_over(tab: SchedulingTab, row: int, text: str) -> None:
    """Type a new title over one in the table, as somebody does who just begins to type."""
    view, model = tab.page.agenda_section.view, tab.page.agenda_section.model
    view.setFocus()
    view.setCurrentIndex(model.index(row, ITEM))
    QTest.keyClick(view, Qt.Key.Key_F2)
    (editor,) = [found for found in view.findChildren(CellEditor) if found.isVisible()]
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # The table is told after its editor is gone.
    QApplication.processEvents()


def test_each_change_asks_anew_and_has_its_own_reason(held: SchedulingTab) -> None:
    model = held.page.agenda_section.model
    type_over(held, 0, "Welcome back")
    answer("the list was wrong")
    type_over(held, 1, "Another talk")
    answer("misheard")
    assert labels(held)[-2:] == [
        "Rename item to “Welcome back” after it was held: the list was wrong",
        "Rename item to “Another talk” after it was held: misheard",
    ]
    assert [line.item.title for line in model.lines()[:2]] == ["Welcome back", "Another talk"]


def test_cancel_and_no_words_change_nothing(held: SchedulingTab) -> None:
    before = labels(held)
    title = held.page.agenda_section.model.lines()[0].item.title
    type_over(held, 0, "Welcome back")
    dialog = question()
    QTest.keyClick(dialog.editor("reason"), Qt.Key.Key_Return, CONTROL)
    assert dialog.problem("reason") == "×  Please say why the record of this day changes."
    QTest.keyClicks(dialog.editor("reason"), "x" * 400)
    save(dialog)
    assert "characters" in dialog.problem("reason")
    dialog.done(QDialog.DialogCode.Rejected)
    assert labels(held) == before
    assert held.page.agenda_section.model.lines()[0].item.title == title
    assert QApplication.activeModalWidget() is None


def test_a_form_stays_open_over_the_question_and_loses_nothing(held: SchedulingTab) -> None:
    (view, *_) = held.page.people.guests
    held.edits.people.edit_guest(view.guest, "talk")
    dialog = form()
    QTest.keyClick(dialog.editor("talk"), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(dialog.editor("talk"), "Another talk")
    save(dialog)
    question().done(QDialog.DialogCode.Rejected)
    assert form() is dialog
    assert dialog.problem("") == "×  Nothing was changed."
    save(dialog)
    answer("the printed list was wrong")
    assert QApplication.activeModalWidget() is None
    assert labels(held)[-1].endswith("after it was held: the printed list was wrong")
    history.undo(held.operations.file)
    with held.operations.file.reading() as work:
        assert work.get(Guest, view.guest.id) == view.guest


@pytest.mark.parametrize("what", ["form", "texts", "dinner"])
def test_the_session_its_texts_and_its_dinner_ask_as_well(held: SchedulingTab, what: str) -> None:
    edits, field = held.edits, "place" if what == "dinner" else "venue"
    if what == "form":
        edits.session.edit_session("venue")
    elif what == "texts":
        edits.session.edit_texts()
        field = "logistics"
    else:
        edits.people.edit_dinner("place")
    dialog = form()
    QTest.keyClicks(dialog.editor(field), "Another house ")
    save(dialog)
    answer("moved on the day")
    assert labels(held)[-1].endswith(f"session {HELD} after it was held: moved on the day")


def test_a_session_is_put_back_from_held_with_a_reason(held: SchedulingTab) -> None:
    assert held.page.day is not None
    id_ = held.page.day.session.id
    held._set_state(SessionState.DRAFT)
    answer("clicked by mistake")
    with held.operations.file.reading() as work:
        assert work.get(Session, id_).state is SessionState.DRAFT
    assert labels(held)[-1] == f"Put session {HELD} back to draft after it was held: clicked by mistake"


def test_a_paper_is_attached_once_the_reason_is_said(
    held: SchedulingTab, qtbot: QtBot, tmp_path: Path
) -> None:
    assert held.page.day is not None
    paper = next(paper for line in held.page.day.lines for paper in line.papers)
    entries = len(labels(held))
    path = tmp_path / "late.pdf"
    made = pikepdf.new()
    made.add_blank_page(page_size=(612, 792))
    made.save(path)
    held.edits.papers.attach(paper.id, path)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    assert len(labels(held)) == entries
    answer("it came late")
    qtbot.waitUntil(lambda: len(labels(held)) > entries, timeout=20_000)
    assert labels(held)[-1].endswith("after it was held: it came late")
    history.undo(held.operations.file)
    with held.operations.file.reading() as work:
        assert work.get(Paper, paper.id) == paper


def test_several_items_at_once_ask_once(held: SchedulingTab) -> None:
    view, model = held.page.agenda_section.view, held.page.agenda_section.model
    ids = [line.item.id for line in model.lines()[:2]]
    view.select_ids(ids)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    answer("the order was another")
    with held.operations.file.reading() as work:
        moved = [work.get(AgendaItem, id_).position for id_ in ids]
    assert moved == [2, 3]
    assert QApplication.activeModalWidget() is None
