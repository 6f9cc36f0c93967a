"""The left side of the Scheduling tab: the sessions by program year, a filter, and ways to jump."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.services.scheduling.sessions import ProgramYear, SessionLine
from lead_desktop.ui.kit.labels import muted
from lead_desktop.ui.scheduling.session_delegate import SessionDelegate
from lead_desktop.ui.scheduling.session_model import SessionModel
from lead_desktop.ui.theme import Theme

_MOST_WORDS = 3
"""With more years than this their buttons say the number alone."""
_MOST_YEARS = 6
"""More years than this have no buttons of their own; they are reached by the filter."""


class _Filter(QLineEdit):
    """A line whose Down and Enter keys go to the sessions that were found."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list with Down or Enter, empty the line with Esc."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SessionList(QWidget):
    """Shows the sessions; choosing one is told, everything else is asked of the tab."""

    chosen = Signal(int)
    """The user went to a session, by its id."""
    add_wanted = Signal()
    airtime_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sessions")
        self.setMinimumWidth(210)
        self._lines: tuple[SessionLine, ...] = ()
        self._years: tuple[ProgramYear, ...] = ()
        self._session_id: int | None = None
        self.model = SessionModel()
        self._delegate = SessionDelegate(theme)
        self.filter = _Filter(self)
        self.filter.setPlaceholderText("Filter: host, topic, month, state…")
        self.filter.setAccessibleName("Filter sessions")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_list)
        self.filter.list_wanted.connect(self._go_to_found)
        self.list = self._make_list()
        self.nothing = muted("", self, wrap=True)
        self.nothing.setContentsMargins(14, 6, 14, 6)
        self.nothing.hide()
        self.next_button = self._jump_button("&Next", "Go to the next session (Ctrl+J)")
        self.next_button.clicked.connect(self.show_next)
        self._year_buttons: dict[int, QToolButton] = {}
        self._jumps = QHBoxLayout()
        self._jumps.setContentsMargins(12, 0, 12, 0)
        self._jumps.setSpacing(4)
        self._jumps.addStretch(1)
        self._jumps.addWidget(self.next_button)
        add = QPushButton("Add session…", self)
        add.clicked.connect(self.add_wanted)
        airtime = QPushButton("Airtime and topics…", self)
        airtime.clicked.connect(self.airtime_wanted)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 12, 2)
        top.addWidget(self.filter)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(12, 4, 12, 0)
        bottom.setSpacing(6)
        bottom.addWidget(add)
        bottom.addWidget(airtime)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(self._jumps)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)
        theme.changed.connect(self.list.viewport().update)

    def _make_list(self) -> QListView:
        made = QListView(self)
        made.setObjectName("side")
        made.setAccessibleName("Sessions")
        made.setModel(self.model)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(made.viewport().mapToGlobal(place))
        )
        made.selectionModel().currentChanged.connect(self._current_changed)
        made.verticalScrollBar().valueChanged.connect(self._say_year)
        return made

    def _jump_button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    # what is shown

    @property
    def session_id(self) -> int | None:
        """Return the session that is shown."""
        return self._session_id

    def show_lines(self, lines: Sequence[SessionLine], years: Sequence[ProgramYear]) -> None:
        """Show other sessions; the chosen one stays, else the next one is chosen."""
        self._lines, self._years = tuple(lines), tuple(years)
        if not any(line.session.id == self._session_id for line in self._lines):
            self._session_id = next((line.session.id for line in self._lines if line.is_next), None)
            if self._session_id is None and self._lines:
                self._session_id = self._lines[-1].session.id
        self.next_button.setEnabled(any(line.is_next for line in self._lines))
        self._show_years()
        self._show_list()

    def _show_years(self) -> None:
        present = {line.year for line in self._lines}
        wanted = [year.number for year in self._years if year.number in present][:_MOST_YEARS]
        if list(self._year_buttons) == wanted:
            return
        for button in self._year_buttons.values():
            button.hide()
            button.deleteLater()
        self._year_buttons = {}
        for place, year in enumerate(wanted):
            # Four words or more have no room beside one another.
            text = f"Year {year}" if len(wanted) <= _MOST_WORDS else str(year)
            button = self._jump_button(text, f"Go to the sessions of year {year}")
            button.setAccessibleName(f"Year {year}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, year=year: self.show_year(year))
            self._jumps.insertWidget(place, button)
            self._year_buttons[year] = button

    def _show_list(self) -> None:
        text = self.filter.text()
        self.model.show_lines(self._lines, self._years, text)
        found = self.model.rowCount() > 0
        self.nothing.setText(f"No session has “{text.strip()[:40]}”." if text.strip() else "")
        self.nothing.setVisible(not found and bool(self.nothing.text()))
        row = self.model.row_of(self._session_id or 0)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self._bring_into_view(row)
        self._say_year()

    def _bring_into_view(self, row: int) -> None:
        """Show a session below the heading of its year where both fit, else with its neighbours."""
        index = self.model.index(row)
        heading = self.model.heading_row(self.model.year_at(row) or 0)
        if heading >= 0:
            self.list.scrollTo(self.model.index(heading), QListView.ScrollHint.PositionAtTop)
        if self.list.visualRect(index).bottom() > self.list.viewport().height() - 4:
            self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen session into view once the list has its size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_chosen)

    def _bring_chosen(self) -> None:
        row = self.model.row_of(self._session_id or 0)
        if row >= 0:
            self._bring_into_view(row)

    def _say_year(self) -> None:
        """Check the button of the year of the chosen session, or where that is out of view, at the top."""
        chosen = self.list.currentIndex()
        seen = self.list.viewport().rect().contains(self.list.visualRect(chosen).center())
        top = chosen if chosen.isValid() and seen else self.list.indexAt(QPoint(8, 12))
        year = self.model.year_at(top.row()) if top.isValid() else None
        for number, button in self._year_buttons.items():
            button.setChecked(number == year)

    # going somewhere

    def show_session(self, session_id: int) -> None:
        """Go to a session; a filter that hides it is taken away."""
        if self.model.row_of(session_id) < 0:
            self.filter.clear()
        row = self.model.row_of(session_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def show_next(self) -> None:
        """Go to the next session."""
        upcoming = next((line.session.id for line in self._lines if line.is_next), None)
        if upcoming is not None:
            self.show_session(upcoming)
            self._bring_chosen()

    def show_year(self, year: int) -> None:
        """Bring the heading of a program year to the top, as far as the list can scroll."""
        row = self.model.heading_row(year)
        if row >= 0:
            self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtTop)
        for number, button in self._year_buttons.items():
            button.setChecked(number == year)

    def _go_to_found(self) -> None:
        rows = range(self.model.rowCount())
        first = next((row for row in rows if self.model.line_at(row) is not None), None)
        if first is not None:
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(first))
            self.list.setFocus()

    def _current_changed(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None and line.session.id != self._session_id:
            self._session_id = line.session.id
            self._say_year()
            self.chosen.emit(line.session.id)
