"""The Goals tab: every page, and what is asked about goals, measures, their numbers and the other strands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from lead_desktop.domain.model.commitments import Part, Strand
from lead_desktop.domain.model.goals import GoalState, MeasureKind
from lead_desktop.exchange.workbook import HEADER_ROW
from lead_desktop.services.goals import goals as goal_cases
from lead_desktop.ui.goals.events_table import EventsDialog
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.goal_card import GoalCardView
from lead_desktop.ui.goals.goals_list import CHARTS, LIMITS, SCORECARD, Place
from lead_desktop.ui.goals.markers import MarkersDialog
from lead_desktop.ui.goals.measure_form import NewGoalForm
from lead_desktop.ui.goals.observations_model import DENOMINATOR
from lead_desktop.ui.goals.observations_paste import PastePreview
from lead_desktop.ui.goals.quality_dialog import QualityDialog
from lead_desktop.ui.goals.scorecard_page import AssessmentsDialog
from lead_desktop.ui.goals.tab import GoalsTab
from lead_desktop.ui.goals.workbook_dialog import WorkbookDialog
from lead_desktop.ui.kit.chart_table import ChartTable
from lead_desktop.ui.kit.chart_view import ChartView
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from lead_desktop.ui.kit.value_table import ValueTable
from lead_desktop.ui.shell.main_window import MainWindow
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage

Do = Callable[[GoalsTab], object]
_ALDER, _BAYLINE, _COPLEY, _DUNMORE, _EASTHAM = (Place(organization_id=one) for one in range(1, 6))
_ORGANIZATIONS = {
    "alder": _ALDER,
    "bayline": _BAYLINE,
    "copley": _COPLEY,
    "dunmore": _DUNMORE,
    "eastham": _EASTHAM,
}
_STRANDS = {strand.name.lower(): Place(strand=strand) for strand in Strand}


def _at(stage: Stage, place: Place, window: MainWindow | None = None, *, fresh: bool = False) -> GoalsTab:
    """Go to a page of the tab; with `fresh` its first card is chosen and nothing is scrolled."""
    tab = kit.goals(stage, window)
    if fresh:
        tab.list.select(_EASTHAM if place != _EASTHAM else _ALDER)
    tab.list.select(place)
    if fresh:
        tab.list.view.setFocus()
    stage.settle()
    return tab


def _window(place: Place) -> Scene:
    def scene(stage: Stage) -> QWidget:
        _at(stage, place, fresh=True)
        return stage.window

    return scene


def _whole(place: Place, page: Callable[[GoalsTab], QWidget]) -> Scene:
    """A whole page of the group, down to its end."""
    return lambda stage: page(_at(stage, place))


def _small(place: Place) -> Scene:
    def scene(stage: Stage) -> QWidget:
        kit.small(stage)
        _at(stage, place, fresh=True)
        return stage.window

    return scene


def _card(tab: GoalsTab, number: int = 0) -> GoalCardView:
    return tab.page.cards[number]


def _of_card(what: GoalAction, place: Place = _BAYLINE, number: int = 0) -> Scene:
    """What a card asks for, as its menu does."""

    def scene(stage: Stage) -> QWidget:
        tab = _at(stage, place)
        view = _card(tab, number)
        view.wanted.emit(what, view.card)
        return stage.dialog(QWidget)

    return scene


def _with_table(what: GoalAction, press: str) -> Scene:
    """A form over the list of changes of a chart, or of its events."""

    def scene(stage: Stage) -> QWidget:
        view = _card(_at(stage, _BAYLINE))
        view.wanted.emit(what, view.card)
        dialog = stage.dialog(QWidget)
        table = dialog.findChild(ValueTable)
        assert isinstance(table, ValueTable)
        if table.model.rowCount():
            table.table.selectRow(0)
        kit.click(stage, kit.button(table, press))
        return stage.dialog(QWidget)

    return scene


def _rare_events(press: str = "") -> Scene:
    """The dates of a measure's rare events, and the forms over them."""

    def scene(stage: Stage) -> QWidget:
        for place in _ORGANIZATIONS.values():
            tab = _at(stage, place)
            cards = [view for view in tab.page.cards if view.card is not None and view.card.events]
            if cards:
                break
        cards[0].wanted.emit(GoalAction.SHOW_EVENTS, cards[0].card)
        dialog = stage.dialog(EventsDialog)
        if not press:
            return dialog
        table = dialog.events.table
        table.table.selectRow(0)
        kit.click(stage, kit.button(table, press))
        return stage.dialog(QWidget)

    return scene


def _new_goal(place: Place, *typed: str) -> Scene:
    """The form of a new goal, with its statement typed and Enter pressed where there is one."""

    def scene(stage: Stage) -> QWidget:
        _at(stage, place).add_goal()
        form = stage.dialog(NewGoalForm)
        for statement in typed:
            QTest.keyClicks(form.editor("statement"), statement)
            QTest.keyClick(form.editor("statement"), Qt.Key.Key_Return)
        return form

    return scene


def _without_text(what: GoalAction, field: str) -> Scene:
    """A form that is refused because a field is empty."""

    def scene(stage: Stage) -> QWidget:
        view = _card(_at(stage, _BAYLINE))
        view.wanted.emit(what, view.card)
        form = kit.form(stage)
        kit.accept(stage, form)
        assert form.problem(field)
        return form

    return scene


def _of_kind(kind: MeasureKind) -> Scene:
    """The form of another measure, which asks for what its kind needs."""

    def scene(stage: Stage) -> QWidget:
        view = _card(_at(stage, _BAYLINE))
        view.wanted.emit(GoalAction.ADD_MEASURE, view.card)
        form = kit.form(stage)
        box = form.editor("kind")
        box.setCurrentIndex(list(MeasureKind).index(kind))  # type: ignore[attr-defined]
        return form

    return scene


def _retired(stage: Stage) -> QWidget:
    """Two goals too few: a place for new ones, and those that are retired in a line each."""
    window = stage.workshop()
    tab = _at(stage, _DUNMORE, window)
    cards = [view.card for view in tab.page.cards if view.card is not None]
    for id_ in {card.goal.id: None for card in cards[:2]}:
        retire = partial(
            goal_cases.set_goal_state, goal_id=id_, state=GoalState.RETIRED, reason="Done elsewhere"
        )
        window.operations.change(retire)
    return window


def _paste(text: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = _at(stage, _BAYLINE)
        QGuiApplication.clipboard().setText(text)
        tab.page.panel.paste()
        return stage.dialog(PastePreview)

    return scene


def _number_refused(stage: Stage) -> QWidget:
    tab = _at(stage, _BAYLINE, stage.workshop())
    model = tab.page.panel.model
    model.setData(model.index(model.rowCount() - 3, DENOMINATOR), "0")
    return tab.page.panel


def _book(*, everything: bool) -> Scene:
    """A book that came back: one number changed, one new, one in words."""

    def scene(stage: Stage) -> QWidget:
        window = stage.workshop()
        tab = _at(stage, _BAYLINE, window)
        path = stage.new_folder() / "Bayline measures.xlsx"
        organization = tab.organization()
        assert organization is not None
        tab.books.save(organization, path)
        stage.settle()
        _fill_in(path)
        tab.books.preview(path)
        stage.settle()
        dialog = stage.dialog(WorkbookDialog)
        if everything:
            kit.click(stage, dialog.everything)
        return dialog

    return scene


def _fill_in(path: Path) -> None:
    workbook = load_workbook(path)
    sheet = workbook["Central-line infections"]
    contents: dict[str, tuple[int | str, int]] = {"2007-10": (7, 1000), "2007-09": ("none", 1000)}
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        month = f"{sheet.cell(row, 1).value:%Y-%m}"
        if month in contents:
            sheet.cell(row, 2).value, sheet.cell(row, 3).value = contents[month]
    workbook.save(path)


def _month(words: str) -> Scene:
    """A form of one month, from the menu of the numbers."""

    def scene(stage: Stage) -> QWidget:
        panel = _at(stage, _BAYLINE).page.panel
        panel.table.go_to(3)
        menu = panel.open_menu(QPoint(10, 10))
        action = next(one for one in menu.actions() if words in one.text().replace("&", ""))
        action.trigger()
        menu.close()
        return stage.dialog(QWidget)

    return scene


def _months_menu(stage: Stage) -> QWidget:
    panel = _at(stage, _BAYLINE).page.panel
    panel.table.go_to(3)
    return panel.open_menu(QPoint(10, 10))


def _card_menu(stage: Stage) -> QWidget:
    return _card(_at(stage, _BAYLINE)).open_menu(QPoint(300, 300))


def _chart(stage: Stage) -> ChartView:
    found = _card(_at(stage, _BAYLINE)).findChild(ChartView)
    assert isinstance(found, ChartView)
    return found


def _chart_menu(stage: Stage) -> QWidget:
    return _chart(stage).open_menu(QPoint(300, 300))


def _chart_numbers(stage: Stage) -> QWidget:
    _chart(stage).show_table()
    return stage.dialog(ChartTable)


def _entry(press: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        table = _at(stage, Place(strand=Strand.TRUSTEES)).strand.table
        table.table.selectRow(0)
        kit.click(stage, kit.button(table, press))
        return stage.dialog(QWidget)

    return scene


def _assessments(press: str = "", part: Part = Part.OVERALL, organization: int = 2) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = _at(stage, SCORECARD)
        tab.scorecard.opened.emit(organization, part)
        dialog = stage.dialog(AssessmentsDialog)
        if not press:
            return dialog
        dialog.table.table.selectRow(0)
        kit.click(stage, kit.button(dialog.table, press))
        return stage.dialog(QWidget)

    return scene


def _document(do: Do) -> Scene:
    def scene(stage: Stage) -> QWidget:
        do(_at(stage, SCORECARD))
        dialog = stage.dialog(DocumentDialog)
        stage.wait_until(lambda: dialog.preview.pages() > 0)
        return dialog

    return scene


def _quality_fixed(stage: Stage) -> QWidget:
    """The form that a question of quality leads to."""
    view = _card(_at(stage, _BAYLINE))
    view.wanted.emit(GoalAction.SHOW_QUALITY, view.card)
    dialog = stage.dialog(QualityDialog)
    dialog.list.activated.emit(dialog.list.rows()[0].finding)
    return stage.dialog(QWidget)


def _markers(stage: Stage) -> QWidget:
    view = _card(_at(stage, _BAYLINE))
    view.wanted.emit(GoalAction.SHOW_MARKERS, view.card)
    return stage.dialog(MarkersDialog)


def _delete_goal(stage: Stage) -> QWidget:
    view = _card(_at(stage, _BAYLINE))
    view.wanted.emit(GoalAction.DELETE_GOAL, view.card)
    return stage.dialog(QMessageBox)


SCENES: dict[str, Scene] = {
    **{f"goals-{name}": _window(place) for name, place in _ORGANIZATIONS.items()},
    "goals-few": _retired,
    "goals-small": _small(_BAYLINE),
    "goals-ways": _window(LIMITS),
    "goals-ways-whole": _whole(LIMITS, lambda tab: tab.limits),
    "goals-charts": _window(CHARTS),
    "goals-charts-whole": _whole(CHARTS, lambda tab: tab.charts),
    "goals-scorecard": _window(SCORECARD),
    **{f"goals-strand-{name}": _window(place) for name, place in _STRANDS.items()},
    "goals-new-goal": _new_goal(_DUNMORE),
    "goals-new-goal-step-2": _new_goal(_DUNMORE, "No patient harmed by a fall"),
    "goals-new-goal-without-words": _new_goal(_DUNMORE, ""),
    "goals-new-goal-sixth": _new_goal(_COPLEY),
    "goals-goal-edit": _of_card(GoalAction.EDIT_GOAL),
    "goals-goal-retire": _of_card(GoalAction.RETIRE),
    "goals-goal-retire-without-reason": _without_text(GoalAction.RETIRE, "retired_reason"),
    "goals-goal-delete": _delete_goal,
    "goals-quality": _of_card(GoalAction.SHOW_QUALITY),
    "goals-quality-put-right": _quality_fixed,
    "goals-measure-edit": _of_card(GoalAction.EDIT_MEASURE),
    "goals-measure-delete": _of_card(GoalAction.DELETE_MEASURE),
    **{f"goals-measure-{kind.name.lower().replace('_', '-')}": _of_kind(kind) for kind in MeasureKind},
    "goals-markers": _markers,
    "goals-marker-add": _with_table(GoalAction.SHOW_MARKERS, "Add change"),
    "goals-marker-edit": _with_table(GoalAction.SHOW_MARKERS, "Edit"),
    "goals-marker-delete": _with_table(GoalAction.SHOW_MARKERS, "Delete"),
    "goals-events-none": _of_card(GoalAction.SHOW_EVENTS),
    "goals-events": _rare_events(),
    "goals-event-add": _rare_events("Add"),
    "goals-event-edit": _rare_events("Edit"),
    "goals-event-delete": _rare_events("Delete"),
    "goals-paste": _paste("Nov 2007\t3\t0\nOct 2007\t1\t1129\nSep 2007\t5\t1091\nfoo\t1\t1\n"),
    "goals-paste-without-months": _paste("1\t900\n2\t901\n"),
    "goals-number-refused": _number_refused,
    "goals-book": _book(everything=False),
    "goals-book-everything": _book(everything=True),
    "goals-month-mark": _month("Mark a change"),
    "goals-month-phase": _month("New phase"),
    "goals-month-leave-out": _month("Leave"),
    "goals-menu-months": _months_menu,
    "goals-menu-card": _card_menu,
    "goals-menu-chart": _chart_menu,
    "goals-chart-numbers": _chart_numbers,
    "goals-entry-add": _entry("Add entry"),
    "goals-entry-edit": _entry("Edit"),
    "goals-entry-delete": _entry("Delete"),
    "goals-assessments": _assessments(),
    "goals-assessment-add": _assessments("Add the director"),
    "goals-assessment-add-own": _assessments("Add their own"),
    "goals-assessment-edit": _assessments("Edit"),
    "goals-assessment-delete": _assessments("Delete"),
    "goals-document-group": _document(lambda tab: tab.print_group()),
    "goals-document-scorecard": _document(lambda tab: tab.print_scorecard()),
}
