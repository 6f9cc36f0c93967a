"""The list of sessions: program years as headings, their sessions below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.text.formatting import month, short_day
from lead_desktop.services.scheduling.sessions import ProgramYear, SessionLine
from lead_desktop.services.search import plain

_Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1


class SessionModel(QAbstractListModel):
    """Rows are headings of years (a text) and sessions (a line)."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str | SessionLine, ...] = ()
        self._headings: dict[int, int] = {}

    def show_lines(self, lines: Sequence[SessionLine], years: Sequence[ProgramYear], only: str = "") -> None:
        """Show other sessions; `only` keeps those whose host, topic, day or state has the text."""
        rows: list[str | SessionLine] = []
        headings: dict[int, int] = {}
        for year in years:
            mine = [line for line in lines if line.year == year.number and matches(line, only)]
            if mine:
                formats = mine[0].formats
                span = f"{month(year.first_day, formats)} – {month(year.last_day, formats)}"
                headings[year.number] = len(rows)
                rows.append(f"YEAR {year.number} · {span.upper()}")
                rows.extend(mine)
        self.beginResetModel()
        self._rows = tuple(rows)
        self._headings = headings
        self.endResetModel()

    def row_of(self, session_id: int) -> int:
        """Return the row of a session, or -1."""
        for place, row in enumerate(self._rows):
            if isinstance(row, SessionLine) and row.session.id == session_id:
                return place
        return -1

    def heading_row(self, year: int) -> int:
        """Return the row of a year's heading, or -1."""
        return self._headings.get(year, -1)

    def year_at(self, row: int) -> int | None:
        """Return the program year that a row belongs to."""
        above = [year for year, place in self._headings.items() if place <= row]
        return max(above, default=None)

    def line_at(self, row: int) -> SessionLine | None:
        """Return the session of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, SessionLine) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let sessions be selected, headings not."""
        if index.isValid() and self.line_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row if isinstance(row, SessionLine) else None
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(_texts(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(_texts(row))
        return None


def _texts(line: SessionLine) -> list[str]:
    """Return everything the row of a session says, one thing after the other."""
    session = line.session
    formats = line.formats
    state = session.state.value
    if session.state is SessionState.CANCELLED and session.cancelled_reason:
        state += f": {session.cancelled_reason}"
    parts = [
        f"Session {session.number}",
        short_day(session.day, formats),
        line.host.name if line.host is not None else "no host yet",
        "next session, " + state if line.is_next else state,
    ]
    if session.topic:
        parts.append(session.topic)
    return [*parts, *line.remarks]


def matches(line: SessionLine, only: str) -> bool:
    """Tell whether a session has every word that was typed; accents and case do not matter."""
    text = plain(" ".join(_texts(line)))
    return all(word in text for word in plain(only).split())
