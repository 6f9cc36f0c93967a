"""The attendance of sessions as a table: people down, sessions across, three parts one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lead_desktop.domain.attendance import attendance_formatting as attendance_formatting
from lead_desktop.domain.attendance.grid import Cell, Grid, Row, share_text
from lead_desktop.domain.model.attendance import TurnedAway
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Person, Role
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.domain.text.formatting import brief_day, long_day, plural
from lead_desktop.services.attendance.attendance_view import AttendanceView

_Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
GUEST_ROLE = Qt.ItemDataRole.UserRole + 2
NOTE_ROLE = Qt.ItemDataRole.UserRole + 3


class Part(Enum):
    """The three parts of the table."""

    CEOS = "CEOs"
    QUALITY = "Heads of Quality"
    GUESTS = "Guests"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: the `place`-th row of a part, or the part's heading (-1)."""

    part: Part
    place: int = -1

    @property
    def heading(self) -> bool:
        """Tell whether this is the heading of a part."""
        return self.place < 0


def tooltip(*lines: str) -> str:
    """Write lines for a tooltip so that nothing in them is taken for markup."""
    return "<p style='white-space: pre-wrap'>" + "<br>".join(escape(line) for line in lines if line) + "</p>"


class GridModel(QAbstractTableModel):
    """Shows a view of attendance; a mark refreshes its own cell and rate, not the table."""

    def __init__(self) -> None:
        super().__init__()
        self.view: AttendanceView | None = None
        self._lines: tuple[Line, ...] = ()
        self._guests: dict[int, tuple[Guest, ...]] = {}
        self._away: dict[tuple[int, int], tuple[TurnedAway, ...]] = {}
        self._warnings: dict[int, str] = {}

    # what is shown

    def show_view(self, view: AttendanceView) -> None:
        """Show another view; the same people and sessions again keep the place in the table."""
        before = self.view
        lines = _lines(view)
        same = before is not None and lines == self._lines and _same_frame(before, view)
        if not same:
            self.beginResetModel()
        self.view = view
        self._lines = lines
        if before is None or before.guests != view.guests or not same:
            self._guests = {
                session.id: view.guests_of(session.id) for session in view.ceos.sessions if view.guests
            }
        moved = before is None or before.turned_away != view.turned_away
        if moved:
            self._away = {}
            for note in view.turned_away:
                key = (note.session_id, note.organization_id)
                self._away[key] = (*self._away.get(key, ()), note)
        self._warnings = {
            repeated.appointment.organization_id: f"{plural(len(repeated.absences), 'absence')} in 12 months"
            for repeated in view.repeated
        }
        if not same:
            self.endResetModel()
        elif before is not None:
            self._tell(before, view, everything=moved)

    def _tell(self, before: AttendanceView, view: AttendanceView, *, everything: bool) -> None:
        """Tell the table which cells changed, one by one: for several at once Qt paints all of them anew."""
        if everything or before.guests != view.guests:
            last = self.index(len(self._lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for number, line in enumerate(self._lines):
            if line.heading or line.part is Part.GUESTS:
                continue
            then, now = (_grid(one, line.part).rows[line.place] for one in (before, view))
            if then is now:
                continue
            for column, (old, new) in enumerate(zip(then.cells, now.cells, strict=True)):
                if old is not new:
                    self.dataChanged.emit(self.index(number, column), self.index(number, column))

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return the sessions across."""
        return self.view.ceos.sessions if self.view is not None else ()

    def line_at(self, row: int) -> Line:
        """Return what a row of the table is."""
        return self._lines[row]

    def column_of(self, session_id: int) -> int:
        """Return the column of a session, or -1."""
        return next((place for place, session in enumerate(self.sessions) if session.id == session_id), -1)

    def first_row(self, part: Part = Part.CEOS) -> int:
        """Return the first row of a part below its heading, or -1."""
        found = (place for place, line in enumerate(self._lines) if line.part is part and not line.heading)
        return next(found, -1)

    def grid_row(self, row: int) -> Row | None:
        """Return the row of the grid that a row of the table shows; None for headings and guests."""
        line = self._lines[row]
        if self.view is None or line.heading or line.part is Part.GUESTS:
            return None
        return _grid(self.view, line.part).rows[line.place]

    def role_at(self, row: int) -> Role:
        """Return the role whose seats a row shows."""
        return Role.HEAD_OF_QUALITY if self._lines[row].part is Part.QUALITY else Role.CEO

    def cell_at(self, row: int, column: int) -> Cell | None:
        """Return a seat; None for headings and guests."""
        found = self.grid_row(row)
        return found.cells[column] if found is not None else None

    def guest_at(self, row: int, column: int) -> Guest | None:
        """Return the guest of a session in a row of guests."""
        line = self._lines[row]
        if line.part is not Part.GUESTS or line.heading:
            return None
        guests = self._guests.get(self.sessions[column].id, ())
        return guests[line.place] if line.place < len(guests) else None

    def row_of(self, part: Part, organization_id: int) -> int:
        """Return the row of an organization in a part, or -1."""
        for number, line in enumerate(self._lines):
            found = self.grid_row(number) if line.part is part else None
            if found is not None and found.organization_id == organization_id:
                return number
        return -1

    # words

    def heading(self, row: int) -> tuple[str, str]:
        """Return the words of a heading: the part, and what there is to say of it."""
        part = self._lines[row].part
        if self.view is None:
            return part.value, ""
        if part is Part.GUESTS:
            asked = [guest.attended for guest in self.view.guests if guest.attended is not None]
            return (
                part.value,
                f"{sum(asked)} of {len(asked)} came" if asked else "one featured guest a session",
            )
        return part.value, attendance_formatting.summary(_grid(self.view, part))

    def names(self, row: int) -> tuple[str, str, str]:
        """Return who a row is: name, successors, organization."""
        found = self.grid_row(row)
        if found is None or self.view is None:
            place = self._lines[row].place
            return ("Featured guest" if place == 0 else f"Guest {place + 1}", "", "")
        first, later = attendance_formatting.holder_text(found, self._people, self.formats)
        organization = self.view.snapshot.organization_by_id[found.organization_id]
        return first, later, organization.name

    def colour_at(self, row: int) -> int | None:
        """Return the place of a row's organization in the family of colours."""
        found = self.grid_row(row)
        if found is None or self.view is None:
            return None
        return self.view.snapshot.organization_by_id[found.organization_id].colour

    def rate_text(self, row: int) -> str:
        """Return the rate of a row, or of a part at its heading."""
        if self.view is None or self._lines[row].part is Part.GUESTS:
            return ""
        shown = _grid(self.view, self._lines[row].part)
        return share_text(shown.share(self.grid_row(row)), self.formats)

    def warning_at(self, row: int) -> str:
        """Return what there is to think about in a row: that its CEO is absent again."""
        found = self.grid_row(row)
        if found is None or self._lines[row].part is not Part.CEOS:
            return ""
        return self._warnings.get(found.organization_id, "")

    def rate_tooltip(self, row: int) -> str:
        """Return the arithmetic behind a rate."""
        if self.view is None or self._lines[row].part is Part.GUESTS:
            return ""
        shown = _grid(self.view, self._lines[row].part)
        found = self.grid_row(row)
        if found is None:
            return tooltip(attendance_formatting.group_arithmetic(shown))
        return tooltip(
            self.warning_at(row),
            attendance_formatting.arithmetic(found, shown.role),
            *attendance_formatting.person_lines(found, shown.role, self._people, self.formats),
        )

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages."""
        return self.view.snapshot.formats if self.view is not None else Formats()

    @property
    def _people(self) -> dict[int, Person]:
        assert self.view is not None
        return self.view.snapshot.person_by_id

    def cell_sentence(self, row: int, column: int) -> str:
        """Return everything that is known of a cell, a line for each thing."""
        return "\n".join(self._cell_lines(row, column))

    def _cell_lines(self, row: int, column: int) -> list[str]:
        session = self.sessions[column]
        where = f"session {session.number}, {long_day(session.day, self.formats)}"
        cell = self.cell_at(row, column)
        if cell is None:
            guest = self.guest_at(row, column)
            if guest is None:
                return [f"No guest at {where}"]
            came = {None: "Not marked yet.", True: "Came.", False: "Did not come."}[guest.attended]
            return [f"{guest.name}, {where}", came]
        who = self._people[cell.appointment.person_id].name if cell.appointment is not None else ""
        lines = [f"{who}, {where}" if who else where[0].upper() + where[1:]]
        lines.append(attendance_formatting.state_sentence(cell, self.role_at(row), self.formats))
        if cell.mark is not None and cell.mark.note:
            lines.append(f"Note: {cell.mark.note}")
        for note in self._away_at(row, column):
            lines.append(f"Turned away: {note.name}. {note.reason}")
        return lines

    def _away_at(self, row: int, column: int) -> tuple[TurnedAway, ...]:
        found = self.grid_row(row)
        if found is None or self._lines[row].part is not Part.CEOS:
            return ()
        return self._away.get((self.sessions[column].id, found.organization_id), ())

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are, headings among them."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.sessions)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let everything be reached but the headings."""
        if not index.isValid() or self._lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the session of a column, the person of a row."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_header(section, role)
        session = self.sessions[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{session.number}\n{brief_day(session.day, self.formats)}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = f"Session {session.number}, {long_day(session.day, self.formats)}"
            if session.state is SessionState.CANCELLED:
                text += f", cancelled: {session.cancelled_reason}"
            return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def _row_header(self, row: int, role: int) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if self._lines[row].heading:
            return " · ".join(self.heading(row)) if role != Qt.ItemDataRole.ToolTipRole else None
        first, later, organization = self.names(row)
        name = f"{first} {later}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rate_tooltip(row) if organization else None
        return f"{name}, {organization}, {self.rate_text(row)}" if organization else name

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the cell itself."""
        if not index.isValid() or self._lines[index.row()].heading:
            return None
        row, column = index.row(), index.column()
        if role == CELL_ROLE:
            return self.cell_at(row, column)
        if role == GUEST_ROLE:
            return self.guest_at(row, column)
        if role == NOTE_ROLE:
            cell = self.cell_at(row, column)
            noted = cell is not None and cell.mark is not None and bool(cell.mark.note)
            return noted or bool(self._away_at(row, column))
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell_at(row, column)
            if cell is not None:
                return attendance_formatting.cell_text(cell, self.role_at(row))
            guest = self.guest_at(row, column)
            return "" if guest is None else {None: "·", True: "came", False: "absent"}[guest.attended]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(*self._cell_lines(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(self._cell_lines(row, column))
        return None


def _grid(view: AttendanceView, part: Part) -> Grid:
    return view.quality if part is Part.QUALITY else view.ceos


def _lines(view: AttendanceView) -> tuple[Line, ...]:
    lines: list[Line] = []
    most = 0
    for session in view.ceos.sessions if view.guests else ():
        most = max(most, len(view.guests_of(session.id)))
    for part, count in (
        (Part.CEOS, len(view.ceos.rows)),
        (Part.QUALITY, len(view.quality.rows)),
        (Part.GUESTS, most),
    ):
        if count:
            lines += [Line(part), *(Line(part, place) for place in range(count))]
    return tuple(lines)


def _same_frame(before: AttendanceView, view: AttendanceView) -> bool:
    """Tell whether two views have the same people and sessions around their marks."""
    one, other = before.snapshot, view.snapshot
    return before.year == view.year and (
        one is other
        or (one.organizations, one.people, one.appointments, one.sessions)
        == (other.organizations, other.people, other.appointments, other.sessions)
    )
