"""After the day: forms typed by keyboard alone, actions carried, asks and offers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lead_desktop.services.scheduling import evaluation
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.evaluation_dialog import EvaluationDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.ui.scheduling.conftest import top_dialog


def open_forms(tab: SchedulingTab) -> EvaluationDialog:
    tab.show_session(6)
    tab.edits.after.enter_forms()
    dialog = top_dialog()
    assert isinstance(dialog, EvaluationDialog)
    return dialog


def answers(tab: SchedulingTab) -> list[tuple[int | None, ...]]:
    return [form.answers for form in evaluation.forms_of(tab.operations.file, 6)]


def test_two_forms_are_typed_with_eight_keys_and_saved(
    tab: SchedulingTab, window: MainWindow, qtbot: QtBot
) -> None:
    before = answers(tab)
    dialog = open_forms(tab)
    QTest.keyClicks(dialog.grid, "4351")
    QTest.keyClicks(dialog.grid, "22")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.grid, "5")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers(tab) == [*before, (4, 3, 5, 1), (2, 2, None, 5)]
    assert tab.page.after.scores.heading.text().startswith("Evaluation  ·  7 forms")
    window.undo()
    assert answers(tab) == before


def test_backspace_goes_back_and_a_nine_is_refused_in_words(tab: SchedulingTab, qtbot: QtBot) -> None:
    dialog = open_forms(tab)
    QTest.keyClicks(dialog.grid, "49")
    assert dialog.problem.text() == "×  A score is a number from 1 to 5."
    QTest.keyClick(dialog.grid, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.grid, "2")
    assert dialog.problem.text() == ""
    assert dialog.model.forms()[-1].answers == (2, None, None, None)
    dialog.save()


def test_answers_are_thrown_away_only_after_a_question(tab: SchedulingTab, qtbot: QtBot) -> None:
    before = answers(tab)
    dialog = open_forms(tab)
    QTest.keyClicks(dialog.grid, "5")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    box = top_dialog()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Throw away the answers you typed?"
    box.done(0)
    assert dialog.isVisible()
    dialog.save()
    assert len(answers(tab)) == len(before) + 1


def test_a_day_that_has_not_come_takes_no_forms(tab: SchedulingTab, window: MainWindow) -> None:
    tab.show_session(8)
    tab.edits.after.enter_forms()
    assert "has not taken place yet" in window.banner.sentence()
    assert not tab.page.after.scores.isVisible()


def test_the_trend_marks_the_session_in_view_and_is_told_in_words(tab: SchedulingTab) -> None:
    tab.show_session(6)
    trend = tab.page.after.trend
    assert not trend.isHidden()
    assert "The day was worth my time. session 1: 3.6" in trend.accessibleName()
    assert trend.session_text(5).splitlines()[0] == "Session 6, 15 Nov: 5 forms"
    tab.show_session(8)
    assert trend.isHidden()


def test_an_open_action_from_before_is_shown_and_closed(tab: SchedulingTab, window: MainWindow) -> None:
    table = tab.page.after.promises
    assert table.heading.text() == "Actions  ·  8 open from before"
    assert table.model.index(0, 2).data() == "session 4"
    table.table.selectRow(0)
    tab.page.after.close_action.click()
    assert table.heading.text() == "Actions  ·  7 open from before"
    window.undo()
    assert table.heading.text() == "Actions  ·  8 open from before"


def test_what_a_ceo_asks_is_noted_and_emptied_again(tab: SchedulingTab, qtbot: QtBot) -> None:
    tab.show_session(4)
    asks = tab.page.after.asks
    for typed in ("A visit for our 李 team", ""):
        asks.table.selectRow(2)
        asks.edit_wanted.emit(asks.current())
        dialog = top_dialog()
        assert isinstance(dialog, FormDialog)
        assert dialog.windowTitle() == "Ask and offer of Copley Ridge Hospital"
        text = dialog.editor("ask")
        assert isinstance(text, QPlainTextEdit)
        text.setPlainText(typed)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert asks.model.index(2, 2).data() == typed
