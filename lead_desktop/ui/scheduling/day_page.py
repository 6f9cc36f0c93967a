"""The middle of the Scheduling tab: one session's day, from its facts to what was promised."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.agenda import total_minutes
from lead_desktop.domain.sessions import SessionState
from lead_desktop.domain.words import clock, duration, long_day
from lead_desktop.services.after_day import AfterDay
from lead_desktop.services.agenda import Day
from lead_desktop.ui.scheduling.after_panel import AfterPanel
from lead_desktop.ui.scheduling.agenda_model import AgendaModel
from lead_desktop.ui.scheduling.agenda_view import AgendaView
from lead_desktop.ui.scheduling.facts import Facts
from lead_desktop.ui.scheduling.papers_table import PapersTable
from lead_desktop.ui.scheduling.people_panel import PeoplePanel
from lead_desktop.ui.scheduling.room_strip import RoomStrip
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.labels import Pill, label, muted, page_heading, section_heading

_LEVELS = {
    SessionState.DRAFT: "muted",
    SessionState.ANNOUNCED: "",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "blocking",
}


class DayPage(QWidget):
    """Shows a day; what the user wants is asked of the tab through the parts' own signals."""

    reveal_wanted = Signal(QWidget)
    """Scroll to a part of the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self.theme = theme
        self.day: Day | None = None
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.hosted = label("", self)
        self.pill = Pill("", "", self)
        self.edit_button = QPushButton("&Edit session…", self)
        self.move_button = QPushButton("&Move…", self)
        self.texts_button = QPushButton("Te&xts…", self)
        self.facts = Facts(self)
        self.agenda_words = muted("", self)
        self.add_item = QPushButton("&Add item…", self)
        self.open_item = QPushButton("Edit item…", self)
        self.delete_item = QPushButton("Delete item", self)
        self.agenda_model = AgendaModel()
        self.agenda = AgendaView(self.agenda_model, theme, self)
        self.no_agenda = muted("No items yet. Add the first one: arrival, welcome, the host's example…", self)
        self.strip = RoomStrip(theme, self)
        quiet = lambda: theme.colour("muted")  # noqa: E731 - asked for anew after a change of theme
        self.papers = PapersTable(quiet)
        self.people = PeoplePanel(theme, self)
        self.after = AfterPanel(theme, self)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.texts_button)
        head.addWidget(self.move_button)
        head.addWidget(self.edit_button)
        layout.addLayout(head)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.hosted)
        second.addWidget(self.pill)
        second.addStretch(1)
        layout.addLayout(second)
        layout.addSpacing(4)
        layout.addWidget(self.facts)
        layout.addSpacing(8)
        title = QHBoxLayout()
        title.setSpacing(6)
        title.addWidget(section_heading("Agenda", self))
        title.addWidget(self.agenda_words)
        title.addStretch(1)
        for button in (self.add_item, self.open_item, self.delete_item):
            title.addWidget(button)
        layout.addLayout(title)
        layout.addWidget(self.no_agenda)
        layout.addWidget(self.agenda)
        layout.addSpacing(6)
        layout.addWidget(section_heading("Who is in the room", self))
        layout.addWidget(self.strip)
        for part in (self.papers, self.people, self.after):
            layout.addSpacing(10)
            layout.addWidget(part)
        layout.addStretch(1)

    def show_day(self, day: Day) -> None:
        """Show a session."""
        self.day = day
        session = day.session
        self.heading.setText(f"Session {session.number} · {long_day(session.day)}")
        place = f"Year {day.year}, session {day.place_in_year} of {day.sessions_in_year}"
        host = f"Hosted by {day.host.name}" if day.host is not None else "No host yet"
        self.hosted.setText(f"{host}  ·  {place}")
        words = session.state.value.capitalize()
        if session.state is SessionState.CANCELLED:
            words += f": {session.cancelled_reason[:60]}"
        self.pill.show_state(words, _LEVELS[session.state])
        self.facts.show_day(day, self.theme.palette.good, self.theme.palette.warning)
        items = [line.item for line in day.lines]
        if items:
            self.agenda_words.setText(
                f"·  {duration(total_minutes(items))}, ends {clock(day.lines[-1].timed.end)}"
            )
        else:
            self.agenda_words.setText("")
        self.no_agenda.setVisible(not items)
        self.agenda.setVisible(bool(items))
        self.strip.setVisible(bool(items))
        self.agenda_model.show_lines(day.lines)
        self.strip.show_lines(day.lines)
        self.papers.show_day(day)

    def show_versions(self, counts: Mapping[int, int]) -> None:
        """Show how many earlier versions each paper has, by its id."""
        self.papers.show_versions(counts)

    def show_after(self, after: AfterDay) -> None:
        """Show what the day left behind."""
        if self.day is not None:
            self.after.show_after(after, self.day.session, self.day.today)

    def show_item_buttons(self) -> None:
        """Let items be edited and deleted only where one is selected."""
        present = self.agenda.currentIndex().isValid()
        self.open_item.setEnabled(present)
        self.delete_item.setEnabled(present)
