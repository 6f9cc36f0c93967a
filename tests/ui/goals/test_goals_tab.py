"""The Goals tab as a coordinator uses it: a new goal by keyboard, a paste, a signal, a phase, undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.commitments import Part, Strand
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    Goal,
    GoalState,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.formatting import month
from lead_desktop.domain.text.months import months_between
from lead_desktop.services import editing
from lead_desktop.services.goals import goals
from lead_desktop.ui.goals.events_table import EventsDialog
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.goal_card import GoalCardView
from lead_desktop.ui.goals.goals_list import CHARTS, LIMITS, SCORECARD, Place
from lead_desktop.ui.goals.markers import MarkersDialog
from lead_desktop.ui.goals.measure_form import MeasureForm, NewGoalForm
from lead_desktop.ui.goals.observations_model import DENOMINATOR, NOTE, NUMERATOR
from lead_desktop.ui.goals.observations_paste import PastePreview
from lead_desktop.ui.goals.quality_dialog import QualityDialog
from lead_desktop.ui.goals.scorecard_page import AssessmentsDialog
from lead_desktop.ui.goals.tab import GoalsTab
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.ui.conftest import OpenWindow

D = TypeVar("D", bound=QWidget)

BAYLINE, COPLEY, DUNMORE = 2, 3, 4


def tab_of(window: MainWindow, organization_id: int | None = None) -> GoalsTab:
    """Go to the Goals tab, and to an organization there."""
    tab = window.show_tab(TabKey.GOALS)
    assert isinstance(tab, GoalsTab)
    if organization_id is not None:
        tab.list.select(Place(organization_id=organization_id))
    QApplication.processEvents()
    return tab


@pytest.fixture
def tab(window: MainWindow) -> GoalsTab:
    return tab_of(window, DUNMORE)


def dialog(entity: type[D]) -> D:
    """Return the dialog that was opened last."""
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, entity)
    return found


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by a part of its words."""
    (action,) = (
        one for one in menu.findChildren(QAction) if words in one.text().replace("&", "") and one.isEnabled()
    )
    action.trigger()
    menu.close()
    QApplication.processEvents()


def card_of(tab: GoalsTab, statement: str) -> GoalCardView:
    (view,) = (
        card for card in tab.page.cards if card.card is not None and card.card.goal.statement == statement
    )
    return view


def measure_id_of(tab: GoalsTab, statement: str) -> int:
    card = card_of(tab, statement).card
    assert card is not None
    return card.measure.id


def type_in(form: QWidget, name: str, text: str) -> None:
    edit = form.editor(name)  # type: ignore[attr-defined]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


STATEMENT = "No patient harmed by a fall"


def add_goal(tab: GoalsTab) -> None:
    """Add a goal with the keyboard, from the button to the last Enter."""
    tab.page.new_goal.setFocus()
    QTest.keyClick(tab.page.new_goal, Qt.Key.Key_Space)
    form = dialog(NewGoalForm)
    QTest.keyClicks(form.editor("statement"), STATEMENT)
    QTest.keyClick(form.editor("statement"), Qt.Key.Key_Return)
    assert form.step == 2
    type_in(form, "numerator", "Falls")
    type_in(form, "denominator", "Patient days")
    type_in(form, "baseline_first", "12/2005")
    type_in(form, "baseline_last", "Nov 2006")
    QTest.keyClick(form.editor("numerator"), Qt.Key.Key_Return)
    QApplication.processEvents()


def two_years() -> str:
    """Return 24 months as a spreadsheet copies them: a year of many falls, a year of few."""
    months = months_between(date(2005, 12, 1), date(2007, 11, 1))
    falls = (9, 11, 8, 12, 10, 9, 9, 11, 8, 12, 10, 9, 3, 2, 4, 1, 3, 2, 4, 1, 3, 2, 4, 1)
    rows = [
        f"{month(one, Formats())}\t{count}\t1,0{count:02}" for one, count in zip(months, falls, strict=True)
    ]
    return "\n".join(["Month\tFalls\tPatient days", *rows])


def test_from_a_new_goal_to_a_signal_a_phase_and_back(
    window: MainWindow, tab: GoalsTab, qtbot: QtBot, example: Path, open_window: OpenWindow
) -> None:
    add_goal(tab)
    view = card_of(tab, STATEMENT)
    assert view.limit.text() == "0"
    assert "No owner" in view.quality.text()
    panel = tab.page.panel
    assert window.focusWidget() is panel.table
    QApplication.clipboard().setText(two_years())
    QTest.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = dialog(PastePreview)
    assert preview.text.text() == "24 new."
    assert preview.ok.text() == "&Keep 24 months"
    preview.ok.click()
    view = card_of(tab, STATEMENT)
    assert view.pill.isVisible()
    assert view.pill.text()
    assert "Down from" in view.sentence.whole_text()
    assert view.card is not None
    assert view.card.progress.signal_is_better
    chart = view.card.progress.chart
    assert (len(chart.points), len(chart.phases)) == (24, 1)

    row = [panel.model.month_at(one) for one in range(panel.model.rowCount())].index(date(2006, 12, 1))
    panel.table.go_to(row)
    choose(panel.open_menu(panel.table.rect().center()), "New phase from Dec 2006")
    form = dialog(FormDialog)
    QTest.keyClicks(form.editor("label"), "hourly rounds")
    QTest.keyClick(form.editor("label"), Qt.Key.Key_Return)
    QApplication.processEvents()

    def phases(of: GoalsTab) -> int:
        shown = card_of(of, STATEMENT).card
        assert shown is not None
        return len(shown.progress.chart.phases)

    assert phases(tab) == 2
    window.undo()
    assert phases(tab) == 1
    window.redo()
    window.close()
    again = tab_of(open_window(example), DUNMORE)
    assert phases(again) == 2
    assert again.list.text(Place(organization_id=DUNMORE)).startswith("Dunmore Physicians Group\n4 goals")


def test_a_sixth_goal_is_refused_beside_the_field(window: MainWindow) -> None:
    tab = tab_of(window, COPLEY)
    tab.page.new_goal.click()
    form = dialog(NewGoalForm)
    assert "five active goals already" in form.problem("statement")
    QTest.keyClicks(form.editor("statement"), "A sixth")
    QTest.keyClick(form.editor("statement"), Qt.Key.Key_Return)
    type_in(form, "denominator", "Days")
    QTest.keyClick(form.editor("denominator"), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.step == 1
    assert "at most five" in form.problem("statement")
    assert len(tab.page.cards) == 5
    form._throw_away()


def test_fewer_than_three_goals_are_said_in_the_list_and_on_the_page(
    window: MainWindow, tab: GoalsTab
) -> None:
    first = goals.organization_cards(window.operations.file, DUNMORE)[1].goal
    assert not tab.page.room.isVisibleTo(tab)
    window.operations.change(
        lambda file: goals.set_goal_state(file, first.id, GoalState.RETIRED, "Done elsewhere")
    )
    assert (
        tab.list.text(Place(organization_id=DUNMORE)) == "Dunmore Physicians Group\n2 goals · 1 more needed"
    )
    assert "1 more needed" in tab.page.text.text()
    QApplication.processEvents()
    assert tab.page.room.isVisibleTo(tab)
    assert tab.page._bare[0].goal.id == first.id
    tab.page._bare[0].buttons[GoalAction.TAKE_UP].click()
    assert tab.list.text(Place(organization_id=DUNMORE)).endswith("3 goals · 3 better")
    assert not tab.page.room.isVisibleTo(tab)


def test_numbers_are_typed_and_a_refusal_stands_beside_its_cell(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    panel, model = tab.page.panel, tab.page.panel.model
    row = [model.month_at(one) for one in range(model.rowCount())].index(date(2007, 11, 1))
    panel.table.setFocus()
    panel.table.setCurrentIndex(model.index(row, NUMERATOR))
    QTest.keyClick(panel.table, Qt.Key.Key_7)
    editor = panel.table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert model.index(row, NUMERATOR).data() == "7"
    assert panel.table.currentIndex().row() == row + 1

    model.setData(model.index(row, DENOMINATOR), "0")
    assert model.index(row, DENOMINATOR).data() == "0"
    assert "denominator is zero" in model.index(row, NOTE).data()
    assert panel.problem.isVisibleTo(panel)
    with window.operations.file.reading() as work:
        (kept,) = work.all(Observation, measure_id=tab.page._chosen, month=date(2007, 11, 1))
    assert kept.numerator == 7
    assert kept.denominator
    model.setData(model.index(row, DENOMINATOR), "1,100")
    assert model.refusal is None
    assert not panel.problem.isVisibleTo(panel)
    window.undo()
    window.undo()
    assert model.index(row, NUMERATOR).data() != "7"


def test_a_paste_is_looked_at_before_anything_is_written(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    panel = tab.page.panel
    before = panel.model.index(0, NUMERATOR).data()
    QApplication.clipboard().setText("Nov 2007\t3\t0\nOct 2007\t1\t1129\nSep 2007\t5\t1091\nfoo\t1\t1\n")
    panel.paste()
    preview = dialog(PastePreview)
    assert preview.text.text() == "1 changed, 1 unchanged, 2 refused."
    words = [preview.table.item(row, 5) for row in range(4)]
    assert [item.text() for item in words if item is not None] == [
        "× refused: there are events, but the denominator is zero",
        "= unchanged",
        "↺ changed: was 1 of 1,091",
        "× refused: “foo” is no month",
    ]
    preview.reject()
    assert panel.model.index(0, NUMERATOR).data() == before
    QApplication.clipboard().setText("1\t900\n2\t901\n")
    panel.table.go_to(0)
    panel.paste()
    preview = dialog(PastePreview)
    assert preview.first.isVisibleTo(preview)
    preview.first.setCurrentIndex(preview.first.findText("Feb 2006"))
    assert [month(row.month, Formats()) for row in preview.pasted.rows if row.month] == [
        "Feb 2006",
        "Mar 2006",
    ]
    preview.ok.click()
    assert panel.model.month_at(0) == date(2006, 2, 1)
    assert panel.model.index(0, NUMERATOR).data() == "1"


def test_an_empty_clipboard_is_said(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    QApplication.clipboard().clear()
    tab.page.panel.paste()
    assert "nothing on the clipboard" in tab.page.panel.problem.text()


def test_what_a_goal_lacks_is_put_right_from_its_card(tab: GoalsTab) -> None:
    add_goal(tab)
    card_of(tab, STATEMENT).quality.click()
    questions = dialog(QualityDialog)
    row = next(row for row in questions.list.rows() if row.finding.title == "No owner")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    form = dialog(FormDialog)
    assert form.focusWidget() is form.editor("owner")
    QTest.keyClicks(form.editor("owner"), "Chief Nursing Officer")
    form._save()
    QApplication.processEvents()
    assert "Owner: Chief Nursing Officer" in [one.finding.title for one in questions.list.rows()]
    questions.reject()
    assert "No owner" not in card_of(tab, STATEMENT).quality.text()


def test_the_kind_of_a_measure_decides_what_is_asked(tab: GoalsTab) -> None:
    view = tab.page.cards[0]
    view._want(GoalAction.EDIT_MEASURE)
    form = dialog(MeasureForm)
    form._box("kind").setCurrentIndex(form._box("kind").findText("Count", Qt.MatchFlag.MatchStartsWith))
    assert not form.is_asked("denominator")
    form._box("kind").setCurrentIndex(form._box("kind").findText("Rate", Qt.MatchFlag.MatchStartsWith))
    assert form.is_asked("denominator")
    form._line("unit").setText("")
    form._line("denominator").setText("Visits")
    assert form._line("unit").text() == "per 1,000 visits"
    form._line("theoretical_limit").setText("2")
    assert form.is_asked("limit_reason")
    form._box("direction").setCurrentIndex(1)
    assert "higher is better; the best that can be is 2" in form.reads_as()
    form._throw_away()


def test_the_chart_is_chosen_in_the_measure(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    view = tab.page.cards[0]
    assert view.card is not None
    assert view.card.progress.chart.kind.value == "u"
    view._want(GoalAction.EDIT_MEASURE)
    form = dialog(MeasureForm)
    form._box("chart").setCurrentIndex(form._box("chart").findText("Run chart: the median, no limits"))
    form._save()
    QApplication.processEvents()
    shown = tab.page.cards[0].card
    assert shown is not None
    assert shown.progress.chart.kind.value == "run"


def test_time_between_events_is_shown_beside_the_months(window: MainWindow) -> None:
    tab = tab_of(window, COPLEY)
    view = card_of(tab, "No serious event in surgery")
    assert view.other_chart.text() == "Time between events"
    view.other_chart.click()
    assert view.other_chart.text() == "Month by month"
    assert view.chart._chart is not None
    assert view.chart._chart.period not in ("month", "quarter")


def test_days_of_events_are_kept_where_they_are_the_measure(window: MainWindow, tab: GoalsTab) -> None:
    measure = Measure(
        goal_id=0, name="Days between falls", kind=MeasureKind.DAYS_BETWEEN, numerator="falls", unit="days"
    )
    goal = Goal(organization_id=DUNMORE, statement="No fall at all")
    window.operations.change(lambda file: goals.add_goal(file, goal, measure))
    tab.page.choose(measure_id_of(tab, "No fall at all"))
    panel = tab.page.panel
    assert panel.stack.currentIndex() == 1
    QApplication.clipboard().setText("Day\n1/9/2007\n2/20/2007\n5/1/2007\n")
    panel.events.paste()
    box = dialog(QDialog)
    button = box.findChild(QPushButton, "confirm_action")
    assert isinstance(button, QPushButton)
    button.click()
    QApplication.processEvents()
    days = [panel.events.table.model.index(row, 0).data() for row in range(3)]
    assert days == ["1 May 2007", "20 Feb 2007", "9 Jan 2007"]
    assert panel.events.table.model.index(0, 1).data() == "70"


def test_goals_move_and_are_reached(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    names = [view.title.whole_text() for view in tab.page.cards]
    tab.page.cards[1]._want(GoalAction.MOVE_UP)
    assert [view.title.whole_text() for view in tab.page.cards] == [names[1], names[0], *names[2:]]
    tab.page.cards[0]._want(GoalAction.REACH)
    assert tab.page.cards[0].pill.text() == "Reached"
    assert "3 active goals" in tab.page.text.text()


def test_every_page_shows_what_belongs_there(window: MainWindow, tab: GoalsTab) -> None:
    tab.list.select(LIMITS)
    assert "never averaged" in tab.limits.text.text()
    assert "1 at the limit" in tab.limits.plot.accessibleName()
    tab.list.select(CHARTS)
    assert len(tab.charts.charts) == 21
    tab.charts.charts[4].opened.emit(tab.charts.charts[4].measure_id)
    assert tab.organization() is not None
    assert tab.page._chosen == tab.charts.charts[4].measure_id
    tab.list.select(Place(strand=Strand.PATIENTS))
    assert tab.strand.table.model.rowCount() == 10
    assert not tab.strand.missing.isVisibleTo(tab)
    window.operations.change(lambda file: editing.add(file, Organization(name="New Hospital", colour=5)))
    assert "New Hospital" in tab.strand.missing.text()


def test_an_assessment_is_added_and_stands_beside_the_other(window: MainWindow, tab: GoalsTab) -> None:
    tab.list.select(SCORECARD)
    cell = tab.scorecard.cells[DUNMORE, Part.PATIENTS]
    assert (cell.own.text(), cell.director.text()) == ("2.0", "2.0")
    cell.click()
    history = dialog(AssessmentsDialog)
    rows = history.table.model.rowCount()
    history.own_button.click()
    form = dialog(FormDialog)
    assert form.editor("who").text() == "Priya Raman"  # type: ignore[attr-defined]
    form.editor("score").setCurrentIndex(7)  # type: ignore[attr-defined]
    form._save()
    QApplication.processEvents()
    assert history.table.model.rowCount() == rows + 1
    assert "a point or more apart" in history.text.text()
    history.reject()
    assert (cell.own.text(), cell.director.text()) == ("4.0", "2.0")
    window.undo()
    assert cell.own.text() == "2.0"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1100, 700), (1920, 1080)])
def test_the_months_are_in_view_with_the_chosen_chart(
    window: MainWindow, qtbot: QtBot, width: int, height: int
) -> None:
    window.resize(width, height)
    tab = tab_of(window, COPLEY)
    qtbot.wait(30)
    for view in tab.page.cards:
        view.setFocus()
        QApplication.processEvents()
        panel = tab.page.panel
        assert panel.visibleRegion().boundingRect().height() >= panel.height() - 2
        assert view.visibleRegion().boundingRect().height() >= view.height() // 2


def test_names_are_not_cut_off_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(window)
    view = tab.list.view
    room = view.viewport().width() - 2 * 8
    for organization in tab.organizations():
        assert view.fontMetrics().horizontalAdvance(organization.name) <= room - 18
    for words in ("Progress toward the limits", "Trustees and leadership     5/5"):
        assert view.fontMetrics().horizontalAdvance(words) <= room


@pytest.mark.parametrize("height", [820, 880, 900, 960])
def test_all_cards_say_as_much(window: MainWindow, height: int) -> None:
    tab = tab_of(window, BAYLINE)
    window.resize(1440, height)
    QApplication.processEvents()
    assert len({view.whole.isHidden() for view in tab.page.cards}) == 1


def test_the_changes_of_a_measure_are_listed_as_they_are(window: MainWindow, tab: GoalsTab) -> None:
    view = tab.page.cards[0]
    choose(view.open_menu(view.rect().center()), "Changes and phases")
    shown = dialog(MarkersDialog)
    before = shown.table.model.rowCount()
    assert view.card is not None
    marker = ChangeMarker(measure_id=view.card.measure.id, month=date(2007, 9, 1), label="hourly rounds")
    window.operations.change(lambda file: editing.add(file, marker))
    texts = [shown.table.model.index(row, 1).data() for row in range(shown.table.model.rowCount())]
    assert len(texts) == before + 1
    assert "hourly rounds" in texts
    window.undo()
    assert shown.table.model.rowCount() == before
    shown.close()


def test_the_days_of_events_are_listed_as_they_are(window: MainWindow) -> None:
    tab = tab_of(window, COPLEY)
    view = card_of(tab, "No serious event in surgery")
    choose(view.open_menu(view.rect().center()), "Event dates")
    shown = dialog(EventsDialog)
    before = shown.events.table.model.rowCount()
    assert view.card is not None
    event = RareEvent(measure_id=view.card.measure.id, day=date(2007, 11, 20))
    window.operations.change(lambda file: editing.add(file, event))
    days = [shown.events.table.model.index(row, 0).data() for row in range(before + 1)]
    assert "20 Nov 2007" in days
    window.undo()
    assert shown.events.table.model.rowCount() == before
    shown.close()


def test_delete_takes_away_what_is_selected_numbers_and_notes_alike(window: MainWindow) -> None:
    tab = tab_of(window, BAYLINE)
    panel, model = tab.page.panel, tab.page.panel.model
    row = [model.month_at(one) for one in range(model.rowCount())].index(date(2007, 11, 1))
    model.setData(model.index(row, NOTE), "two transfers")
    assert model.index(row, NOTE).data() == "two transfers"
    panel.table.setFocus()
    panel.table.setCurrentIndex(model.index(row, NOTE))
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert not model.index(row, NOTE).data()
    assert model.index(row, NUMERATOR).data() == "1"
    panel.table.setCurrentIndex(model.index(row, NUMERATOR))
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert not model.index(row, NUMERATOR).data()
    assert model.index(row, DENOMINATOR).data() == "1,102"
    window.undo()
    assert model.index(row, NUMERATOR).data() == "1"
