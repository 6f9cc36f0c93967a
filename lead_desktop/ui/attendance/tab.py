"""The Attendance tab: who was in the room, session by session, and who comes through the door."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.attendance.grid import Cell
from lead_desktop.domain.attendance.sign_in import SignInPart
from lead_desktop.domain.findings import Finding
from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Organization, Person, short_name
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Entity
from lead_desktop.services import history
from lead_desktop.services.attendance import attendance_view
from lead_desktop.services.attendance.attendance_view import THIS_YEAR, AttendanceView
from lead_desktop.services.attendance.check_in import Door, door
from lead_desktop.ui.attendance.check_in_page import CheckInPage
from lead_desktop.ui.attendance.door_marking import DoorMarking
from lead_desktop.ui.attendance.export import AttendanceExport
from lead_desktop.ui.attendance.grid_model import Part
from lead_desktop.ui.attendance.grid_view import AttendanceGrid
from lead_desktop.ui.attendance.marking import Marking
from lead_desktop.ui.attendance.side_panel import SidePanel
from lead_desktop.ui.kit.empty_state import EmptyState
from lead_desktop.ui.kit.labels import muted, page_heading
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

_KINDS: tuple[Entity, ...] = (
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
    "P present, next  ·  A absent  ·  T part of the day  ·  0–9 items  ·  Del clear  ·  "
    "R rest of the session present  ·  Enter details"
)
_GRID, _DOOR, _EMPTY = range(3)


class AttendanceTab(Tab):
    """Where attendance is marked and read."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self.view: AttendanceView | None = None
        self._door: Door | None = None
        self._findings: tuple[Finding, ...] = ()
        self._sheet: tuple[Snapshot, int, tuple[SignInPart, ...]] | None = None
        self._organization_id: int | None = None
        self._year: int | None = THIS_YEAR
        self._years: tuple[tuple[int, ...], int | None] | None = None
        self._stale = True
        self.grid = AttendanceGrid(theme, self)
        self.panel = SidePanel(theme, self)
        self.page = CheckInPage(theme, operations.now, self)
        self.export = AttendanceExport(
            self, operations, navigation, lambda: self.view, lambda: self.grid.session, self.person
        )
        self._connect()
        splitter = self.side_by_side("attendance", (self._main(), self._side()), (1130, 300), grows=0)
        empty = EmptyState(
            "Nobody to mark yet",
            "Attendance has a row for each organization's CEO and a column for each session. Add the "
            "organizations in the People tab and the sessions in the Scheduling tab.",
        )
        self.stack = QStackedWidget(self)
        for page in (splitter, self.page, empty):
            self.stack.addWidget(page)
        self.fill(self.stack)

    # building

    def _main(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("main")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setMinimumWidth(560)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(22, 16, 22, 10)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(page_heading("Attendance", page))
        head.addStretch(1)
        self.years = QComboBox(page)
        self.years.setAccessibleName("Program year")
        self.years.activated.connect(self._choose_year)
        self.sheet_button = QPushButton("Print si&gn-in sheet", page)
        self.sheet_button.clicked.connect(self.export.sign_in_sheet)
        self.record_button = QPushButton("Attendance &record (PDF)", page)
        self.record_button.clicked.connect(self.export.record)
        self.more_button = QPushButton("&More", page)
        self.more_button.setProperty("menu", True)
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(lambda: self.export.fill_menu(self.menu))
        self.more_button.setMenu(self.menu)
        for widget in (self.years, self.sheet_button, self.record_button, self.more_button):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(
            muted("CEO seats admit the CEO in office on the day. Nobody else can be recorded in them.", page)
        )
        layout.addSpacing(4)
        layout.addWidget(self.grid, 1)
        legend = muted(_LEGEND, page, wrap=True)
        legend.setProperty("small", True)
        layout.addWidget(legend)
        return page

    def _side(self) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.panel)
        area.setMinimumWidth(272)
        return area

    def _connect(self) -> None:
        operations = self.operations
        self.marking = Marking(self, operations, self.grid, self.grid.refuse)
        self.grid.wanted.connect(self.marking.do)
        self.grid.items_wanted.connect(self.marking.enter_items)
        self.grid.session_changed.connect(self._session_changed)
        self.grid.row_changed.connect(self._row_changed)
        by_side = Marking(self, operations, self.grid, self.panel.refuse)
        at_door = Marking(self, operations, self.grid, self.page.refuse)
        # Kept, because a signal alone does not hold whoever listens.
        self._side_marks = DoorMarking(operations, by_side, lambda: self._door, self.panel.refuse)
        self._door_marks = DoorMarking(operations, at_door, lambda: self._door, self.page.refuse)
        self.panel.wanted.connect(self._side_marks.do)
        self.panel.note_edit_wanted.connect(self._side_marks.edit_note)
        self.panel.note_delete_wanted.connect(self._side_marks.delete_note)
        self.panel.check_in.clicked.connect(self.open_door)
        self.panel.instead.absence_wanted.connect(self._came_instead)
        self.panel.instead.succession_wanted.connect(self._succession)
        self.panel.findings.activated.connect(lambda finding: self.show_value(finding.entity, finding.id))
        self.page.wanted.connect(self._door_marks.do)
        self.page.back_wanted.connect(self.close_door)
        self.page.undo_wanted.connect(self._undo)
        self.theme.changed.connect(self._show_door)
        self.panel.show_findings(())

    # what is shown

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self.grid

    def refresh(self, changes: Changes | None) -> None:
        """Read again what a change touches: only its marks where it touches nothing else."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        if not self.isVisible() or changes is None or self._stale or self.view is None:
            self._stale = True
            if self.isVisible():
                self._read()
            return
        view = self.view
        self.operations.read(lambda file: attendance_view.view(file, view.year, shown=view), self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was changed while the tab was out of view."""
        super().showEvent(event)
        if self._stale:
            self._read()
        self.grid.setFocus()

    def _read(self) -> None:
        self._stale = False
        year = self._year
        self.operations.read(lambda file: attendance_view.view(file, year), self._show)

    def _show(self, view: AttendanceView) -> None:
        self.view = view
        session, row = self.grid.session, self.grid.currentIndex().row()
        self._show_years(view)
        self.grid.grid.show_view(view)
        if not (view.ceos.rows and view.ceos.sessions):
            self.stack.setCurrentIndex(_EMPTY)
            return
        if self.stack.currentIndex() == _EMPTY:
            self.stack.setCurrentIndex(_GRID)
        if not self.grid.currentIndex().isValid():
            model = self.grid.grid
            wanted = session if session is not None else view.next_session or view.ceos.sessions[-1]
            inside = 0 <= row < model.rowCount() and not model.line_at(row).heading
            self.grid.go_to(row if inside else model.first_row(Part.CEOS), wanted.id)
        self._show_door()
        if view.findings != self._findings:
            self._findings = view.findings
            self.panel.show_findings(view.findings)

    def _show_years(self, view: AttendanceView) -> None:
        if self._years == (view.years, view.year):
            return
        self._years = (view.years, view.year)
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
        self.grid.setFocus()

    def _session_changed(self, session_id: int) -> None:
        self._show_door()
        self.navigation.session_changed.emit(session_id)

    def _row_changed(self, row: int) -> None:
        found = self.grid.grid.grid_row(row)
        if found is not None and self.grid.grid.line_at(row).part is Part.CEOS:
            self._organization_id = found.organization_id
        self._show_instead()

    def _show_door(self) -> None:
        session, view = self.grid.session, self.view
        if session is None or view is None:
            return
        if self._sheet is None or self._sheet[0] is not view.snapshot or self._sheet[1] != session.id:
            self._sheet = (view.snapshot, session.id, view.sheet(session.id))
        self._door = door(view, session, self._sheet[2])
        self.panel.show_door(self._door)
        if self.stack.currentIndex() == _DOOR:
            self.page.show_door(self._door)
        self._show_instead()

    def _show_instead(self) -> None:
        cell, organization = self._ceo_seat()
        mark = cell.mark if cell is not None else None
        here = mark is not None and mark.kind is not MarkKind.ABSENT
        shown = self._door is not None and self._door.open and organization is not None and not here
        self.panel.instead.setVisible(shown)
        if shown and organization is not None and self.view is not None:
            person = self._person_of(cell)
            self.panel.instead.show_seat(
                self.view.snapshot.program,
                short_name(person.name) if person is not None else "",
                organization,
                absent=mark is not None and mark.kind is MarkKind.ABSENT,
            )

    def _ceo_seat(self) -> tuple[Cell | None, Organization | None]:
        """Return the CEO's seat at the session at work of the organization the user was at last."""
        session, model = self.grid.session, self.grid.grid
        if session is None or self.view is None:
            return None, None
        row = model.row_of(Part.CEOS, self._organization_id or 0)
        row = model.first_row(Part.CEOS) if row < 0 else row
        found = model.grid_row(row) if row >= 0 else None
        if found is None:
            return None, None
        cell = found.cells[model.column_of(session.id)]
        return cell, self.view.snapshot.organization_by_id[found.organization_id]

    def _person_of(self, cell: Cell | None) -> Person | None:
        if cell is None or cell.appointment is None or self.view is None:
            return None
        return self.view.snapshot.person_by_id[cell.appointment.person_id]

    def person(self) -> Person | None:
        """Return the person whose cell the user is at."""
        index = self.grid.currentIndex()
        return (
            self._person_of(self.grid.grid.cell_at(index.row(), index.column())) if index.isValid() else None
        )

    def show_value(self, entity: Entity, id_: int) -> None:
        """Show the session of a mark, a seat or a note, at its CEO's seat; or just a session."""
        self.operations.read(lambda file: attendance_view.place_of(file, entity, id_), self._go_to)

    def _go_to(self, place: tuple[int, int | None, int]) -> None:
        session_id, organization_id, year = place
        if self.view is None or self.grid.grid.column_of(session_id) < 0:
            self._year = year
            self._read()
        self.close_door()
        model = self.grid.grid
        row = model.row_of(Part.CEOS, organization_id or 0)
        self.grid.go_to(row if row >= 0 else model.first_row(Part.CEOS), session_id)

    # what the user asks for

    def open_door(self) -> None:
        """Open the large check-in of the session at work."""
        if self._door is None or not self._door.open:
            return
        self.stack.setCurrentIndex(_DOOR)
        self.page.show_door(self._door)
        self.page.focus_first()

    def close_door(self) -> None:
        """Go back to the grid."""
        if self.stack.currentIndex() == _DOOR:
            self.stack.setCurrentIndex(_GRID)
        self.grid.setFocus()

    def _undo(self) -> None:
        self.operations.change(history.undo)

    def _came_instead(self) -> None:
        cell, organization = self._ceo_seat()
        if self._door is not None and organization is not None:
            self.marking.came_instead(self._door.session, organization.id, cell)

    def _succession(self) -> None:
        _, organization = self._ceo_seat()
        if organization is not None:
            self.navigation.succession_wanted.emit(organization.id)

    def open_check_in(self) -> None:
        """Open the check-in of the session at work, or say why there is none."""
        if self._stale:
            self._read()
        session = self.grid.session
        if session is None:
            self.navigation.message.emit("There is no session yet whose people could be checked in.")
            return
        self.navigation.attendance_wanted.emit(session.id)
        self.open_door()
        if self._door is not None and not self._door.open:
            self.operations.refused.emit(self._door.notice)
