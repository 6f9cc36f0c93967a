"""The Attendance tab: who was in the room, session by session, and who comes through the door."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.agenda import AgendaItem
from lead_desktop.domain.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.people import Appointment, Organization, Person
from lead_desktop.domain.program import Program
from lead_desktop.domain.sessions import Guest, Session
from lead_desktop.services import attendance_view
from lead_desktop.services.attendance_view import THIS_YEAR, AttendanceView
from lead_desktop.ui.attendance.grid_model import Part
from lead_desktop.ui.attendance.grid_view import AttendanceGrid
from lead_desktop.ui.attendance.marking import Marking
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.empty_state import EmptyState
from lead_desktop.ui.widgets.labels import muted, page_heading

_KINDS: tuple[Kind, ...] = (
    Program,
    Organization,
    Person,
    Appointment,
    Session,
    AgendaItem,
    Guest,
    Seat,
    Mark,
    TurnedAway,
)
_LEGEND = (
    "P present  ·  A absent  ·  T part of the day  ·  0–9 items  ·  Del clear  ·  "
    "R rest of the session present  ·  Space present, next  ·  Enter details"
)


class AttendanceTab(Tab):
    """Where attendance is marked and read."""

    title = "Attendance"
    shows = (Seat, Mark, TurnedAway)

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self.view: AttendanceView | None = None
        self._year: int | None = THIS_YEAR
        self._stale = True
        self.grid = AttendanceGrid(theme, self)
        self.marking = Marking(self, operations, self.grid)
        self.grid.wanted.connect(self.marking.do)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._main())
        splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    # building

    def _main(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("main")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(22, 16, 22, 10)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(page_heading("Attendance", page))
        head.addStretch(1)
        self.years = QComboBox(page)
        self.years.setAccessibleName("Program year")
        self.years.activated.connect(self._choose_year)
        head.addWidget(self.years)
        layout.addLayout(head)
        layout.addWidget(
            muted(
                "CEO seats admit the CEO in office on the day. Nobody else can be recorded in them.",
                page,
                wrap=True,
            )
        )
        layout.addSpacing(4)
        layout.addWidget(self.grid, 1)
        legend = muted(_LEGEND, page, wrap=True)
        legend.setProperty("small", True)
        layout.addWidget(legend)
        empty = EmptyState(
            "Nobody to mark yet",
            "Attendance has a row for each organization's CEO and a column for each session. Add the "
            "organizations in the People tab and the sessions in the Scheduling tab.",
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(page)
        self.stack.addWidget(empty)
        self.stack.setMinimumWidth(480)
        return self.stack

    # what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Read again what a change touches: only its marks where it touches nothing else."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        if not self.isVisible() or changes is None or self._stale or self.view is None:
            self._stale = True
            if self.isVisible():
                self._read()
            return
        file, view = self.operations.file, self.view
        self.operations.read(lambda: attendance_view.after(file, view, changes), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was changed while the tab was out of view."""
        super().showEvent(event)
        if self._stale:
            self._read()
        self.grid.setFocus()

    def _read(self) -> None:
        self._stale = False
        file, year = self.operations.file, self._year
        self.operations.read(lambda: attendance_view.view(file, year), self._show)

    def _show(self, view: AttendanceView) -> None:
        self.view = view
        session, row = self.grid.session, self.grid.currentIndex().row()
        self._show_years(view)
        self.grid.grid.show_view(view)
        self.stack.setCurrentIndex(0 if view.ceos.rows and view.ceos.sessions else 1)
        if not self.grid.currentIndex().isValid() and view.next_session is not None:
            known = session is not None and self.grid.grid.column_of(session.id) >= 0
            place = session.id if known and session is not None else view.next_session.id
            inside = 0 <= row < self.grid.grid.rowCount() and not self.grid.grid.line_at(row).heading
            self.grid.go_to(row if inside else self.grid.grid.first_row(Part.CEOS), place)

    def _show_years(self, view: AttendanceView) -> None:
        self.years.blockSignals(True)
        self.years.clear()
        for year in view.years:
            self.years.addItem(f"Year {year}", year)
        if len(view.years) > 1:
            self.years.addItem("Whole program", None)
        place = len(view.years) if view.year is None else view.years.index(view.year)
        self.years.setCurrentIndex(min(place, self.years.count() - 1))
        self.years.setEnabled(self.years.count() > 1)
        self.years.blockSignals(False)

    def _choose_year(self, place: int) -> None:
        self._year = self.years.itemData(place)
        self._read()

    def show_value(self, kind: Kind, identity: int) -> None:
        """Show the session of a seat, mark or note."""
        del kind, identity
