"""The main window of an open program: tabs, menus, banner and status bar."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lead_desktop.domain.model.changes import Changes, Undoable
from lead_desktop.domain.model.people import Organization, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.errors import UserError
from lead_desktop.services import editing, history
from lead_desktop.services.search import Hit
from lead_desktop.services.window_header import WindowHeader, window_header
from lead_desktop.ui.kit.file_dialogs import PROGRAM, ask_where_to_save, show_outside
from lead_desktop.ui.kit.questions import ask_agreement, ask_reason
from lead_desktop.ui.kit.tab_stops import tab_stops
from lead_desktop.ui.operations import Operations, sentence_of
from lead_desktop.ui.shell.about import open_about, open_shortcuts
from lead_desktop.ui.shell.focus_round import FocusRound
from lead_desktop.ui.shell.frame import SAVED, Frame
from lead_desktop.ui.shell.history import HistoryDialog
from lead_desktop.ui.shell.missing import MissingTab
from lead_desktop.ui.shell.program import ProgramForm
from lead_desktop.ui.tab import Navigation, Tab, TabKey, TabPlace
from lead_desktop.ui.theme import Appearance, Theme

_log = logging.getLogger(__name__)


class MainWindow(Frame):
    """Shows one open program. `new`, `open` and `example` ask the application for another one.

    It begins as a frame in which nothing can be done yet; `show_program` fills it.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)
    example_wanted = Signal()

    def __init__(
        self, theme: Theme, settings: QSettings, places: Sequence[TabPlace], recent: Sequence[Path] = ()
    ) -> None:
        super().__init__(theme, settings, places)
        self._operations: Operations | None = None
        self.navigation = Navigation(settings, self)
        self.focus_round = FocusRound(self, self._panes)
        self.search.begun.connect(self.focus_round.remember)
        self._made: dict[TabKey, Tab] = {}
        self._build_menus(recent)
        self._let_use(possible=False)

    @property
    def operations(self) -> Operations:
        """Return the doors of the open program."""
        assert self._operations is not None, "no program is open yet"
        return self._operations

    @property
    def has_program(self) -> bool:
        """Tell whether the window shows a program already."""
        return self._operations is not None

    def show_program(self, operations: Operations) -> None:
        """Fill the frame with an open program."""
        self._operations = operations
        self.search.search_in(operations)
        self._connect()
        self._add_shortcuts()
        for place in self.places:
            if place.at_start:
                self.tab(place.key)
        self._fill_session_menu()
        self._make_current()
        self._refresh_frame()
        self.saved.setText(SAVED)
        self._let_use(possible=True)
        # The keyboard begins where the work is, not on the tabs.
        self.tab(self.places[self.tabs.currentIndex()].key).main_view().setFocus()

    def _let_use(self, *, possible: bool) -> None:
        self.menus.setEnabled(possible)
        self.search.setEnabled(possible)
        self.tabs.tabBar().setEnabled(possible)

    # building

    def _build_menus(self, recent: Sequence[Path]) -> None:
        menus = self.menus
        self._build_file(menus.addMenu("&File"), recent)
        self._build_edit(menus.addMenu("&Edit"))
        self.session_menu = menus.addMenu("&Session")
        self._build_view(menus.addMenu("&View"))
        about = menus.addMenu("&Help")
        self._action(about, "&Keyboard shortcuts", lambda: open_shortcuts(self), "F1")
        self._action(about, "&About LEAD Desktop", lambda: open_about(self))

    def _fill_session_menu(self) -> None:
        self.session_menu.clear()
        for tab in self._made.values():
            tab.fill_session_menu(self.session_menu)
        self.session_menu.addSeparator()
        self._action(self.session_menu, "Chec&k-in at the door…", self._open_check_in)

    def _action(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        keys: str | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: do())
        return action

    def _build_file(self, menu: QMenu, recent: Sequence[Path]) -> None:
        self._action(menu, "&New program…", self.new_wanted.emit, "Ctrl+Shift+N")
        self._action(menu, "&Open…", self.open_wanted.emit, QKeySequence.StandardKey.Open)
        recently = menu.addMenu("Open &recent")
        for path in recent:
            self._action(
                recently, path.name.replace("&", "&&"), partial(self.recent_wanted.emit, str(path))
            ).setToolTip(str(path))
        recently.setEnabled(bool(recent))
        self._action(menu, "&Explore the example", self.example_wanted.emit)
        menu.addSeparator()
        self._action(menu, "&Save a copy…", self._save_copy, "Ctrl+Shift+S")
        self._action(menu, "&Print packets…", self._print_packets, QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self._action(menu, "Program se&ttings…", self._open_settings)
        menu.addSeparator()
        self._action(menu, "&Quit", self.close, "Ctrl+Q")

    def _build_edit(self, menu: QMenu) -> None:
        self.undo_action = self._action(menu, "&Undo", self.undo, "Ctrl+Z")
        self.redo_action = self._action(menu, "&Redo", self.redo, "Ctrl+Shift+Z")
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        self._action(menu, "&History…", self._open_history, "Ctrl+H")

    def _build_view(self, menu: QMenu) -> None:
        for at, place in enumerate(self.places):
            self._action(menu, f"&{at + 1} {place.key}", partial(self.go_to_tab, at), f"Ctrl+{at + 1}")
        menu.addSeparator()
        self._action(menu, "Next &pane", partial(self.focus_round.go, 1), "F6")
        self._action(menu, "Pre&vious pane", partial(self.focus_round.go, -1), "Shift+F6")
        menu.addSeparator()
        appearance = menu.addMenu("&Appearance")
        group = QActionGroup(self)
        for choice, text in (
            (Appearance.SYSTEM, "As the &system"),
            (Appearance.LIGHT, "&Light"),
            (Appearance.DARK, "&Dark"),
        ):
            action = self._action(appearance, text, partial(self._appear, choice))
            action.setCheckable(True)
            action.setChecked(self.theme.appearance is choice)
            group.addAction(action)
        full = self._action(menu, "&Full screen", self._full_screen, "F11")
        full.setCheckable(True)

    def _add_shortcuts(self) -> None:
        """Add the keys that no entry of a menu stands for."""
        for keys, do in (
            ("Ctrl+Tab", partial(self._round_the_tabs, 1)),
            ("Ctrl+Shift+Tab", partial(self._round_the_tabs, -1)),
            ("F10", self._open_menus),
        ):
            QShortcut(QKeySequence(keys), self, do)

    def _open_menus(self) -> None:
        self.menus.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.menus.setActiveAction(self.menus.actions()[0])

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._make_current)
        self.stop_button.clicked.connect(self._stop)
        self.operations.changed.connect(self._changed)
        self.operations.refused.connect(lambda sentence: self.banner.say(sentence))
        self.operations.changed.connect(self.banner.pass_by)
        self.operations.changed.connect(self.note.hide)
        self.operations.reason_wanted.connect(lambda request: ask_reason(self, request))
        self.operations.agreement_wanted.connect(lambda request: ask_agreement(self, request))
        self.operations.broke.connect(lambda sentence: self.banner.say(sentence, "blocking"))
        self.operations.busy_changed.connect(self._busy)
        self.operations.progressed.connect(self._progressed)
        self.navigation.value_wanted.connect(self.show_value)
        self.navigation.place_wanted.connect(self.show_place)
        self.navigation.packets_wanted.connect(lambda session_id: self._show_in(TabKey.PACKETS, session_id))
        self.navigation.attendance_wanted.connect(
            lambda session_id: self._show_in(TabKey.ATTENDANCE, session_id)
        )
        self.navigation.succession_wanted.connect(self._open_succession)
        self.navigation.message.connect(lambda sentence: self.banner.say(sentence, "good"))
        self.navigation.offer.connect(
            lambda sentence, action, then: self.banner.say(sentence, "good", action, then)
        )
        self.search.chosen.connect(self._go_to_hit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let running work end and close the file."""
        if self._operations is not None:
            self._operations.close()
        super().closeEvent(event)

    # what is shown

    def tab(self, key: TabKey) -> Tab:
        """Return a tab, made when it is asked for first: the start need not wait for it."""
        if key not in self._made:
            self._made[key] = self._make(self._place(key))
            self._put(key, self._made[key])
        return self._made[key]

    def _place(self, key: TabKey) -> TabPlace:
        return next(place for place in self.places if place.key is key)

    def _make(self, place: TabPlace) -> Tab:
        """Make a tab and fill it; if that breaks, whatever the reason, make the page that says so."""
        tab: Tab | None = None
        try:
            tab = place.make(self.operations, self.theme, self.navigation)
            tab.refresh(None)
        except Exception as error:
            if tab is not None:
                tab.deleteLater()
            _log.exception("The tab %s cannot be shown", place.key)
            missing = MissingTab(self.operations, self.theme, self.navigation, sentence_of(error))
            missing.again_wanted.connect(partial(self._make_again, place))
            return missing
        return tab

    def _make_again(self, place: TabPlace) -> None:
        """Try once more to make a tab: what was missing may be there now."""
        del self._made[place.key]
        self.tab(place.key)
        if place.at_start:
            self._fill_session_menu()

    def _put(self, key: TabKey, tab: Tab) -> None:
        """Put a tab where its place was kept."""
        at = next(at for at, place in enumerate(self.places) if place.key is key)
        kept, current = self.tabs.widget(at), self.tabs.currentIndex()
        before = self.tabs.blockSignals(True)
        self.tabs.removeTab(at)
        self.tabs.insertTab(at, tab, key.value)
        self.tabs.setCurrentIndex(current)
        self.tabs.blockSignals(before)
        if kept is not None:
            kept.deleteLater()

    def _make_current(self) -> None:
        self.tab(self.places[self.tabs.currentIndex()].key)

    def _refresh_frame(self) -> None:
        self.operations.read(window_header, self._show_overview)
        self.operations.read(history.undoable, self._show_undoable)

    def _show_overview(self, shown: WindowHeader) -> None:
        name = shown.program.name
        self.program_name.setText(name if len(name) <= 60 else f"{name[:59]}…")
        self.illustrative.setVisible(shown.program.illustrative)
        as_of = (
            f"As of {plain_day(self.operations.today(), self.operations.formats)} · "
            if shown.program.opens_as_of
            else ""
        )
        self.next_session.setText(as_of + shown.countdown)
        self.setWindowTitle(f"{name} — LEAD Desktop")

    def _show_undoable(self, undoable: Undoable) -> None:
        for action, entry, verb in (
            (self.undo_action, undoable.undo, "Undo"),
            (self.redo_action, undoable.redo, "Redo"),
        ):
            # An ampersand of the user's is no key of the menu.
            text = entry.label.replace("&", "&&") if entry is not None else ""
            action.setText(f"&{verb}: {text[:1].lower()}{text[1:]}" if text else f"&{verb}")
            action.setEnabled(entry is not None)

    def _changed(self, changes: Changes) -> None:
        for tab in self._made.values():
            tab.refresh(changes)
        self._refresh_frame()
        if not self.operations.busy:
            self.saved.setText(SAVED)

    def _busy(self, text: str) -> None:
        self.saved.setText(text or SAVED)
        stoppable = self.operations.stoppable
        self.progress.setRange(0, 0)
        self.progress.setVisible(stoppable)
        self.stop_button.setEnabled(stoppable)
        self.stop_button.setVisible(stoppable)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.saved.setText("Stopping…")
        self.operations.stop()

    # what the user asks for

    def undo(self) -> None:
        """Take back the latest change."""
        self.operations.change(
            history.undo, lambda changes: self._tell("Undone", changes, ("Redo", self.redo))
        )

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.operations.change(
            history.redo, lambda changes: self._tell("Done again", changes, ("Undo", self.undo))
        )

    def _tell(self, what: str, changes: Changes, other: tuple[str, Callable[[], object]]) -> None:
        """Say what was undone or redone, with the way back and the way to its place."""
        shown = [entity for place in self.places for entity in place.shows]

        def say(place: tuple[Entity, int] | None) -> None:
            steps = [other]
            if place is not None:
                steps.append(("Show", partial(self.show_value, *place)))
            self.note.say(f"{what}: {changes.label}", steps)

        self.operations.read(lambda file: history.place_of(file, changes, shown), say)

    def go_to_tab(self, at: int) -> None:
        """Go to the tab at a place, with the keyboard in its main view."""
        self.focus_round.remember()
        self.tabs.setCurrentIndex(at % len(self.places))
        self.tab(self.places[self.tabs.currentIndex()].key).main_view().setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _round_the_tabs(self, steps: int) -> None:
        self.go_to_tab(self.tabs.currentIndex() + steps)

    def _panes(self) -> Sequence[QWidget]:
        """Return what F6 goes round: the panes of the tab in view, then the search."""
        return (*self.tab(self.places[self.tabs.currentIndex()].key).panes, self.search)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go with Tab in the order as seen: the tabs, the search, then the tab in view."""
        if not self.has_program:
            return super().focusNextPrevChild(forward)
        stops = [self.tabs.tabBar(), self.search]
        stops += tab_stops(self.tab(self.places[self.tabs.currentIndex()].key))
        focus = QApplication.focusWidget()
        at = stops.index(focus) if focus in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, where nothing else wants it, close a message or go back to where one came from."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.banner.isHidden():
                self.banner.hide()
            elif not self.note.isHidden():
                self.note.hide()
            else:
                self.focus_round.back()
            return
        super().keyPressEvent(event)

    def show_tab(self, key: TabKey) -> Tab:
        """Go to a tab."""
        tab = self.tab(key)
        self.tabs.setCurrentWidget(tab)
        return tab

    def show_value(self, entity: Entity, id_: int) -> None:
        """Go to a value in the tab that shows its kind."""
        for place in self.places:
            if entity in place.shows:
                self.show_tab(place.key).show_value(entity, id_)
                return
        if entity is Program:
            self._open_settings()

    def show_place(self, entity: Entity, id_: int, field: str) -> None:
        """Go to a value, and have one of its fields ready to be typed into."""
        for place in self.places:
            if (entity, field) in place.fields:
                self.show_tab(place.key).open_field(entity, id_, field)
                return
        self.show_value(entity, id_)
        for place in self.places:
            if entity in place.shows and field:
                self.tab(place.key).open_field(entity, id_, field)
                return

    def _go_to_hit(self, hit: Hit) -> None:
        self.show_value(hit.entity, hit.id)

    def _show_in(self, key: TabKey, session_id: int) -> None:
        """Show a session in a tab."""
        self.show_tab(key).show_value(Session, session_id)

    def _open_succession(self, organization_id: int) -> None:
        from lead_desktop.ui.people.tab import PeopleTab

        self.show_value(Organization, organization_id)
        tab = self.tab(TabKey.PEOPLE)
        if isinstance(tab, PeopleTab):
            tab.open_succession(Role.CEO)

    def _open_check_in(self) -> None:
        from lead_desktop.ui.attendance.tab import AttendanceTab

        tab = self.tab(TabKey.ATTENDANCE)
        if isinstance(tab, AttendanceTab):
            tab.open_check_in()

    def _print_packets(self) -> None:
        self.show_tab(TabKey.PACKETS)

    def _appear(self, appearance: Appearance) -> None:
        self.theme.apply(appearance)
        self.settings.setValue("window/appearance", appearance.value)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _save_copy(self) -> None:
        path = self.operations.path
        proposed = path.with_name(file_name(f"{path.stem} copy", "lead"))
        ask_where_to_save(self, "Save a copy", proposed, PROGRAM, self._copy_to)

    def _copy_to(self, path: Path) -> None:
        self.operations.read(
            lambda file: file.save_copy(path),
            lambda _: self.banner.say(
                f"A copy is in {path.name}.",
                "good",
                "Open the folder",
                lambda: show_outside(path.parent),
            ),
            slow=True,
            text="Saving a copy…",
        )

    def _open_settings(self) -> None:
        def submit(value: Program, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
            self.operations.change(
                lambda file: editing.change(file, value, "Change the program's settings"),
                lambda _: accepted(),
                failed=failed,
            )

        def show(shown: WindowHeader) -> None:
            ProgramForm(self, "Program settings", shown.program, submit, self.operations.today()).open()

        self.operations.read(window_header, show)

    def _open_history(self) -> None:
        self.operations.read(
            history.history, lambda entries: HistoryDialog(self, entries, self.operations.formats).open()
        )
