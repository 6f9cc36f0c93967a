"""The People tab: organizations, everybody, and who follows whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lead_desktop.domain.model.people import Organization, Person, Role
from lead_desktop.ui.people.succession import EffectForm
from lead_desktop.ui.people.tab import PeopleTab
from lead_desktop.ui.shell.main_window import MainWindow
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage
from tests.ui.keyboard import type_over

Do = Callable[[PeopleTab], object]
_ORGANIZATIONS = {"alder": 1, "bayline": 2, "copley": 3, "dunmore": 4, "eastham": 5}
_COPLEY = 3


def _at(stage: Stage, organization: int, window: MainWindow | None = None) -> PeopleTab:
    tab = kit.people(stage, window)
    tab.show_value(Organization, organization)
    tab.page.appointments.table.clearSelection()
    tab.list.setFocus()
    stage.settle()
    return tab


def _window(organization: int) -> Scene:
    def scene(stage: Stage) -> QWidget:
        _at(stage, organization)
        return stage.window

    return scene


def _everybody(words: str = "", *, small: bool = False) -> Scene:
    def scene(stage: Stage) -> QWidget:
        if small:
            kit.small(stage)
        tab = kit.people(stage)
        tab.show_value(Person, 1)
        tab.everybody.filter.setText(words)
        stage.afterwards(tab.everybody.filter.clear)
        return stage.window

    return scene


def _dialog(do: Do) -> Scene:
    def scene(stage: Stage) -> QWidget:
        do(_at(stage, _COPLEY))
        return stage.dialog(QWidget)

    return scene


def _refusal(stage: Stage) -> QWidget:
    """What cannot be deleted is refused, without a question."""
    stage.settle()
    stage.afterwards(stage.window.banner.hide)
    return stage.window


def _refused(do: Do) -> Scene:
    def scene(stage: Stage) -> QWidget:
        do(_at(stage, _COPLEY))
        return _refusal(stage)

    return scene


def _appointment(press: str, row: int = 0) -> Scene:
    def scene(stage: Stage) -> QWidget:
        table = _at(stage, _COPLEY).page.appointments
        table.table.selectRow(row)
        kit.click(stage, kit.button(table, press))
        return _refusal(stage) if press == "Delete" else stage.dialog(QWidget)

    return scene


def _person(press: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = kit.people(stage)
        tab.show_value(Person, 2)
        kit.click(stage, kit.button(tab.everybody.people, press))
        return _refusal(stage) if press == "Delete" else stage.dialog(QWidget)

    return scene


def _vacate(stage: Stage) -> PeopleTab:
    """Let a CEO leave two days ago whom nobody follows yet."""
    tab = _at(stage, _COPLEY, stage.workshop())
    tab.open_succession(Role.CEO)
    form = stage.dialog(EffectForm)
    type_over(form.editor("last_day"), "30 Nov 2007")
    vacant = form.editor("vacant")
    assert isinstance(vacant, QCheckBox)
    vacant.click()
    stage.settle()
    return tab


def _succession_vacant(stage: Stage) -> QWidget:
    _vacate(stage)
    return stage.dialog(EffectForm)


def _vacant(stage: Stage) -> QWidget:
    tab = _vacate(stage)
    kit.accept(stage, stage.dialog(EffectForm))
    return tab.window()


def _succession_into_vacancy(stage: Stage) -> QWidget:
    tab = _vacate(stage)
    kit.accept(stage, stage.dialog(EffectForm))
    tab.open_succession(Role.CEO)
    return stage.dialog(EffectForm)


def _succeeded(stage: Stage) -> QWidget:
    """A new CEO: what the group has agreed is offered as a packet."""
    tab = _at(stage, _COPLEY, stage.workshop())
    tab.open_succession(Role.CEO)
    form = stage.dialog(EffectForm)
    name = form.editor("successor_name")
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Ingrid Solheim")
    kit.accept(stage, form)
    return tab.window()


SCENES: dict[str, Scene] = {
    **{f"people-{name}": _window(id_) for name, id_ in _ORGANIZATIONS.items()},
    "people-everybody": _everybody(),
    "people-everybody-small": _everybody(small=True),
    "people-filter": _everybody("quality"),
    "people-filter-nothing": _everybody("xyz"),
    "people-vacant": _vacant,
    "people-succeeded": _succeeded,
    "people-organization-add": _dialog(lambda tab: tab.add_organization()),
    "people-organization-edit": _dialog(lambda tab: tab.edit_organization()),
    "people-organization-delete": _refused(lambda tab: tab.delete_organization()),
    "people-person-add": _person("Add person"),
    "people-person-edit": _person("Edit"),
    "people-person-delete": _person("Delete"),
    "people-appointment-add": _appointment("Add appointment"),
    "people-appointment-correct": _appointment("Edit"),
    "people-appointment-delete": _appointment("Delete"),
    "people-succession-ceo": _dialog(lambda tab: tab.open_succession(Role.CEO)),
    "people-succession-quality": _dialog(lambda tab: tab.open_succession(Role.HEAD_OF_QUALITY)),
    "people-succession-vacant": _succession_vacant,
    "people-succession-into-vacancy": _succession_into_vacancy,
}
