"""The Scheduling tab: the sessions, one session's day, and what it still needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.attendance import Mark, Seat
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.readiness.readiness import Finding, Level
from lead_desktop.domain.scheduling.states import next_states
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services import readiness
from lead_desktop.services.scheduling import after_day, agenda, day_people, papers, sessions
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.services.scheduling.sessions import ProgramYear, SessionLine
from lead_desktop.ui.kit.empty_state import EmptyState
from lead_desktop.ui.kit.finding_list import FindingList
from lead_desktop.ui.kit.labels import muted, section_heading
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.day_edits import DayEdits
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.session_list import SessionList
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from lead_desktop.ui.scheduling.airtime_dialog import AirtimeDialog


class SchedulingTab(Tab):
    """Where the coordinator builds the sessions."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._airtime: AirtimeDialog | None = None
        self._findings_asked = 0
        self._findings_later = QTimer(self)
        self._findings_later.setSingleShot(True)
        self._findings_later.setInterval(120)
        self._findings_later.timeout.connect(lambda: self._read_findings(beside=True))
        self.sessions = SessionList(theme, self)
        self.sessions.chosen.connect(self._chosen)
        self.sessions.add_wanted.connect(self._add_session)
        self.sessions.airtime_wanted.connect(self.open_airtime)
        self.sessions.menu_wanted.connect(self._open_menu)
        QShortcut(QKeySequence("Ctrl+N"), self, self._add_session)
        self._marked = False
        QShortcut(QKeySequence("Ctrl+F"), self, self._focus_filter)
        self.page = DayPage(theme)
        self.edits = DayEdits(self, self.page, operations, navigation)
        parts = (self.sessions, self._middle(), self._right())
        self.fill(self.side_by_side("scheduling", parts, (286, 844, 290), grows=1))
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

    def _middle(self) -> QWidget:
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.page)
        self.page.pill.clicked.connect(self._open_states)
        self.page.reveal_wanted.connect(lambda part: area.ensureWidgetVisible(part, 0, 60))
        empty = EmptyState(
            "No sessions yet",
            "A program year has ten one-day sessions. Add the first one: its day, its host, its topic.",
            "Add session…",
        )
        empty.pressed.connect(self._add_session)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(area)
        self.stack.addWidget(empty)
        self.stack.setMinimumWidth(600)
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
        self.findings.activated.connect(self.navigation.show_finding)
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
        if self.page.day is not None:
            self.page.show_day(self.page.day)

    # what is shown

    @property
    def _session_id(self) -> int | None:
        return self.sessions.session_id

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self.sessions.list

    def refresh(self, changes: Changes | None) -> None:
        """Read the list and the day again where a change touches them."""
        if changes is not None and not {kind for kind, _ in changes.touched} - {Mark, Seat}:
            # Marks come one after another in the Attendance tab: they are read once, on coming back.
            self._marked = not self.isVisible()
            if not self._marked:
                self._read_findings()
            return
        if changes is None or not changes.touched or self._touches_list(changes):
            self.operations.read(
                lambda file: (sessions.session_lines(file), sessions.years(file)), self._show_lines
            )
        self._read_day(changes)
        if self._airtime is not None:
            self._airtime.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what was marked while the tab was out of view."""
        super().showEvent(event)
        if self._marked:
            self._marked = False
            self._read_findings()

    def _touches_list(self, changes: Changes) -> bool:
        return changes.touches(Program, Session, Organization)

    def _show_lines(self, answer: tuple[tuple[SessionLine, ...], tuple[ProgramYear, ...]]) -> None:
        lines, years = answer
        self.sessions.show_lines(lines, years)
        self.stack.setCurrentIndex(0 if lines else 1)

    def _chosen(self, session_id: int) -> None:
        self._read_day()
        self.navigation.session_changed.emit(session_id)

    def _read_day(self, changes: Changes | None = None) -> None:
        """Read what is shown of the session; an edit of the agenda alone leaves the people as they are."""
        id_ = self._session_id
        if id_ is None:
            self.findings.show_findings(())
            self.countdown.setText("")
            return
        self.operations.read(lambda file: agenda.day(file, id_), self._show_day)
        agenda_alone = changes is not None and {kind for kind, _ in changes.touched} == {AgendaItem}
        if not agenda_alone:
            self.operations.read(lambda file: day_people.day_people(file, id_), self.page.people.show_people)
            self.operations.read(lambda file: papers.counts(file, id_), self.page.show_versions)
            self.operations.read(lambda file: after_day.after_day(file, id_), self.page.show_after)
        if agenda_alone:
            # After the edit is on the screen, once for several keys in a row.
            self._findings_later.start()
        else:
            self._read_findings()

    def _read_findings(self, *, beside: bool = False) -> None:
        """Look at readiness, which needs the whole program; `beside` the window, so that keys do not wait."""
        self._findings_later.stop()
        id_ = self._session_id
        if id_ is None:
            return
        self._findings_asked += 1
        asked = self._findings_asked

        def show(findings: tuple[Finding, ...]) -> None:
            # An answer from beside the window may come after one that was asked for later.
            if asked == self._findings_asked:
                self._show_findings(findings)

        self.operations.read(
            lambda file: readiness.findings(file, id_), show, slow=beside, key="readiness", text=""
        )

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
        self.bar.setValue(sum(finding.level is Level.GOOD for finding in findings))

    def show_value(self, entity: Entity, id_: int) -> None:
        """Show a session, or the session an item, paper, guest or dinner belongs to."""

        def show(found: tuple[int, int | None]) -> None:
            self.show_session(found[0])
            self.edits.select(entity, id_, found[1])

        self.operations.read(lambda file: agenda.session_of(file, entity, id_), show)

    def show_session(self, session_id: int) -> None:
        """Show a session's day."""
        self.sessions.show_session(session_id)

    def open_field(self, entity: Entity, id_: int, field: str) -> None:
        """Open the place where something is put right, with its field ready to be typed into."""
        if entity is Session and field == "state":
            self._open_states()
        elif entity is Session and field == "packets":
            self._preview()
        elif entity is Session and field == "attendance":
            self.navigation.attendance_wanted.emit(id_)
        else:
            self.edits.open_field(entity, id_, field)

    def _open_states(self) -> None:
        """Offer the steps from draft to held below the state."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_states(menu)
        menu.popup(self.page.pill.mapToGlobal(self.page.pill.rect().bottomLeft()))

    def _preview(self) -> None:
        if self._session_id is not None:
            self.navigation.packets_wanted.emit(self._session_id)

    # what the user asks for

    def fill_session_menu(self, menu: QMenu) -> None:
        """Put the steps of a session into the window's menu, and into the list's own."""
        edits = self.edits
        _add(menu, "&Next session", self.sessions.show_next, "Ctrl+J")
        _add(menu, "&Add session…", self._add_session)
        _add(menu, "Ren&umber by date…", edits.session.ask_renumber)
        menu.addSeparator()
        _add(menu, "&Edit session…", lambda: edits.session.edit_session("day"), "Ctrl+E")
        _add(menu, "&Move to another day…", edits.session.move_session, "Ctrl+M")
        _add(menu, "Te&xts…", edits.session.edit_texts)
        _add(menu, "D&inner…", edits.people.edit_dinner)
        _add(menu, "Add agenda i&tem…", edits.adding.add_item)
        edits.whole_day.fill_session_menu(menu)
        _add(menu, "E&valuation forms…", edits.after.enter_forms)
        menu.addSeparator()
        self._fill_states(menu)
        _add(menu, "De&lete session…", edits.session.delete_session)
        menu.addSeparator()
        _add(menu, "Airtime and t&opics…", self.open_airtime)
        _add(menu, "&Preview packet", self._preview)

    def _fill_states(self, menu: QMenu) -> None:
        """Add the steps from state to state; of them the menu shows what leads somewhere today."""
        for state, text in _STATE_TEXTS.items():
            action = _add(menu, text, partial(self._set_state, state))
            action.setData(state)
        if menu.property("offers_states") is None:
            menu.setProperty("offers_states", True)
            menu.aboutToShow.connect(partial(self._offer_states, menu))
        self._offer_states(menu)

    def _offer_states(self, menu: QMenu) -> None:
        day = self.page.day
        offered = next_states(day.session, day.today) if day is not None else ()
        for action in menu.actions():
            # Qt keeps a state as its text.
            if action.data() in list(SessionState):
                action.setVisible(action.data() in offered)

    def _focus_filter(self) -> None:
        self.sessions.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sessions.filter.selectAll()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_session_menu(menu)
        menu.popup(place)

    def open_airtime(self) -> None:
        """Open airtime, hosting and topics of the whole program."""
        from lead_desktop.ui.scheduling.airtime_dialog import AirtimeDialog

        dialog = AirtimeDialog(self, self.operations, self.theme)
        self._airtime = dialog
        dialog.finished.connect(self._forget_airtime)
        dialog.open()

    def _forget_airtime(self) -> None:
        self._airtime = None

    def _add_session(self) -> None:
        self.operations.read(sessions.new_session, self._open_new)

    def _open_new(self, session: Session) -> None:
        self.edits.session.add_session(session, self._show_added)

    def _show_added(self, changes: Changes) -> None:
        for id_ in changes.ids(Session):
            self.show_session(id_)

    def _set_state(self, state: SessionState) -> None:
        id_ = self._session_id
        if state is SessionState.CANCELLED:
            self.edits.session.cancel_session()
        elif id_ is not None:
            self.operations.change(lambda file: sessions.set_state(file, id_, state))


_STATE_TEXTS = {
    SessionState.ANNOUNCED: "A&nnounce",
    SessionState.HELD: "Mark as &held",
    SessionState.DRAFT: "Back to &draft",
    SessionState.CANCELLED: "&Cancel session…",
}


def _add(menu: QMenu, text: str, do: Callable[[], object], keys: str = "") -> QAction:
    """Add a step to a menu."""
    action = menu.addAction(text)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: do())
    return action
