"""The window around the tabs: its menus, its start, what it says, and where something is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.services import editing
from lead_desktop.services.scheduling import sessions
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.shell.about import open_about, open_shortcuts
from lead_desktop.ui.shell.history import HistoryDialog
from lead_desktop.ui.shell.missing import open_missing
from lead_desktop.ui.shell.search_box import SearchBox
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.shell.welcome import WelcomeWindow
from lead_desktop.ui.tab import Navigation, Tab, TabKey
from lead_desktop.ui.theme import Theme
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage

_SENTENCE = (
    "This needs a system library that is not installed (libgssapi_krb5.so.2): "
    "run “sudo apt install libgssapi-krb5-2” and start again."
)


def _welcome(stage: Stage) -> QWidget:
    return stage.welcome()


def _welcome_refused(stage: Stage) -> QWidget:
    shown = stage.welcome()
    shown.banner.say("LEAD North.lead is not a program of LEAD Desktop.")
    return shown


def _welcome_again(stage: Stage) -> QWidget:
    """The welcome page of somebody who has had programs open; their folders are no real ones."""
    welcome = stage.welcome()
    again = WelcomeWindow(
        stage.theme,
        stage.window.navigation.settings,
        [Path("/Programs/LEAD North.lead"), Path("/LEAD & Co.lead")],
    )
    again.setParent(welcome)
    return again


def _new_program(stage: Stage) -> QWidget:
    kit.click(stage, stage.welcome().new_button)
    return kit.form(stage)


def _new_program_without_name(stage: Stage) -> QWidget:
    kit.click(stage, stage.welcome().new_button)
    form = kit.form(stage)
    kit.accept(stage, form)
    return form


def _empty(key: TabKey) -> Scene:
    def scene(stage: Stage) -> QWidget:
        window = stage.another(path=stage.empty_program())
        window.show_tab(key)
        return window

    return scene


def _menu(title: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        kit.scheduling(stage)
        bar = stage.window.menus
        wanted = next(action for action in bar.actions() if action.text().replace("&", "") == title)
        menu = wanted.menu()
        assert menu is not None
        return stage.popped(menu)  # type: ignore[arg-type]  # its type says no more than QObject

    return scene


def _search(letters: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        box = stage.window.search
        assert isinstance(box, SearchBox)
        stage.afterwards(box.clear)
        box.setFocus()
        QTest.keyClicks(box, letters)
        stage.settle()
        return stage.menu()

    return scene


def _settings(stage: Stage) -> QWidget:
    kit.choose(stage, _menu("File")(stage), "Program settings")  # type: ignore[arg-type]
    return kit.form(stage)


def _history(stage: Stage) -> QWidget:
    # A program made here: the example's history says who made the example.
    window = stage.another(path=stage.empty_program())
    window.operations.change(lambda file: editing.add(file, Organization(name="Alder Valley Health")))
    window.operations.change(lambda file: editing.add(file, Person(name="Robert Castellan")))
    window.undo()
    kit.choose(stage, window.menus.actions()[1].menu(), "History")  # type: ignore[arg-type]
    return stage.dialog(HistoryDialog)


def _undone(stage: Stage) -> QWidget:
    window = stage.workshop()
    kit.scheduling(stage, window=window, fresh=True)
    window.operations.change(lambda file: sessions.set_state(file, 8, SessionState.CANCELLED, "Snow"))
    window.undo()
    window.navigation.offer.emit("A sentence with a next step.", "Take it", lambda: None)
    return window


def _refused(stage: Stage) -> QWidget:
    tab = kit.scheduling(stage, 6)
    tab.edits.session.move_session()
    return stage.window


def _thrown_away(stage: Stage) -> QWidget:
    tab = kit.scheduling(stage)
    tab.edits.session.edit_session("topic")
    form = kit.form(stage)
    QTest.keyClicks(form.editor("topic"), "x")
    form.reject()
    return stage.dialog(QMessageBox)


def _missing(stage: Stage) -> QWidget:
    def make(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
        raise ImportError("libgssapi_krb5.so.2: cannot open shared object file: No such file or directory")

    return stage.another(places=tuple(replace(place, make=make) for place in tab_places()))


def _missing_at_the_start(stage: Stage) -> QWidget:
    return open_missing(stage.window, _SENTENCE)


SCENES: dict[str, Scene] = {
    "shell-welcome": _welcome,
    "shell-welcome-again": _welcome_again,
    "shell-welcome-refused": _welcome_refused,
    "shell-new-program": _new_program,
    "shell-new-program-without-name": _new_program_without_name,
    **{f"shell-empty-{place.key.lower()}": _empty(place.key) for place in tab_places()},
    **{f"shell-menu-{title.lower()}": _menu(title) for title in ("File", "Edit", "Session", "View", "Help")},
    "shell-search": _search("an"),
    "shell-search-nothing": _search("xyz"),
    "shell-settings": _settings,
    "shell-history": _history,
    "shell-undone": _undone,
    "shell-refused": _refused,
    "shell-thrown-away": _thrown_away,
    "shell-missing-tab": _missing,
    "shell-missing-at-the-start": _missing_at_the_start,
    "shell-about": lambda stage: open_about(stage.window),
    "shell-shortcuts": lambda stage: open_shortcuts(stage.window),
}
