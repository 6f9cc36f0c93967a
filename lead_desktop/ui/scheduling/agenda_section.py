"""The agenda on the day's page: its heading and buttons, the table, what is odd about it, and the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.agenda import PAUSES, end_of_day, total_minutes
from lead_desktop.domain.scheduling.timetable import minutes_by_kind
from lead_desktop.domain.text.formatting import clock, duration
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted, section_heading
from lead_desktop.ui.scheduling.agenda_model import AgendaModel
from lead_desktop.ui.scheduling.agenda_view import AgendaView
from lead_desktop.ui.scheduling.room_strip import RoomStrip
from lead_desktop.ui.theme import Theme


class DayNotice(QFrame):
    """What an edit has brought about, right above the agenda; with a way to take it back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = label("", self, wrap=True)
        self.undo_button = QPushButton("Undo", self)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName("Close this message")
        self._close.setProperty("link", True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self._close)
        self.hide()

    def say(self, *sentences: str) -> None:
        """Show sentences; without any the notice goes away."""
        self._text.setText("\n".join(f"!  {sentence}" for sentence in sentences))
        self.setVisible(bool(sentences))

    def sentences(self) -> str:
        """Return what is said; empty while the notice is hidden."""
        return "" if self.isHidden() else self._text.text()


class EmptyDay(QFrame):
    """What stands in the place of an agenda that has no items: the ways to begin one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        text = muted(
            "This day has no agenda yet. Begin with the typical day, or with a day that was held before, "
            "and change what is different.",
            self,
            wrap=True,
        )
        self.typical = QPushButton("Lay out the &typical day", self)
        self.typical.setProperty("primary", True)
        self.copy = QPushButton("&Copy another session…", self)
        self.add = QPushButton("Add one &item…", self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.typical, self.copy, self.add):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addLayout(row)


class AgendaSection(QWidget):
    """Shows the agenda of a day; what the user wants goes out through the parts' own signals."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = AgendaModel()
        self.view = AgendaView(self.model, theme, self)
        self.strip = RoomStrip(theme, self)
        self.notice = DayNotice(self)
        self.empty = EmptyDay(self)
        self.length = ElidedLabel("", self)
        self.length.setProperty("muted", True)
        self.add_button = self._menu_button("&Add item", "Add an item of the typical day, or another one")
        self.item_button = self._menu_button("Ite&m", "What can be done with the selected item")
        self.day_button = self._menu_button("Whole &day", "Templates, and days of other sessions")
        self.print_button = self._menu_button("P&rint", "The agenda for each group, and the run sheet")
        self.warnings = label("", self, wrap=True)
        self.warnings.setObjectName("day_warnings")
        self.kinds = muted("", self, wrap=True)
        self.kinds.setProperty("small", True)
        self.room_heading = section_heading("Who is in the room", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self.notice)
        layout.addWidget(self.empty)
        layout.addWidget(self.view)
        layout.addWidget(self.warnings)
        layout.addWidget(self.kinds)
        layout.addSpacing(6)
        layout.addWidget(self.room_heading)
        layout.addWidget(self.strip)

    def _menu_button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setProperty("menu", True)
        button.setMenu(QMenu(button))
        return button

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(section_heading("Agenda", self))
        head.addWidget(self.length, 1)
        for button in (self.add_button, self.item_button, self.day_button, self.print_button):
            head.addWidget(button)
        return head

    def fill_menus(
        self, add: Callable[[QMenu], None], item: Callable[[QMenu], None], day: Callable[[QMenu], None]
    ) -> None:
        """Let menus be filled whenever they are opened."""
        for button, fill in ((self.add_button, add), (self.item_button, item), (self.day_button, day)):
            menu = button.menu()

            def open_anew(menu: QMenu = menu, fill: Callable[[QMenu], None] = fill) -> None:
                menu.clear()
                fill(menu)

            menu.aboutToShow.connect(open_anew)

    def show_day(self, day: Day) -> None:
        """Show the agenda of a session."""
        items = day.items
        present = bool(items)
        # What was said belongs to the edit before; the edit that brought this day has not spoken yet.
        self.notice.say()
        left_alone = not present and self.view.hasFocus()
        self.length.show_text(
            f"·  {_length_text(day)}" if present else "", f"·  {_end_text(day)}" if present else ""
        )
        for widget in (self.view, self.strip, self.room_heading, self.kinds):
            widget.setVisible(present)
        self.item_button.setEnabled(present)
        self.print_button.setEnabled(present)
        self.empty.setVisible(not present)
        if left_alone:
            self.empty.typical.setFocus()
        self.model.show_lines(day.lines, day.leads, day.program.formats)
        self.strip.show_day(day)
        self.warnings.setText("\n".join(f"!  {sentence}" for sentence in day.warnings))
        self.warnings.setVisible(bool(day.warnings))
        # A line is broken only between two kinds.
        parts = [one.replace(" ", "\N{NO-BREAK SPACE}") for one in _kind_text(day)]
        self.kinds.setText("\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·  ".join(parts))


def _kind_text(day: Day) -> list[str]:
    """Return the time of each kind of item in words, breaks and meals as one."""
    kinds = minutes_by_kind(day.items)
    found = [
        f"{kind.value[0].upper()}{kind.value[1:]} {duration(minutes)}"
        for kind, minutes in kinds
        if kind not in PAUSES
    ]
    pauses = sum(minutes for kind, minutes in kinds if kind in PAUSES)
    return [*found, f"Pauses {duration(pauses)}"] if pauses else found


def _end_text(day: Day) -> str:
    return f"ends {clock(end_of_day(day.items, day.session.start), day.program.formats)}"


def _length_text(day: Day) -> str:
    text = f"{duration(total_minutes(day.items))}, {_end_text(day)}"
    free = sum(max(line.timed.slack, 0) for line in day.lines)
    over = -sum(min(line.timed.slack, 0) for line in day.lines)
    if free:
        text += f", {duration(free)} free"
    if over:
        text += f", {duration(over)} too long"
    return text
