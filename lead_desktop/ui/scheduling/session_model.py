"""The sessions of the program, grouped by program year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from lead_desktop.domain.sessions import SessionState
from lead_desktop.domain.words import month, short_day
from lead_desktop.services.sessions import ProgramYear, SessionLine

_Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1

STATE_SIGNS = {
    SessionState.DRAFT: "○",
    SessionState.ANNOUNCED: "●",
    SessionState.HELD: "✓",
    SessionState.CANCELLED: "×",
}


class SessionModel(QAbstractListModel):
    """Rows are headings of years (a text) and sessions (a line)."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str | SessionLine, ...] = ()

    def show_lines(self, lines: Sequence[SessionLine], years: Sequence[ProgramYear], only: str = "") -> None:
        """Show other sessions; `only` keeps those whose host, topic or day has the text."""
        rows: list[str | SessionLine] = []
        for year in years:
            mine = [line for line in lines if line.year == year.number and _matches(line, only)]
            if mine:
                span = f"{month(year.first_day)} – {month(year.last_day)}"
                rows.append(f"YEAR {year.number} · {span.upper()}")
                rows.extend(mine)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, session_id: int) -> int:
        """Return the row of a session, or -1."""
        for place, row in enumerate(self._rows):
            if isinstance(row, SessionLine) and row.session.id == session_id:
                return place
        return -1

    def line_at(self, row: int) -> SessionLine | None:
        """Return the session of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, SessionLine) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let sessions be selected, headings not."""
        if index.isValid() and self.line_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row if isinstance(row, SessionLine) else None
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        session = row.session
        host = row.host.name if row.host is not None else "no host yet"
        return f"Session {session.number}, {short_day(session.day)}, {host}, {session.state.value}"


def _matches(line: SessionLine, only: str) -> bool:
    host = line.host.name if line.host is not None else ""
    session = line.session
    text = f"{session.number} {short_day(session.day)} {host} {session.topic} {session.state.value}"
    return all(word in text.casefold() for word in only.casefold().split())
