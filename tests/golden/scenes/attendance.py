"""The Attendance tab: the grid, the door, and what is asked about marks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lead_desktop.ui.attendance.grid_model import Part
from lead_desktop.ui.attendance.tab import AttendanceTab
from lead_desktop.ui.kit.document_dialog import DocumentDialog
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage

_HELD, _NEXT = 6, 7


def _at(tab: AttendanceTab, part: Part, session: int, down: int = 0) -> None:
    """Go to the cell of somebody at a session."""
    tab.grid.go_to(tab.grid.grid.first_row(part) + down, session)


def _years(place: int) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = kit.attendance(stage)

        def choose(year: int) -> None:
            tab.years.setCurrentIndex(year)
            tab.years.activated.emit(year)

        choose(place)
        stage.afterwards(lambda: choose(0))
        return stage.window

    return scene


def _window(session: int, part: Part = Part.CEOS) -> Scene:
    def scene(stage: Stage) -> QWidget:
        _at(kit.attendance(stage, session), part, session)
        return stage.window

    return scene


def _key(session: int, key: Qt.Key, part: Part = Part.CEOS, down: int = 0) -> Scene:
    """The form that a key opens at a cell."""

    def scene(stage: Stage) -> QWidget:
        tab = kit.attendance(stage, session)
        _at(tab, part, session, down)
        QTest.keyClick(tab.grid, key)
        return stage.dialog(QWidget)

    return scene


def _refused(stage: Stage) -> QWidget:
    """A number at a CEO's seat, which is counted in days."""
    tab = kit.attendance(stage, _NEXT, stage.workshop())
    _at(tab, Part.CEOS, _NEXT)
    QTest.keyClick(tab.grid, Qt.Key.Key_5)
    return tab.window()


def _on_the_day(stage: Stage) -> AttendanceTab:
    return kit.attendance(stage, _NEXT, stage.workshop(on_day=True))


def _mark_some(tab: AttendanceTab) -> None:
    for down, key in ((0, Qt.Key.Key_P), (1, Qt.Key.Key_P)):
        _at(tab, Part.CEOS, _NEXT, down)
        QTest.keyClick(tab.grid, key)


def _turn_away(stage: Stage, tab: AttendanceTab) -> None:
    _at(tab, Part.CEOS, _NEXT, 2)
    tab.panel.instead.absence.click()
    form = kit.form(stage)
    QTest.keyClicks(form.editor("name"), "Pat Doyle")
    QTest.keyClicks(form.editor("reason"), "sent by the CEO")
    kit.accept(stage, form)


def _the_day(stage: Stage) -> QWidget:
    """The grid on the session's day, with marks and somebody turned away."""
    tab = _on_the_day(stage)
    _mark_some(tab)
    _turn_away(stage, tab)
    return tab.window()


def _door(stage: Stage) -> QWidget:
    tab = _on_the_day(stage)
    _mark_some(tab)
    tab.open_door()
    stage.afterwards(tab.close_door)
    return tab.window()


def _door_closed(stage: Stage) -> QWidget:
    """The day has not come: it is said why the door stays closed."""
    tab = kit.attendance(stage, _NEXT, stage.workshop())
    tab.open_check_in()
    return tab.window()


def _instead(stage: Stage) -> QWidget:
    tab = _on_the_day(stage)
    tab.panel.instead.absence.click()
    return kit.form(stage)


def _note(what: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = _on_the_day(stage)
        _turn_away(stage, tab)
        assert tab.view is not None
        getattr(tab.panel, f"note_{what}_wanted").emit(tab.view.snapshot.turned_away[-1])
        return stage.dialog(QWidget)

    return scene


def _document(do: Callable[[AttendanceTab], object]) -> Scene:
    def scene(stage: Stage) -> QWidget:
        do(kit.attendance(stage))
        dialog = stage.dialog(DocumentDialog)
        stage.wait_until(lambda: dialog.preview.pages() > 0)
        return dialog

    return scene


def _more(stage: Stage) -> QWidget:
    tab = kit.attendance(stage)
    _at(tab, Part.CEOS, _NEXT)
    return stage.popped(tab.menu)


def _cell_menu(stage: Stage) -> QWidget:
    tab = kit.attendance(stage)
    _at(tab, Part.CEOS, _NEXT)
    area = tab.grid.visualRect(tab.grid.currentIndex())
    tab.grid.customContextMenuRequested.emit(area.center() + QPoint(1, 1))
    return stage.menu()


def _small(stage: Stage) -> QWidget:
    kit.small(stage)
    _at(kit.attendance(stage), Part.CEOS, _NEXT)
    return stage.window


SCENES: dict[str, Scene] = {
    "attendance-7": _window(_NEXT),
    "attendance-6-held": _window(_HELD),
    "attendance-6-quality": _window(_HELD, Part.QUALITY),
    "attendance-year-2": _years(1),
    "attendance-whole-program": _years(2),
    "attendance-small": _small,
    "attendance-refused": _refused,
    "attendance-the-day": _the_day,
    "attendance-door": _door,
    "attendance-door-closed": _door_closed,
    "attendance-absent": _key(_NEXT, Qt.Key.Key_A),
    "attendance-absent-held": _key(_HELD, Qt.Key.Key_A),
    "attendance-part": _key(_HELD, Qt.Key.Key_T),
    "attendance-part-quality": _key(_HELD, Qt.Key.Key_T, Part.QUALITY),
    "attendance-details": _key(_HELD, Qt.Key.Key_Return, Part.QUALITY),
    "attendance-details-ahead": _key(_NEXT, Qt.Key.Key_Return),
    "attendance-why": _key(_HELD, Qt.Key.Key_Delete),
    "attendance-instead": _instead,
    "attendance-note-edit": _note("edit"),
    "attendance-note-delete": _note("delete"),
    "attendance-document-sign-in": _document(lambda tab: tab.export.sign_in_sheet()),
    "attendance-document-record": _document(lambda tab: tab.export.record()),
    "attendance-menu-more": _more,
    "attendance-menu-cell": _cell_menu,
}
