"""The main window of an open program: tabs, menus, banner and status bar."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.changes import Changes, Undoable
from lead_desktop.domain.model.people import Organization, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.errors import UserError
from lead_desktop.services import editing, history
from lead_desktop.services.search import Hit
from lead_desktop.services.window_header import WindowHeader, window_header
from lead_desktop.ui.kit.ask_reason import ask_reason
from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import Pill
from lead_desktop.ui.operations import Operations, sentence_of
from lead_desktop.ui.shell.about import open_about, open_shortcuts
from lead_desktop.ui.shell.history import HistoryDialog
from lead_desktop.ui.shell.menu_bar import MenuBar
from lead_desktop.ui.shell.missing import MissingTab
from lead_desktop.ui.shell.program import open_program_form
from lead_desktop.ui.shell.search_box import SearchBox
from lead_desktop.ui.tab import Navigation, Tab, TabPlace
from lead_desktop.ui.theme import Appearance, Theme

_log = logging.getLogger(__name__)

SMALLEST = (1100, 700)
SAVED = "All changes saved"


class MainWindow(QMainWindow):
    """Shows one open program. `new`, `open` and `example` ask the application for another one."""

    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)
    example_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        places: Sequence[TabPlace],
        recent: Sequence[Path] = (),
    ) -> None:
        super().__init__()
        self.operations = operations
        self.theme = theme
        self._settings = settings
        self.navigation = Navigation(settings, self)
        self.banner = Banner(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(False)
        self._places = tuple(places)
        self._made: dict[int, Tab] = {}
        self._build_centre()
        self._build_status()
        self._connect()
        for place in self._places:
            if place.at_start:
                self.tab(place.title)
        self._build_menus(recent)
        self._come_back()
        self._make_current()
        self._refresh_frame()

    # building

    def _build_centre(self) -> None:
        for place in self._places:
            self.tabs.addTab(QWidget(self.tabs), place.title)
        self.search = SearchBox(self.operations, self.theme, self)
        corner = QWidget(self.tabs)
        corner_layout = QVBoxLayout(corner)
        corner_layout.setContentsMargins(0, 4, 14, 4)
        corner_layout.addWidget(self.search)
        self.tabs.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(centre)
        # On a screen smaller than the smallest layout, everything stays within reach.
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableSize()))

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.program_name = QLabel(bar)
        self.program_name.setTextFormat(Qt.TextFormat.PlainText)
        self.saved = QLabel(SAVED, bar)
        self.saved.setAccessibleName("State of saving")
        self.progress = QProgressBar(bar)
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress")
        self.stop_button = QPushButton("Stop", bar)
        self.stop_button.setProperty("link", True)
        self.stop_button.clicked.connect(self._stop)
        self.illustrative = Pill("Illustrative data", "warning", bar)
        self.next_session = QLabel(bar)
        for widget in (self.program_name, self.saved, self.progress, self.stop_button, self.illustrative):
            bar.addWidget(widget)
        self.progress.hide()
        self.stop_button.hide()
        bar.addPermanentWidget(self.next_session)

    def _build_menus(self, recent: Sequence[Path]) -> None:
        menus = self.menus = MenuBar(self)
        self._build_file(menus.addMenu("&File"), recent)
        self._build_edit(menus.addMenu("&Edit"))
        self.session_menu = menus.addMenu("&Session")
        self._fill_session_menu()
        self._build_view(menus.addMenu("&View"))
        about = menus.addMenu("&Help")
        self._action(about, "&Keyboard shortcuts", lambda: open_shortcuts(self), "F1")
        self._action(about, "&About LEAD Desktop", lambda: open_about(self))

    def _fill_session_menu(self) -> None:
        self.session_menu.clear()
        for tab in self._made.values():
            fill = getattr(tab, "fill_session_menu", None)
            if fill is not None:
                fill(self.session_menu)
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
        for place, tab in enumerate(self._places):
            self._action(
                menu,
                f"&{place + 1} {tab.title}",
                partial(self.tabs.setCurrentIndex, place),
                f"Ctrl+{place + 1}",
            )
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

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._make_current)
        self.operations.changed.connect(self._changed)
        self.operations.refused.connect(lambda sentence: self.banner.say(sentence))
        self.operations.reason_wanted.connect(lambda request: ask_reason(self, request))
        self.operations.broke.connect(lambda sentence: self.banner.say(sentence, "blocking"))
        self.operations.busy_changed.connect(self._busy)
        self.operations.progressed.connect(self._progressed)
        self.navigation.value_wanted.connect(self.show_value)
        self.navigation.place_wanted.connect(self.show_place)
        self.navigation.packets_wanted.connect(lambda session_id: self._show_in("Packets", session_id))
        self.navigation.attendance_wanted.connect(lambda session_id: self._show_in("Attendance", session_id))
        self.navigation.succession_wanted.connect(self._open_succession)
        self.navigation.message.connect(lambda sentence: self.banner.say(sentence, "good"))
        self.navigation.offer.connect(
            lambda sentence, action, then: self.banner.say(sentence, "good", action, then)
        )
        self.search.chosen.connect(self._go_to_hit)

    # coming back as it was left

    def _come_back(self) -> None:
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        title = self._settings.value("window/tab")
        for place, tab in enumerate(self._places):
            if tab.title == title:
                self.tabs.setCurrentIndex(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size and tab, let running work end, close the file."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/tab", self._places[self.tabs.currentIndex()].title)
        self._settings.sync()
        self.operations.close()
        event.accept()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the keys of the menus while Alt is held."""
        self.menus.follow(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide the keys of the menus when Alt comes up."""
        self.menus.follow(event)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Hide the keys of the menus when the window loses the keyboard: Alt comes up elsewhere."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.menus.follow(None)
        super().changeEvent(event)

    # what is shown

    def tab(self, title: str) -> Tab:
        """Return the tab of a title, made when it is asked for first: the start need not wait for it."""
        at = next(at for at, place in enumerate(self._places) if place.title == title)
        if at not in self._made:
            self._made[at] = self._make(at)
            self._put(at, self._made[at])
        return self._made[at]

    def _make(self, at: int) -> Tab:
        """Make a tab and fill it; if that breaks, whatever the reason, make the page that says so."""
        tab: Tab | None = None
        try:
            tab = self._places[at].make(self.operations, self.theme, self.navigation)
            tab.refresh(None)
        except Exception as error:
            if tab is not None:
                tab.deleteLater()
            _log.exception("The tab %s cannot be shown", self._places[at].title)
            missing = MissingTab(self.operations, self.theme, self.navigation, sentence_of(error))
            missing.again_wanted.connect(partial(self._make_again, at))
            return missing
        return tab

    def _make_again(self, at: int) -> None:
        """Try once more to make a tab: what was missing may be there now."""
        del self._made[at]
        self.tab(self._places[at].title)
        if self._places[at].at_start:
            self._fill_session_menu()

    def _put(self, at: int, tab: Tab) -> None:
        """Put a tab where its place was kept."""
        kept, current = self.tabs.widget(at), self.tabs.currentIndex()
        before = self.tabs.blockSignals(True)
        self.tabs.removeTab(at)
        self.tabs.insertTab(at, tab, self._places[at].title)
        self.tabs.setCurrentIndex(current)
        self.tabs.blockSignals(before)
        if kept is not None:
            kept.deleteLater()

    def _make_current(self) -> None:
        self.tab(self._places[self.tabs.currentIndex()].title)

    def _refresh_frame(self) -> None:
        self.operations.read(window_header, self._show_overview)
        self.operations.read(history.undoable, self._show_undoable)

    def _show_overview(self, shown: WindowHeader) -> None:
        name = shown.program.name
        self.program_name.setText(name if len(name) <= 60 else f"{name[:59]}…")
        self.illustrative.setVisible(shown.program.illustrative)
        as_of = f"As of {plain_day(self.operations.today())} · " if shown.program.opens_as_of else ""
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
        self.operations.change(history.undo, lambda changes: self._tell("Undone", changes))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.operations.change(history.redo, lambda changes: self._tell("Done again", changes))

    def _tell(self, what: str, changes: Changes) -> None:
        label = changes.label if len(changes.label) <= 60 else f"{changes.label[:59]}…"
        self.saved.setText(f"{what}: {label} · all changes saved")

    def show_tab(self, title: str) -> Tab:
        """Go to the tab of a title."""
        tab = self.tab(title)
        self.tabs.setCurrentWidget(tab)
        return tab

    def show_value(self, entity: Entity, id_: int) -> None:
        """Go to a value in the tab that shows its kind."""
        for place in self._places:
            if entity in place.shows:
                self.show_tab(place.title).show_value(entity, id_)
                return
        if entity is Program:
            self._open_settings()

    def show_place(self, entity: Entity, id_: int, field: str) -> None:
        """Go to a value, and have one of its fields ready to be typed into."""
        self.show_value(entity, id_)
        for place in self._places:
            if entity in place.shows and field:
                self.tab(place.title).open_field(entity, id_, field)
                return

    def _go_to_hit(self, hit: Hit) -> None:
        self.show_value(hit.entity, hit.id)

    def _show_in(self, title: str, session_id: int) -> None:
        """Show a session in the tab of a title."""
        self.show_tab(title).show_value(Session, session_id)

    def _open_succession(self, organization_id: int) -> None:
        self.show_value(Organization, organization_id)
        open_succession = getattr(self.tab("People"), "open_succession", None)
        if open_succession is not None:
            open_succession(Role.CEO)

    def _open_check_in(self) -> None:
        open_check_in = getattr(self.tab("Attendance"), "open_check_in", None)
        if open_check_in is not None:
            open_check_in()

    def _print_packets(self) -> None:
        self.show_tab("Packets")

    def _appear(self, appearance: Appearance) -> None:
        self.theme.apply(appearance)
        self._settings.setValue("window/appearance", appearance.value)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _save_copy(self) -> None:
        dialog = QFileDialog(self, "Save a copy", str(self.operations.path.parent), "LEAD (*.lead)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("lead")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._copy_to)
        dialog.open()

    def _copy_to(self, chosen: str) -> None:
        path = Path(chosen)
        self.operations.read(
            lambda file: file.save_copy(path),
            lambda _: self.banner.say(
                f"A copy is in {path.name}.",
                "good",
                "Open the folder",
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
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
            open_program_form(self, "Program settings", shown.program, submit)

        self.operations.read(window_header, show)

    def _open_history(self) -> None:
        self.operations.read(history.history, lambda entries: HistoryDialog(self, entries).open())
