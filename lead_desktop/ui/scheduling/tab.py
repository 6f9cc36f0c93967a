"""The Scheduling tab: the sessions, one session's day, and what it still needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.agenda import AgendaItem, Paper
from lead_desktop.domain.attendance import Mark, Seat
from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.readiness import Finding, Level
from lead_desktop.domain.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.words import plural
from lead_desktop.services import agenda, readiness, sessions
from lead_desktop.services.agenda import Day
from lead_desktop.services.sessions import ProgramYear, SessionLine
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.day_edits import DayEdits
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.session_delegate import SessionDelegate
from lead_desktop.ui.scheduling.session_model import SessionModel
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.empty_state import EmptyState
from lead_desktop.ui.widgets.finding_list import FindingList
from lead_desktop.ui.widgets.labels import muted, section_heading


class SchedulingTab(Tab):
    """Where the coordinator builds the sessions."""

    title = "Scheduling"
    shows = (Session, AgendaItem, Paper, Guest, Dinner)

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._lines: tuple[SessionLine, ...] = ()
        self._years: tuple[ProgramYear, ...] = ()
        self._session_id: int | None = None
        self.model = SessionModel()
        self._delegate = SessionDelegate(theme)
        self.page = DayPage(theme)
        self.edits = DayEdits(self, self.page, operations)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self._middle())
        splitter.addWidget(self._right())
        splitter.setSizes([262, 860, 290])
        splitter.setStretchFactor(1, 1)
        for place in range(3):
            splitter.setCollapsible(place, False)
        navigation.remember_splitter(splitter, "scheduling")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        theme.changed.connect(self._theme_changed)

    # building

    def _side(self, name: str) -> tuple[QWidget, QVBoxLayout]:
        side = QWidget(self)
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setAccessibleName(name)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        return side, layout

    def _left(self) -> QWidget:
        side, layout = self._side("Sessions")
        side.setMinimumWidth(210)
        self.filter = QLineEdit(side)
        self.filter.setPlaceholderText("Filter: host, topic, month…")
        self.filter.setAccessibleName("Filter sessions")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_list)
        self.list = QListView(side)
        self.list.setObjectName("side")
        self.list.setAccessibleName("Sessions")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda place: self._open_menu(self.list.viewport().mapToGlobal(place))
        )
        self.list.selectionModel().currentChanged.connect(self._chosen)
        add = QPushButton("Add session…", side)
        add.clicked.connect(self._add_session)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 12, 4)
        top.addWidget(self.filter)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 4, 12, 0)
        bottom.addWidget(add)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)
        QShortcut(QKeySequence("Ctrl+N"), self, self._add_session)
        return side

    def _middle(self) -> QWidget:
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.page)
        empty = EmptyState(
            "No sessions yet",
            "A program year has ten one-day sessions. Add the first one: its day, its host, its topic.",
            "Add session…",
        )
        empty.pressed.connect(self._add_session)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(area)
        self.stack.addWidget(empty)
        self.stack.setMinimumWidth(480)
        return self.stack

    def _right(self) -> QWidget:
        side, layout = self._side("Readiness")
        layout.setContentsMargins(18, 16, 16, 12)
        layout.setSpacing(7)
        layout.addWidget(section_heading("Readiness", side))
        self.countdown = muted("", side, wrap=True)
        layout.addWidget(self.countdown)
        self.bar = QProgressBar(side)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How much is ready")
        layout.addWidget(self.bar)
        self.findings = FindingList(self.theme, side)
        self.findings.activated.connect(self._go_to_finding)
        layout.addWidget(self.findings)
        layout.addSpacing(8)
        preview = QPushButton("Preview packet", side)
        preview.setProperty("primary", True)
        preview.clicked.connect(self._preview)
        row = QHBoxLayout()
        row.addWidget(preview)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        area.setMinimumWidth(230)
        return area

    def _theme_changed(self) -> None:
        self.list.viewport().update()
        if self.page.day is not None:
            self.page.show_day(self.page.day)

    # what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Read the list and the day again where a change touches them."""
        if changes is not None and not {kind for kind, _ in changes.touched} - {Mark, Seat}:
            return
        file = self.operations.file
        if changes is None or not changes.touched or self._touches_list(changes):
            self.operations.read(
                lambda: (sessions.session_lines(file), sessions.years(file)), self._show_lines
            )
        self._read_day()

    def _touches_list(self, changes: Changes) -> bool:
        names = {"Program", "Session", "Organization"}
        return any(kind.__name__ in names for kind, _ in changes.touched)

    def _show_lines(self, answer: tuple[tuple[SessionLine, ...], tuple[ProgramYear, ...]]) -> None:
        self._lines, self._years = answer
        if not any(line.session.id == self._session_id for line in self._lines):
            self._session_id = next((line.session.id for line in self._lines if line.is_next), None)
            if self._session_id is None and self._lines:
                self._session_id = self._lines[-1].session.id
        self.stack.setCurrentIndex(0 if self._lines else 1)
        self._show_list()

    def _show_list(self) -> None:
        self.model.show_lines(self._lines, self._years, self.filter.text())
        row = self.model.row_of(self._session_id or 0)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtCenter)

    def _chosen(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None and line.session.id != self._session_id:
            self._session_id = line.session.id
            self._read_day()
            self.navigation.session_changed.emit(line.session.id)

    def _read_day(self) -> None:
        identity = self._session_id
        if identity is None:
            self.findings.show_findings(())
            self.countdown.setText("")
            return
        file = self.operations.file
        self.operations.read(lambda: agenda.day(file, identity), self._show_day)
        self.operations.read(lambda: readiness.findings(file, identity), self._show_findings)

    def _show_day(self, day: Day) -> None:
        self.page.show_day(day)
        self.edits.items.select_something()
        days = (day.session.day - day.today).days
        when = (
            "today"
            if days == 0
            else f"in {plural(days, 'day')}"
            if days > 0
            else f"{plural(-days, 'day')} ago"
        )
        self.countdown.setText(f"Session {day.session.number} {'is' if days >= 0 else 'was'} {when}")

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.show_findings(findings)
        self.bar.setMaximum(max(len(findings), 1))
        self.bar.setValue(sum(one.level is Level.GOOD for one in findings))

    def show_value(self, kind: Kind, identity: int) -> None:
        """Show a session, or the session an item, paper, guest or dinner belongs to."""
        file = self.operations.file

        def find() -> tuple[int, int | None]:
            return agenda.session_of(file, kind, identity)

        def show(found: tuple[int, int | None]) -> None:
            self.show_session(found[0])
            self.edits.select(kind, identity, found[1])

        self.operations.read(find, show)

    def show_session(self, session_id: int) -> None:
        """Show a session's day."""
        self.filter.clear()
        row = self.model.row_of(session_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _go_to_finding(self, finding: Finding) -> None:
        self.navigation.show_value(finding.kind, finding.id)

    def _preview(self) -> None:
        if self._session_id is not None:
            self.navigation.packets_wanted.emit(self._session_id)

    # what the user asks for

    def fill_session_menu(self, menu: QMenu) -> None:
        """Put the steps of a session into the window's menu, and into the list's own."""

        def add(words: str, do: Callable[[], object], keys: str = "") -> None:
            action = menu.addAction(words)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda: do())

        add("&Next session", self.show_next, "Ctrl+J")
        add("&Add session…", self._add_session)
        menu.addSeparator()
        add("&Edit session…", lambda: self.edits.session.edit_session("day"), "Ctrl+E")
        add("Te&xts…", self.edits.session.edit_texts)
        add("Add agenda &item…", self.edits.items.add_item)
        menu.addSeparator()
        add("A&nnounce", lambda: self._set_state(SessionState.ANNOUNCED))
        add("Mark as &held", lambda: self._set_state(SessionState.HELD))
        add("Back to &draft", lambda: self._set_state(SessionState.DRAFT))
        add("&Cancel session…", self._cancel_session)
        add("De&lete session…", self.edits.session.delete_session)
        menu.addSeparator()
        add("&Preview packet", self._preview)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_session_menu(menu)
        menu.popup(place)

    def show_next(self) -> None:
        """Show the next session."""
        upcoming = next((line.session.id for line in self._lines if line.is_next), None)
        if upcoming is not None:
            self.show_session(upcoming)

    def _add_session(self) -> None:
        self.operations.read(lambda: sessions.new_session(self.operations.file), self._open_new)

    def _open_new(self, session: Session) -> None:
        self.edits.session.add_session(session, self._show_added)

    def _show_added(self, changes: Changes) -> None:
        for identity in changes.ids(Session):
            self.show_session(identity)

    def _set_state(self, state: SessionState) -> None:
        identity = self._session_id
        if identity is not None:
            self.operations.change(lambda: sessions.set_state(self.operations.file, identity, state))

    def _cancel_session(self) -> None:
        self.edits.session.cancel_session()
