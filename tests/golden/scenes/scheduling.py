"""The Scheduling tab: days in all states, and what is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.services.scheduling import agenda_items, sessions
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from lead_desktop.ui.kit.value_table import ValueTable
from lead_desktop.ui.scheduling.agenda_model import ITEM, LENGTH
from lead_desktop.ui.scheduling.airtime_dialog import AirtimeDialog
from lead_desktop.ui.scheduling.copy_day import CopyDayDialog
from lead_desktop.ui.scheduling.day_facts import Fact
from lead_desktop.ui.scheduling.evaluation_dialog import EvaluationDialog
from lead_desktop.ui.scheduling.fact_editor import FactEditor
from lead_desktop.ui.scheduling.move_dialog import MoveDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.scheduling.templates import TemplatesDialog
from lead_desktop.ui.scheduling.versions_dialog import VersionsDialog
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage
from tests.ui.keyboard import type_over

Do = Callable[[SchedulingTab], object]
_HELD, _NEXT, _LATE = 6, 7, 20


def _window(session: int, do: Do = lambda _: None) -> Scene:
    """The window on a session."""

    def scene(stage: Stage) -> QWidget:
        do(kit.scheduling(stage, session, fresh=True))
        return stage.window

    return scene


def _own(session: int, do: Do = lambda _: None) -> Scene:
    """A window of its own on a session, in which something is changed."""

    def scene(stage: Stage) -> QWidget:
        window = stage.workshop()
        do(kit.scheduling(stage, session, window, fresh=True))
        return window

    return scene


def _day(session: int) -> Scene:
    """The whole page of a day, down to its end."""
    return lambda stage: kit.scheduling(stage, session, fresh=True).page


def _dialog(do: Do, session: int = _NEXT) -> Scene:
    """What is asked of the user; nothing is kept."""

    def scene(stage: Stage) -> QWidget:
        do(kit.scheduling(stage, session))
        return stage.dialog(QWidget)

    return scene


def _select(tab: SchedulingTab, row: int) -> None:
    tab.page.agenda_section.view.setCurrentIndex(tab.page.agenda_section.model.index(row, ITEM))


def _with_item(row: int, do: Do) -> Do:
    """Select an item of the agenda, then do something with it."""

    def both(tab: SchedulingTab) -> None:
        _select(tab, row)
        do(tab)

    return both


def _with_row(table: Callable[[SchedulingTab], ValueTable], do: str, row: int = 0) -> Do:
    """Select a row of a table and press one of its buttons."""

    def both(tab: SchedulingTab) -> None:
        shown = table(tab)
        shown.table.selectRow(row)
        kit.button(shown, do).click()

    return both


def _promises(tab: SchedulingTab) -> ValueTable:
    return tab.page.after.promises


def _asks(tab: SchedulingTab) -> ValueTable:
    return tab.page.after.asks


def _scores(tab: SchedulingTab) -> ValueTable:
    return tab.page.after.scores


def _papers(tab: SchedulingTab) -> ValueTable:
    return tab.page.papers


def _cancel(tab: SchedulingTab) -> None:
    id_ = tab.sessions.session_id
    assert id_ is not None
    tab.operations.change(lambda file: sessions.set_state(file, id_, SessionState.CANCELLED, "Snow"))


def _take_all_items(tab: SchedulingTab) -> None:
    ids = [line.item.id for line in tab.page.agenda_section.model.lines()]
    tab.operations.change(lambda file: agenda_items.remove_items(file, ids))


def _tear(tab: SchedulingTab) -> None:
    """Let the guest leave in the middle, and the day become longer."""
    ids = [line.item.id for line in tab.page.agenda_section.model.lines()]
    tab.edits.items.change(lambda file: agenda_items.toggle_invitation(file, ids[3:4], Audience.GUEST))
    tab.edits.items.change(lambda file: agenda_items.set_minutes(file, ids[1], 75))


def _lengthen(tab: SchedulingTab) -> None:
    item_id = tab.page.agenda_section.model.lines()[1].item.id
    tab.edits.items.change(lambda file: agenda_items.set_minutes(file, item_id, 75))


def _gap(tab: SchedulingTab) -> None:
    """Pin an item so late that there is a free time before it."""
    tab.page.agenda_section.view.setFocus()
    _select(tab, 4)
    QTest.keyClick(tab.page.agenda_section.view, Qt.Key.Key_P)
    _select(tab, 2)
    # The first digit opens the cell's editor, which takes the second.
    QTest.keyClicks(tab.page.agenda_section.view, "2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "0")
    QTest.keyClick(editor, Qt.Key.Key_Return)


def _selected(tab: SchedulingTab) -> None:
    tab.page.agenda_section.view.setFocus()
    _select(tab, 3)


def _scrolled_to_papers(tab: SchedulingTab) -> None:
    tab.page.reveal_wanted.emit(tab.page.papers.table)
    tab.page.papers.table.selectRow(0)


def _edit_cell(row: int, column: int) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = kit.scheduling(stage, fresh=True)
        _select(tab, row)
        tab.page.agenda_section.view.setFocus()
        tab.page.agenda_section.view.edit_cell(column)
        stage.settle()
        return tab.page.agenda_section

    return scene


def _filtered(words: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = kit.scheduling(stage)
        tab.sessions.filter.setText(words)
        stage.afterwards(tab.sessions.filter.clear)
        return tab.sessions

    return scene


def _move(day: date) -> Scene:
    def scene(stage: Stage) -> QWidget:
        kit.scheduling(stage).edits.session.move_session()
        dialog = stage.dialog(MoveDialog)
        type_over(dialog.day.line, day.isoformat())
        return dialog

    return scene


def _renumber(stage: Stage) -> QWidget:
    tab = kit.scheduling(stage, window=stage.workshop())
    tab.operations.change(lambda file: sessions.move_to(file, 7, date(2008, 1, 22)))
    tab.edits.session.ask_renumber()
    return stage.dialog(QMessageBox)


def _fact(fact: Fact, text: str = "") -> Scene:
    """A fact of the day, edited where it stands."""

    def scene(stage: Stage) -> QWidget:
        tab = kit.scheduling(stage, fresh=True)
        tab.page.facts.boxes[fact].click()
        (editor,) = (one for one in tab.findChildren(FactEditor) if one.isVisible())
        stage.afterwards(partial(editor.leave, back=False))
        if text:
            focus = next(iter(editor.findChildren(QLineEdit)))
            type_over(focus, text)
            QTest.keyClick(focus, Qt.Key.Key_Return)
        stage.settle()
        return stage.window

    return scene


def _delete_item(stage: Stage) -> QWidget:
    tab = kit.scheduling(stage)
    _select(tab, 2)
    tab.edits.items.delete_items()
    return stage.dialog(QMessageBox)


def _guest(do: Callable[[SchedulingTab, Guest], object]) -> Do:
    return lambda tab: do(tab, tab.page.people.guests[0].guest)


def _airtime(page: int, press: str = "", row: int = 0) -> Scene:
    def scene(stage: Stage) -> QWidget:
        kit.scheduling(stage).open_airtime()
        dialog = stage.dialog(AirtimeDialog)
        dialog.tabs.setCurrentIndex(page)
        if press:
            stage.settle()
            dialog.wanted.table.selectRow(row)
            kit.click(stage, kit.button(dialog.wanted, press))
            return stage.menu() if press == "Take up" else stage.dialog(QWidget)
        return dialog

    return scene


def _keep_template(stage: Stage) -> SchedulingTab:
    tab = kit.scheduling(stage, window=stage.workshop())
    tab.edits.whole_day.keep_template()
    kit.accept(stage, kit.form(stage))
    return tab


def _templates(press: str = "") -> Scene:
    def scene(stage: Stage) -> QWidget:
        _keep_template(stage).edits.whole_day.manage_templates()
        dialog = stage.dialog(TemplatesDialog)
        dialog.table.table.selectRow(0)
        if press:
            kit.click(stage, kit.button(dialog.table, press))
            return stage.dialog(QWidget)
        return dialog

    return scene


def _template_kept(stage: Stage) -> QWidget:
    return _keep_template(stage).window()


def _use_template(stage: Stage) -> QWidget:
    tab = _keep_template(stage)
    menu = tab.page.agenda_section.day_button.menu()
    menu.aboutToShow.emit()
    kit.choose(stage, menu, "As session")
    return stage.dialog(QMessageBox)


def _copy_day(session: int) -> Scene:
    def scene(stage: Stage) -> QWidget:
        kit.scheduling(stage, session).edits.whole_day.copy_day()
        return stage.dialog(CopyDayDialog)

    return scene


def _versions(title: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = kit.scheduling(stage)
        model = tab.page.papers.model
        row = model.row_where(lambda paper: paper.title.startswith(title))
        tab.page.papers.table.selectRow(row)
        tab.page.papers.versions.click()
        return stage.dialog(VersionsDialog)

    return scene


def _evaluation(stage: Stage) -> QWidget:
    kit.scheduling(stage, _HELD).edits.after.enter_forms()
    return stage.dialog(EvaluationDialog)


def _evaluation_typed(stage: Stage) -> QWidget:
    kit.scheduling(stage, _HELD).edits.after.enter_forms()
    dialog = stage.dialog(EvaluationDialog)
    QTest.keyClicks(dialog.grid, "5437")
    return dialog


def _document(do: Do) -> Scene:
    def scene(stage: Stage) -> QWidget:
        do(kit.scheduling(stage))
        dialog = stage.dialog(DocumentDialog)
        stage.wait_until(lambda: dialog.preview.pages() > 0)
        return dialog

    return scene


def _menu(button: str, row: int | None = None, session: int = _NEXT) -> Scene:
    """A menu above the agenda."""

    def scene(stage: Stage) -> QWidget:
        tab = kit.scheduling(stage, session)
        if row is not None:
            _select(tab, row)
        return stage.popped(getattr(tab.page.agenda_section, button).menu())

    return scene


def _session_menu(stage: Stage) -> QWidget:
    kit.scheduling(stage).sessions.menu_wanted.emit(QPoint(60, 60))
    return stage.menu()


def _states_menu(stage: Stage) -> QWidget:
    kit.scheduling(stage).open_field(Session, _NEXT, "state")
    return stage.menu()


def _portrait_menu(stage: Stage) -> QWidget:
    return stage.popped(kit.scheduling(stage).page.people.guests[0].more.menu())


def _small(stage: Stage) -> QWidget:
    kit.small(stage)
    kit.scheduling(stage, fresh=True)
    return stage.window


SCENES: dict[str, Scene] = {
    "scheduling-7-announced": _window(_NEXT),
    "scheduling-6-held": _window(_HELD),
    "scheduling-20-draft": _window(_LATE),
    "scheduling-8-cancelled": _own(8, _cancel),
    "scheduling-20-without-agenda": _own(_LATE, _take_all_items),
    "scheduling-7-selected": _window(_NEXT, _selected),
    "scheduling-7-papers": _window(_NEXT, _scrolled_to_papers),
    "scheduling-7-torn": _own(_NEXT, _tear),
    "scheduling-7-gap": _own(_NEXT, _gap),
    "scheduling-7-small": _small,
    "scheduling-1-day": _day(1),
    "scheduling-6-day": _day(_HELD),
    "scheduling-7-day": _day(_NEXT),
    "scheduling-20-day": _day(_LATE),
    "scheduling-filter": _filtered("copley"),
    "scheduling-filter-nothing": _filtered("Łódź"),
    "scheduling-edit-length": _edit_cell(3, LENGTH),
    "scheduling-edit-title": _edit_cell(3, ITEM),
    "scheduling-session-add": _dialog(lambda tab: tab.sessions.add_wanted.emit()),
    "scheduling-session-edit": _dialog(lambda tab: tab.edits.session.edit_session("day")),
    "scheduling-session-edit-held": _dialog(lambda tab: tab.edits.session.edit_session("topic"), _HELD),
    "scheduling-session-texts": _dialog(lambda tab: tab.edits.session.edit_texts()),
    "scheduling-session-cancel": _dialog(lambda tab: tab.edits.session.cancel_session()),
    **{f"scheduling-fact-{fact.name.lower()}": _fact(fact) for fact in (Fact.DATE, Fact.DINNER, Fact.GUEST)},
    "scheduling-fact-refused": _fact(Fact.PAPERS_DUE, "soonish"),
    "scheduling-session-delete": _dialog(lambda tab: tab.edits.session.delete_session()),
    "scheduling-session-move": _dialog(lambda tab: tab.edits.session.move_session()),
    "scheduling-session-move-next-day": _move(date(2007, 12, 13)),
    "scheduling-session-move-weekend": _move(date(2007, 12, 15)),
    "scheduling-session-move-taken": _move(date(2008, 1, 15)),
    "scheduling-session-renumber": _renumber,
    "scheduling-item-add": _dialog(lambda tab: tab.edits.adding.add_item()),
    "scheduling-item-edit": _dialog(_with_item(2, lambda tab: tab.edits.items.open_item())),
    "scheduling-item-note": _dialog(_with_item(2, lambda tab: tab.edits.items.edit_notes())),
    "scheduling-item-delete": _delete_item,
    "scheduling-guest-add": _dialog(lambda tab: tab.edits.people.add_guest(), _LATE),
    "scheduling-guest-edit": _dialog(_guest(lambda tab, guest: tab.edits.people.edit_guest(guest))),
    "scheduling-guest-delete": _dialog(
        _guest(lambda tab, guest: tab.page.people.delete_guest_wanted.emit(guest))
    ),
    "scheduling-dinner": _dialog(lambda tab: tab.edits.people.edit_dinner()),
    "scheduling-dinner-new": _dialog(lambda tab: tab.edits.people.edit_dinner(), 19),
    "scheduling-paper-add": _dialog(_with_item(2, lambda tab: tab.edits.papers.add_paper())),
    "scheduling-paper-edit": _dialog(_with_row(_papers, "Edit")),
    "scheduling-paper-delete": _dialog(lambda tab: tab.page.papers.delete_wanted.emit(_first_paper(tab))),
    "scheduling-paper-versions": _versions("Bayline’s game-plan"),
    "scheduling-action-add": _dialog(_with_row(_promises, "Add action")),
    "scheduling-action-edit": _dialog(_with_row(_promises, "Edit")),
    "scheduling-action-delete": _dialog(_with_row(_promises, "Delete")),
    "scheduling-ask": _dialog(_with_row(_asks, "Edit"), _HELD),
    "scheduling-evaluation": _evaluation,
    "scheduling-evaluation-typed": _evaluation_typed,
    "scheduling-evaluation-delete": _dialog(_with_row(_scores, "Delete"), _HELD),
    "scheduling-held-reason": _dialog(_lengthen, _HELD),
    "scheduling-held-dinner": _dialog(lambda tab: tab.edits.people.edit_dinner(), _HELD),
    "scheduling-airtime": _airtime(0),
    "scheduling-airtime-topics": _airtime(1),
    "scheduling-airtime-trend": _airtime(2),
    "scheduling-topic-add": _airtime(1, "Add topic"),
    "scheduling-topic-edit": _airtime(1, "Edit"),
    "scheduling-topic-delete": _airtime(1, "Delete"),
    "scheduling-topic-take-up": _airtime(1, "Take up"),
    "scheduling-template-keep": _dialog(lambda tab: tab.edits.whole_day.keep_template()),
    "scheduling-template-kept": _template_kept,
    "scheduling-template-use": _use_template,
    "scheduling-template-rename": _templates("Edit"),
    "scheduling-template-delete": _templates("Delete"),
    "scheduling-templates": _templates(),
    "scheduling-templates-none": _dialog(lambda tab: tab.edits.whole_day.manage_templates()),
    "scheduling-copy-day": _copy_day(_NEXT),
    "scheduling-document-agenda": _document(lambda tab: tab.edits.whole_day.print_agenda(Audience.CEO)),
    "scheduling-document-run-sheet": _document(lambda tab: tab.edits.whole_day.print_run_sheet()),
    "scheduling-menu-add": _menu("add_button"),
    "scheduling-menu-item": _menu("item_button", 3),
    "scheduling-menu-day": _menu("day_button"),
    "scheduling-menu-print": _menu("print_button"),
    "scheduling-menu-session": _session_menu,
    "scheduling-menu-states": _states_menu,
    "scheduling-menu-portrait": _portrait_menu,
}


def _first_paper(tab: SchedulingTab) -> object:
    return tab.page.papers.model.value_at(0)
